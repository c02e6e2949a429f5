import { textOfBody } from "#stories";
import type { OutItem } from "./out-item.ts";

/** Lines that are there, as one part. */
const part = (...lines: readonly string[]): string => lines.filter((line) => line !== "").join("\n");

/** A story as plain text: parts between blank lines, the rights line and the address at the end. */
export const plainText = (item: OutItem): string =>
  [
    part(item.kicker, item.headline),
    item.subheadline,
    part(item.byline, item.dateline),
    item.correction === null ? "" : part(item.correction.note),
    item.excerpt,
    textOfBody(item.blocks),
    ...item.pictures.map(({ caption, credit, rights, href }) => part(caption, credit, rights, href)),
    part(item.rights.creditLine, item.rights.notice, item.rights.notice.includes(item.rights.usageTerms) ? "" : item.rights.usageTerms),
    part(item.url),
  ]
    .filter((each) => each !== "")
    .join("\n\n")
    .concat("\n");
