import { type Child } from "hono/jsx";
import { dayIn, excerptOf, formatInstant, formatNumber } from "#kit";
import { absolute, paths } from "#paths";
import { EXCERPT_CHARACTERS, permit, type Policy } from "#rights";
import {
  balance,
  Figure,
  Fixed,
  type Frame,
  hangs,
  Html,
  classes,
  Layout,
  LifeLine,
  type OpenGraph,
  pageOf,
  RightsBox,
  SourceBox,
  Time,
  tongue,
  trustRendered,
} from "#ui";
import { paragraphsOf, textOfInlines } from "../block.ts";
import { renderBlocks } from "../render-blocks.ts";
import type { StoryPicture, StoryView } from "../story-view.ts";
import { nameIn } from "../topics/catalogue.ts";
import { wordsOf } from "../words/index.ts";
import { authorOf, commaIn, feedsOf, lifeOf, PICTURE_WIDTHS, pictureView, sectionName, storyHref } from "./parts.tsx";

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The body, with the dateline run in before its first words unless they already say it. */
const textOf = (story: StoryView): string => {
  const html = renderBlocks(story.blocks);
  const [first] = story.blocks;
  if (story.dateline === "" || first?.kind !== "paragraph" || !html.startsWith("<p>")) return html;
  const place = story.dateline.replace(/[\s–—-]+$/u, "");
  if (textOfInlines(first.inside).trimStart().toLowerCase().startsWith(place.toLowerCase().slice(0, 12))) return html;
  return `<p><span class="dateline">${escape(place)}</span> – ${html.slice("<p>".length)}`;
};

const Text = ({ frame, story }: { readonly frame: Frame; readonly story: StoryView }) => {
  const isWhole = story.permit.allow === "full";
  const shown = story.permit.allow === "excerpt" ? excerptOf(paragraphsOf(story.blocks).join(" "), story.permit.excerpt) : "";
  return (
    <div class="text" {...tongue(story.lang, frame.lang)}>
      {isWhole ? <Html value={trustRendered(textOf(story))} /> : <p>{shown}</p>}
      {isWhole ? null : <p class="small">{wordsOf(frame.lang).excerptOnly}</p>}
    </div>
  );
};

const Byline = ({ frame, story }: { readonly frame: Frame; readonly story: StoryView }) => {
  const words = wordsOf(frame.lang);
  const author = authorOf(story.byline);
  const zone = frame.site.zone;
  const isSameDay = dayIn(zone, story.publishedAt) === dayIn(zone, story.updatedAt);
  return (
    <p class="story__by">
      {author === "" ? null : (
        <>
          {words.by}{" "}
          <b>
            <bdi>{author}</bdi>
          </b>
          {". "}
        </>
      )}
      {words.sent} <Time frame={frame} at={story.publishedAt} />
      {story.updatedAt === story.publishedAt ? null : (
        <>
          , {words.lastChanged} <Time frame={frame} at={story.updatedAt} form={isSameDay ? "time" : "moment"} />
        </>
      )}
      . <a href="#talk">{words.replies(story.replies)}</a>
    </p>
  );
};

/** A credit that begins with its own word for "picture" gets no second one. */
const CREDIT_SAYS_SO = /^(?:pictures?|photos?|images?|foto|bild|الصورة|صورة)\b\s*[:/]|^الصورة|^صورة/iu;

const Picture = ({ frame, picture, eager }: { readonly frame: Frame; readonly picture: StoryPicture; readonly eager: boolean }) => {
  const words = wordsOf(frame.lang);
  const alt = picture.alt === "" ? picture.caption : picture.alt;
  return (
    <Figure
      picture={pictureView({ ...picture, alt }, "(min-width: 62rem) 40rem, 100vw")}
      eager={eager}
      {...(picture.caption === "" ? {} : { caption: picture.caption })}
      {...(picture.credit === "" ? {} : { credit: CREDIT_SAYS_SO.test(picture.credit) ? picture.credit : words.picture(picture.credit) })}
      {...(picture.rights === "" ? {} : { terms: picture.rights })}
    />
  );
};

const Correction = ({ frame, story }: { readonly frame: Frame; readonly story: StoryView }) => {
  const words = wordsOf(frame.lang);
  const version = story.versions.findLast((each) => each.isCorrection && each.number > 1);
  if (version === undefined) return null;
  return (
    <Fixed
      lead={words.correctedAt(
        formatInstant(
          frame.lang,
          frame.site.zone,
          version.shownAt,
          dayIn(frame.site.zone, version.shownAt) === dayIn(frame.site.zone, frame.now) ? "time" : "moment",
        ),
      )}
    >
      <span {...tongue(story.lang, frame.lang)}>{version.correctionNote === "" ? words.correctedPlain : version.correctionNote}</span>{" "}
      <a href={paths.storyChanges({ id: story.shortId, from: version.number - 1, to: version.number })}>{words.whatChanged}</a>
    </Fixed>
  );
};

const termRows = (frame: Frame, story: StoryView, policy: Policy) => {
  const { rights } = wordsOf(frame.lang);
  const letters = formatNumber(frame.lang, EXCERPT_CHARACTERS);
  const read = story.expiresAt === null ? rights.yes : rights.until(formatInstant(frame.lang, frame.site.zone, story.expiresAt, "date"));
  return [
    { what: rights.read, answer: policy.site === "full" ? read : rights.allow(policy.site, letters) },
    { what: rights.feeds, answer: rights.allow(policy.feed, letters) },
    { what: rights.apps, answer: rights.allow(policy.api, letters) },
    { what: rights.rewrite, answer: story.source.isOwn ? rights.rewriteOwn : rights.no },
    { what: rights.machine, answer: policy.ai === "none" ? rights.no : rights.yes },
  ];
};

const description = (story: StoryView): string =>
  story.deck === "" ? excerptOf(paragraphsOf(story.blocks).join(" "), EXCERPT_CHARACTERS) : story.deck;

/** How programs that list pages may show this one, and until when. */
const robotsOf = (story: StoryView): string =>
  ["max-image-preview:large", ...(story.expiresAt === null ? [] : [`unavailable_after: ${story.expiresAt}`])].join(", ");

/** What a story looks like where its address is shared: as much of it as may be embedded elsewhere. */
const openGraphOf = (frame: Frame, story: StoryView): OpenGraph => {
  const { allow, withPictures } = permit(story.permitted, "embed", { at: frame.now });
  const [picture] = withPictures ? story.pictures : [];
  const width = Math.min(PICTURE_WIDTHS[2], picture?.width ?? 0);
  return {
    type: "article",
    url: absolute(frame.origin, storyHref(story)),
    published: story.publishedAt,
    modified: story.updatedAt,
    section: sectionName(frame, story.section),
    ...(allow === "full" || allow === "excerpt" ? {} : { description: "" }),
    ...(picture === undefined
      ? {}
      : {
          image: {
            url: absolute(frame.origin, paths.picture({ sha: picture.sha, width, type: "jpeg" })),
            width,
            height: Math.round((picture.height * width) / Math.max(1, picture.width)),
            alt: picture.alt === "" ? picture.caption : picture.alt,
          },
        }),
  };
};

export type StoryPageParts = {
  /** The conversation and the invitation: what another room puts under the story. */
  readonly under: Child;
  readonly styles: readonly string[];
  readonly islands: readonly string[];
  /** Facts for programs, in the head. */
  readonly facts: Child;
};

export const storyPageOf = (frame: Frame, story: StoryView, parts: StoryPageParts): string => {
  const words = wordsOf(frame.lang);
  const [picture, ...more] = story.pictures;
  const href = absolute(frame.origin, storyHref(story));
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={story.headline}
      description={description(story)}
      canonical={href}
      section={story.section}
      styles={["story", ...parts.styles]}
      islands={parts.islands}
      head={parts.facts}
      robots={robotsOf(story)}
      feeds={feedsOf(frame)}
      openGraph={openGraphOf(frame, story)}
    >
      <article class="story" aria-labelledby="headline">
        <header class="story__head">
          <p class={classes("from", story.source.isOwn && "own")}>
            <b>
              <bdi>{story.source.name}</bdi>
            </b>
            , {words.inSection} <a href={paths.section(story.section)}>{sectionName(frame, story.section)}</a>
          </p>
          <h1 id="headline" class={classes(hangs(story.headline) && "hung")} {...tongue(story.lang, frame.lang)}>
            {balance(story.headline)}
          </h1>
          {story.deck === "" ? null : (
            <p class="story__deck" {...tongue(story.lang, frame.lang)}>
              {balance(story.deck)}
            </p>
          )}
          <Byline frame={frame} story={story} />
        </header>
        {picture === undefined ? null : <Picture frame={frame} picture={picture} eager />}
        <LifeLine frame={frame} items={lifeOf(frame, story, story.versions)} />
        <Correction frame={frame} story={story} />
        <Text frame={frame} story={story} />
        {more.map((each) => (
          <Picture frame={frame} picture={each} eager={false} />
        ))}
        <footer id="rights">
          <RightsBox
            frame={frame}
            line={story.rightsLine.text}
            lang={story.lang}
            terms={{ caption: words.rights.caption, rows: termRows(frame, story, story.source.policy) }}
          />
          <SourceBox
            frame={frame}
            code={story.source.code}
            name={story.source.name}
            own={story.source.isOwn}
            description={story.source.about}
            lang={story.source.about_lang}
            allHref={paths.source(story.source.slug)}
          >
            {story.source.isOwn ? words.ownStory : words.asReceived}
          </SourceBox>
          {story.topics.length === 0 ? null : (
            <nav aria-label={words.topics.title}>
              <p class="small">
                <a href={paths.topics()}>{words.topics.title}</a>:{" "}
                {story.topics.map((topic, index) => (
                  <>
                    {index === 0 ? "" : commaIn(frame)}
                    <a href={paths.topic(topic.slug)} rel="tag">
                      <bdi>{nameIn(topic.names, frame.lang, topic.name)}</bdi>
                    </a>
                  </>
                ))}
              </p>
            </nav>
          )}
        </footer>
      </article>
      {parts.under}
    </Layout>,
  );
};
