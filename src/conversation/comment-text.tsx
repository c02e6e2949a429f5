import { type SafeUrl, safeUrl } from "#kit";
import { type SafeHtml, markupOf } from "#ui";

type Run = { readonly kind: "text"; readonly text: string } | { readonly kind: "link"; readonly text: string; readonly href: SafeUrl };

/** A paragraph's lines; a quoted one was written with ">" before each line. */
export type Paragraph = { readonly isQuote: boolean; readonly lines: readonly (readonly Run[])[] };

const ADDRESS = /https?:\/\/[^\s<>"'“”«»]+/giu;

/** Marks that end a sentence rather than an address, and a bracket that the address did not open. */
const withoutTail = (found: string): string => {
  const trimmed = found.replace(/[.,;:!?…]+$/u, "");
  const isOpened = trimmed.split("(").length >= trimmed.split(")").length;
  return trimmed.endsWith(")") && !isOpened ? withoutTail(trimmed.slice(0, -1)) : trimmed;
};

const runsOf = (line: string): readonly Run[] => {
  const runs: Run[] = [];
  let from = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const text = withoutTail(match[0]);
    const href = safeUrl(text);
    if (href === null) continue;
    if (match.index > from) runs.push({ kind: "text", text: line.slice(from, match.index) });
    runs.push({ kind: "link", text, href });
    from = match.index + text.length;
  }
  if (from < line.length) runs.push({ kind: "text", text: line.slice(from) });
  return runs;
};

/** What people type in plain text: blank lines part paragraphs, ">" quotes, and addresses are links. Nothing else is markup. */
export const paragraphsIn = (body: string): readonly Paragraph[] =>
  body
    .split(/\n\n+/u)
    .flatMap((part) => {
      const groups: { isQuote: boolean; lines: string[] }[] = [];
      for (const line of part.split("\n")) {
        const isQuote = /^\s*>/u.test(line);
        const last = groups.at(-1);
        const text = isQuote ? line.replace(/^\s*>\s?/u, "") : line;
        if (last !== undefined && last.isQuote === isQuote) last.lines.push(text);
        else groups.push({ isQuote, lines: [text] });
      }
      return groups;
    })
    .filter((group) => group.lines.some((line) => line.trim() !== ""))
    .map((group) => ({ isQuote: group.isQuote, lines: group.lines.map(runsOf) }));

const SHOWN_ADDRESS = 60;

const shortened = (address: string): string => {
  const bare = address.replace(/^https?:\/\//iu, "");
  return bare.length > SHOWN_ADDRESS ? `${bare.slice(0, SHOWN_ADDRESS)}…` : bare;
};

const Lines = ({ lines }: { readonly lines: Paragraph["lines"] }) => (
  <>
    {lines.map((runs, index) => (
      <>
        {index === 0 ? null : <br />}
        {runs.map((run) =>
          run.kind === "text" ? (
            run.text
          ) : (
            <a href={run.href} rel="nofollow ugc noopener">
              {shortened(run.text)}
            </a>
          ),
        )}
      </>
    ))}
  </>
);

/** A comment's words, each paragraph in the direction of its first strong letter. */
export const CommentText = ({ body }: { readonly body: string }) => (
  <>
    {paragraphsIn(body).map(({ isQuote, lines }) =>
      isQuote ? (
        <blockquote dir="auto">
          <p>
            <Lines lines={lines} />
          </p>
        </blockquote>
      ) : (
        <p dir="auto">
          <Lines lines={lines} />
        </p>
      ),
    )}
  </>
);

export const commentHtml = (body: string): SafeHtml => markupOf(<CommentText body={body} />);
