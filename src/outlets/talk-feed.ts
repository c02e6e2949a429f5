import { type CommentView, commentHtml, newestComments } from "#conversation";
import { excerptOf } from "#kit";
import { absolute, type FeedKind, paths } from "#paths";
import type { StorySubject } from "#stories";
import type { House } from "#store";
import type { Frame } from "#ui";
import type { Feed, FeedItem } from "./feed.ts";

const ITEMS = 50;
const EXCERPT = 300;

const itemOf = (frame: Frame, story: StorySubject, comment: CommentView): FeedItem => {
  const url = absolute(frame.origin, paths.thread({ storyId: story.shortId, id: comment.id }));
  const words = [comment.body, ...comment.additions.map((each) => each.body)].join("\n\n");
  return {
    url,
    guid: url,
    title: excerptOf(words, 80),
    text: excerptOf(words, EXCERPT),
    html: commentHtml(words, comment.mentions),
    author: comment.author?.name ?? "",
    source: {
      name: frame.site.name,
      page: absolute(frame.origin, paths.front()),
      feed: absolute(frame.origin, paths.feed({ kind: "rss", story: story.shortId })),
    },
    via: url,
    rights: "",
    lang: "",
    topics: [],
    pictures: [],
    publishedAt: comment.postedAt,
    updatedAt: comment.editedAt ?? comment.additions.at(-1)?.at ?? comment.postedAt,
  };
};

/** The newest comments under a story as a feed of any kind; what was taken off is not in it. */
export const talkFeedOf = async (house: House, frame: Frame, kind: FeedKind, story: StorySubject): Promise<Feed> => {
  const items = (await newestComments(house, story.id, ITEMS)).map((comment) => itemOf(frame, story, comment));
  return {
    title: `${frame.site.name}: ${story.headline}`,
    description: frame.site.tagline,
    home: absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug })),
    self: absolute(frame.origin, paths.feed({ kind, story: story.shortId })),
    lang: frame.site.lang ?? "en",
    builtAt:
      items
        .map((item) => item.updatedAt)
        .toSorted()
        .at(-1) ?? house.clock.now(),
    items,
    tombstones: [],
    until: null,
  };
};
