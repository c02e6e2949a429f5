import { dirOf, type Lang } from "#kit";
import type { Letter } from "#outside";
import { MAIL, MailHead, markupOf } from "#ui";

export type LetterParts = {
  readonly to: string;
  readonly lang: Lang;
  readonly site: string;
  readonly subject: string;
  /** Paragraphs; one that is a link stands alone. */
  readonly lines: readonly (string | { readonly link: string })[];
};

const htmlOf = ({ lang, site, subject, lines }: LetterParts): string => {
  const page = (
    <html lang={lang} dir={dirOf(lang)}>
      <MailHead subject={subject} />
      <body style={MAIL.ink}>
        {lines.map((line) =>
          typeof line === "string" ? (
            <p>{line}</p>
          ) : (
            <p dir="ltr">
              <a style={MAIL.link} href={line.link}>
                {line.link}
              </a>
            </p>
          ),
        )}
        <p>{site}</p>
      </body>
    </html>
  );
  return `<!doctype html>\n${markupOf(page)}`;
};

/** A mail of a few plain paragraphs, signed by the site, as text and as HTML. */
export const letterOf = (parts: LetterParts): Letter => {
  const texts = [...parts.lines.map((line) => (typeof line === "string" ? line : line.link)), parts.site];
  return { to: parts.to, lang: parts.lang, subject: parts.subject, text: `${texts.join("\n\n")}\n`, html: htmlOf(parts) };
};
