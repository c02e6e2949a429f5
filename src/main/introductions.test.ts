import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { enqueue } from "#jobs";
import { type Actor, DAY, type SteppingClock } from "#kit";
import { setBlock } from "#members";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("introductions", (open) => {
  const sites: TestSite[] = [];
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.stop();
  });

  type At = TestSite & { readonly clock: SteppingClock };
  type Person = { readonly id: string; readonly token: string; readonly actor: Actor };
  const settle = async (at: At): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await at.bus.tell();
      await at.worker.drain();
    }
  };
  const sweep = async (at: At): Promise<void> => {
    await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "communities.introductions", body: {} }));
    await settle(at);
  };
  const person = async (at: At, handle: string, level = 1, role = "member"): Promise<Person> => {
    const { id, token } = await at.member(handle, role);
    const { db } = at.house.store;
    await db
      .updateTable("member")
      .set({ proved_at: at.clock.now(), place: `${handle} Quay` })
      .where("id", "=", id)
      .execute();
    const deeds = { days: 9, kinds: "{}", helped: 0, notes_helped: 0, taken_off: 0, reckoned_at: at.clock.now() };
    await db
      .insertInto("member_standing")
      .values({ member_id: id, level, ...deeds })
      .execute();
    return { id, token, actor: { id, role: role as Actor["role"], handle, name: `${handle} of Saltby` } };
  };
  const knows = (at: At, { id }: Person, topic: string) =>
    at.house.store.db
      .insertInto("member_interest")
      .values({ member_id: id, kind: "topic", value: topic.toLowerCase(), label: topic, is_open: 1 })
      .execute();
  const get = async (at: At, who: Person | null, path: string) => {
    const headers = who === null ? {} : { authorization: `Bearer ${who.token}` };
    const answer = await fetch(`${at.origin}${path}`, { redirect: "manual", headers });
    const body = (await answer.text()).replaceAll(/[\u2068\u2069]/gu, "").replaceAll("\u00a0", " ");
    return { status: answer.status, to: answer.headers.get("location"), body };
  };
  const post = async (at: At, who: Person | null, path: string, form: Record<string, string>) => {
    const answer = await fetch(`${at.origin}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: who === null ? { "sec-fetch-site": "same-origin" } : { authorization: `Bearer ${who.token}` },
      body: new URLSearchParams(form),
    });
    return { status: answer.status, to: answer.headers.get("location") ?? "", body: await answer.text() };
  };
  /** A story about gulls; Una knows about them and says so, Bo and Sal are known here. */
  const town = async () => {
    const { store, folder, clock } = await open("2026-03-04T12:00:00.000Z");
    const site = await openTestSite(store, join(folder, randomUUID()), clock);
    sites.push(site);
    const at: At = { ...site, clock };
    const [una, bo, sal] = [await person(at, "una"), await person(at, "boone"), await person(at, "salma")];
    await knows(at, una, "Gulls");
    const story = await at.take(ninjs({ subject: [{ name: "Gulls", rel: "about" }] }));
    return { at, una, bo, sal, story };
  };
  type Town = Awaited<ReturnType<typeof town>>;
  const asked = async ({ at, story }: Town, who: Person, to = "una"): Promise<string> => {
    const answer = await post(at, who, "/introduce", { story, to });
    expect([answer.status, answer.to]).toEqual([303, expect.stringMatching(/^\/introductions\//u)]);
    return answer.to;
  };
  const opened = async (all: Town): Promise<string> => {
    const path = await asked(all, all.bo);
    expect((await post(all.at, all.una, `${path}/answer`, { do: "yes" })).to).toBe(path);
    return path;
  };

  test("both say yes before either can write; the house carries three messages each, shows no address, and either ends it", async () => {
    const all = await town();
    const { at, una, bo, story } = all;
    expect((await get(at, bo, `/story/${story}/gull-lands-on-the-mayors-hat`)).body).toContain(`/introduce?story=${story}&amp;to=una`);
    expect((await get(at, bo, `/introduce?story=${story}&to=una`)).body).toContain("nothing else, until both say yes");
    const path = await asked(all, bo);
    await settle(at);
    expect((await get(at, una, "/inbox")).body).toContain("boone of Saltby would like to be introduced to you");
    expect((await get(at, una, "/introductions")).body).toMatch(/boone of Saltby, boone Quay, would like[^]*Say yes/u);
    expect((await post(at, bo, `${path}/answer`, { do: "yes" })).status).toBe(404);
    expect((await post(at, bo, `${path}/write`, { body: "Let me in first." })).status).toBe(422);
    expect((await get(at, una, path)).body).not.toContain("Let me in first.");
    expect((await post(at, una, `${path}/answer`, { do: "yes" })).status).toBe(303);
    for (const body of ["I mend nets at the quay.", "I mend nets at the quay.", "Two.", "Three."])
      expect([body, (await post(at, bo, `${path}/write`, { body })).status]).toEqual([body, 303]);
    expect((await post(at, bo, `${path}/write`, { body: "Four." })).status).toBe(422);
    expect((await post(at, una, `${path}/write`, { body: "x".repeat(601) })).body).toContain("yours has 601");
    await settle(at);
    const shown = (await get(at, una, path)).body;
    expect(shown.split("I mend nets at the quay.")).toHaveLength(2);
    expect(shown).not.toContain("@saltby.example");
    const inbox = (await get(at, una, "/inbox")).body;
    expect([inbox.includes("boone of Saltby wrote to you in an introduction"), inbox.includes("mend nets")]).toEqual([true, false]);
    expect((await post(at, una, `${path}/end`, { do: "end" })).to).toBe("/introductions");
    expect((await post(at, bo, `${path}/write`, { body: "One more." })).status).toBe(422);
    expect((await get(at, bo, path)).body).toMatch(/This introduction is over[^]*mend nets/u);
    at.clock.advance(31 * DAY);
    await sweep(at);
    expect((await get(at, bo, path)).body).not.toContain("mend nets");
    expect(await at.house.store.db.selectFrom("introduction_message").select("id").execute()).toEqual([]);
  });

  test("enumeration: who did not agree, knows something else, hides from the asker, is nobody or is oneself are one and the same answer", async () => {
    const { at, una, bo, sal, story } = await town();
    const [ned, tess] = [await person(at, "nedward"), await person(at, "tess")];
    await at.house.store.db
      .insertInto("member_interest")
      .values({ member_id: ned.id, kind: "topic", value: "gulls", label: "Gulls", is_open: 0 })
      .execute();
    await knows(at, tess, "Crabs");
    await knows(at, bo, "Gulls");
    await setBlock(at.house, una.actor, bo.id, "block");
    const answers = new Set<string>();
    for (const to of ["nedward", "tess", "una", "nobody_here", "boone", "salma"]) {
      const seen = await get(at, bo, `/introduce?story=${story}&to=${to}`);
      const done = await post(at, bo, "/introduce", { story, to });
      const body = seen.body.replaceAll(`to%3D${to}`, "…").replaceAll(`to=${to}`, "…");
      answers.add(JSON.stringify([seen.status, body, done.status, done.body]));
    }
    expect([answers.size, [...answers][0]?.startsWith("[404")]).toEqual([1, true]);
    expect((await get(at, null, `/introduce?story=${story}&to=una`)).to).toContain("/sign-in");
    expect((await post(at, sal, "/introductions/choice", { off: "0" })).status).toBe(303);
    await post(at, una, "/introductions/choice", { off: "1" });
    expect((await get(at, sal, `/introduce?story=${story}&to=una`)).status).toBe(404);
    const statuses: number[] = [];
    for (let count = 0; count < 32; count += 1) statuses.push((await get(at, sal, `/introduce?story=${story}&to=una`)).status);
    expect(statuses.at(-1)).toBe(429);
  });

  test("asking again and again: once for each pair, so many a week as standing allows; a no is not told, and lapses like silence", async () => {
    const all = await town();
    const { at, una, bo, sal, story } = all;
    const [cleo, dora, new_] = [await person(at, "cleo"), await person(at, "dora"), await person(at, "newton", 0)];
    for (const each of [cleo, dora]) await knows(at, each, "Gulls");
    expect((await post(at, new_, "/introduce", { story, to: "una" })).body).toContain("once they are known here");
    const twice = await Promise.all([0, 1].map(() => post(at, bo, "/introduce", { story, to: "una" })));
    expect(new Set(twice.map(({ status, to }) => `${status} ${to}`)).size).toBe(1);
    const path = twice[0]?.to ?? "";
    const before = (await get(at, bo, path)).body;
    await post(at, una, `${path}/answer`, { do: "no" });
    expect((await get(at, bo, path)).body).toBe(before);
    expect((await get(at, una, "/introductions")).body).not.toContain("boone of Saltby");
    expect(await asked(all, bo)).toBe(path);
    await asked(all, bo, "cleo");
    expect((await post(at, bo, "/introduce", { story, to: "dora" })).status).toBe(429);
    const unanswered = await asked(all, sal);
    at.clock.advance(15 * DAY);
    await sweep(at);
    const lapsed = await Promise.all(
      (
        [
          [bo, path],
          [sal, unanswered],
        ] as const
      ).map(async ([who, where]) => (await get(at, who, where)).body),
    );
    for (const body of lapsed) expect(body).toContain("No answer came in time.");
    expect(await asked(all, bo)).toBe(path);
    at.clock.advance(181 * DAY);
    await sweep(at);
    expect(await asked(all, bo)).not.toBe(path);
  });

  test("asking after a block: nothing more is seen, asked or written between the two, and an end of the block brings nothing back", async () => {
    const all = await town();
    const { at, una, bo, sal, story } = all;
    const waits = await asked(all, sal);
    const before = (await get(at, sal, waits)).body;
    const path = await opened(all);
    await post(at, bo, `${path}/write`, { body: "Good day." });
    expect((await post(at, una, `${path}/end`, { do: "block" })).to).toBe("/settings/muted");
    await setBlock(at.house, una.actor, sal.id, "block");
    for (const again of [false, true]) {
      expect([again, (await post(at, bo, `${path}/write`, { body: "Why?" })).status]).toEqual([again, again ? 422 : 404]);
      await settle(at);
      expect((await get(at, una, path)).body).toContain("This introduction is over");
      expect((await post(at, una, `${waits}/answer`, { do: "yes" })).status).toBe(404);
      for (const who of [bo, sal]) await setBlock(at.house, una.actor, who.id, again ? null : "block");
      if (!again) {
        for (const way of [path, `/introduce?story=${story}&to=una`]) expect([way, (await get(at, bo, way)).status]).toEqual([way, 404]);
        expect((await get(at, sal, waits)).body).toBe(before);
        for (const who of [bo, sal]) await setBlock(at.house, una.actor, who.id, null);
      }
    }
    expect((await get(at, bo, path)).body).toContain("This introduction is over");
  });

  test("reading another's exchange: neither page, forms nor reports; moderators see the one message that was reported, and judge it", async () => {
    const all = await town();
    const { at, una, bo, sal } = all;
    const mod = await person(at, "mona", 1, "moderator");
    const path = await opened(all);
    for (const body of ["Meet me at the zanderbight shed.", "You utter haddock."]) await post(at, bo, `${path}/write`, { body });
    const rows = await at.house.store.db.selectFrom("introduction_message").select(["id", "body"]).execute();
    const target = `message:${rows.find(({ body }) => body.includes("haddock"))?.id ?? ""}`;
    for (const who of [sal, mod, null]) {
      expect((await get(at, who, path)).body).not.toContain("zanderbight");
      expect((await get(at, who, `/report?target=${target}`)).body).not.toContain("haddock");
      for (const way of ["write", "end", "answer"])
        expect((await post(at, who, `${path}/${way}`, { body: "x", do: "block" })).status).toBe(404);
      expect((await post(at, who, "/report", { target, reason: "attack" })).status).toBe(404);
    }
    expect((await get(at, una, `/report?target=${target}`)).body).toContain("haddock");
    expect((await post(at, una, "/report", { target, reason: "attack" })).status).toBe(200);
    await settle(at);
    const found = await at.house.store.db.selectFrom("moderation_case").select("id").where("target", "=", target).executeTakeFirstOrThrow();
    const shown = (await get(at, mod, `/moderation/${found.id}`)).body;
    expect([shown.includes("You utter haddock."), shown.includes("zanderbight")]).toEqual([true, false]);
    await post(at, mod, `/moderation/${found.id}`, { do: "claim" });
    await post(at, mod, `/moderation/${found.id}`, { do: "remove", rule: "3", reason: "Insults are not introductions." });
    await settle(at);
    expect((await get(at, una, path)).body).toMatch(/A message was taken off/u);
    expect((await get(at, una, path)).body).not.toContain("haddock");
    expect((await get(at, bo, `/statement/of/${target}`)).body).toContain("Insults are not introductions.");
    expect((await get(at, sal, "/ledger")).body).not.toMatch(/haddock|boone of Saltby/u);
  });

  test("an exchange whose time is up carries nothing more, before any job has put it down; a member who is gone leaves nothing of it", async () => {
    const all = await town();
    const { at, una, bo } = all;
    const path = await opened(all);
    await post(at, bo, `${path}/write`, { body: "Good day." });
    at.clock.advance(14 * DAY);
    expect((await post(at, una, `${path}/write`, { body: "Too late." })).status).toBe(422);
    expect((await post(at, una, `${path}/answer`, { do: "yes" })).status).toBe(404);
    expect((await get(at, una, path)).body).toMatch(/This introduction is over[^]*Good day\./u);
    await at.house.store.db.updateTable("member").set({ closed_at: at.clock.now() }).where("id", "=", bo.id).execute();
    expect((await get(at, una, path)).body).not.toContain("boone");
  });
});
