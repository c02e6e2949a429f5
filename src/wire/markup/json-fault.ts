const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const UNFINISHED = /^(?:-?\d*\.?\d*[eE]?[+-]?|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/u;
const ESCAPED = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;

/** Where the string that opens at `from` ends, and whether with its quotation mark; at a mistake where that is. */
const stringEnd = (text: string, from: number): { readonly at: number; readonly isWhole: boolean } => {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { at: at + 1, isWhole: true };
    if (code < 0x20) return { at, isWhole: false };
    if (code === 0x5c) {
      ESCAPED.lastIndex = at;
      if (!ESCAPED.test(text)) return { at: text.length - at < 6 && !text.includes('"', at) ? text.length : at, isWhole: false };
      at = ESCAPED.lastIndex;
    } else at += 1;
  }
  return { at, isWhole: false };
};

/** Where a literal that begins at `from` ends; null when none does. */
const literalEnd = (text: string, from: number): number | null => {
  LITERAL.lastIndex = from;
  return LITERAL.test(text) ? LITERAL.lastIndex : null;
};

type Place = "value" | "first value" | "key" | "first key" | "colon" | "after";

/**
 * Where a JSON text (RFC 8259) stops being one: the index of the first character that cannot stand there, the text's length when it only ends
 * too early. The engine's own messages name no place for some mistakes.
 */
export const jsonFault = (text: string): number => {
  const open: ("}" | "]")[] = [];
  let place: Place = "value";
  for (let at = 0; ;) {
    while (" \t\r\n".includes(text[at] ?? "x")) at += 1;
    const char = text[at];
    if (char === undefined) return text.length;
    const wantsValue: boolean = place === "value" || place === "first value";
    const wantsKey: boolean = place === "key" || place === "first key";
    if (char === '"' && (wantsValue || wantsKey)) {
      const end = stringEnd(text, at);
      if (!end.isWhole) return end.at;
      [at, place] = [end.at, wantsKey ? "colon" : "after"];
      continue;
    }
    if (wantsValue && (char === "{" || char === "[")) {
      open.push(char === "{" ? "}" : "]");
      place = char === "{" ? "first key" : "first value";
    } else if (char === open.at(-1) && (place === "after" || place === (char === "}" ? "first key" : "first value"))) {
      open.pop();
      place = "after";
    } else if (place === "colon" && char === ":") place = "value";
    else if (place === "after" && char === "," && open.length > 0) place = open.at(-1) === "}" ? "key" : "value";
    else {
      const end: number | null = wantsValue ? literalEnd(text, at) : null;
      if (end === null) return wantsValue && text.length - at < 20 && UNFINISHED.test(text.slice(at)) ? text.length : at;
      [at, place] = [end, "after"];
      continue;
    }
    at += 1;
  }
};
