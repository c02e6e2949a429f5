import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { communityView, foundCommunity, joinCommunity, listCommunities } from "#communities";
import { hideComment, listDiscussions } from "#conversation";
import { type Actor, type SteppingClock, visitor } from "#kit";
import { setBlock } from "#members";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const ASKED = { title: "Who knocks on the doors of those who cannot hear?", body: "Thirty streets, nine have nobody. @boone, you know." };

eachDialect("discussions", (open) => {
  const sites: TestSite[] = [];
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.stop();
  });

  type At = TestSite & { readonly clock: SteppingClock };
  type Person = { readonly id: string; readonly token: string; readonly actor: Actor };
  const start = async (): Promise<At> => {
    const { store, folder, clock } = await open("2026-03-04T12:00:00.000Z");
    const site = await openTestSite(store, join(folder, randomUUID()), clock);
    sites.push(site);
    return { ...site, clock };
  };
  const settle = async (at: At): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await at.bus.tell();
      await at.worker.drain();
    }
  };
  const person = async (at: At, handle: string, role = "member"): Promise<Person> => {
    const { id, token } = await at.member(handle, role);
    await at.house.store.db.updateTable("member").set({ proved_at: at.clock.now() }).where("id", "=", id).execute();
    return { id, token, actor: { id, role: role as Actor["role"], handle, name: `${handle} of Saltby` } };
  };
  const get = (at: At, path: string, who: Person | null = null): Promise<Response> =>
    fetch(`${at.origin}${path}`, { redirect: "manual", headers: who === null ? {} : { authorization: `Bearer ${who.token}` } });
  const page = async (at: At, path: string, who: Person | null = null): Promise<string> => {
    const answer = await get(at, path, who);
    expect([path, answer.status]).toEqual([path, 200]);
    return (await answer.text()).replaceAll(/[\u2068\u2069]/gu, "").replaceAll("\u00a0", " ");
  };
  const post = (at: At, path: string, form: Record<string, string>, who: Person | null): Promise<Response> =>
    fetch(`${at.origin}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: who === null ? {} : { authorization: `Bearer ${who.token}` },
      body: new URLSearchParams(form),
    });
  /** A site with a community, its steward, two members, and one who is none. */
  const town = async () => {
    const at = await start();
    const [ed, una, bo] = [await person(at, "edda", "editor"), await person(at, "una"), await person(at, "boone")];
    const [sal, mod] = [await person(at, "salma"), await person(at, "mona", "moderator")];
    const given = { kind: "place", name: "Saltpans", about: "South of it.", rules: "", looks: [{ section: "harbour" }] } as const;
    await foundCommunity(at.house, ed.actor, given);
    for (const who of [una, bo, sal]) await joinCommunity(at.house, who.actor, "saltpans", "in");
    expect((await post(at, "/c/saltpans/stewards", { handle: "@salma" }, una)).status).toBe(403);
    expect((await post(at, "/c/saltpans/stewards", { handle: "@salma" }, ed)).status).toBe(303);
    return { at, ed, una, bo, sal, mod };
  };
  const begin = async (at: At, who: Person, form: Record<string, string> = {}): Promise<string> => {
    const answer = await post(at, "/c/saltpans/discuss", { ...ASKED, key: randomUUID(), ...form }, who);
    expect(answer.status).toBe(303);
    return answer.headers.get("location") ?? "";
  };
  const openingOf = async (at: At): Promise<string> =>
    (await at.house.store.db.selectFrom("comment").select("id").where("kind", "=", "opening").executeTakeFirstOrThrow()).id;

  test("a member starts one about a story; it is read, answered and found without script, and each links to the other", async () => {
    const { at, una, bo } = await town();
    const story = await at.take(ninjs());
    const under = await page(at, `/story/${story}/gull-lands-on-the-mayors-hat`, una);
    expect(under).toContain(`/c/saltpans/discuss?story=${story}`);
    expect((await get(at, "/c/saltpans/discuss")).status).toBe(302);
    expect(await page(at, `/c/saltpans/discuss?story=${story}`, una)).toContain("Gull lands on the mayor’s hat");
    const form = { ...ASKED, key: "one-form", story };
    expect((await post(at, "/c/saltpans/discuss", { ...form, title: "Short" }, una)).status).toBe(422);
    const [first, again] = [await post(at, "/c/saltpans/discuss", form, una), await post(at, "/c/saltpans/discuss", form, una)];
    const path = first.headers.get("location") ?? "";
    expect([first.status, again.headers.get("location")]).toEqual([303, path]);
    expect(path).toMatch(/^\/d\/[0-9a-z]{12}\/who-knocks-on-the-doors/u);
    expect((await get(at, path.replace(/[^/]+$/u, "other"))).status).toBe(301);
    const shown = await page(at, path);
    for (const part of ["Thirty streets", "Gull lands on the mayor’s hat", '"@type":"DiscussionForumPosting"', "una of Saltby"])
      expect(shown).toContain(part);
    const reply = await post(at, `${path.split("/").slice(0, 3).join("/")}/talk/reply`, { body: "I take two streets." }, bo);
    expect([reply.status, reply.headers.get("location")?.startsWith(path)]).toEqual([303, true]);
    expect(await page(at, path)).toContain("I take two streets.");
    await settle(at);
    expect(await page(at, `/story/${story}/gull-lands-on-the-mayors-hat`, bo)).toContain(ASKED.title);
    for (const where of ["/c/saltpans", "/c/saltpans?order=active", "/search?q=knocks", "/search?q=thirty+streets"])
      expect(await page(at, where)).toContain(ASKED.title);
    for (const kind of ["feed.xml", "atom.xml", "feed.json"]) {
      expect(await page(at, `/c/saltpans/${kind}`)).toContain("Who knocks on the doors");
      expect(await page(at, `${path.split("/").slice(0, 3).join("/")}/talk/${kind}`)).toContain("I take two streets.");
    }
    const read = JSON.parse(await page(at, `/api/v1/stories/d-${path.split("/")[2]}/comments`)) as {
      comments: { kind: string; body: string }[];
    };
    expect(read.comments.map(({ kind, body }) => [kind, body])).toEqual([
      ["opening", ASKED.body],
      ["comment", "I take two streets."],
    ]);
    const asked = await fetch(`${at.origin}/api/v1/stories/d-${path.split("/")[2]}/comments`, {
      method: "POST",
      headers: { authorization: `Bearer ${bo.token}`, "content-type": "application/json" },
      body: JSON.stringify({ body: "Which streets?", kind: "question" }),
    });
    expect([asked.status, await asked.text()]).toEqual([422, expect.stringContaining("asked under stories")]);
    const thread = await get(at, `${path.split("/").slice(0, 3).join("/")}/talk/thread/${await openingOf(at)}`);
    expect(thread.headers.get("location")).toBe(path);
  });

  test("who follows a community is told of discussions that begin there, once, until one is taken off; its name stands among what they follow", async () => {
    const { at, una, bo, mod } = await town();
    expect(await page(at, "/c/saltpans", bo)).toContain("Follow Saltpans");
    const [community] = await listCommunities(at.house, visitor);
    const target = `community:${community?.id ?? ""}`;
    expect((await post(at, "/follow", { start: target, next: "/c/saltpans" }, bo)).status).toBe(303);
    expect(await page(at, "/inbox/following", bo)).toContain("Stop following Saltpans");
    await begin(at, una);
    await settle(at);
    const told = `New in Saltpans: “${ASKED.title}”`;
    expect((await page(at, "/inbox", bo)).split(told).length).toBe(2);
    expect(await page(at, "/inbox", una)).not.toContain(told);
    await hideComment(at.house, mod.actor, await openingOf(at), { rule: "respect" as never, reason: "A test." });
    expect(await page(at, "/inbox", bo)).not.toContain(told);
  });

  test("who agreed to be named stands under stories of what they know, for members, and not for whom they blocked", async () => {
    const { at, una, bo, sal } = await town();
    const story = await at.take(ninjs({ subject: [{ name: "Gulls", rel: "about" }] }));
    const path = `/story/${story}/gull-lands-on-the-mayors-hat`;
    const { db } = at.house.store;
    const row = { member_id: una.id, kind: "topic", value: "gulls", label: "Gulls", is_open: 0 } as const;
    await db.insertInto("member_interest").values(row).execute();
    expect(await page(at, path, bo)).not.toContain("People who know about this");
    await db.updateTable("member_interest").set({ is_open: 1 }).where("member_id", "=", una.id).execute();
    for (const who of [bo, sal]) expect(await page(at, path, who)).toMatch(/People who know about this[^]*\/@una"[^]*una of Saltby/u);
    for (const who of [una, null]) expect(await page(at, path, who)).not.toContain("People who know about this");
    await setBlock(at.house, una.actor, sal.id, "block");
    expect(await page(at, path, sal)).not.toContain("People who know about this");
  });

  test("only members of a community start one there; a prompt is the newsroom's alone", async () => {
    const { at, ed, una } = await town();
    const out = await person(at, "outer");
    expect((await post(at, "/c/saltpans/discuss", { ...ASKED, key: "k" }, out)).status).toBe(403);
    expect(await page(at, await begin(at, una, { prompt: "1" }))).not.toContain("A question of the newsroom");
    const story = await at.take(ninjs());
    const path = await begin(at, ed, { prompt: "1", story, under: "1", title: "What would you ask the mayor about it?" });
    expect(await page(at, path)).toContain("A question of the newsroom");
    expect(await page(at, "/c/saltpans")).toContain("The newsroom asks");
    expect(await page(at, `/story/${story}/gull-lands-on-the-mayors-hat`)).toContain("What would you ask the mayor");
  });

  test("its opening is reported and taken off as any comment; then nothing of it is read anywhere, and its author reads why", async () => {
    const { at, una, bo, mod } = await town();
    const path = await begin(at, una);
    await settle(at);
    const id = await openingOf(at);
    expect((await post(at, "/report", { target: `${at.origin}${path}`, reason: "2", detail: "It is rude." }, bo)).status).toBe(200);
    const filed = await at.house.store.db.selectFrom("report").select("target").executeTakeFirstOrThrow();
    expect(filed.target).toBe(`comment:${id}`);
    expect((await hideComment(at.house, mod.actor, id, { rule: "2", reason: "It was rude." })).ok).toBe(true);
    await settle(at);
    expect((await get(at, path)).status).toBe(410);
    for (const where of ["/c/saltpans", "/search?q=knocks", "/c/saltpans/feed.json", "/ledger"])
      expect(await page(at, where)).not.toContain("knocks on the doors");
    const own = await page(at, path.replace(/[^/]+$/u, "discussion"), una);
    expect([own.includes("It was rude."), own.includes("Thirty streets")]).toEqual([true, true]);
    expect(await page(at, "/ledger")).toContain("#");
    const reply = await post(at, `${path.split("/").slice(0, 3).join("/")}/talk/reply`, { body: "Too late." }, bo);
    expect(reply.status).toBe(410);
  });

  test("a community's steward closes its discussions and takes replies off; elsewhere and about stories a steward may nothing", async () => {
    const { at, una, bo, sal } = await town();
    const path = await begin(at, una);
    const root = path.split("/").slice(0, 3).join("/");
    await post(at, `${root}/talk/reply`, { body: "Buy my boat." }, bo);
    const story = await at.take(ninjs());
    await post(at, `/story/${story}/talk/reply`, { body: "Buy my boat, too." }, bo);
    const said = await at.house.store.db.selectFrom("comment").select(["id", "story_id"]).where("author_id", "=", bo.id).execute();
    const [here, there] = [said.find((one) => one.story_id.startsWith("d-")), said.find((one) => !one.story_id.startsWith("d-"))];
    const off = { do: "hide", rule: "3", reason: "No selling here." };
    expect((await post(at, `/comment/${there?.id}/remove`, off, sal)).status).toBe(403);
    expect((await post(at, `/comment/${here?.id}/remove`, off, una)).status).toBe(403);
    expect((await post(at, `/comment/${here?.id}/remove`, off, sal)).status).toBe(303);
    expect(await page(at, path)).not.toContain("Buy my boat");
    expect((await post(at, `${root}/talk/run`, { closed: "1" }, bo)).status).toBe(403);
    expect((await post(at, `/story/${story}/talk/run`, { closed: "1" }, sal)).status).toBe(403);
    expect((await post(at, `${root}/talk/run`, { closed: "1" }, sal)).status).toBe(303);
    expect((await post(at, `${root}/talk/reply`, { body: "One more." }, bo)).status).toBe(409);
  });

  test("whom one blocked, and who blocked one, is in no list of a community: neither their discussions nor their names", async () => {
    const { at, una, bo } = await town();
    await begin(at, una);
    await setBlock(at.house, una.actor, bo.id, "block");
    const [unas, bos] = [await page(at, "/c/saltpans", una), await page(at, "/c/saltpans", bo)];
    expect([bos.includes(ASKED.title), unas.includes("boone of Saltby"), bos.includes(">una of Saltby<")]).toEqual([false, false, false]);
    expect(await page(at, "/c/saltpans")).toContain(ASKED.title);
  });

  test("its author's leaving takes title and words, and leaves what others said to be read", async () => {
    const { at, una, bo } = await town();
    const path = await begin(at, una);
    const root = path.split("/").slice(0, 3).join("/");
    await post(at, `${root}/talk/reply`, { body: "I take two streets." }, bo);
    expect((await post(at, `/comment/${await openingOf(at)}/remove`, { do: "own" }, una)).status).toBe(303);
    const left = await page(at, `${root}/discussion`);
    expect([left.includes("I take two streets."), left.includes("knocks")]).toEqual([true, false]);
    expect((await listDiscussions(at.house, visitor, { most: 9 })).items).toEqual([]);
    const row = await at.house.store.db.selectFrom("discussion").selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain("knocks");
  });

  test("a proposal turned down tells its proposer why, and its name is free again", async () => {
    const { at, ed, una } = await town();
    const form = { kind: "interest", name: "Gull watchers", about: "We watch gulls.", rules: "" };
    expect((await post(at, "/c", form, una)).status).toBe(303);
    expect((await post(at, "/c/gull-watchers/turn-down", { reason: "" }, ed)).status).toBe(422);
    expect((await post(at, "/c/gull-watchers/turn-down", { reason: "There is one." }, una)).status).toBe(403);
    expect((await post(at, "/c/gull-watchers/turn-down", { reason: "There is one." }, ed)).status).toBe(303);
    const told = await page(at, "/inbox", una);
    const where = /\/c\/gull-watchers-[0-9a-z]+/u.exec(told)?.[0] ?? "";
    expect(await page(at, where, una)).toContain("There is one.");
    expect((await get(at, where)).status).toBe(404);
    expect((await post(at, "/c", form, una)).status).toBe(303);
  });

  test("a discussion's page takes the same statements with three hundred replies as with three, a community's with sixty discussions as with one", async () => {
    const { at, una, bo } = await town();
    const path = await begin(at, una);
    const root = path.split("/").slice(0, 3).join("/");
    const { store } = at.house;
    const counted = async (who: Person | null): Promise<number> => {
      at.cache.invalidate(["*"]);
      let count = 0;
      const stop = store.onQuery(() => (count += 1));
      await page(at, path, who);
      stop();
      return count;
    };
    for (let no = 0; no < 3; no += 1) await post(at, `${root}/talk/reply`, { body: `Street ${no}.` }, bo);
    await settle(at);
    const list = async (): Promise<number> => {
      let count = 0;
      const stop = store.onQuery(() => (count += 1));
      const [found] = await listCommunities(at.house, visitor);
      if (found !== undefined) await communityView(at.house, una.actor, found);
      stop();
      return count;
    };
    const few = [await counted(null), await counted(bo), await list()];
    const base = await store.db.selectFrom("comment").selectAll().where("author_id", "=", bo.id).executeTakeFirstOrThrow();
    const rows = Array.from({ length: 300 }, (_, no) => ({
      ...base,
      id: `x${no}`,
      root_id: `x${no}`,
      top_id: `x${no}`,
      seq: 100 + no,
      idempotency_key: null,
    }));
    await store.db.insertInto("comment").values(rows).execute();
    const [one] = await store.db.selectFrom("discussion").selectAll().execute();
    if (one === undefined) throw new Error("There is no discussion.");
    const more = Array.from({ length: 60 }, (_, no) => ({ ...one, id: `d-more${no}` }));
    await store.db.insertInto("discussion").values(more).execute();
    expect([await counted(null), await counted(bo), await list()]).toEqual(few);
  });
});
