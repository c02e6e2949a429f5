import { communitiesByIds } from "#communities";
import { type Lang, later, DAY } from "#kit";
import { membersByIds } from "#members";
import { talkTeasers } from "#conversation";
import { findTopic } from "#stories";
import type { House } from "#store";
import type { Frame } from "#ui";
import type { Followable } from "./follow-button.tsx";
import { followedBy } from "./follow.ts";
import type { FollowingPage } from "./pages/following-page.tsx";
import { followedStories } from "./send-mails.ts";

const FRESH_MS = 7 * DAY;

const topicName = async (house: House, slug: string, lang: Lang): Promise<string> => {
  const found = await findTopic(house, slug);
  return found.kind === "here" ? (found.topic.names[lang] ?? found.topic.name) : slug;
};

/** What a member follows by name; what is gone is left out. */
export const followingView = async (house: House, frame: Frame, memberId: string): Promise<FollowingPage> => {
  const targets = (await followedBy(house.store.db, memberId)).map((target) => {
    const [kind = "", id = ""] = target.split(":");
    return { target, kind, id };
  });
  const idsOf = (kind: string): readonly string[] => targets.filter((each) => each.kind === kind).map(({ id }) => id);
  const people = await membersByIds(house.store, idsOf("member"));
  const communities = await communitiesByIds(house, idsOf("community"));
  const stories = await talkTeasers(house, idsOf("story"));
  const things: Followable[] = [];
  for (const { target, kind, id } of targets) {
    const name =
      kind === "member"
        ? people.get(id)?.name
        : kind === "story"
          ? stories.get(id)?.headline
          : kind === "topic"
            ? await topicName(house, id, frame.lang)
            : kind === "community"
              ? communities.get(id)?.name
              : undefined;
    if (name !== undefined) things.push({ target, name, isOn: true });
  }
  const followed = new Set(targets.map(({ target }) => target));
  const sections = frame.site.sections.map(({ slug, name }) => ({
    target: `section:${slug}`,
    name: name[frame.lang],
    isOn: followed.has(`section:${slug}`),
  }));
  const hasLists = targets.some(({ kind }) => kind === "section" || kind === "topic");
  const since = later(house.clock.now(), -FRESH_MS);
  return { things, sections, stories: hasLists ? await followedStories(house, memberId, since, "site") : [] };
};
