import { breathe, newId } from "#kit";
import { topicsOfStories } from "#stories";
import type { House } from "#store";
import { isDiscussion } from "../discussion.ts";
import type { OpinionRun } from "../tables.ts";
import { groupsOfMembers, newestRun } from "./group-votes.ts";
import { keepNumbers } from "./keep-numbers.ts";
import { type Think, thinkHere } from "./think.ts";
import type { CommentVote } from "./votes-since.ts";

/** A look for groups: over the site, whose topic is empty, or among those who vote under stories of a topic. `stories`: those with votes. */
export type Look = {
  readonly run: OpinionRun;
  readonly groupOf: ReadonlyMap<string, number>;
  readonly stories: readonly string[];
};

/** So many people have to vote under the stories of a topic before it has groups of its own. */
export const TOPIC_VOTERS = 300;
const TOPICS_MOST = 50; // looked at in a night: those with the most voters

type VotedTopic = {
  readonly slug: string;
  readonly name: string;
  readonly stories: readonly string[];
  readonly votes: readonly CommentVote[];
  readonly voters: number;
};

/** Topics under whose stories enough people voted, the narrowest first: that with the fewest of them. */
export const topicsVotedOn = async (house: House, votes: readonly CommentVote[], votersLeast: number): Promise<readonly VotedTopic[]> => {
  const byStory = Map.groupBy(votes, ({ storyId }) => storyId);
  const stories = [...byStory.keys()].filter((id) => !isDiscussion(id)).toSorted();
  const bySlug = Map.groupBy(await topicsOfStories(house.store.db, stories), ({ slug }) => slug);
  const enough: VotedTopic[] = [];
  for (const [slug, own] of bySlug) {
    const ids = own.map(({ storyId }) => storyId);
    const voters = new Set(ids.flatMap((id) => byStory.get(id)!.map(({ memberId }) => memberId))).size;
    if (voters >= votersLeast)
      enough.push({ slug, name: own.at(-1)!.name, stories: ids, votes: ids.flatMap((id) => byStory.get(id)!), voters });
    await breathe();
  }
  return enough
    .toSorted((a, b) => b.voters - a.voters || (a.slug < b.slug ? -1 : 1))
    .slice(0, TOPICS_MOST)
    .toReversed();
};

/** Looks for groups among those who vote under stories of each topic that enough people vote under, the narrowest topic first. */
export const lookAtTopics = async (
  house: House & { readonly think?: Think },
  votes: readonly CommentVote[],
  { stage, votersLeast }: { readonly stage: string; readonly votersLeast: number },
): Promise<readonly Look[]> => {
  const looks: Look[] = [];
  for (const { slug, name, stories, votes: own } of await topicsVotedOn(house, votes, votersLeast)) {
    const before = (await newestRun(house.store.db, slug)) ?? null;
    const { raters, gauge, found, wished, nights } = await (house.think ?? thinkHere)("groups", { votes: own, before, isOfTopic: true });
    const groups = found.ok ? found.found : null;
    const run: OpinionRun = {
      id: newId(house.clock.ms()),
      at: house.clock.now(),
      people: found.ok ? found.found.people.length : found.people,
      raters,
      gauge,
      silhouette: groups?.silhouette ?? 0,
      groups: groups?.groups ?? 0,
      groups_wished: wished,
      nights_wished: nights,
      stage,
      nights_above: 0,
      nights_below: 0,
      why: found.ok ? null : found.why,
      topic: slug,
      topic_name: name,
    };
    const groupOf = groups === null ? new Map<string, number>() : keepNumbers(groups, await groupsOfMembers(house.store.db, slug));
    looks.push({ run, groupOf, stories });
  }
  return looks;
};
