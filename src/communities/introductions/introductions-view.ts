import type { Actor, Instant } from "#kit";
import { blockersOf, peopleShown, type PersonShown } from "#members";
import { storiesByIds, type Teaser } from "#stories";
import type { House } from "#store";
import type { IntroductionTable } from "../tables.ts";
import { MESSAGES_EACH, type MessageState, otherOf, type SeenState, seenAs } from "./introduction.ts";
import "../tables.ts";

/** An introduction as one of its two sees it. */
export type IntroductionView = {
  readonly id: string;
  readonly state: SeenState;
  /** Whether whoever looks asked for it. */
  readonly isAsker: boolean;
  /** Whether both said yes. */
  readonly wasOpen: boolean;
  /** Null where that account is no longer open. */
  readonly other: PersonShown | null;
  readonly story: Teaser | null;
  readonly askedAt: Instant;
  readonly endsAt: Instant;
};

export type MessageView = {
  readonly id: string;
  readonly isOwn: boolean;
  /** Null where it was taken off. */
  readonly body: string | null;
  readonly state: MessageState;
  readonly at: Instant;
};

export type OneIntroduction = IntroductionView & { readonly messages: readonly MessageView[]; readonly left: number };

const SHOWN_MOST = 60;

/** What of these rows a member sees, with names and stories. Three statements. */
const viewsOf = async (house: House, viewerId: string, rows: readonly IntroductionTable[]): Promise<readonly IntroductionView[]> => {
  const now = house.clock.now();
  const others = [...new Set(rows.map((row) => otherOf(row, viewerId)))];
  const people = await peopleShown(house.store.db, others);
  const blockers = await blockersOf(house.store.db, viewerId, others);
  const stories = new Map((await storiesByIds(house, [...new Set(rows.map((row) => row.story_id))])).map((story) => [story.id, story]));
  return rows.flatMap((row) => {
    const otherId = otherOf(row, viewerId);
    const state = seenAs(row, viewerId, now);
    if (state === null) return [];
    // Who was not answered sees the same whether the other let it lapse, said no or blocked them.
    const isUnanswered = row.answered_at === null && row.asker_id === viewerId;
    if (!isUnanswered && blockers.has(otherId)) return [];
    if (state === "asked" && row.asked_id === viewerId && !people.has(otherId)) return [];
    return [
      {
        id: row.id,
        state: state === "open" && !people.has(otherId) ? ("over" as const) : state,
        isAsker: row.asker_id === viewerId,
        wasOpen: row.answered_at !== null,
        other: people.get(otherId) ?? null,
        story: stories.get(row.story_id) ?? null,
        askedAt: row.asked_at,
        endsAt: row.ends_at,
      },
    ];
  });
};

/** A member's introductions, those last asked for first. Four statements. */
export const listIntroductions = async (house: House, viewerId: string): Promise<readonly IntroductionView[]> => {
  const rows = await house.store.db
    .selectFrom("introduction")
    .selectAll()
    .where((eb) => eb.or([eb("asker_id", "=", viewerId), eb("asked_id", "=", viewerId)]))
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(SHOWN_MOST)
    .execute();
  return rows.length === 0 ? [] : viewsOf(house, viewerId, rows);
};

/** One introduction with what the two wrote, for either of them; null for everybody else. Five statements. */
export const oneIntroduction = async (house: House, viewer: Actor, id: string): Promise<OneIntroduction | null> => {
  const { db } = house.store;
  const row = await db.selectFrom("introduction").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined || viewer.id === null || (row.asker_id !== viewer.id && row.asked_id !== viewer.id)) return null;
  const [view] = await viewsOf(house, viewer.id, [row]);
  if (view === undefined) return null;
  const written = await db
    .selectFrom("introduction_message")
    .select(["id", "by_id", "body", "state", "at"])
    .where("introduction_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .limit(2 * MESSAGES_EACH)
    .execute();
  const messages = written.flatMap((each) => {
    const isOwn = each.by_id === viewer.id;
    if (!isOwn && each.state === "held") return [];
    return [{ id: each.id, isOwn, body: each.state === "off" && !isOwn ? null : each.body, state: each.state, at: each.at }];
  });
  return { ...view, messages, left: MESSAGES_EACH - written.filter((each) => each.by_id === viewer.id).length };
};

/** Whether a member wants not to be asked. One statement. */
export const isAskingOff = async (house: House, memberId: string): Promise<boolean> =>
  (await house.store.db.selectFrom("introduction_choice").select("is_off").where("member_id", "=", memberId).executeTakeFirst())?.is_off ===
  1;

/** The other one of an introduction that a member sees; null where they see none. */
export const otherIdOf = async (house: House, viewer: Actor, id: string): Promise<string | null> =>
  (await oneIntroduction(house, viewer, id))?.other?.id ?? null;

/** Who waits for a member's answer. */
export const waitingFor = async (house: House, viewerId: string): Promise<readonly IntroductionView[]> =>
  (await listIntroductions(house, viewerId)).filter((one) => one.state === "asked" && !one.isAsker);
