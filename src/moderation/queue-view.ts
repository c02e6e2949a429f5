import { type Actor, cursorOf, dayIn, type Instant, keyOf, later, DAY } from "#kit";
import { talkTeasers } from "#conversation";
import { membersByIds } from "#members";
import type { House } from "#store";
import { CASE_KINDS, type CaseKind, UNDO_MS } from "./case.ts";
import { wordsOfTargets } from "./subject.ts";
import type { KeepingHouse } from "./act-on-subject.ts";
import type { CaseTable } from "./tables.ts";

/** A case as the queue shows it. `words` are what it is about, `reports` how many wait. */
export type QueueItem = {
  readonly id: string;
  readonly kind: CaseKind;
  readonly target: string;
  readonly words: string;
  readonly headline: string;
  readonly score: number;
  readonly reports: number;
  readonly openedAt: Instant;
  readonly dueAt: Instant | null;
  readonly claimedBy: string | null;
  readonly isMine: boolean;
};

export type QueueView = {
  readonly items: readonly QueueItem[];
  readonly next: string | null;
  readonly counts: Readonly<Record<CaseKind, number>>;
  readonly oldest: Instant | null;
  readonly decidedToday: number;
  /** The case that whoever looks has just decided and can still take back. */
  readonly undo: string | null;
};

const PAGE = 20;

/** Whoever has a case now. */
export const claimerOf = (row: Pick<CaseTable, "claimed_by" | "claimed_until">, now: Instant): string | null =>
  row.claimed_by !== null && (row.claimed_until ?? "") > now ? row.claimed_by : null;

const reportCounts = async (house: House, ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (ids.length === 0) return new Map();
  const rows = await house.store.db
    .selectFrom("report")
    .select((eb) => ["case_id", eb.fn.countAll<number>().as("count")])
    .where("case_id", "in", ids)
    .groupBy("case_id")
    .execute();
  return new Map(rows.map((row) => [row.case_id, row.count]));
};

const lastDecided = async (house: House, actor: Actor): Promise<string | null> => {
  const row = await house.store.db
    .selectFrom("moderation_case")
    .select("id")
    .where("closed_by", "=", actor.id ?? "")
    .where("closed_at", ">", later(house.clock.now(), -UNDO_MS))
    .where("outcome", "in", ["kept", "removed", "ignored"])
    .orderBy("closed_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
};

const decidedToday = async (house: House, actor: Actor, zone: string): Promise<number> => {
  const rows = await house.store.db
    .selectFrom("moderation_case")
    .select("closed_at")
    .where("closed_by", "=", actor.id ?? "")
    .where("closed_at", ">", later(house.clock.now(), -DAY))
    .execute();
  const today = dayIn(zone, house.clock.now());
  return rows.filter((row) => row.closed_at !== null && dayIn(zone, row.closed_at) === today).length;
};

/**
 * One list for everything that waits, the weightiest first, of equals the longest. Its order does not jump: a score changes only when something
 * new is known. The page after a page begins where that one ended.
 */
export const queueView = async (
  house: KeepingHouse,
  actor: Actor,
  { kind, after, zone }: { readonly kind: CaseKind | null; readonly after: string | undefined; readonly zone: string },
): Promise<QueueView> => {
  const { db } = house.store;
  const now = house.clock.now();
  const from = keyOf(after, 3);
  const rows = await db
    .selectFrom("moderation_case")
    .selectAll()
    .where("state", "=", "open")
    .$if(kind !== null, (query) => query.where("kind", "=", kind ?? ""))
    .$if(from !== null, (query) =>
      query.where((eb) => {
        const score = Number(from?.[0]);
        const [, at = "", id = ""] = from?.map(String) ?? [];
        return eb.or([
          eb("score", "<", score),
          eb.and([eb("score", "=", score), eb("opened_at", ">", at)]),
          eb.and([eb("score", "=", score), eb("opened_at", "=", at), eb("id", ">", id)]),
        ]);
      }),
    )
    .orderBy("score", "desc")
    .orderBy("opened_at")
    .orderBy("id")
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const [counted, counts, words, stories, people] = [
    await db
      .selectFrom("moderation_case")
      .select((eb) => ["kind", eb.fn.countAll<number>().as("count"), eb.fn.min("opened_at").as("oldest")])
      .where("state", "=", "open")
      .groupBy("kind")
      .execute(),
    await reportCounts(
      house,
      shown.map((row) => row.id),
    ),
    await wordsOfTargets(
      house,
      shown.map((row) => row.target),
    ),
    await talkTeasers(
      house,
      shown.flatMap((row) => row.story_id ?? []),
    ),
    await membersByIds(house.store, [...new Set(shown.flatMap((row) => claimerOf(row, now) ?? []))]),
  ];
  return {
    items: shown.map((row) => ({
      id: row.id,
      kind: row.kind as CaseKind,
      target: row.target,
      words: words.get(row.target) ?? "",
      headline: stories.get(row.story_id ?? "")?.headline ?? "",
      score: row.score,
      reports: counts.get(row.id) ?? 0,
      openedAt: row.opened_at,
      dueAt: row.due_at,
      claimedBy: people.get(claimerOf(row, now) ?? "")?.name ?? null,
      isMine: claimerOf(row, now) === actor.id,
    })),
    next: rows.length > PAGE && last !== undefined ? cursorOf(last.score, last.opened_at, last.id) : null,
    counts: Object.fromEntries(
      CASE_KINDS.map((each) => [each, counted.find((row) => row.kind === each)?.count ?? 0]),
    ) as QueueView["counts"],
    oldest: counted.map((row) => row.oldest).toSorted()[0] ?? null,
    decidedToday: await decidedToday(house, actor, zone),
    undo: await lastDecided(house, actor),
  };
};
