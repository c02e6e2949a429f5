import { fold } from "#kit";
import { type Block, textOfBlock } from "#stories";

/** A paragraph that is a note to newsrooms, as agencies begin one. */
const NOTE = /^\W{0,3}(?:eds|editors|notes?\s+to\s+editors?)\s?(?:[:;—–]|\.\s|-\s)/iu;

/** What begins the part for newsrooms with which some texts end: "# Notebook", "## dpa-Notizblock", "* * * *" lines stand before it. */
const NOTEBOOK = /^#{1,3}\s*(?:[\p{L}-]+[\s-]+)?(?:notebook|note\s?pad|notizblock|kontakte?|contacts?)\b/iu;

/** A title over notes that take up the rest of a text. */
const NOTES_TITLE = /^\W{0,3}notes?\s+(?:to|for)\s+editors?\W{0,3}$/iu;

/** Last lines that only close a text: "ends", "- 30 -", "___", the signs of those who wrote and edited it ("hh/ph/ts", "bur-gl/fz"), "==Kyodo". */
const CLOSING =
  /^(?:\W{0,3}(?:ends?|30|fin|more|mf)\W{0,3}|[_\-=*#~\s.]{1,30}|\(?(?:[a-z]{2,4}-){0,5}[a-z]{2,4}(?:[/-][a-z]{2,4}){0,5}\/[a-z]{2,4}\)?|==\s?\p{L}{2,20})$/iu;

/** Lines of signs are in small letters: "AC/DC" may end a text. */
const isClosing = (text: string): boolean => CLOSING.test(text) && (!text.includes("/") || text === text.toLowerCase());

/** A paragraph of nothing but a line across the page. */
const LINE = /^\s*_{3,}\s*$/u;

/** No sentence: it does not end with a full stop. */
const BYLINE = /^(?:By|BY)\s+\p{Lu}[^!?:]{1,120}(?<!\.)$/u;

/** A body as parts: what readers see, what was for newsrooms, and a byline that stood as a first paragraph. */
export type PartedBody = { readonly blocks: readonly Block[]; readonly notes: readonly string[]; readonly byline: string | null };

const isSame = (text: string, other: string | null): boolean => other !== null && fold(text) === fold(other);

/**
 * Parts what is for newsrooms from a body: notes to editors, notebooks, closing lines. A first paragraph that is the `byline`, or begins "By …"
 * where none is known, is that and no part of the text.
 */
export const partEditorsLines = (all: readonly Block[], byline: string | null): PartedBody => {
  const notes: string[] = [];
  const end = all.findIndex((block, place) => {
    const text = block.kind === "paragraph" || block.kind === "heading" ? textOfBlock(block).trim() : "";
    return NOTEBOOK.test(text) || (place > 0 && NOTES_TITLE.test(text));
  });
  const kept: Block[] = [];
  for (const block of end === -1 ? all : all.slice(0, end)) {
    const text = block.kind === "paragraph" || block.kind === "heading" ? textOfBlock(block).trim() : "";
    if (NOTE.test(text)) notes.push(text);
    else kept.push(LINE.test(text) ? { kind: "rule" } : block);
  }
  if (end !== -1) for (const block of all.slice(end)) notes.push(textOfBlock(block).trim());
  for (let last = kept.at(-1); last !== undefined && kept.length > 1; last = kept.at(-1)) {
    if (last.kind !== "rule" && !(last.kind === "paragraph" && isClosing(textOfBlock(last).trim()))) break;
    kept.pop();
  }
  while (kept[0]?.kind === "rule") kept.shift();
  const [first] = kept;
  const said = first?.kind === "paragraph" ? textOfBlock(first).trim() : "";
  const found = kept.length > 1 && (isSame(said, byline) || (byline === null && BYLINE.test(said)));
  return { blocks: found ? kept.slice(1) : kept, notes: notes.filter((note) => note !== ""), byline: byline ?? (found ? said : null) };
};
