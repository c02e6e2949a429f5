import type { Lang } from "#kit";
import type { Letter } from "#outside";
import { letterOf } from "./letter-of.tsx";
import { wordsOf } from "./words/index.ts";

/** A code as people read it: two groups of four. */
export const grouped = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

export type CodeMail = {
  readonly to: string;
  readonly lang: Lang;
  readonly site: string;
  readonly code: string;
  readonly link: string;
};

/** The mail that a code and a link come in: the code first, so that it shows in a list of mails. `link` is an address of this site. */
export const codeMail = ({ to, lang, site, code, link }: CodeMail): Letter => {
  const words = wordsOf(lang).mail;
  return letterOf({
    to,
    lang,
    site,
    subject: words.subject(grouped(code), site),
    lines: [words.code(grouped(code)), words.orLink, { link }, words.once, words.notYou],
  });
};
