import { excerptOf } from "#kit";
import { type Allowance, permit, type Outlet } from "#rights";
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
  const { allow, excerpt, withPictures } = permit(story.permitted, outlet, { at: now });
  const isWhole = allow === "full";
  const isShown = isWhole || allow === "excerpt";
  const paragraphs = isShown ? paragraphsOf(story.blocks) : [];
  return {
    allow,
    deck: isShown ? story.deck : "",
    byline: isShown ? story.byline : "",
    dateline: isShown ? story.dateline : "",
    excerpt: allow === "excerpt" ? excerptOf(paragraphs.join(" "), excerpt) : null,
    paragraphs: isWhole ? paragraphs : null,
    blocks: isWhole ? story.blocks : null,
    html: isWhole ? renderBlocks(story.blocks) : null,
    pictures: withPictures ? story.pictures : [],
  };
};
