import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, instantOf, later } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { levelIn, reckonStanding, standingIn } from "./reckon-standing.ts";
import { BADGES, badgesFor, type Conduct, LIMITS, levelFor, STEPS } from "./standing.ts";
import { joined, memberIdOf } from "./testing/account.ts";
import { openBrowser, openMembers } from "./testing/open-browser.ts";

const NOW = instantOf(Date.UTC(2026, 2, 4));
const deeds = (step: (typeof STEPS)[number]) => ({
  kinds: { comment: step.contributions },
  helped: step.helped,
  notesHelped: 0,
  takenOff: step.takenOff,
  days: step.days,
  joinedAt: later(NOW, -step.old * DAY),
});

test("a step is reached exactly when all of its conditions hold, and lost with any of them", () => {
  for (const step of STEPS) {
    const just = deeds(step);
    expect(levelFor(just, NOW)).toBe(step.level);
    const less = [
      { ...just, days: step.days - 1 },
      { ...just, kinds: { comment: step.contributions - 1 } },
      { ...just, takenOff: 99 },
      { ...just, joinedAt: later(NOW, -step.old * DAY + 1) },
      ...(step.helped === 0 ? [] : [{ ...just, helped: step.helped - 1 }]),
    ];
    for (const each of less) expect(levelFor(each, NOW)).toBeLessThan(step.level);
  }
});

test("whoever did more, helped more and had less taken off never stands lower; limits never fall with a level (law)", () => {
  const some = fc.record({
    kinds: fc.record({ comment: fc.nat(150), note: fc.nat(20) }),
    helped: fc.nat(40),
    notesHelped: fc.nat(10),
    takenOff: fc.nat(4),
    days: fc.nat(100),
    old: fc.nat(200),
  });
  fc.assert(
    fc.property(some, some, (a, b) => {
      const most = {
        kinds: { comment: Math.max(a.kinds.comment, b.kinds.comment), note: Math.max(a.kinds.note, b.kinds.note) },
        helped: Math.max(a.helped, b.helped),
        notesHelped: Math.max(a.notesHelped, b.notesHelped),
        takenOff: Math.min(a.takenOff, b.takenOff),
        days: Math.max(a.days, b.days),
        joinedAt: later(NOW, -Math.max(a.old, b.old) * DAY),
      };
      expect(levelFor(most, NOW)).toBeGreaterThanOrEqual(levelFor({ ...a, joinedAt: later(NOW, -a.old * DAY) }, NOW));
    }),
  );
  for (const level of [1, 2, 3] as const) {
    const [lower, higher] = [LIMITS[(level - 1) as 0 | 1 | 2], LIMITS[level]];
    expect(higher.reply.everyMs).toBeLessThanOrEqual(lower.reply.everyMs);
    expect([higher.reply.burst >= lower.reply.burst, higher.linkTimes >= lower.linkTimes, higher.ratingsADay >= lower.ratingsADay]).toEqual(
      [true, true, true],
    );
  }
});

test("the highest badge of each kind is worn", () => {
  expect(badgesFor({ helped: 9, notesHelped: 4 })).toEqual([]);
  expect(badgesFor({ helped: 120, notesHelped: 5 })).toEqual([BADGES[1], BADGES[3]]);
});

eachDialect("standing", (open) => {
  const start = async () => {
    const members = openMembers(await open());
    const conduct = new Map<string, Conduct>();
    const house = { ...members.house, conductOf: async () => conduct };
    return { members, house, conduct, db: members.house.store.db };
  };

  test("it is reckoned from days here and deeds, rises and falls with them, and shows on pages with its own numbers", async () => {
    const { members, house, conduct, db } = await start();
    const ada = await joined(members, "ada@saltby.example", "Ada Tarn");
    const id = await memberIdOf(members, "ada@saltby.example");
    conduct.set(id, { kinds: { comment: 24, note: 2 }, helped: 12, notesHelped: 1, takenOff: 0 });
    for (let day = 0; day < 16; day += 1) {
      await ada.get("/settings");
      members.house.clock.advance(DAY);
    }
    expect(await levelIn(db, id)).toBe(0);
    await reckonStanding(house);
    expect(await standingIn(db, id)).toMatchObject({ level: 2, days: 16, kinds: { comment: 24, note: 2 } });
    expect((await ada.get("/standing")).body).toContain("You are: A regular.");
    await db.updateTable("member_standing").set({ kinds: '{"comment":24,"note":2,"opening":1}' }).where("member_id", "=", id).execute();
    expect((await standingIn(db, id))?.kinds).toEqual({ comment: 24, note: 2 });
    const seen = (await openBrowser(members).get("/@ada_tarn")).body;
    for (const said of ["Comments", "24", "Respected by 10 people"]) expect(seen).toContain(said);
    await ada.post("/settings/page", { contributions: "1" });
    expect((await openBrowser(members).get("/@ada_tarn")).body).not.toContain("Respected by");
    conduct.set(id, { kinds: { comment: 24 }, helped: 12, notesHelped: 1, takenOff: 3 });
    await reckonStanding(house);
    expect(await levelIn(db, id)).toBe(0);
  });

  test("the public page prints the very numbers that are reckoned with", async () => {
    const { members } = await start();
    const { body } = await openBrowser(members).get("/standing");
    for (const step of STEPS) {
      expect(body).toContain(`${step.contributions} contributions that stand`);
      expect(body).toContain(`Here on ${step.days} days of the last 100`);
    }
    for (const { reply, ratingsADay } of Object.values(LIMITS)) {
      expect(body).toContain(`${reply.burst} replies at once, then one every ${reply.everyMs / 1_000} seconds`);
      expect(body).toContain(`${ratingsADay} ratings of notes a day`);
    }
  });

  test("five hundred members are reckoned in few statements, however many there are", async () => {
    const { members, house, db } = await start();
    const day = house.clock.now().slice(0, 10);
    const row = {
      role: "member",
      place: "",
      about: "",
      proved_at: null,
      name_changed_at: null,
      lang: null,
      standing: "good",
      closed_at: null,
    } as const;
    for (let from = 0; from < 500; from += 50) {
      const ids = Array.from({ length: 50 }, (_, index) => `m${String(from + index).padStart(4, "0")}`);
      await db
        .insertInto("member")
        .values(
          ids.map((id) => ({
            id,
            email: id,
            email_fold: id,
            handle: id,
            handle_key: id,
            name: id,
            name_key: id,
            joined_at: house.clock.now(),
            ...row,
          })),
        )
        .execute();
      await db
        .insertInto("member_day")
        .values(ids.map((member_id) => ({ member_id, day })))
        .execute();
    }
    let statements = 0;
    const stop = members.house.store.onQuery(() => void (statements += 1));
    await reckonStanding(house);
    stop();
    expect((await db.selectFrom("member_standing").select("level").execute()).length).toBe(500);
    expect(statements).toBeLessThanOrEqual(22); // four batches' ids, and three times days, members, upsert and a transaction
  });
});
