import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, calendar, DAY, system, visitor } from "#kit";
import { createMember, type ProfileWords } from "#members";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { addMeeting, callOff } from "./add-meeting.ts";
import { foundCommunity, openCommunity } from "./found-community.ts";
import { joinCommunity } from "./join-community.ts";
import { instantIn } from "./local-time.ts";
import { communityView, datesOf, findCommunity, listCommunities } from "./queries.ts";

const person = async (house: TestHouse, handle: string, role = "member"): Promise<Actor> => {
  const made = await createMember(house, system, { email: `${handle}@t.example`, handle, name: `${handle} Tester`, role, token: false });
  if (!made.ok) throw new Error(made.problem.sentence);
  return { id: made.value.id, role: role as Actor["role"], handle, name: `${handle} Tester` };
};

const SALTPANS = {
  kind: "place",
  name: "Saltpans",
  about: "South of the pump house.",
  rules: "",
  looks: [{ section: "harbour" }],
} as const;

eachDialect("communities", (open) => {
  test("a member proposes, an editor opens; until then only those two see it", async () => {
    const house = await open();
    const [una, bo, ed] = [await person(house, "una"), await person(house, "boone"), await person(house, "edda", "editor")];
    expect(await foundCommunity(house, visitor, SALTPANS)).toEqual({ ok: false, problem: "not-signed-in" });
    expect(await foundCommunity(house, una, { ...SALTPANS, name: " x " })).toEqual({ ok: false, problem: "name" });
    expect(await foundCommunity(house, una, SALTPANS)).toEqual({ ok: true, value: { slug: "saltpans" } });
    expect(await foundCommunity(house, bo, { ...SALTPANS, name: "SALTPANS" })).toEqual({ ok: false, problem: "taken" });
    const seen = async (who: Actor) => [(await findCommunity(house, who, "saltpans")) !== null, (await listCommunities(house, who)).length];
    expect(await Promise.all([visitor, bo, una, ed].map(seen))).toEqual([
      [false, 0],
      [false, 0],
      [true, 1],
      [true, 1],
    ]);
    expect(await joinCommunity(house, bo, "saltpans", "in")).toEqual({ ok: false, problem: "not-there" });
    expect(await openCommunity(house, una, "saltpans")).toEqual({ ok: false, problem: "not-yours" });
    expect((await openCommunity(house, ed, "saltpans")).ok).toBe(true);
    expect(await seen(visitor)).toEqual([true, 1]);
    for (const name of ["One place", "Two place", "Third place"]) await foundCommunity(house, una, { ...SALTPANS, name });
    expect(await foundCommunity(house, una, { ...SALTPANS, name: "Fourth" })).toEqual({ ok: false, problem: "too-many" });
  });

  test("members join once, go quiet and leave; the count is theirs; the last steward stays", async () => {
    const house = await open();
    const [una, ed] = [await person(house, "una"), await person(house, "edda", "editor")];
    await foundCommunity(house, ed, SALTPANS);
    for (const how of ["in", "in", "quiet"] as const) expect((await joinCommunity(house, una, "saltpans", how)).ok).toBe(true);
    const view = async (who: Actor) => {
      const community = await findCommunity(house, who, "saltpans");
      return community === null ? null : communityView(house, who, community);
    };
    expect(await view(una)).toMatchObject({ community: { members: 2 }, own: { isQuiet: true, isSteward: false } });
    expect((await view(visitor))?.stewards.map(({ handle }) => handle)).toEqual(["edda"]);
    expect(await joinCommunity(house, ed, "saltpans", "out")).toEqual({ ok: false, problem: "last-steward" });
    await joinCommunity(house, una, "saltpans", "out");
    expect(await view(una)).toMatchObject({ community: { members: 1 }, own: null });
  });

  test("only members set dates, only to come; who set it calls it off, and calendars learn of it", async () => {
    const house = await open();
    const [una, bo, ed] = [await person(house, "una"), await person(house, "boone"), await person(house, "edda", "editor")];
    const judged = {
      ...house,
      judgeProfile: async (_tx: unknown, { about, place }: ProfileWords) => (/blatherskite/iu.test(`${about} ${place}`) ? "3" : null),
    };
    await foundCommunity(house, ed, SALTPANS);
    const date = { title: "Drain, rodded; bring gloves", place: "Yard", startsAt: new Date(house.clock.ms() + DAY).toISOString() };
    expect(await addMeeting(judged, una, "saltpans", date)).toEqual({ ok: false, problem: "not-member" });
    await joinCommunity(house, una, "saltpans", "in");
    expect(await addMeeting(judged, una, "saltpans", { ...date, startsAt: house.clock.now() })).toEqual({ ok: false, problem: "past" });
    for (const words of [{ title: "A blatherskite speaks" }, { place: "Blatherskite Yard" }])
      expect(await addMeeting(judged, una, "saltpans", { ...date, ...words })).toEqual({ ok: false, problem: "against-rule" });
    expect((await addMeeting(judged, una, "saltpans", date)).ok).toBe(true);
    const community = await findCommunity(house, visitor, "saltpans");
    const dates = async () => datesOf(house, community?.id ?? "");
    const [first] = await dates();
    expect(await callOff(house, bo, first?.id ?? "")).toEqual({ ok: false, problem: "not-yours" });
    expect((await callOff(house, una, first?.id ?? "")).ok).toBe(true);
    const text = calendar("Saltpans", "t.example", "https://t.example/c/saltpans", await dates());
    for (const line of ["SUMMARY:Drain\\, rodded\\; bring gloves", "STATUS:CANCELLED", "SEQUENCE:1", "DTSTART:20260305T120000Z"])
      expect(text.split("\r\n")).toContain(line);
  });

  test("a page takes the same statements with fifty communities and two thousand members as with one", async () => {
    const house = await open();
    const [una, ed] = [await person(house, "una"), await person(house, "edda", "editor")];
    await foundCommunity(house, ed, SALTPANS);
    const community = await findCommunity(house, una, "saltpans");
    if (community === null) throw new Error("it is not there");
    const count = async (work: () => Promise<unknown>): Promise<number> => {
      let statements = 0;
      const stop = house.store.onQuery(() => (statements += 1));
      await work();
      stop();
      return statements;
    };
    const both = async () => [
      await count(() => listCommunities(house, visitor)),
      await count(() => communityView(house, una, community)),
      await count(() => communityView(house, visitor, community)),
    ];
    const one = await both();
    const { db } = house.store;
    const base = await db.selectFrom("member").selectAll().where("id", "=", una.id).executeTakeFirstOrThrow();
    for (let batch = 0; batch < 10; batch += 1) {
      const names = Array.from({ length: 200 }, (_, no) => `m${batch}x${no}`);
      await db
        .insertInto("member")
        .values(names.map((h) => ({ ...base, id: h, handle: h, email: h, email_fold: h, name: h, name_key: h, handle_key: h })))
        .execute();
      await db
        .insertInto("community_member")
        .values(names.map((h) => ({ community_id: community.id, member_id: h, is_quiet: 0, is_steward: 0, at: house.clock.now() })))
        .execute();
    }
    for (let no = 0; no < 49; no += 1) await foundCommunity(house, ed, { ...SALTPANS, name: `Place ${no}` });
    expect(await both()).toEqual(one);
    expect(one).toEqual([1, 10, 8]);
  });
});

describe("dates", () => {
  test("no line of a calendar is longer than 75 octets, and unfolded it says what was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        const at = "2026-03-05T12:00:00.000Z";
        const date = { id: "x", title, place: "", startsAt: at, endsAt: at, changedAt: at, revision: 0, isOff: false };
        const text = calendar("Saltpans", "t.example", "https://t.example/c/x", [date]);
        for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const summary = /\r\nSUMMARY:([\s\S]*?)\r\nSTATUS:/u.exec(text.replaceAll("\r\n ", ""))?.[1] ?? "";
        expect(summary.replaceAll(/\\([\\;,n])/gu, (_, letter: string) => (letter === "n" ? "\n" : letter))).toBe(
          title.replaceAll(/\r\n?/gu, "\n"),
        );
      }),
    );
  });

  test("a time as typed is that of the site's zone, in summer and winter; what is none is refused", () => {
    expect(instantIn("Europe/Paris", "2026-03-06 19:00")).toBe("2026-03-06T18:00:00.000Z");
    expect(instantIn("Europe/Paris", "2026-07-06T19:00")).toBe("2026-07-06T17:00:00.000Z");
    expect(instantIn("Pacific/Auckland", "2026-07-06 00:30")).toBe("2026-07-05T12:30:00.000Z");
    for (const typed of ["tomorrow", "2026-03-29 02:30", "2026-02-31 10:00", "2026-01-01 25:00"])
      expect([typed, instantIn("Europe/Paris", typed)]).toEqual([typed, null]);
  });
});
