import { type Actor, type CalendarDate, DAY, type Instant, later } from "#kit";
import { type DiscussionList, type DiscussionTeaser, heardIn, listDiscussions } from "#conversation";
import { hiddenFrom, peopleShown, type PersonShown } from "#members";
import { listStories, type Teaser, untilOfAll } from "#stories";
import type { House } from "#store";
import { type Look, mayFound } from "./community.ts";
import type { CommunityTable } from "./tables.ts";

export type CommunityView = {
  readonly community: CommunityTable;
  readonly stories: readonly Teaser[];
  readonly dates: readonly (CalendarDate & { readonly byId: string | null })[];
  readonly newest: readonly PersonShown[];
  /** Who wrote often in its discussions of late. */
  readonly active: readonly PersonShown[];
  readonly prompts: readonly DiscussionTeaser[];
  readonly discussions: DiscussionList;
  readonly isActive: boolean;
  readonly stewards: readonly PersonShown[];
  /** What whoever looks is in it. */
  readonly own: { readonly isQuiet: boolean; readonly isSteward: boolean } | null;
  readonly until: Instant | null;
};

const STORIES = 8;
const LOOKS_MOST = 6;
const NEWEST = 8;
const DATES = 30;
const LOOK_BACK_MS = 1 * DAY; // a date stays on the board for a day after it

/** Open communities, the largest first; those proposed too, for who may open them. One statement. */
export const listCommunities = (house: House, actor: Actor): Promise<readonly CommunityTable[]> =>
  house.store.db
    .selectFrom("community")
    .selectAll()
    .$if(!mayFound(actor), (query) => query.where((eb) => eb.or([eb("state", "=", "open"), eb("by_id", "=", actor.id ?? "")])))
    .where("state", "!=", "turned-down")
    .orderBy("members", "desc")
    .orderBy("name")
    .limit(200)
    .execute();

/** The coming dates of a community. One statement. */
export const datesOf = async (house: House, communityId: string): Promise<CommunityView["dates"]> => {
  const rows = await house.store.db
    .selectFrom("meeting")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("starts_at", ">", later(house.clock.now(), -LOOK_BACK_MS))
    .orderBy("starts_at")
    .orderBy("id")
    .limit(DATES)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    place: row.place,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    changedAt: row.changed_at,
    revision: row.revision,
    isOff: row.is_off === 1,
    byId: row.by_id,
  }));
};

/** The community at an address, for whoever may see it. One statement. */
export const findCommunity = async (house: House, actor: Actor, slug: string): Promise<CommunityTable | null> => {
  const row = await house.store.db.selectFrom("community").selectAll().where("slug", "=", slug).executeTakeFirst();
  if (row === undefined) return null;
  return row.state === "open" || mayFound(actor) || (actor.id !== null && row.by_id === actor.id) ? row : null;
};

/** The community with this id; null where there is none. One statement. */
export const communityById = async (house: House, id: string): Promise<CommunityTable | null> =>
  (await house.store.db.selectFrom("community").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;

/** Open communities with these ids. One statement, none for no ids. */
export const communitiesByIds = async (house: House, ids: readonly string[]): Promise<ReadonlyMap<string, CommunityTable>> => {
  if (ids.length === 0) return new Map();
  const rows = await house.store.db.selectFrom("community").selectAll().where("id", "in", ids).where("state", "=", "open").execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** What somebody is in a community; null for who is not in it. One statement. */
export const membershipOf = async (house: House, actor: Actor, communityId: string): Promise<CommunityView["own"]> => {
  if (actor.id === null) return null;
  const row = await house.store.db
    .selectFrom("community_member")
    .select(["is_quiet", "is_steward"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", actor.id)
    .executeTakeFirst();
  return row === undefined ? null : { isQuiet: row.is_quiet === 1, isSteward: row.is_steward === 1 };
};

const PROMPTS = 2;
const DISCUSSIONS = 12;
const HEARD_MS = 30 * DAY;

export type Looking = { readonly isActive?: boolean; readonly after?: string | undefined };

/** What goes on in a community. Ten statements, for members four more; and one for each section and topic it looks at. */
export const communityView = async (
  house: House,
  actor: Actor,
  community: CommunityTable,
  { isActive = false, after }: Looking = {},
): Promise<CommunityView> => {
  const { db } = house.store;
  const members = db
    .selectFrom("community_member")
    .select(["member_id", "is_quiet", "is_steward"])
    .where("community_id", "=", community.id);
  const newest = await members.orderBy("at", "desc").orderBy("member_id").limit(NEWEST).execute();
  const stewards = await members.where("is_steward", "=", 1).orderBy("at").limit(NEWEST).execute();
  const own = await membershipOf(house, actor, community.id);
  const heard = await heardIn(house, community.id, later(house.clock.now(), -HEARD_MS), NEWEST);
  const ids = [...new Set([...[...newest, ...stewards].map((row) => row.member_id), ...heard])];
  const people = await peopleShown(house.store.db, ids);
  const hidden = actor.id === null ? new Set<string>() : await hiddenFrom(house.store.db, actor.id, ids);
  const shownOf = (given: readonly string[]) => given.flatMap((id) => (hidden.has(id) ? [] : (people.get(id) ?? [])));
  const prompts = await listDiscussions(house, actor, { forum: community.id, isPrompt: true, most: PROMPTS });
  const discussions = await listDiscussions(house, actor, { forum: community.id, isActive, after, most: DISCUSSIONS });
  const found: Teaser[] = [];
  for (const look of (JSON.parse(community.looks) as readonly Look[]).slice(0, LOOKS_MOST))
    found.push(...(await listStories(house, look, undefined, STORIES)).stories);
  const stories = [...new Map(found.map((story) => [story.id, story])).values()]
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    .slice(0, STORIES);
  return {
    community,
    stories,
    dates: await datesOf(house, community.id),
    newest: shownOf(newest.map((row) => row.member_id)),
    active: shownOf(heard),
    prompts: prompts.items,
    discussions,
    isActive,
    stewards: stewards.flatMap((row) => people.get(row.member_id) ?? []),
    own,
    until: untilOfAll(stories),
  };
};
