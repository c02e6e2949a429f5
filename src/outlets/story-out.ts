import { excerptOf } from "#kit";
import { type Allowance, permit, type Outlet } from "#rights";
import { paragraphsOf, renderBlocks, type StoryView } from "#stories";

/** As much of a story's text as may leave by `outlet`: nothing, an excerpt, or all of it. The only way from a story to any exit but its page. */
export type StoryOut = {
  readonly allow: Allowance;
  readonly excerpt: string | null;
  readonly paragraphs: readonly string[] | null;
  readonly html: string | null;
};

export const storyOut = (story: StoryView, outlet: Outlet, now: string): StoryOut => {
  const { allow, excerpt } = permit(story.permitted, outlet, { at: now });
  const paragraphs = paragraphsOf(story.blocks);
  return {
    allow,
    excerpt: allow === "excerpt" ? excerptOf(paragraphs.join(" "), excerpt) : null,
    paragraphs: allow === "full" ? paragraphs : null,
    html: allow === "full" ? renderBlocks(story.blocks) : null,
  };
};
