import { absolute, paths } from "#paths";
import type { StoryView } from "#stories";
import { type Frame, StructuredData } from "#ui";
import { storyOut } from "./story-out.ts";

const authorOf = (byline: string): string => byline.replace(/^(?:by|par|von|por)\s+/iu, "").trim();

const correctionsOf = (story: StoryView, isTold: boolean) =>
  story.versions
    .filter((version) => version.isCorrection && version.number > 1)
    .map((version) => ({
      "@type": "CorrectionComment",
      ...(version.correctionNote === "" || !isTold ? {} : { text: version.correctionNote }),
      datePublished: version.shownAt,
    }));

/** A story as schema.org's NewsArticle: its text only as far as its rights let it out, its credit and rights always. */
export const structuredStory = (frame: Frame, story: StoryView) => {
  const url = absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug }));
  const out = storyOut(story, "search", frame.now);
  const pictures = story.picturesFor("search", { at: frame.now });
  const author = authorOf(story.byline);
  const { holder, year, origin } = story.rightsLine;
  const corrections = correctionsOf(story, out.allow === "full" || out.allow === "excerpt");
  return (
    <StructuredData
      data={{
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        url,
        mainEntityOfPage: url,
        headline: story.headline,
        ...(out.deck === "" ? {} : { description: out.deck }),
        ...(out.html === null || out.paragraphs === null ? {} : { articleBody: out.paragraphs.join("\n\n") }),
        inLanguage: story.lang,
        datePublished: story.publishedAt,
        dateModified: story.updatedAt,
        ...(story.dateline === "" ? {} : { dateline: story.dateline }),
        author: author === "" ? { "@type": "Organization", name: story.source.name } : { "@type": "Person", name: author },
        publisher: {
          "@type": "NewsMediaOrganization",
          name: frame.site.name,
          url: absolute(frame.origin, paths.front()),
          correctionsPolicy: absolute(frame.origin, paths.corrections()),
        },
        sourceOrganization: { "@type": "Organization", name: story.source.name },
        creditText: story.source.name,
        copyrightNotice: story.rightsLine.text,
        copyrightHolder: { "@type": "Organization", name: holder },
        ...(origin === "item" ? { copyrightYear: year } : {}),
        isAccessibleForFree: true,
        commentCount: story.replies,
        discussionUrl: `${url}#talk`,
        ...(story.expiresAt === null ? {} : { expires: story.expiresAt }),
        ...(corrections.length === 0 ? {} : { correction: corrections }),
        ...(pictures.length === 0
          ? {}
          : {
              image: pictures.map((picture) => ({
                "@type": "ImageObject",
                url: absolute(frame.origin, paths.picture({ sha: picture.sha, width: Math.min(1280, picture.width), type: "webp" })),
                ...(picture.caption === "" ? {} : { caption: picture.caption }),
                ...(picture.credit === "" ? {} : { creditText: picture.credit }),
                ...(picture.rights === "" ? {} : { copyrightNotice: picture.rights }),
              })),
            }),
      }}
    />
  );
};
