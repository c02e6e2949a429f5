/** What an "&" begins in XML; any other is a character that somebody forgot to escape. */
const REFERENCE = /&(?:#\d{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z_][\w.-]{0,63});/uy;

const APART: readonly (readonly [begin: string, end: string])[] = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
];

/** XML in which every "&" that begins no reference is a literal one, as its writer meant it; sections of character data and comments stay. */
export const escapeAmpersands = (xml: string): string => {
  const parts: string[] = [];
  let from = 0;
  const next = (begin: string, at: number): number => {
    const found = xml.indexOf(begin, at);
    return found === -1 ? xml.length : found;
  };
  const starts = APART.map(([begin]) => next(begin, 0));
  for (let at = next("&", 0); at < xml.length;) {
    const index = starts.findIndex((start) => start < at);
    if (index !== -1) {
      // Past the section or comment that begins first; then past all that began within it.
      const first = starts[0] !== undefined && starts[1] !== undefined && starts[1] < starts[0] ? 1 : 0;
      const [, end] = APART[first] ?? ["", ""];
      const close = next(end, starts[first] ?? at);
      APART.forEach(([begin], each) => void ((starts[each] ?? 0) < close && (starts[each] = next(begin, close))));
      if (at < close) at = next("&", close);
      continue;
    }
    REFERENCE.lastIndex = at;
    if (!REFERENCE.test(xml)) {
      parts.push(xml.slice(from, at), "&amp;");
      from = at + 1;
    }
    at = next("&", at + 1);
  }
  return from === 0 ? xml : parts.join("") + xml.slice(from);
};
