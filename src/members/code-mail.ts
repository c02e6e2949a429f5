import type { Lang } from "#kit";
import type { Letter } from "#outside";
import { wordsOf } from "./words/index.ts";

/** A code as people read it: two groups of four. */
export const grouped = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** The mail that a code and a link come in: the code first, so that it shows in a list of mails. */
export const codeMail = (of: {
  readonly to: string;
  readonly lang: Lang;
  readonly site: string;
  readonly code: string;
  readonly link: string;
}): Letter => {
  const words = wordsOf(of.lang).mail;
  const lines = [words.code(grouped(of.code)), words.orLink, of.link, words.once, words.notYou, of.site];
  return { to: of.to, lang: of.lang, subject: words.subject(grouped(of.code), of.site), text: `${lines.join("\n\n")}\n` };
};
