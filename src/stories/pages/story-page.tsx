import { type Child } from "hono/jsx";
import { dayIn, excerptOf, formatInstant, formatNumber } from "#kit";
import { absolute, paths } from "#paths";
import { type Allowance, EXCERPT_CHARACTERS, type Share } from "#rights";
import {
  balance,
  Fixed,
  type Frame,
  hangs,
  classes,
  Layout,
  LifeLine,
  type OpenGraph,
  pageOf,
  RightsBox,
  SourceBox,
  Time,
  tongue,
} from "#ui";
import { paragraphsOf } from "../block.ts";
import { MadeOf } from "../combined/pages/made-of.tsx";
import type { Beside } from "../routes.tsx";
import type { StoryView } from "../story-view.ts";
import { nameIn } from "../topics/catalogue.ts";
import { wordsOf } from "../words/index.ts";
import { placedIn, StoryFigure, StoryText } from "./story-text.tsx";
import { authorOf, commaIn, cutFor, feedsOf, lifeOf, PICTURE_WIDTHS, sectionName, storyHref } from "./parts.tsx";

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
          {commaIn(frame)}
          {words.lastChanged} <Time frame={frame} at={story.updatedAt} form={isSameDay ? "time" : "moment"} />
        </>
      )}
      . <a href="#talk">{words.replies(story.replies)}</a>
    </p>
  );
};

const Correction = ({ frame, story, credit }: { readonly frame: Frame; readonly story: StoryView; readonly credit: Child }) => {
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
      {credit} <a href={paths.storyChanges({ id: story.shortId, from: version.number - 1, to: version.number })}>{words.whatChanged}</a>
    </Fixed>
  );
};

const shareOf = (allow: Allowance): Share => (allow === "notice" ? "none" : allow);

const termRows = (frame: Frame, story: StoryView) => {
  const { rights } = wordsOf(frame.lang);
  const asked = { at: frame.now };
  const letters = formatNumber(frame.lang, EXCERPT_CHARACTERS);
  const read = story.expiresAt === null ? rights.yes : rights.until(formatInstant(frame.lang, frame.site.zone, story.expiresAt, "date"));
  return [
    { what: rights.read, answer: story.permit.allow === "full" ? read : rights.allow(shareOf(story.permit.allow), letters) },
    { what: rights.feeds, answer: rights.allow(shareOf(story.text("feed", asked).allow), letters) },
    { what: rights.apps, answer: rights.allow(shareOf(story.text("api", asked).allow), letters) },
    { what: rights.rewrite, answer: story.source.isOwn && story.sent.rights.parts === undefined ? rights.rewriteOwn : rights.no },
    { what: rights.machine, answer: story.permit.reservation === 1 ? rights.no : rights.yes },
  ];
};

/** What stands where the page is only pointed at: as much of its text as search engines may have. */
const description = (frame: Frame, story: StoryView): string => {
  const { deck, excerpt, blocks } = story.text("search", { at: frame.now });
  if (deck !== "") return deck;
  return excerpt ?? (blocks === null ? "" : excerptOf(paragraphsOf(blocks).join(" "), EXCERPT_CHARACTERS));
};

/** The picture of a page that shares this one, where its rights let it be there. */
const cardOf = (frame: Frame, story: StoryView) => {
  const [picture] = story.picturesFor("card", { at: frame.now });
  if (picture === undefined) return undefined;
  const { shape, ...whole } = cutFor(picture, "16x9");
  const width = Math.min(whole.width, PICTURE_WIDTHS[2]);
  const height = Math.round((whole.height * width) / Math.max(1, whole.width));
  return { url: absolute(frame.origin, paths.picture({ sha: picture.sha, width, type: "jpeg", shape })), width, height, alt: picture.alt };
};

/** What its rights say to machines, in the head as in the headers (TDMRep 5.3: the head goes before headers). */
const RightsMeta = ({ story }: { readonly story: StoryView }) => {
  const { miningPolicy, license } = story.source.manners;
  return (
    <>
      {story.permit.isNoNews ? <meta name="Googlebot-News" content="noindex" /> : null}
      <meta name="tdm-reservation" content={String(story.permit.reservation)} />
      {story.permit.reservation === 0 || miningPolicy === "" ? null : <meta name="tdm-policy" content={miningPolicy} />}
      {license === "" ? null : <link rel="license" href={license} />}
    </>
  );
};

/** What a story looks like where its address is shared: as much of it as may be embedded elsewhere. */
const openGraphOf = (frame: Frame, story: StoryView): OpenGraph => {
  const { allow } = story.text("embed", { at: frame.now });
  const image = cardOf(frame, story);
  return {
    type: "article",
    url: absolute(frame.origin, storyHref(story)),
    published: story.publishedAt,
    modified: story.updatedAt,
    section: sectionName(frame, story.section),
    ...(allow === "full" || allow === "excerpt" ? {} : { description: "" }),
    ...(image === undefined ? {} : { image }),
  };
};

export type StoryPageParts = {
  readonly beside: Beside;
  /** The conversation and the invitation: what another room puts under the story. */
  readonly under: Child;
  /** Which part of which series it is. */
  readonly series?: Child;
  readonly styles: readonly string[];
  readonly islands: readonly string[];
  /** Facts for programs, in the head. */
  readonly facts: Child;
};

export const storyPageOf = (frame: Frame, story: StoryView, parts: StoryPageParts): string => {
  const words = wordsOf(frame.lang);
  const placed = placedIn(story);
  const [picture, ...more] = story.pictures.filter(({ sha }) => !placed.has(sha));
  const href = absolute(frame.origin, storyHref(story));
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={story.headline}
      description={description(frame, story)}
      canonical={story.canonical ?? href}
      section={story.section}
      styles={["story", ...parts.styles]}
      islands={parts.islands}
      head={
        <>
          <RightsMeta story={story} />
          {parts.facts}
        </>
      }
      robots={story.permit.robots.join(", ")}
      feeds={feedsOf(frame)}
      openGraph={openGraphOf(frame, story)}
    >
      <article class="story" aria-labelledby="headline">
        <header class="story__head">
          <p class={classes("from", story.source.isOwn && "own")}>
            <b>
              <bdi>{[story.source.name, ...(story.permitted.limits?.credits ?? [])].join(" / ")}</bdi>
            </b>
            {commaIn(frame)}
            {words.inSection} <a href={paths.section(story.section)}>{sectionName(frame, story.section)}</a>
          </p>
          {story.kicker === "" ? null : (
            <p class="story__kicker" {...tongue(story.lang, frame.lang)}>
              {story.kicker}
            </p>
          )}
          <h1 id="headline" class={classes(hangs(story.headline) && "hung")} {...tongue(story.lang, frame.lang)}>
            {balance(story.headline)}
          </h1>
          {story.shown.deck === "" ? null : (
            <p class="story__deck" {...tongue(story.lang, frame.lang)}>
              {balance(story.shown.deck)}
            </p>
          )}
          <Byline frame={frame} story={story} />
        </header>
        {picture === undefined ? null : <StoryFigure frame={frame} picture={picture} eager />}
        {parts.series}
        <LifeLine frame={frame} items={lifeOf(frame, story, story.versions)} />
        <Correction frame={frame} story={story} credit={parts.beside.credit} />
        <StoryText frame={frame} story={story} beside={parts.beside} />
        {parts.beside.below}
        {more.map((each) => (
          <StoryFigure frame={frame} picture={each} eager={false} />
        ))}
        <footer id="rights">
          <RightsBox
            frame={frame}
            line={story.rightsLine.text}
            lang={story.lang}
            terms={{ caption: words.rights.caption, rows: termRows(frame, story) }}
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
          <MadeOf frame={frame} parts={story.sent.rights.parts ?? []} />
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
