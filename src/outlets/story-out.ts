import type { Allowance, Outlet } from "#rights";
import { paragraphsOf, renderBlocks, type StoryView } from "#stories";

/** As much of a story's text as may leave by `outlet`: nothing, an excerpt, or all of it. */
export type StoryOut = {
  readonly allow: Allowance;
  /** Empty where only headline and link may go. */
  readonly deck: string;
  readonly excerpt: string | null;
  readonly paragraphs: readonly string[] | null;
  readonly html: string | null;
};

export const storyOut = (story: StoryView, outlet: Outlet, now: string): StoryOut => {
  const { allow, deck, excerpt, blocks } = story.text(outlet, { at: now });
  return {
    allow,
    deck,
    excerpt,
    paragraphs: blocks === null ? null : paragraphsOf(blocks),
    html: blocks === null ? null : renderBlocks(blocks),
  };
};
