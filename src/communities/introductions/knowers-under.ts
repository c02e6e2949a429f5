import { later } from "#kit";
import { hiddenFrom, INTRODUCTION_KEPT_MS, type Knower, membersWhoKnow } from "#members";
import type { StoryView } from "#stories";
import type { House } from "#store";
import { WAITING_MOST } from "./introduction.ts";
import "../tables.ts";

const LOOKED_AT = 12; // some may be hidden from whoever looks
const SHOWN = 5;

/** The names of topics in every language that knows them. */
const namesOf = (topics: StoryView["topics"]): readonly string[] => [
  ...new Set(topics.flatMap(({ name, names }) => [name, ...Object.values(names)])),
];

/** Who knows about a story, as one member is shown them. `introduction`: the one with them that is kept; `isAskable`: may be asked now. */
export type KnowerShown = Knower & { readonly introduction: string | null; readonly isAskable: boolean };

/**
 * Members who declared a story's topics or places and agreed to be named there, without those who are hidden from whoever looks. Nobody else
 * can be asked under it. Five statements.
 */
export const knowersUnder = async (house: House, viewerId: string, story: StoryView): Promise<readonly KnowerShown[]> => {
  const { db } = house.store;
  const places = namesOf(story.topics.filter(({ kind }) => kind === "place"));
  const known = await membersWhoKnow(db, { places, topics: namesOf(story.topics), limit: LOOKED_AT });
  const ids = known.map(({ id }) => id);
  const hidden = await hiddenFrom(db, viewerId, ids);
  const shown = known.filter(({ id }) => id !== viewerId && !hidden.has(id)).slice(0, SHOWN);
  if (shown.length === 0) return [];
  const now = house.clock.now();
  const shownIds = shown.map(({ id }) => id);
  const off = await db
    .selectFrom("introduction_choice")
    .select("member_id")
    .where("member_id", "in", shownIds)
    .where("is_off", "=", 1)
    .execute();
  const rows = await db
    .selectFrom("introduction")
    .select(["id", "asker_id", "asked_id", "state", "ends_at", "over_at"])
    .where((eb) =>
      eb.or([
        eb.and([eb("asked_id", "in", shownIds), eb("state", "=", "asked"), eb("ends_at", ">", now)]),
        eb.and([eb("asked_id", "in", shownIds), eb("asker_id", "=", viewerId)]),
        eb.and([eb("asker_id", "in", shownIds), eb("asked_id", "=", viewerId), eb("over_at", "is", null), eb("ends_at", ">", now)]),
      ]),
    )
    .where("asked_at", ">", later(now, -2 * INTRODUCTION_KEPT_MS))
    .execute();
  return shown.map((each) => {
    const own = rows.find((row) => otherIn(row, viewerId) === each.id);
    const waiting = rows.filter((row) => row.asked_id === each.id && row.state === "asked" && row.ends_at > now).length;
    const isOff = off.some((row) => row.member_id === each.id);
    return { ...each, introduction: own?.id ?? null, isAskable: own === undefined && !isOff && waiting < WAITING_MOST };
  });
};

const otherIn = (row: { readonly asker_id: string; readonly asked_id: string }, viewerId: string): string | null =>
  row.asker_id === viewerId ? row.asked_id : row.asked_id === viewerId ? row.asker_id : null;
