import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MINUTE, sha256, visitor } from "#kit";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { challengeOf, forgetHandOffs, handOver, replyFromEmbed, siteIn, takeOver } from "./hand-off.ts";
import { addMember, addStory, judged } from "./testing/talk.ts";

const VERIFIER = "v".repeat(43);
const SITE = "https://blog.example";

test("a site is an origin and nothing that could say more in a policy", () => {
  for (const site of [SITE, "https://a-b.example:8443", "http://localhost:4000", "http://127.0.0.1"]) expect(siteIn(site)).toBe(site);
  for (const site of [
    undefined,
    "",
    "*",
    "null",
    "blog.example",
    "http://blog.example",
    "https://blog.example/",
    "https://blog.example/path",
    "https://blog.example;script-src *",
    "https://blog.example;x",
    "https://blog.example,x",
    "https://blog.example 'none'",
    "https://blog.example\nx",
    "https://a@blog.example",
    "https://*.example",
    "https://BLOG.example",
    "https://blog.example:443",
    "javascript:alert(1)",
    "data:text/html,x",
  ])
    expect([site, siteIn(site)]).toEqual([site, null]);
  fc.assert(fc.property(fc.string(), (text) => siteIn(`https://${text}`) === null || /^[a-z0-9.:-]+$/u.test(text)));
});

test("a challenge is the digest that a browser makes of the frame's secret", () => {
  expect(challengeOf(VERIFIER)).toBe(createHash("sha256").update(VERIFIER).digest("base64url"));
});

eachDialect("a sign-in handed to a frame on another site", (open) => {
  const start = async () => {
    const house = await open();
    const story = await addStory(house);
    const [una, ida] = [await addMember(house, "una"), await addMember(house, "ida", "editor")];
    return { house, story, una, ida };
  };
  const asked = (storyId: string) => ({ storyId, site: SITE, challenge: challengeOf(VERIFIER) });
  const codeOf = async (house: TestHouse, who: Parameters<typeof handOver>[1], storyId: string): Promise<string> => {
    const handed = await handOver(house, who, asked(storyId));
    if (!handed.ok) throw new Error(handed.problem);
    return handed.value.code;
  };
  const takenFor = async (house: TestHouse, who: Parameters<typeof handOver>[1], storyId: string): Promise<string> => {
    const taken = await takeOver(house, { code: await codeOf(house, who, storyId), verifier: VERIFIER, site: SITE });
    if (!taken.ok) throw new Error(taken.problem);
    return taken.value.token;
  };
  const reply = (house: TestHouse, token: string, body: string, more: { site?: string; parentId?: string; key?: string } = {}) =>
    replyFromEmbed(judged(house), { token, site: SITE, parentId: null, body, key: null, ...more });

  test("lets it reply there, under one story, once for each form", async () => {
    const { house, story, una } = await start();
    const token = await takenFor(house, una, story);
    const [first, again] = [
      await reply(house, token, "From the blog.", { key: "k" }),
      await reply(house, token, "From the blog.", { key: "k" }),
    ];
    expect([first.ok, again.ok && first.ok && again.value.id === first.value.id]).toEqual([true, true]);
    const below = await reply(house, token, "And below.", { parentId: first.ok ? first.value.id : "" });
    expect(below.ok).toBe(true);
    const rows = await house.store.db.selectFrom("comment").select(["author_id", "story_id", "state"]).execute();
    expect(rows).toEqual([1, 2].map(() => ({ author_id: una.id, story_id: story, state: "published" })));
  });

  test("is good once: a code that was used, by the frame or by a thief, or at the same moment, is worth nothing", async () => {
    const { house, story, una } = await start();
    const code = await codeOf(house, una, story);
    const tries = await Promise.all(Array.from({ length: 5 }, () => takeOver(house, { code, verifier: VERIFIER, site: SITE })));
    expect(tries.filter((each) => each.ok).length).toBe(1);
    for (const wrong of [
      { verifier: "w".repeat(43), site: SITE },
      { verifier: VERIFIER, site: "https://evil.example" },
    ]) {
      const another = await codeOf(house, una, story);
      expect(await takeOver(house, { code: another, ...wrong })).toMatchObject({ ok: false });
      expect(await takeOver(house, { code: another, verifier: VERIFIER, site: SITE })).toMatchObject({ ok: false });
    }
    expect(await takeOver(house, { code: "guessed", verifier: VERIFIER, site: SITE })).toMatchObject({ ok: false });
  });

  test("ends: the code after three minutes, the token after thirty, both with the account; what is kept are digests", async () => {
    const { house, story, una } = await start();
    const late = await codeOf(house, una, story);
    house.clock.advance(3 * MINUTE);
    expect(await takeOver(house, { code: late, verifier: VERIFIER, site: SITE })).toMatchObject({ ok: false });
    const token = await takenFor(house, una, story);
    const stored = JSON.stringify(await house.store.db.selectFrom("hand_off").selectAll().execute());
    expect([stored.includes(token), stored.includes(sha256(token))]).toEqual([false, true]);
    house.clock.advance(29 * MINUTE);
    expect((await reply(house, token, "In time.")).ok).toBe(true);
    house.clock.advance(MINUTE);
    expect(await reply(house, token, "Too late.")).toMatchObject({ ok: false, problem: { kind: "not-signed-in" } });
    const fresh = await takenFor(house, una, story);
    await house.store.db
      .updateTable("member")
      .set({ standing: "banned" })
      .where("id", "=", una.id ?? "")
      .execute();
    expect(await reply(house, fresh, "Banned.")).toMatchObject({ ok: false, problem: { kind: "not-signed-in" } });
    house.clock.advance(25 * 60 * MINUTE);
    await forgetHandOffs(house);
    expect(await house.store.db.selectFrom("hand_off").select("id").execute()).toEqual([]);
  });

  test("works on its own site alone, and with none of a role's powers", async () => {
    const { house, story, una, ida } = await start();
    const token = await takenFor(house, una, story);
    expect(await reply(house, token, "Elsewhere.", { site: "https://evil.example" })).toMatchObject({ ok: false });
    expect(await reply(house, "none", "Nobody.")).toMatchObject({ ok: false });
    const desk = await takenFor(house, ida, story);
    await reply(house, token, "First.");
    await house.store.db.updateTable("thread").set({ closed_at: house.clock.now() }).execute();
    expect(await reply(house, desk, "An editor may write in a closed conversation, but not from elsewhere.")).toMatchObject({
      problem: { kind: "closed" },
    });
  });

  test("is given by members alone, for a site and a story that are there", async () => {
    const { house, story, una } = await start();
    expect(await handOver(house, visitor, asked(story))).toMatchObject({ problem: "not-signed-in" });
    expect(await handOver(house, una, { ...asked(story), site: "https://x.example;y" })).toMatchObject({ problem: "odd" });
    expect(await handOver(house, una, { ...asked(story), challenge: "short" })).toMatchObject({ problem: "odd" });
    expect(await handOver(house, una, asked("none"))).toMatchObject({ problem: "not-there" });
  });
});
