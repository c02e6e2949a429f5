import { dirOf, type Lang } from "#kit";
import type { Letter } from "#outside";
import { MAIL, MailHead, markupOf } from "#ui";

/** A paragraph of a mail: words, or an address of this site on a line of its own. */
export type Line = string | { readonly link: string };

/** A mail in plain paragraphs, as text and as markup. */
export const letterOf = (to: string, lang: Lang, subject: string, lines: readonly Line[]): Letter => {
  const page = (
    <html lang={lang} dir={dirOf(lang)}>
      <MailHead subject={subject} />
      <body style={MAIL.ink}>
        {lines.map((line) =>
          typeof line === "string" ? (
            <p dir="auto">{line}</p>
          ) : (
            <p dir="ltr">
              <a style={MAIL.link} href={line.link}>
                {line.link}
              </a>
            </p>
          ),
        )}
      </body>
    </html>
  );
  const text = lines.map((line) => (typeof line === "string" ? line : line.link)).join("\n\n");
  return { to, lang, subject, text: `${text}\n`, html: `<!doctype html>\n${markupOf(page)}` };
};
