import { paths } from "#paths";
import { Figure, type Frame, Html, markupOf, tongue, trustRendered } from "#ui";
import { type Block, type EmbedBlock, textOfInlines } from "../block.ts";
import { embedFrame, hostOf } from "../embed-frame.ts";
import { markWriter } from "../mark-writer.ts";
import { renderBlock } from "../render-blocks.ts";
import type { Beside } from "../routes.tsx";
import type { StoryPicture } from "../seal-pictures.ts";
import type { StoryView } from "../story-view.ts";
import { wordsOf } from "../words/index.ts";
import { pictureView } from "./parts.tsx";

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A credit that begins with its own word for "picture" gets no second one. */
const CREDIT_SAYS_SO = /^(?:pictures?|photos?|images?|foto|bild|الصورة|صورة)\b\s*[:/]|^الصورة|^صورة/iu;

export const StoryFigure = ({
  frame,
  picture,
  eager,
}: {
  readonly frame: Frame;
  readonly picture: StoryPicture;
  readonly eager: boolean;
}) => {
  const words = wordsOf(frame.lang);
  return (
    <Figure
      picture={pictureView(picture, "(min-width: 62rem) 40rem, 100vw")}
      eager={eager}
      {...(picture.caption === "" ? {} : { caption: picture.caption })}
      {...(picture.credit === "" ? {} : { credit: CREDIT_SAYS_SO.test(picture.credit) ? picture.credit : words.picture(picture.credit) })}
      {...(picture.rights === "" ? {} : { terms: picture.rights })}
    />
  );
};

/** Something elsewhere, named and not loaded: a page of ours loads it where its site is known, else its address leads there. */
const Embed = ({ frame, story, block, place }: { frame: Frame; story: StoryView; block: EmbedBlock; place: number }) => {
  const words = wordsOf(frame.lang);
  const host = hostOf(block.href);
  return (
    <p class="elsewhere">
      {embedFrame(block.href) === null ? (
        <a href={block.href} rel="noopener external">
          {block.title}
        </a>
      ) : (
        <a href={paths.storyEmbed({ id: story.shortId, place: String(place) })} rel="nofollow">
          {block.title}
        </a>
      )}{" "}
      <small>{words.elsewhere(host)}</small>
    </p>
  );
};

/** The digests of the pictures that have their place in the text; they do not stand above or below it as well. */
export const placedIn = (story: StoryView): ReadonlySet<string> =>
  new Set((story.shown.blocks ?? []).flatMap((block) => (block.kind === "picture" ? [block.sha] : [])));

/** The body with its marks and what hangs after its blocks, the dateline run in before its first words unless they already say it. */
const textOf = (frame: Frame, story: StoryView, blocks: readonly Block[], { marks, after }: Beside): string => {
  const one = (block: Block, place: number): string => {
    if (block.kind === "embed") return markupOf(<Embed frame={frame} story={story} block={block} place={place} />);
    if (block.kind === "picture") {
      const picture = story.pictures.find(({ sha }) => sha === block.sha);
      return picture === undefined ? "" : markupOf(<StoryFigure frame={frame} picture={picture} eager={false} />);
    }
    const own = marks.filter((mark) => mark.block === place);
    return renderBlock(block, own.length === 0 ? undefined : markWriter(own));
  };
  const html = blocks
    .map((block, place) => `${one(block, place)}${after.has(place) ? markupOf(after.get(place)) : ""}`)
    .filter((each) => each !== "")
    .join("\n");
  const [first] = blocks;
  if (story.dateline === "" || first?.kind !== "paragraph" || !html.startsWith("<p>")) return html;
  const place = story.dateline.replace(/[\s–—-]+$/u, "");
  if (textOfInlines(first.inside).trimStart().toLowerCase().startsWith(place.toLowerCase().slice(0, 12))) return html;
  return `<p><span class="dateline">${escape(place)}</span> – ${html.slice("<p>".length)}`;
};

export const StoryText = ({ frame, story, beside }: { readonly frame: Frame; readonly story: StoryView; readonly beside: Beside }) => {
  const { blocks, excerpt } = story.shown;
  return (
    <div class="text" {...tongue(story.lang, frame.lang)}>
      {blocks !== null ? <Html value={trustRendered(textOf(frame, story, blocks, beside))} /> : excerpt === null ? null : <p>{excerpt}</p>}
      {blocks !== null ? null : <p class="small">{wordsOf(frame.lang).excerptOnly}</p>}
    </div>
  );
};
