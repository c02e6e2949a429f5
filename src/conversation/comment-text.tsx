import { paths } from "#paths";
import { type SafeHtml, markupOf } from "#ui";
import type { Inline } from "./parse-inlines.ts";
import { parseWords, type Said } from "./parse-words.ts";

const SHOWN_ADDRESS = 60;

const shortened = (address: string): string => {
  const bare = address.replace(/^https?:\/\//iu, "");
  return bare.length > SHOWN_ADDRESS ? `${bare.slice(0, SHOWN_ADDRESS).replace(/[\ud800-\udbff]$/u, "")}…` : bare;
};

/** A link whose text is not its address says in brackets where it leads: nobody is sent elsewhere unawares. */
const Link = ({ link }: { readonly link: Extract<Inline, { kind: "link" }> }) => (
  <>
    <a href={link.href} rel="nofollow ugc noopener">
      {link.isNamed ? link.text : shortened(link.text)}
    </a>
    {link.isNamed ? ` (${new URL(link.href).host})` : null}
  </>
);

const Run = ({ inline }: { readonly inline: Inline }) => {
  switch (inline.kind) {
    case "text":
      return <>{inline.text}</>;
    case "break":
      return <br />;
    case "code":
      return <code dir="ltr">{inline.text}</code>;
    case "link":
      return <Link link={inline} />;
    case "mention":
      return (
        <a href={paths.profile(inline.handle)}>
          <bdi>{inline.text}</bdi>
        </a>
      );
    case "em":
      return (
        <em>
          <Runs inlines={inline.inlines} />
        </em>
      );
    case "strong":
      return (
        <strong>
          <Runs inlines={inline.inlines} />
        </strong>
      );
  }
};

const Runs = ({ inlines }: { readonly inlines: readonly Inline[] }) => (
  <>
    {inlines.map((inline) => (
      <Run inline={inline} />
    ))}
  </>
);

const Items = ({ items }: { readonly items: readonly (readonly Inline[])[] }) => (
  <>
    {items.map((inlines) => (
      <li>
        <Runs inlines={inlines} />
      </li>
    ))}
  </>
);

/** Each part in the direction of its first strong letter. */
const Part = ({ said }: { readonly said: Said }) => {
  switch (said.kind) {
    case "paragraph":
      return (
        <p dir="auto">
          <Runs inlines={said.inlines} />
        </p>
      );
    case "quote":
      return (
        <blockquote dir="auto">
          <Parts parts={said.parts} />
        </blockquote>
      );
    case "list":
      return said.start === null ? (
        <ul dir="auto">
          <Items items={said.items} />
        </ul>
      ) : (
        <ol dir="auto" {...(said.start === 1 ? {} : { start: said.start })}>
          <Items items={said.items} />
        </ol>
      );
    case "code":
      return (
        <pre dir="ltr">
          <code>{said.text}</code>
        </pre>
      );
  }
};

const Parts = ({ parts }: { readonly parts: readonly Said[] }) => (
  <>
    {parts.map((said) => (
      <Part said={said} />
    ))}
  </>
);

/** A comment's words. `mentions`: the handles in it that are members'. */
export const CommentText = ({ body, mentions = [] }: { readonly body: string; readonly mentions?: readonly string[] }) => (
  <Parts parts={parseWords(body, mentions)} />
);

/** The same as markup of its own, for programs and feeds. */
export const commentHtml = (body: string, mentions: readonly string[] = []): SafeHtml =>
  markupOf(<CommentText body={body} mentions={mentions} />);
