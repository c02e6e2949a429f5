/** A part of the text of a message (ANPA 84-2): a line of its head ("^…<"), a paragraph (begun by a tab) or a row of a table. */
export type AnpaPart = { readonly kind: "line" | "paragraph" | "row"; readonly text: string };

type Open = { kind: AnpaPart["kind"]; lines: string[] };

/** A slug that has a line for itself. */
const SLUG = /^(?:AM|PM|BC|AP)-[^\s<]+\s*$/u;

/** The agency's name at the end of a text: "==Kyodo". */
const SIGNATURE = /^==\s?\p{L}{2,20}\s*$/u;

/** Marks at the end of a line: quad left and what stands before it. */
const withoutMarks = (text: string): string => text.replace(/[\s<@=+\u0000-\u001f]{1,40}$/u, "");

const beginsPart = (line: string): AnpaPart["kind"] | null =>
  line.includes("\b") ? "row" : line.startsWith("^") ? "line" : /^(?:\t| {2,}\S)/u.test(line) ? "paragraph" : null;

/**
 * The parts of the text of a message, in order. A part goes on until its mark at the end of a line or until the next one begins; before the
 * first paragraph every part is a line of the head, also where an archive has lost the "^".
 */
export const partsOf = (text: string): readonly AnpaPart[] => {
  const parts: AnpaPart[] = [];
  const lines = text.split("\n");
  const hasParagraphs = lines.some((line) => beginsPart(line) === "paragraph");
  let open: Open | null = null;
  let isHead = true;
  const close = (): void => {
    const said = open === null ? "" : withoutMarks(open.lines.join(open.kind === "row" ? "\n" : " "));
    if (open !== null && said.trim() !== "") parts.push({ kind: open.kind, text: said });
    open = null;
  };
  const begin = (kind: AnpaPart["kind"]): Open => {
    close();
    if (kind !== "line") isHead = false;
    return { kind, lines: [] };
  };
  for (const raw of lines) {
    const kind = beginsPart(raw);
    const line = raw.replace(/^\^+/u, "");
    if (line.trim() === "" || SIGNATURE.test(line)) {
      close();
      continue;
    }
    // Where paragraphs have lost their tabs, too, the first long part is one.
    const bare = isHead && (hasParagraphs || line.trimEnd().endsWith("<")) && line.length < 120 ? "line" : "paragraph";
    const current: Open = kind !== null ? begin(kind) : (open ?? begin(bare));
    current.lines.push(line);
    open = current;
    if (/<\s*$/u.test(line) || (isHead && SLUG.test(line))) close();
  }
  close();
  return parts;
};
