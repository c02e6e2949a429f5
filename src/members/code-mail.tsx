import { dirOf, type Lang } from "#kit";
import type { Letter } from "#outside";
import { markupOf } from "#ui";
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

const htmlOf = ({ lang, site, code, link }: CodeMail): string => {
  const words = wordsOf(lang).mail;
  const page = (
    <html lang={lang} dir={dirOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <title>{words.subject(grouped(code), site)}</title>
      </head>
      <body>
        <p>{words.code(grouped(code))}</p>
        <p>{words.orLink}</p>
        <p dir="ltr">
          <a href={link}>{link}</a>
        </p>
        <p>{words.once}</p>
        <p>{words.notYou}</p>
        <p>{site}</p>
      </body>
    </html>
  );
  return `<!doctype html>\n${markupOf(page)}`;
};

/** The mail that a code and a link come in: the code first, so that it shows in a list of mails. `link` is an address of this site. */
export const codeMail = (of: CodeMail): Letter => {
  const words = wordsOf(of.lang).mail;
  const lines = [words.code(grouped(of.code)), words.orLink, of.link, words.once, words.notYou, of.site];
  return {
    to: of.to,
    lang: of.lang,
    subject: words.subject(grouped(of.code), of.site),
    text: `${lines.join("\n\n")}\n`,
    html: htmlOf(of),
  };
};
