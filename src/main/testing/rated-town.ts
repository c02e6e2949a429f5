import { join } from "node:path";
import { expect } from "vitest";
import { DAY, hashUnit, later, MINUTE, newSecret, steppingClock } from "#kit";
import { enqueue } from "#jobs";
import type { Store } from "#store";
import type { TestHouse } from "../../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./open-test-site.ts";

export const RATERS = 40; // four in five of one camp
const NOTES = 20; // eight that help everybody, six that please one camp, six that help nobody
const BRIGADE = 8;
const OVER_HTTP = 40; // ratings of honest people that come over HTTP; those before are there
const HONEST_MIN = 1_470; // after so many minutes everybody honest has rated

type Kind = "good" | "sided" | "bad";
export type Person = { readonly token: string; readonly id: string; readonly camp: 0 | 1 };

export const kindOf = (note: number): Kind => (note < 8 ? "good" : note < 14 ? "sided" : "bad");

/** What somebody honest says of a note: nine in ten as their camp would. */
const honest = (note: number, person: number, camp: 0 | 1): boolean => {
  const isLiked = kindOf(note) === "good" || (kindOf(note) === "sided" && camp === 0);
  return hashUnit(`${note}:${person}`) < 0.9 ? isLiked : !isLiked;
};

/** What an attack changes, and what is put back for the next. */
const TABLES = ["note_rating", "note_score", "note_rater", "note_run", "note_invite", "note_setting"] as const;

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/u;
const START = "2026-03-04T10:00:00.000Z";
const text = Array.from({ length: NOTES }, (_, k) => `<p>Paragraph ${k} of the report says that ${k + 100} gates were closed.</p>`).join(
  "",
);

const people = async (at: TestSite, name: string, count: number): Promise<readonly Person[]> => {
  const joined: Person[] = [];
  for (let k = 0; k < count; k += 1) joined.push({ ...(await at.member(`${name}${k}x`)), camp: k % 5 === 0 ? 1 : 0 });
  return joined;
};
const send = async (at: TestSite, token: string, path: string, body: unknown): Promise<readonly [number, Record<string, unknown>]> => {
  const answer = await fetch(`${at.origin}/api/v1${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });
  return [answer.status, (await answer.json()) as Record<string, unknown>];
};
const SAID = {
  yes: { helpful: "yes", reasons: ["clear", "good-sources"] },
  somewhat: { helpful: "somewhat", reasons: ["clear"] },
  no: { helpful: "no", reasons: ["opinion"] },
} as const;
export const rate = async (
  at: TestSite,
  { token }: Pick<Person, "token">,
  note: string,
  isHelpful: boolean | "somewhat",
): Promise<number> => {
  const said = SAID[isHelpful === "somewhat" ? "somewhat" : isHelpful ? "yes" : "no"];
  return (await send(at, token, `/notes/${note}/ratings`, said))[0];
};
const run = async (at: TestSite): Promise<void> => {
  await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "notes.full", body: {} }));
  await at.worker.drain();
};

type Spoken = { readonly when: string; readonly person: Person; readonly note: string; readonly isHelpful: boolean };

/** Keeps ratings as the site would have, had they come one by one. */
const keepHonest = async ({ db }: Store, spoken: readonly Spoken[]): Promise<void> => {
  const { anchor_revision_id } = await db.selectFrom("note").select("anchor_revision_id").executeTakeFirstOrThrow();
  const kept = { source: "organic", is_blind: 1, is_before_change: 0, anchor_revision_id } as const;
  const rows = spoken.map(({ when, person, note, isHelpful }) => ({
    ...kept,
    note_id: note,
    rater_id: person.id,
    value: isHelpful ? 1 : 0,
    reasons: JSON.stringify(isHelpful ? ["clear", "good-sources"] : ["opinion"]),
    at: when,
    counts_from: when,
  }));
  await db.insertInto("note_rating").values(rows).execute();
};

/** A community in S1 with its notes and what everybody honest says of them, at times of their own. */
export const openRatedTown = async (open: (start?: string) => Promise<TestHouse>) => {
  const { store, folder } = await open(START);
  const clock = steppingClock(START);
  const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
  const story = await at.take(ninjs({ body_html: text }));
  const [authors, raters, brigade] = [
    await people(at, "author", 9),
    await people(at, "rater", RATERS),
    await people(at, "brigade", BRIGADE),
  ];
  const edna = await at.member("edna", "editor");
  await store.db.updateTable("member").set({ joined_at: "2026-01-01T00:00:00.000Z", proved_at: "2026-01-01T00:00:00.000Z" }).execute();
  const sleepers = await people(at, "sleeper", BRIGADE); // they join on the day
  await store.db.updateTable("member").set({ proved_at: START }).where("joined_at", "=", START).execute();
  const memory = { stage: "S1", nightsAbove: 0, nightsBelow: 0 };
  await store.db
    .insertInto("note_setting")
    .values({ name: "stage", value: JSON.stringify(memory), at: START })
    .execute();
  const notes: string[] = [];
  for (let k = 0; k < NOTES; k += 1) {
    const note = {
      quote: `Paragraph ${k} of the report says that ${k + 100} gates`,
      body: `It was ${k} once.`,
      kind: "background",
      evidence: ["https://gates.example/"],
    };
    const author = authors[k < 18 ? k % 7 : 7 + (k % 2)]; // the last two write nothing that helps
    const [status, { id }] = await send(at, author?.token ?? "", `/stories/${story}/notes`, note);
    expect(status).toBe(201);
    notes.push(String(id));
  }
  const said = raters.flatMap((person, k) =>
    notes.flatMap((note, no) =>
      hashUnit(`rates ${no}:${k}`) < 0.7
        ? [{ at: 30 + hashUnit(`at ${no}:${k}`) * 1_440, person, note, isHelpful: honest(no, k, person.camp) }]
        : [],
    ),
  );
  const { db } = store;
  const spoken = said.toSorted((a, b) => a.at - b.at).map((each) => ({ ...each, when: later(START, Math.floor(each.at * MINUTE)) }));
  await keepHonest(store, spoken.slice(0, -OVER_HTTP));
  for (const { when, person, note, isHelpful } of spoken.slice(-OVER_HTTP)) {
    clock.set(when);
    expect(await rate(at, person, note, isHelpful)).toBe(200);
  }
  const fresh = sleepers.map(({ id }) => id);
  const rows = await Promise.all(TABLES.map((table) => db.selectFrom(table).selectAll().execute()));
  const asWritten = await db.selectFrom("note").selectAll().execute();
  let base = 0; // ms by which everything is later than it was written: a clock is never set back
  /** As it was when everybody honest had rated and nobody else, so many days later. */
  const restore = async (): Promise<void> => {
    base += 30 * DAY;
    await db.deleteFrom("job").execute();
    const moved = <Row extends object>(row: Row): Row =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, INSTANT.test(String(value)) ? later(String(value), base) : value]),
      ) as Row;
    for (const note of asWritten) await db.updateTable("note").set(moved(note)).where("id", "=", note.id).execute();
    await db
      .updateTable("member")
      .set({ joined_at: later(START, base), proved_at: later(START, base) })
      .where("id", "in", fresh)
      .execute();
    for (const [k, table] of TABLES.entries()) {
      await db.deleteFrom(table).execute();
      const kept = (rows[k] ?? []).map(moved) as never[];
      for (let from = 0; from < kept.length; from += 200)
        await db
          .insertInto(table)
          .values(kept.slice(from, from + 200))
          .execute();
    }
    clock.set(later(START, base + HONEST_MIN * MINUTE));
  };
  const shown = async (): Promise<readonly number[]> =>
    (await db.selectFrom("note").select("id").where("status", "=", "HELPFUL").execute())
      .map((row) => notes.indexOf(row.id))
      .toSorted((x, y) => x - y);
  const after = (minutes: number): void => clock.set(later(START, base + minutes * MINUTE));
  /** Two runs, so that what was found helpful has lasted its hour. */
  const runs = async (from: number): Promise<readonly number[]> => {
    for (const minute of [from, from + 70]) {
      after(minute);
      await run(at);
    }
    return shown();
  };
  const setStage = async (stage: "S1" | "S2" | "S3"): Promise<void> => {
    const value = JSON.stringify({ stage, nightsAbove: 0, nightsBelow: 0 });
    await db.updateTable("note_setting").set({ value }).where("name", "=", "stage").execute();
  };
  const volunteersSay = async (note: number, value: number): Promise<void> => {
    await db
      .updateTable("note_rating")
      .set({ value })
      .where("note_id", "=", notes[note] ?? "")
      .execute();
  };
  /** Of those who rated a note only so many of the larger camp who said "yes". */
  const keepOnly = async (note: number, count: number): Promise<void> => {
    const given = db.selectFrom("note_rating").where("note_id", "=", notes[note] ?? "");
    const yes = new Set((await given.select("rater_id").where("value", "=", 1).execute()).map((row) => row.rater_id));
    const kept = raters.filter(({ id, camp }) => camp === 0 && yes.has(id)).slice(0, count);
    const out = db.deleteFrom("note_rating").where("note_id", "=", notes[note] ?? "");
    await out
      .where(
        "rater_id",
        "not in",
        kept.map(({ id }) => id),
      )
      .execute();
  };
  /** Whoever was drawn answers, half an hour apart. */
  const drawnSay = async (note: number, drawn: readonly Person[], isHelpful: boolean | "somewhat"): Promise<void> => {
    for (const [k, person] of drawn.entries()) {
      after(1_810 + k * 31);
      expect(await rate(at, person, notes[note] ?? "", isHelpful)).toBe(200);
    }
  };
  /** An editor lets through what is frozen. */
  const release = async (): Promise<number> => {
    const headers = { authorization: `Bearer ${edna.token}`, "sec-fetch-site": "same-origin" };
    return (await fetch(`${at.origin}/notes/runs`, { method: "POST", redirect: "manual", headers })).status;
  };
  /** A page as a member, or anybody, reads it. */
  const read = async (path: string, token = ""): Promise<string> => {
    const answer = await fetch(`${at.origin}${path}`, token === "" ? {} : { headers: { authorization: `Bearer ${token}` } });
    return answer.text();
  };
  const parameters = async (): Promise<Record<string, unknown>> => {
    const last = await db.selectFrom("note_run").select("parameters").orderBy("began_at", "desc").limit(1).executeTakeFirstOrThrow();
    return JSON.parse(last.parameters) as Record<string, unknown>;
  };
  /** What the last run said of a note. */
  const factsOf = async (note: number): Promise<{ readonly why: readonly string[]; readonly isPossiblyBuried: boolean }> => {
    const row = await db
      .selectFrom("note_score")
      .select("facts")
      .where("note_id", "=", notes[note] ?? "")
      .where("run_id", "=", (eb) => eb.selectFrom("note_setting").select("value").where("name", "=", "current"))
      .executeTakeFirstOrThrow();
    return JSON.parse(row.facts) as { readonly why: readonly string[]; readonly isPossiblyBuried: boolean };
  };
  /** Has six raters of each side drawn by lot for a note, and nobody else; `isFresh`: of those who have not rated it. */
  const draw = async (note: number, isFresh = false): Promise<readonly Person[]> => {
    const rated = await db
      .selectFrom("note_rating")
      .select("rater_id")
      .where("note_id", "=", notes[note] ?? "")
      .execute();
    const out = new Set(isFresh ? rated.map((row) => row.rater_id) : []);
    const sides = new Map((await db.selectFrom("note_rater").selectAll().execute()).map((row) => [row.rater_id, row.factor]));
    const drawn = [-1, 1].flatMap((side) => raters.filter(({ id }) => !out.has(id) && Math.sign(sides.get(id) ?? 0) === side).slice(0, 6));
    const now = clock.now();
    const row = { note_id: notes[note] ?? "", side: 0, made_at: now, opens_at: now, answered_at: null };
    await db.deleteFrom("note_invite").where("note_id", "=", row.note_id).execute();
    await db
      .insertInto("note_invite")
      .values(drawn.map(({ id }) => ({ ...row, rater_id: id })))
      .execute();
    return drawn;
  };
  return {
    at,
    db,
    draw,
    factsOf,
    clock,
    after,
    restore,
    release,
    setStage,
    volunteersSay,
    keepOnly,
    drawnSay,
    runs,
    read,
    run: () => run(at),
    parameters,
    shown,
    notes,
    authors,
    raters,
    brigade,
    sleepers,
    edna,
  };
};

export type RatedTown = Awaited<ReturnType<typeof openRatedTown>>;

/** Within minutes, one note every twenty: what each of `who` says of each. */
export const burst = async (
  { at, after, notes }: RatedTown,
  who: readonly Person[],
  said: readonly (readonly [number, (k: number) => boolean])[],
  from = 2_000,
): Promise<readonly number[]> => {
  const answers: number[] = [];
  for (const [place, [no, say]] of said.entries())
    for (const [k, person] of who.entries()) {
      after(from + place * 20 + k * 0.25);
      answers.push(await rate(at, person, notes[no] ?? "", say(k)));
    }
  return answers;
};
