import type { Allowance, Outlet } from "#rights";
import { type Block, paragraphsOf, renderBlocks, type StoryPicture, type StoryView } from "#stories";

/**
 * As much of a story as may leave by `outlet`: nothing, headline and link, an excerpt, or all of it. The only way from a story to any exit but
 * its page; what may not leave is empty here.
 */
export type StoryOut = {
  readonly allow: Allowance;
  readonly deck: string;
  readonly byline: string;
  readonly dateline: string;
  readonly excerpt: string | null;
  readonly paragraphs: readonly string[] | null;
  readonly blocks: readonly Block[] | null;
  readonly html: string | null;
  readonly pictures: readonly StoryPicture[];
};

export const storyOut = (story: StoryView, outlet: Outlet, now: string): StoryOut => {
  const { allow, deck, excerpt, blocks } = story.text(outlet, { at: now });
  const isShown = allow === "full" || allow === "excerpt";
  return {
    allow,
    deck,
    byline: isShown ? story.byline : "",
    dateline: isShown ? story.dateline : "",
    excerpt,
    paragraphs: blocks === null ? null : paragraphsOf(blocks),
    blocks,
    html: blocks === null ? null : renderBlocks(blocks),
    pictures: story.picturesFor(outlet, { at: now }),
  };
};
