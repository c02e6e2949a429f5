import { absolute, paths } from "#paths";
import { type Frame, StructuredData } from "#ui";
import type { Branch } from "../branch.ts";

import type { TalkStory } from "./talk-story.ts";

type Fact = Readonly<Record<string, unknown>>;

/** A comment as schema.org's Comment, with its answers in it; what was taken off says so and nothing else. */
const factOf = (frame: Frame, story: TalkStory, { comment, answers }: Branch): Fact => {
  const url = absolute(frame.origin, paths.thread({ storyId: story.shortId, id: comment.id }));
  const below = answers.map((answer) => factOf(frame, story, answer));
  const base = { "@type": "Comment", "@id": url, url, datePublished: comment.postedAt, ...(below.length === 0 ? {} : { comment: below }) };
  if (comment.state !== "published") return { ...base, creativeWorkStatus: "Deleted" };
  return {
    ...base,
    text: [comment.body, ...comment.additions.map((each) => each.body)].join("\n\n"),
    ...(comment.editedAt === null ? {} : { dateModified: comment.editedAt }),
    ...(comment.author === null
      ? {}
      : { author: { "@type": "Person", name: comment.author.name, url: absolute(frame.origin, paths.profile(comment.author.handle)) } }),
    ...(comment.answers === 0 ? {} : { commentCount: comment.answers }),
    interactionStatistic: {
      "@type": "InteractionCounter",
      interactionType: "https://schema.org/LikeAction",
      userInteractionCount: comment.respect,
    },
  };
};

const isPublic = ({ comment }: Branch): boolean => comment.state !== "held" && comment.state !== "rejected";

/** The comments on a story's page, as part of the story: a second main thing on the page would compete with it. */
export const TalkFacts = ({
  frame,
  story,
  branches,
}: {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly branches: readonly Branch[];
}) =>
  branches.length === 0 ? null : (
    <StructuredData
      data={{
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug })),
        comment: branches.filter(isPublic).map((branch) => factOf(frame, story, branch)),
      }}
    />
  );

/** A branch on a page of its own, as schema.org's DiscussionForumPosting. */
export const ThreadFacts = ({ frame, story, branch }: { readonly frame: Frame; readonly story: TalkStory; readonly branch: Branch }) =>
  isPublic(branch) ? (
    <StructuredData
      data={{
        "@context": "https://schema.org",
        ...factOf(frame, story, branch),
        "@type": "DiscussionForumPosting",
        about: { "@type": "NewsArticle", "@id": absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug })) },
      }}
    />
  ) : null;
