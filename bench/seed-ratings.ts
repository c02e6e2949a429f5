import { sql } from "kysely";
import { DAY, later } from "#kit";
import type { House } from "#store";
import "#context";

/** Twenty ratings a note, fifty a rater, one note in 25 of the last two weeks, which are not locked. */
const [OF_NOTE, OF_RATER, YOUNG_EVERY] = [20, 50, 25] as const;
const CHUNK = 50_000;

/** The numbers from `from` to before `to`, as a table `n(i)`. */
const numbers = (house: House, from: number, to: number) =>
  house.store.dialect === "postgres"
    ? sql`(select generate_series(${from}::bigint, ${to - 1}::bigint) as i) as n`
    : sql`(with recursive c(i) as (select ${from} union all select i + 1 from c where i + 1 < ${to}) select i from c) as n`;

/**
 * Notes and ratings of two camps: one note in three pleases everybody, the others one camp; some nine in ten say so. Each pair of note and rater
 * once. They stand on the story with that short id. The community is in S2.
 */
export const seedRatings = async (house: House, shortId: string, ratings: number): Promise<void> => {
  const { db } = house.store;
  const [notes, raters] = [ratings / OF_NOTE, ratings / OF_RATER];
  const fresh = notes / YOUNG_EVERY;
  const { id: storyId } = await db.selectFrom("story").select("id").where("short_id", "=", shortId).executeTakeFirstOrThrow();
  const now = house.clock.now();
  const [young, old] = [later(now, -5 * DAY), later(now, -100 * DAY)];
  const isPostgres = house.store.dialect === "postgres";
  const id = (of: ReturnType<typeof sql>) =>
    isPostgres ? sql`'note-' || lpad((${of})::text, 8, '0')` : sql`'note-' || printf('%08d', ${of})`;
  const rater = (of: ReturnType<typeof sql>) =>
    isPostgres ? sql`'rater-' || lpad((${of})::text, 8, '0')` : sql`'rater-' || printf('%08d', ${of})`;
  const i = sql.ref("i");
  await sql`insert into note (id, story_id, author_id, is_unnamed, kind, body, evidence, lang, state, status, made_at, changed_at,
      made_version, made_revision_id, canon, quote, prefix, suffix, start_at, end_at, quote_hash, confirmed_quote, confirmed_revision_id,
      base_revision_id, base_start, base_end, anchor, anchor_revision_id, anchor_start, anchor_end, quoted_now, anchored_at, is_locked, desk)
    select ${id(i)}, ${sql.lit(storyId)}, ${rater(sql`i % 500`)}, 0, 'background', 'It was built in 1962, and never meant to stand that long.',
      '[]', 'en', 'open', 'NEEDS_MORE_RATINGS', case when i < ${sql.lit(fresh)} then ${sql.lit(young)} else ${sql.lit(old)} end,
      ${sql.lit(old)}, 1, 'r', 1, 'failed in 12 places', '', '', 0, 20, 'h', 'failed in 12 places', 'r', 'r', 0, 20, 'exact', 'r', 0, 20,
      'failed in 12 places', ${sql.lit(old)}, case when i < ${sql.lit(fresh)} then 0 else 1 end, ''
    from ${numbers(house, 0, notes)}`.execute(db);
  const note = sql`i % ${sql.lit(notes)}`;
  const who = sql`(i * 7919 + (i / ${sql.lit(notes)}) * 613) % ${sql.lit(raters)}`;
  const liked = sql`case when i % 3 = 0 or i % 3 = 1 + (${who}) % 2 then 1 else 0 end`;
  // Some hours or days after the note, each at a moment of their own, as people rate who are not of one mind.
  const second = (base: string) => sql`${sql.lit(Date.parse(base) / 1_000)} + (i * 7368787) % 345600`;
  const instant = (base: string) =>
    isPostgres
      ? sql`to_char(to_timestamp(${second(base)}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`
      : sql`strftime('%Y-%m-%dT%H:%M:%S.000Z', ${second(base)}, 'unixepoch')`;
  for (let from = 0; from < ratings; from += CHUNK)
    await sql`insert into note_rating (note_id, rater_id, value, reasons, source, at, counts_from, is_blind, anchor_revision_id, is_before_change)
      select ${id(note)}, ${rater(who)}, case when (i * 48271) % 1009 < 900 then ${liked} else 1 - ${liked} end,
        '["clear","good-sources"]', 'organic', case when ${note} < ${sql.lit(fresh)} then ${instant(young)} else ${instant(old)} end,
        ${sql.lit(old)}, 1, 'r', 0
      from ${numbers(house, from, Math.min(from + CHUNK, ratings))}`.execute(db);
  const stage = JSON.stringify({ stage: "S2", nightsAbove: 0, nightsBelow: 0 });
  await db.insertInto("note_setting").values({ name: "stage", value: stage, at: now }).execute();
  // A run just now: nothing is due but what the bench asks for.
  const run = { id: "run-0", kind: "full", began_at: now, ended_at: now, outcome: "published", stage: "S2" } as const;
  const figures = { ratings, raters, notes, mu: null, objective: null, sweeps: null, gradient: null, gauge: null, churn: 0 };
  await db
    .insertInto("note_run")
    .values({ ...run, ...figures, changed: 0, parameters: "{}" })
    .execute();
  if (isPostgres) await sql`analyze`.execute(db);
};
