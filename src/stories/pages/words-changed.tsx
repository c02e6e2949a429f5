import { compareParagraphs } from "../changes.ts";

/** The paragraphs that differ between two texts, word by word; those that stayed are left out. */
export const WordsChanged = ({ before, after }: { readonly before: readonly string[]; readonly after: readonly string[] }) => (
  <>
    {compareParagraphs(before, after).flatMap((change) =>
      change.kind === "same"
        ? []
        : [<p>{change.parts.map(({ op, text }) => (op === "added" ? <ins>{text}</ins> : op === "removed" ? <del>{text}</del> : text))}</p>],
    )}
  </>
);
