import { afterAll, expect, test } from "vitest";
import { later, MINUTE } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { burst, kindOf, openRatedTown, type Person, rate, RATERS, type RatedTown } from "./testing/rated-town.ts";

const idsOf = (people: readonly Person[]): readonly string[] => people.map(({ id }) => id);
const SLOW_MS = 120_000; // hundreds of ratings over HTTP

eachDialect("a brigade on a site", (open) => {
  let opened: Promise<RatedTown> | null = null;
  afterAll(async () => {
    await (await opened)?.at.stop();
    opened = null;
  });

  /** The one community of this database, without any attack. */
  const community = async (): Promise<RatedTown> => {
    opened ??= openRatedTown(open);
    const town = await opened;
    await town.restore();
    return town;
  };

  const [yes, no] = [() => true, () => false];
  /** Three of one camp up, two good ones down, and three like everybody for cover. */
  const PUSHED = [
    [8, yes],
    [9, yes],
    [10, yes],
    [0, no],
    [1, no],
    [2, yes],
    [14, no],
    [15, no],
  ] as const;
  const onlyGood = (up: readonly number[], least = 4): void => {
    expect(up.filter((each) => kindOf(each) !== "good")).toEqual([]);
    expect(up.length).toBeGreaterThanOrEqual(least);
  };

  test("a burst: pushes nothing of one camp, buries nothing good, and is seen to rate as one", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const { at, db, raters, runs, parameters } = town;
    const honestly = await runs(1_600);
    onlyGood(honestly);
    await town.restore();
    await db.deleteFrom("notice").execute();
    expect(new Set(await burst(town, town.brigade, PUSHED))).toEqual(new Set([200]));
    expect(await runs(2_400)).toEqual(honestly);
    expect(await parameters()).toMatchObject({ linked: 1 });
    expect((await db.selectFrom("note_run").select("outcome").execute()).map(({ outcome }) => outcome)).toEqual(["published", "published"]);
    const exported = JSON.parse(await town.read("/api/v1/notes/export")) as { ratings: readonly { rater: string }[] };
    expect(exported.ratings.length).toBeGreaterThan(RATERS * 10);
    expect(JSON.stringify(exported)).not.toContain(raters[0]?.id);
    const asked = await db.selectFrom("note_invite").select(["note_id", "opens_at", "made_at"]).execute();
    expect(asked.every((row) => row.opens_at >= row.made_at && row.opens_at <= later(row.made_at, 120 * MINUTE))).toBe(true);
    // Who is drawn hears it when the invitation opens, and not before, in words that say nothing of the note.
    for (const minute of [2_475, 2_470 + 121]) {
      town.after(minute);
      await at.worker.drain();
      const opens = new Map(
        (await db.selectFrom("note_invite").selectAll().execute()).map((row) => [`${row.rater_id} asked:${row.note_id}`, row.opens_at]),
      );
      const told = await db.selectFrom("notice").select(["member_id", "subject", "told"]).where("subject", "like", "asked:%").execute();
      expect(told.filter((row) => (opens.get(`${row.member_id} ${row.subject}`) ?? "9") > town.clock.now())).toEqual([]);
      expect(new Set(told.map((row) => (JSON.parse(row.told) as { en: string }).en))).toEqual(
        new Set(["You were drawn by lot: does a reader's note help people understand a story?"]),
      );
    }
  });

  test("three accounts that bury two good notes in a burst bury none", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const honestly = await town.runs(1_600);
    await town.restore();
    const cover = [2, 3, 4, 14, 15, 16].map((each) => [each, each < 14 ? yes : no] as const);
    await burst(town, town.brigade.slice(0, 3), [[0, no], [1, no], ...cover]);
    expect(await town.runs(2_400)).toEqual(honestly);
    expect(await town.parameters()).toMatchObject({ linked: 1 });
  });

  test("a burst posing as both camps pushes nothing", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const asCamp = (k: number): boolean => k % 2 === 0;
    await burst(town, town.brigade, [
      [8, yes],
      [9, yes],
      [10, yes],
      [2, yes],
      [3, yes],
      [14, no],
      [11, asCamp],
      [12, asCamp],
    ]);
    onlyGood(await town.runs(2_400));
    expect(Number((await town.parameters())["linked"])).toBeGreaterThanOrEqual(1);
  });

  test("one that takes its time and poses as the other camp pushes nothing, and buries not all", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const { at, after, notes, brigade, runs } = town;
    // It says what the smaller camp would of all but the three notes that it is there for, one rating after the other.
    const said = [8, 9, 10, 0, 1, 2, 11, 12, 13, 14].flatMap((note) => brigade.map((person, k) => ({ note, person, k })));
    for (const [turn, { note, person, k }] of said.entries()) {
      after(1_500 + turn * 13 + k);
      expect(await rate(at, person, notes[note] ?? "", note < 11)).toBe(200);
    }
    onlyGood(await runs(2_900), 3);
    expect(await town.parameters()).toMatchObject({ linked: 0 });
  });

  test("sleeper accounts: what they say in their first week waits, and then counts as one voice", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const honestly = await town.runs(1_600);
    await town.restore();
    await burst(town, town.sleepers, PUSHED);
    const counted = town.db.selectFrom("note_run").select("ratings").orderBy("began_at", "desc").limit(1);
    const before = await town.runs(2_400);
    const { ratings } = await counted.executeTakeFirstOrThrow();
    expect(before).toEqual(honestly);
    onlyGood(await town.runs(8 * 1_440));
    expect((await counted.executeTakeFirstOrThrow()).ratings - ratings).toBe(town.sleepers.length * PUSHED.length);
    expect(await town.parameters()).toMatchObject({ linked: 1 });
  });

  test("accounts without a proved mailbox never count", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const honestly = await town.runs(1_600);
    await town.restore();
    const ids = idsOf(town.brigade);
    const prove = (at: string | null) => town.db.updateTable("member").set({ proved_at: at }).where("id", "in", ids).execute();
    await prove(null);
    await burst(town, town.brigade, PUSHED);
    await prove("2026-01-01T00:00:00.000Z");
    const rows = await town.db.selectFrom("note_rating").select("counts_from").where("rater_id", "in", ids).execute();
    expect(rows.map((row) => row.counts_from)).toEqual(rows.map(() => null));
    expect(await town.runs(2_400)).toEqual(honestly);
  });

  test("one camp only: the gauge keeps the community in S0, and ratings alone show nothing", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const others = town.raters.filter(({ camp }) => camp === 1).map(({ id }) => id);
    await town.db.deleteFrom("note_rating").where("rater_id", "in", others).execute();
    await town.db.deleteFrom("note_setting").where("name", "=", "stage").execute();
    for (let night = 0; night < 4; night += 1) {
      town.after(1_600 + night * 1_440);
      await town.run();
    }
    const nights = await town.db.selectFrom("note_run").select(["stage", "gauge"]).where("kind", "=", "full").execute();
    expect(nights.map(({ stage }) => stage)).toEqual(["S0", "S0", "S0", "S0"]);
    expect(await town.shown()).toEqual([]);
    const how = await town.read("/notes/how");
    expect(how).toContain("No note is shown by its ratings");
    expect(how).not.toContain("readers who usually rate differently both find it helpful");
  });

  test("copy-cats and a late flood: whoever could read that a note is shown moves it no more", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const up = await town.runs(1_600);
    const target = up.slice(0, 3).map((each) => [each, no] as const);
    const copied = up.slice(3, 6).map((each) => [each, yes] as const);
    expect(new Set(await burst(town, town.brigade, [...target, ...copied]))).toEqual(new Set([200]));
    const rows = await town.db
      .selectFrom("note_rating")
      .select("is_blind")
      .where("rater_id", "in", idsOf(town.brigade))
      .where("source", "<>", "asked")
      .execute();
    expect(rows.every((row) => row.is_blind === 0)).toBe(true);
    expect(await town.runs(2_400)).toEqual(up);
    // After two weeks statuses are locked, and nothing is rated any more.
    expect(await town.runs(15 * 1_440)).toEqual(up);
    expect(new Set(await burst(town, town.brigade, target, 16 * 1_440))).toEqual(new Set([404]));
    expect(await town.runs(17 * 1_440)).toEqual(up);
  });

  test(
    "retaliation: authors whose notes nobody finds helpful do not take others down, nor lift their own",
    { timeout: SLOW_MS },
    async () => {
      const town = await community();
      const honestly = await town.runs(1_600);
      await town.restore();
      const angry = town.authors.slice(7);
      for (const [k, person] of angry.entries()) {
        town.after(1_500 + k * 40);
        expect(await rate(town.at, person, town.notes[18 + k] ?? "", true)).toBe(403);
        for (let note = 0; note < 14; note += 1) {
          town.after(1_500 + k * 40 + note * 3);
          expect(await rate(town.at, person, town.notes[note] ?? "", note >= 8)).toBe(200);
        }
      }
      expect(await town.runs(2_400)).toEqual(honestly);
      const fitted = await town.db.selectFrom("note_rater").select("rater_id").where("rater_id", "in", idsOf(angry)).execute();
      expect(fitted).toEqual([]);
    },
  );

  test("a group of opinion that finds a note unhelpful has a veto", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const { db, notes } = town;
    const up = await town.runs(1_600);
    const refusers = await db.selectFrom("note_rating").select(["note_id", "rater_id"]).where("value", "=", 0).execute();
    const against = (note: number) => refusers.filter(({ note_id: id }) => id === notes[note]).map(({ rater_id: id }) => id);
    const target = up.find((note) => against(note).length >= 3)!;
    await town.restore();
    const own = new Set(against(target));
    await db
      .insertInto("opinion_member")
      .values(town.raters.map(({ id }) => ({ member_id: id, group_no: own.has(id) ? 1 : 0 })))
      .execute();
    const after = await town.runs(1_600);
    await db.deleteFrom("opinion_member").execute();
    expect(after).not.toContain(target);
    expect(after.every((note) => up.includes(note))).toBe(true);
    expect((await town.factsOf(target)).why).toContain("groupVeto");
  });

  test("accounts that rate as one lift no note where notes are tried without them", { timeout: SLOW_MS }, async () => {
    for (const stage of ["S2", "S3"] as const) {
      const [town, target] = [await community(), 3];
      await town.setStage(stage);
      await town.keepOnly(target, 5);
      // Four pairs, each a voice of its own: they say what the smaller camp would, and "yes" to the one that they are there for.
      const said = [target, 1, 2, 4, 5, 6, 8, 9, 10, 11, 14, 15].map((note) => [note, note < 8 ? yes : no] as const);
      for (let pair = 0; pair < 4; pair += 1)
        expect(new Set(await burst(town, town.brigade.slice(2 * pair, 2 * pair + 2), said, 1_500 + pair * 240))).toEqual(new Set([200]));
      const up = await town.runs(2_600);
      expect([up.includes(target), await town.parameters()]).toMatchObject([stage === "S2", { linked: 4 }]);
      expect((await town.factsOf(target)).why.includes("safeguard")).toBe(stage === "S3");
      onlyGood(up);
    }
  });

  test("a good note that volunteers bury and people drawn by lot find helpful comes before the desk", { timeout: SLOW_MS }, async () => {
    const town = await community();
    await town.setStage("S3");
    await town.runs(1_600);
    const target = 0;
    await town.volunteersSay(target, 0);
    town.after(1_800);
    await town.drawnSay(target, await town.draw(target), true);
    expect(await town.runs(2_400)).not.toContain(target);
    expect(await town.factsOf(target)).toMatchObject({ isPossiblyBuried: true });
    expect(await town.read("/desk/notes", town.edna.token)).toContain("Possibly buried");
  });

  test("a note that volunteers lift and people drawn by lot hardly find helpful is not shown", { timeout: SLOW_MS }, async () => {
    const town = await community();
    await town.setStage("S3");
    town.after(1_600);
    await town.run(); // sides are known; what is found helpful waits to be shown
    const up = town.notes.flatMap((_, each) => (kindOf(each) === "good" ? [each] : []));
    // Six of each side are drawn where as many have not rated; eight have to answer, two of each side.
    let [target, drawn]: [number, readonly Person[]] = [-1, []];
    for (const each of up) if (drawn.length < 8) [target, drawn] = [each, await town.draw(each, true)];
    expect(drawn.length).toBeGreaterThanOrEqual(8);
    await town.volunteersSay(target, 1);
    await town.drawnSay(target, drawn, "somewhat");
    expect(await town.runs(2_400)).not.toContain(target);
    expect((await town.factsOf(target)).why).toContain("asked");
  });

  test("one account that answers again and again has one voice", { timeout: SLOW_MS }, async () => {
    const town = await community();
    const [loud] = town.brigade;
    for (let k = 0; k < 12; k += 1) {
      town.after(1_500 + k);
      expect(await rate(town.at, loud!, town.notes[0] ?? "", k % 2 === 0)).toBe(200);
    }
    const rows = await town.db.selectFrom("note_rating").select("value").where("rater_id", "=", loud!.id).execute();
    expect(rows).toEqual([{ value: 0 }]);
  });

  test(
    "accounts that vouched and then vanish together: the circuit breaker changes nothing until an editor looks",
    { timeout: SLOW_MS },
    async () => {
      const town = await community();
      const { db } = town;
      const up = await town.runs(1_600);
      const gone = town.raters.filter((_, k) => k % 2 === 0).map(({ id }) => id);
      await db.deleteFrom("note_rating").where("rater_id", "in", gone).execute();
      town.after(2_000);
      await town.run();
      const last = await db
        .selectFrom("note_run")
        .select(["outcome", "churn"])
        .orderBy("began_at", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
      expect(last.outcome).toBe("frozen");
      expect(last.churn).toBeGreaterThan(0.15);
      expect(await town.shown()).toEqual(up);
      expect(await town.read("/notes/runs", town.edna.token)).toContain("Nothing changes until somebody has looked");
      await expect.poll(town.release, { timeout: 20_000 }).toBe(303);
      expect((await town.shown()).length).toBeLessThan(up.length);
    },
  );
});
