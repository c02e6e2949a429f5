import { paths } from "#paths";
import type { Frame, Tab } from "#ui";
import { wordsOf } from "./words/index.ts";

export type ModerationTab = "queue" | "words" | "policy" | "services";

/** The pages of moderation; `current` is the one that is open. */
export const moderationTabs = (frame: Frame, current: ModerationTab): readonly Tab[] => {
  const { tabs } = wordsOf(frame.lang);
  const href = {
    queue: paths.moderation(),
    words: paths.moderationWords(),
    policy: paths.moderationPolicy(),
    services: paths.moderationServices(),
  } as const;
  return (["queue", "words", "policy", "services"] as const).map((tab) => ({ text: tabs[tab], href: href[tab], current: tab === current }));
};
