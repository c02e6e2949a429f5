import { formatInstant } from "#kit";
import { absolute, at, type Path, paths, type PictureShape, withQuery } from "#paths";
import type { LiveView, StoryPicture, StoryView, TopicLink } from "#stories";
import { type Frame, StructuredData } from "#ui";
import { statedYear } from "./out-item.ts";
import { outPicture } from "./out-picture.ts";
import { storyOut } from "./story-out.ts";

type Facts = Readonly<Record<string, unknown>>;

/** What schema.org calls a topic's kind. */
const ABOUT: Readonly<Record<TopicLink["kind"], string>> = {
  subject: "Thing",
  person: "Person",
  organisation: "Organization",
  place: "Place",
  event: "Event",
  object: "Thing",
};

/** Facts that say something: without what is missing or empty. */
const said = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );

const authorOf = (byline: string): string => byline.replace(/^(?:by|par|von|por)\s+/iu, "").trim();

const correctionsOf = (story: StoryView, isTold: boolean): readonly Facts[] =>
  story.versions
    .filter((version) => version.isCorrection && version.number > 1)
    .map((version) => said({ "@type": "CorrectionComment", text: isTold ? version.correctionNote : "", datePublished: version.shownAt }));

/** The licence that a source's terms name by its address, such as one of Creative Commons. */
const licenceOf = ({ sent }: StoryView): string | null =>
  /https?:\/\/[^\s<>"]+[^\s<>".,;)]/iu.exec(`${sent.rights.usageTerms ?? ""} ${sent.rights.notice ?? ""}`)?.[0] ?? null;

/** Where the source has the story itself, or what it calls it. The newsroom's own is based on nothing. */
const basisOf = ({ sent, source }: StoryView): unknown => {
  if (source.isOwn) return null;
  if (/^https?:\/\//iu.test(sent.key) && URL.canParse(sent.key)) return sent.key;
  return /^(?:text|slug):/u.test(sent.key)
    ? null
    : { "@type": "CreativeWork", identifier: sent.key, publisher: { "@type": "Organization", name: source.name } };
};

const imageOf = (frame: Frame, story: StoryView, picture: StoryPicture, shape?: PictureShape): Facts => {
  const { href, width, height, caption, credit, rights } = outPicture(frame.origin, picture, "webp", shape);
  return said({
    "@type": "ImageObject",
    url: href,
    contentUrl: href,
    width,
    height,
    caption,
    creditText: credit,
    copyrightNotice: rights,
    acquireLicensePage: absolute(frame.origin, paths.source((picture.lender ?? story.source).slug)),
  });
};

/** A live story's entries on the page (schema.org/LiveBlogPosting); their words only where the story's text may go to search engines. */
const liveFacts = (frame: Frame, page: Path, live: LiveView, isWhole: boolean): Facts => ({
  coverageStartTime: live.beganAt,
  coverageEndTime: live.endedAt,
  liveBlogUpdate: live.entries.map((entry) =>
    said({
      "@type": "BlogPosting",
      headline: entry.headline === "" || !isWhole ? formatInstant(frame.lang, frame.site.zone, entry.at, "moment") : entry.headline,
      datePublished: entry.at,
      dateModified: entry.correctedAt,
      url: absolute(frame.origin, at(withQuery(page, { entry: entry.id }), `e-${entry.id}`)),
      author: entry.author === "" ? null : { "@type": "Person", name: entry.author },
      articleBody: isWhole ? entry.texts.join("\n\n") : null,
    }),
  ),
});

/** A story as schema.org's NewsArticle, its first picture also wide, upright and square where that may be cut: its text and pictures only as far as its rights let them out, its credit and rights always. */
export const structuredStory = (frame: Frame, story: StoryView, live: LiveView | null = null) => {
  const page = paths.story({ id: story.shortId, slug: story.slug });
  const url = absolute(frame.origin, page);
  const out = storyOut(story, "search", frame.now);
  const [first] = out.pictures;
  const author = authorOf(story.byline);
  const sourcePage = absolute(frame.origin, paths.source(story.source.slug));
  const organization = (name: string, more: Facts = {}): Facts => ({ "@type": "Organization", name, ...more });
  return (
    <StructuredData
      data={said({
        "@context": "https://schema.org",
        "@type": live === null ? "NewsArticle" : "LiveBlogPosting",
        ...(live === null ? {} : liveFacts(frame, page, live, out.paragraphs !== null)),
        "@id": url,
        url,
        mainEntityOfPage: url,
        headline: story.headline,
        description: out.deck,
        articleBody: out.paragraphs?.join("\n\n"),
        inLanguage: story.lang === "und" ? null : story.lang,
        datePublished: story.publishedAt,
        dateModified: story.updatedAt,
        dateline: story.dateline,
        articleSection: frame.site.sections.find(({ slug }) => slug === story.section)?.name[frame.site.lang ?? "en"],
        about: story.topics.map(({ kind, name, code }) =>
          said({ "@type": ABOUT[kind], name, ...(code?.startsWith("medtop:") === true ? { sameAs: mediaTopic(code) } : {}) }),
        ),
        author: author === "" ? organization(story.source.name, { url: sourcePage }) : { "@type": "Person", name: author },
        publisher: {
          "@type": "NewsMediaOrganization",
          name: frame.site.name,
          url: absolute(frame.origin, paths.front()),
          correctionsPolicy: absolute(frame.origin, paths.corrections()),
        },
        sourceOrganization: organization(story.source.name, { url: sourcePage }),
        creditText: story.sent.rights.creditLine ?? story.source.name,
        copyrightNotice: story.rightsLine.text,
        copyrightHolder: organization(story.rightsLine.holder),
        copyrightYear: statedYear(story.sent.rights),
        usageInfo: absolute(frame.origin, at(page, "rights")),
        license: licenceOf(story),
        acquireLicensePage: sourcePage,
        isBasedOn: basisOf(story),
        isAccessibleForFree: true,
        commentCount: story.replies,
        discussionUrl: `${url}#talk`,
        expires: story.expiresAt,
        correction: correctionsOf(story, out.allow === "full" || out.allow === "excerpt"),
        image: [
          ...out.pictures.map((picture) => imageOf(frame, story, picture)),
          ...(first?.shapes ?? []).map(({ shape }) => imageOf(frame, story, first as StoryPicture, shape)),
        ],
      })}
    />
  );
};

const mediaTopic = (code: string): string => `http://cv.iptc.org/newscodes/mediatopic/${code.slice("medtop:".length)}`;
