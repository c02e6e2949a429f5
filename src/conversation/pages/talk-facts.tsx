import { absolute, paths } from "#paths";
import { type Frame, StructuredData } from "#ui";
import { isDiscussion } from "../discussion.ts";
import type { Branch } from "../branch.ts";

import { wordsOf } from "../words/index.ts";
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

/** A discussion as schema.org's DiscussionForumPosting, with what was said in it. */
const postingFact = (frame: Frame, story: TalkStory, posting: NonNullable<TalkStory["posting"]>, branches: readonly Branch[]): Fact => {
  const url = absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug }));
  const author = posting.by ?? { name: wordsOf(frame.lang).formerMember, handle: null };
  return {
    "@context": "https://schema.org",
    "@type": "DiscussionForumPosting",
    "@id": url,
    url,
    headline: story.headline,
    text: posting.body,
    datePublished: posting.at,
    author: {
      "@type": "Person",
      name: author.name,
      ...(author.handle === null ? {} : { url: absolute(frame.origin, paths.profile(author.handle)) }),
    },
    commentCount: story.replies,
    ...(branches.length === 0 ? {} : { comment: branches.filter(isPublic).map((branch) => factOf(frame, story, branch)) }),
  };
};

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
  story.posting !== undefined ? (
    <StructuredData data={postingFact(frame, story, story.posting, branches)} />
  ) : branches.length === 0 ? null : (
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
        about: {
          "@type": isDiscussion(story.id) ? "DiscussionForumPosting" : "NewsArticle",
          "@id": absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug })),
        },
      }}
    />
  ) : null;
