import { formatInstant, joinParts } from "#kit";
import { type PictureShape, paths } from "#paths";
import { type FeedLink, type Frame, type FromProps, type LineItem, type PictureView, type Take, type TeaseProps } from "#ui";
import type { Teaser } from "../queries.ts";
import type { PictureCut } from "../picture-shape.ts";
import type { Version } from "../story-view.ts";
import { nameIn } from "../topics/catalogue.ts";
import type { TopicLink } from "../topics/topic-view.ts";
import { wordsOf } from "../words/index.ts";

/** Widths, in pixels, that a picture is made in for screens. */
export const PICTURE_WIDTHS = [480, 960, 1280] as const;

type Pictured = {
  readonly sha: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Cut so; its sizes are those of the cut. */
  readonly shape?: PictureShape | undefined;
};

/** A picture in the sizes it can be had in; never larger than it came. */
export const pictureView = (picture: Pictured, sizes: string): PictureView => {
  const widths = [...PICTURE_WIDTHS.filter((width) => width < picture.width), Math.min(picture.width, PICTURE_WIDTHS[2])];
  const src = (width: number) => paths.picture({ sha: picture.sha, width, type: "webp", shape: picture.shape });
  return {
    src: src(widths.at(-1) ?? picture.width),
    width: picture.width,
    height: picture.height,
    alt: picture.alt,
    sizes,
    srcset: widths.map((width) => ({ src: src(width), width })),
  };
};

/** A picture in the shape that a place wants, where somebody cut it so; else whole, as it was supplied. */
export const cutFor = (picture: Pictured & { readonly cuts: readonly PictureCut[] }, shape: PictureShape): Pictured => {
  const cut = picture.cuts.find((each) => each.shape === shape);
  return cut === undefined ? picture : { sha: picture.sha, alt: picture.alt, ...cut };
};

export const storyHref = (story: { readonly shortId: string; readonly slug: string }) =>
  paths.story({ id: story.shortId, slug: story.slug });

/** The feeds of the site, or of a part of it called `name`, for the head of its page. */
export const feedsOf = (
  frame: Frame,
  of: Omit<Parameters<typeof paths.feed>[0], "kind"> = {},
  name: string | null = null,
): readonly FeedLink[] =>
  (["rss", "atom", "json"] as const).map((kind) => ({
    kind,
    href: paths.feed({ ...of, kind }),
    title: name === null ? frame.site.name : `${frame.site.name}: ${name}`,
  }));

/** A topic's name in a language, its first letter as at the beginning of a line. */
export const topicTitle = (topic: Pick<TopicLink, "name" | "names">, lang: string): string => {
  const name = nameIn(topic.names, lang, topic.name);
  return name.slice(0, 1).toLocaleUpperCase(lang) + name.slice(1);
};

/** What stands between the names of a list. */
export const commaIn = (frame: Frame): string => (frame.lang === "ar" ? "، " : ", ");

/** The name of a section in the reader's language. */
export const sectionName = (frame: Frame, slug: string): string =>
  frame.site.sections.find((section) => section.slug === slug)?.name[frame.lang] ?? slug;

/** "3rd version, 16:10" or the author and the time; the day where it was not today. */
export const whenOf = (frame: Frame, at: string): string => {
  const day = (instant: string): string => formatInstant(frame.lang, frame.site.zone, instant, "date");
  if (day(at) === day(frame.now)) return formatInstant(frame.lang, frame.site.zone, at, "time");
  const isThisWeek = Date.parse(frame.now) - Date.parse(at) < 6 * 86_400_000;
  return formatInstant(frame.lang, frame.site.zone, at, isThisWeek ? "weekday" : "day");
};

/** "By Oona Threlkeld" without its first word: the page says it in the reader's language. */
export const authorOf = (byline: string): string => byline.replace(/^(?:by|par|von|por)\s+/iu, "").trim();

const detail = (frame: Frame, story: Teaser): string => {
  const words = wordsOf(frame.lang);
  const author = authorOf(story.byline);
  const what = story.versions > 1 && !story.source.isOwn ? words.version(story.versions) : author;
  const when = whenOf(frame, story.updatedAt);
  return joinParts(frame.lang, [what, when]);
};

export const fromOf = (frame: Frame, story: Teaser): FromProps => ({
  name: [story.source.isOwn ? (frame.site.nameplate ?? frame.site.name) : story.source.code, ...story.source.credits].join(" / "),
  own: story.source.isOwn,
  children: detail(frame, story),
  ...(story.replies === 0
    ? {}
    : { talk: { href: paths.talk({ id: story.shortId, slug: story.slug }), text: wordsOf(frame.lang).replies(story.replies) } }),
});

export type TeaseWant = {
  readonly size: TeaseProps["size"];
  readonly withPicture?: boolean;
  readonly withDeck?: boolean;
  readonly withKick?: boolean;
  readonly sizes?: string;
};

/** A teaser's words for the component that sets it. */
export const teaseOf = (frame: Frame, story: Teaser, want: TeaseWant): TeaseProps => ({
  frame,
  size: want.size,
  headline: story.headline,
  href: storyHref(story),
  lang: story.lang,
  from: fromOf(frame, story),
  ...(want.withKick === true ? { kick: { text: sectionName(frame, story.section), href: paths.section(story.section) } } : {}),
  ...(want.withDeck === true && story.deck !== "" ? { deck: story.deck } : {}),
  ...(want.withPicture === true && story.picture !== null
    ? {
        picture: pictureView(
          cutFor(story.picture, want.size === "first" ? "16x9" : "4x3"),
          want.sizes ?? "(min-width: 62rem) 18rem, 100vw",
        ),
      }
    : {}),
});

export const takeOf = (story: Teaser): Take => ({
  at: story.updatedAt,
  source: story.source.code,
  headline: story.headline,
  href: storyHref(story),
  lang: story.lang,
});

/** The life of a story as a line: each version a tick, what readers added a caret. */
export const lifeOf = (
  frame: Frame,
  story: { readonly shortId: string; readonly slug: string; readonly replies: number },
  versions: readonly Version[],
): readonly LineItem[] => {
  const words = wordsOf(frame.lang);
  const last = versions.length;
  const items: LineItem[] = versions.map((version) => {
    const text =
      version.isCorrection && version.number > 1
        ? words.versionCorrected(version.number)
        : version.number === 1
          ? words.firstReport
          : words.version(version.number);
    const href = version.number === 1 ? undefined : paths.storyChanges({ id: story.shortId, from: version.number - 1, to: version.number });
    return {
      label: whenOf(frame, version.shownAt),
      at: version.shownAt,
      text,
      ...(href === undefined ? {} : { href }),
      ...(version.number === last ? { current: true } : {}),
    };
  });
  if (story.replies > 0)
    items.push({
      label: words.now,
      text: words.replies(story.replies),
      here: true,
      href: paths.talk({ id: story.shortId, slug: story.slug }),
    });
  return items;
};
