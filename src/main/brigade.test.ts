import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { hashUnit, later, MINUTE, newSecret, steppingClock } from "#kit";
import { enqueue } from "#jobs";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const RATERS = 40; // four in five of one camp
const NOTES = 20; // eight that help everybody, six that please one camp, six that help nobody
const BRIGADE = 8;

type Kind = "good" | "sided" | "bad";
type Person = { readonly token: string; readonly id: string; readonly camp: 0 | 1 };

const kindOf = (note: number): Kind => (note < 8 ? "good" : note < 14 ? "sided" : "bad");

/** What somebody honest says of a note: nine in ten as their camp would. */
const honest = (note: number, person: number, camp: 0 | 1): boolean => {
  const isLiked = kindOf(note) === "good" || (kindOf(note) === "sided" && camp === 0);
  return hashUnit(`${note}:${person}`) < 0.9 ? isLiked : !isLiked;
};

eachDialect("a brigade on a site", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const START = "2026-03-04T10:00:00.000Z";
  const text = Array.from({ length: NOTES }, (_, k) => `<p>Paragraph ${k} of the report says that ${k + 100} gates were closed.</p>`).join(
    "",
  );

  const people = async (at: TestSite, name: string, count: number): Promise<readonly Person[]> => {
    const made: Person[] = [];
    for (let k = 0; k < count; k += 1) made.push({ ...(await at.member(`${name}${k}x`)), camp: k % 5 === 0 ? 1 : 0 });
    await at.house.store.db
      .updateTable("member")
      .set({ joined_at: "2026-01-01T00:00:00.000Z", proved_at: "2026-01-01T00:00:00.000Z" })
      .execute();
    return made;
  };
  const send = async (at: TestSite, token: string, path: string, body: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${at.origin}/api/v1${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    expect([path, answer.status < 300]).toEqual([path, true]);
    return (await answer.json()) as Record<string, unknown>;
  };
  const rate = (at: TestSite, { token }: Person, note: string, isHelpful: boolean) =>
    send(
      at,
      token,
      `/notes/${note}/ratings`,
      isHelpful ? { helpful: "yes", reasons: ["clear", "good-sources"] } : { helpful: "no", reasons: ["opinion"] },
    );
  const run = async (at: TestSite): Promise<void> => {
    await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "notes.full", body: {} }));
    await at.worker.drain();
  };

  test("neither pushes what pleases one camp nor buries what helps both, once it is seen to rate as one", async () => {
    const { store, folder } = await open(START);
    const clock = steppingClock(START);
    site = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    const at = site;
    const story = await at.take(ninjs({ body_html: text }));
    const [authors, raters, brigade] = [
      await people(at, "author", 7),
      await people(at, "rater", RATERS),
      await people(at, "brigade", BRIGADE),
    ];
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
      notes.push(String((await send(at, authors[k % 7]?.token ?? "", `/stories/${story}/notes`, note))["id"]));
    }
    const said = raters.flatMap((person, k) =>
      notes.flatMap((note, no) =>
        hashUnit(`rates ${no}:${k}`) < 0.7
          ? [{ at: 30 + hashUnit(`at ${no}:${k}`) * 1_440, person, note, isHelpful: honest(no, k, person.camp) }]
          : [],
      ),
    );
    for (const { at: minute, person, note, isHelpful } of said.toSorted((a, b) => a.at - b.at)) {
      clock.set(later(START, Math.floor(minute * MINUTE)));
      await rate(at, person, note, isHelpful);
    }
    // The brigade: within minutes, three of one camp up and two good ones down, and three like everybody for cover.
    const pushed = [
      [8, true],
      [9, true],
      [10, true],
      [0, false],
      [1, false],
      [2, true],
      [14, false],
      [15, false],
    ] as const;
    for (const [place, [no, isHelpful]] of pushed.entries())
      for (const [k, person] of brigade.entries()) {
        clock.set(later(START, (2_000 + place * 20) * MINUTE + k * 15_000));
        await rate(at, person, notes[no] ?? "", isHelpful);
      }
    clock.set(later(START, 2_400 * MINUTE));
    await run(at);
    clock.set(later(START, 2_470 * MINUTE));
    await run(at);
    const shown = async (): Promise<readonly number[]> =>
      (await store.db.selectFrom("note").select("id").where("status", "=", "HELPFUL").execute())
        .map((row) => notes.indexOf(row.id))
        .toSorted((x, y) => x - y);
    const withBrigade = await shown();
    expect(withBrigade.filter((no) => kindOf(no) !== "good")).toEqual([]);
    expect(withBrigade.length).toBeGreaterThanOrEqual(4);
    const runs = await store.db.selectFrom("note_run").select(["outcome", "stage", "parameters"]).execute();
    expect(runs.map(({ outcome }) => outcome)).toEqual(["published", "published"]);
    expect(JSON.parse(runs[0]?.parameters ?? "{}")).toMatchObject({ linked: 1 });
    const exported = (await (await fetch(`${at.origin}/api/v1/notes/export`)).json()) as { ratings: readonly { rater: string }[] };
    expect(exported.ratings.length).toBeGreaterThan(RATERS * 10);
    expect(JSON.stringify(exported)).not.toContain(raters[0]?.id);
    const asked = await store.db.selectFrom("note_invite").select(["note_id", "opens_at", "made_at"]).execute();
    expect(asked.every((row) => row.opens_at >= row.made_at && row.opens_at <= later(row.made_at, 120 * MINUTE))).toBe(true);
    await store.db
      .deleteFrom("note_rating")
      .where(
        "rater_id",
        "in",
        brigade.map((person) => person.id),
      )
      .execute();
    await run(at);
    clock.set(later(START, 2_550 * MINUTE));
    await run(at);
    expect(await shown()).toEqual(withBrigade);
  });
});
