import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type AddressObject, simpleParser } from "mailparser";
import { afterEach, expect, test } from "vitest";
import { postComment, hideComment, plainJudge } from "#conversation";
import { enqueue, type NewJob } from "#jobs";
import { type Actor, DAY, HOUR, MINUTE, type SteppingClock } from "#kit";
import { setBlock } from "#members";
import { openMailFolder } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("the inbox", (open) => {
  const sites: TestSite[] = [];
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.stop();
  });

  type At = TestSite & { readonly clock: SteppingClock };
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
  const run = async (at: At, job: NewJob): Promise<void> => {
    await at.house.store.transact((tx) => enqueue(at.house, tx, job));
    await settle(at);
  };
  const mailRound = (at: At): Promise<void> => run(at, { kind: "inbox.mail", body: {} });
  const person = async (at: At, handle: string, role = "member") => {
    const { id, token } = await at.member(handle, role);
    await at.house.store.db.updateTable("member").set({ proved_at: at.clock.now() }).where("id", "=", id).execute();
    const actor: Actor = { id, role: role as Actor["role"], handle, name: `${handle} of Saltby` };
    return { id, token, actor };
  };
  type Person = Awaited<ReturnType<typeof person>>;
  const storyOf = async (at: At, shortId: string): Promise<string> =>
    (await at.house.store.db.selectFrom("story").select("id").where("short_id", "=", shortId).executeTakeFirstOrThrow()).id;
  const say = async (at: At, who: Person, story: string, body: string, parentId: string | null = null): Promise<string> => {
    const house = { ...at.house, judge: plainJudge(at.house) };
    const posted = await postComment(house, who.actor, { storyId: await storyOf(at, story), parentId, body, key: null });
    if (!posted.ok) throw new Error(posted.problem.kind);
    return posted.value.id;
  };
  const page = async (at: At, who: Person, path = "/inbox"): Promise<string> =>
    (await (await fetch(`${at.origin}${path}`, { headers: { authorization: `Bearer ${who.token}` } })).text()).replaceAll(
      /[\u2068\u2069]/gu,
      "",
    );
  const post = (at: At, who: Person | null, path: string, form: Record<string, string>): Promise<Response> =>
    fetch(`${at.origin}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: who === null ? {} : { authorization: `Bearer ${who.token}` },
      body: new URLSearchParams(form),
    });
  const mails = async (at: At) => {
    const folder = openMailFolder(join(at.house.config.dataFolder, "mail"));
    const sources = await Promise.all((await folder.list()).map(async (file) => (await folder.read(file))?.source ?? ""));
    return Promise.all(sources.map((source) => simpleParser(source)));
  };

  test("three replies are told as one, with who wrote and a count in the frame, until they are read", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, bo, cleo] = [await person(at, "una"), await person(at, "boone"), await person(at, "cleo")];
    const mine = await say(at, una, story, "The gull was mine.");
    await say(at, bo, story, "Was it?", mine);
    await say(at, cleo, story, "I doubt it.", mine);
    await say(at, bo, story, "It bit me.", mine);
    await say(at, una, story, "It bites.", mine);
    await settle(at);
    const shown = await page(at, una);
    expect(shown).toContain("3 replies to your comment under “Gull lands on the mayor’s hat”, by");
    expect(shown).toContain("Inbox (3)");
    expect(await page(at, una, "/")).toContain("Inbox (3)");
    expect(await (await fetch(`${at.origin}/`)).text()).not.toContain("Inbox");
    expect((await post(at, una, "/inbox/read", { all: "1" })).status).toBe(303);
    expect(await page(at, una)).not.toContain("Inbox (3)");
    expect((await fetch(`${at.origin}/inbox`, { redirect: "manual" })).status).toBe(302);
  });

  test("nothing is announced that was removed meanwhile, nor what somebody hidden says; one's own removal is, with its reason", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, bo, mod] = [await person(at, "una"), await person(at, "boone"), await person(at, "mona", "moderator")];
    const mine = await say(at, una, story, "The gull was mine.");
    const rude = await say(at, bo, story, "Rude words, @una.", mine);
    await settle(at);
    expect(await page(at, una)).toContain("Rude words");
    await hideComment(at.house, mod.actor, rude, { rule: "respect" as never, reason: "It was rude." });
    const before = await page(at, una);
    expect(before).not.toContain("Rude words");
    await settle(at);
    expect(await page(at, una)).toContain(">Inbox<");
    at.clock.advance(HOUR);
    await mailRound(at);
    const sent = await mails(at);
    expect(sent.map((mail) => (mail.to as AddressObject).text)).toEqual(["boone@saltby.example"]);
    expect([sent[0]?.text?.includes("It was rude."), (await page(at, bo)).includes("It was rude.")]).toEqual([true, true]);
    await setBlock(at.house, una.actor, bo.id, "mute");
    await say(at, bo, story, "Sorry about that.", mine);
    await settle(at);
    expect(await page(at, una)).not.toContain("Sorry about that.");
  });

  test("mails are whole, wait while words can be taken back and through quiet hours, and end by one click without signing in", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, bo] = [await person(at, "una"), await person(at, "boone")];
    const mine = await say(at, una, story, "The gull was mine.");
    await say(at, bo, story, "Was it?", mine);
    await settle(at);
    await mailRound(at);
    expect(await mails(at)).toEqual([]);
    const ways = { answer: "mail", from: String(12 * 60), to: String(13 * 60), digest: "none" };
    expect((await post(at, una, "/inbox/choices", { ...ways, to: "" })).status).toBe(422);
    expect((await post(at, una, "/inbox/choices", ways)).status).toBe(303);
    at.clock.advance(30 * MINUTE);
    await mailRound(at);
    expect(await mails(at)).toEqual([]);
    at.clock.advance(31 * MINUTE);
    await mailRound(at);
    const [mail] = await mails(at);
    expect(mail?.subject).toContain("boone of Saltby");
    expect([mail?.text?.includes("> Was it?"), (mail?.html || "").includes("Was it?")]).toEqual([true, true]);
    const list = mail?.headers.get("list") as { unsubscribe?: { url: string }; "unsubscribe-post"?: { name: string } };
    expect(list["unsubscribe-post"]?.name).toBe("List-Unsubscribe=One-Click");
    const url = new URL(list.unsubscribe?.url ?? "");
    const stop = `${url.pathname}${url.search}`;
    const stored = await at.house.store.db.selectFrom("unsubscribe").select("id").execute();
    expect(stored.some(({ id }) => url.search.includes(id))).toBe(false);
    expect((await fetch(`${at.origin}${stop}`)).status).toBe(200);
    const clicked = await post(at, null, stop, { "List-Unsubscribe": "One-Click" });
    expect([clicked.status, (await post(at, null, "/inbox/stop?t=wrong", {})).status]).toEqual([200, 404]);
    at.clock.advance(DAY);
    await say(at, bo, story, "And again?", mine);
    await settle(at);
    at.clock.advance(HOUR);
    await mailRound(at);
    expect([(await mails(at)).length, (await page(at, una)).includes("And again?")]).toEqual([1, true]);
  });

  test("a digest is a small newspaper of what is followed and what waits, once a morning; a kind that is off is nowhere", async () => {
    const at = await start();
    const own = await at.take(ninjs({ provider: "PELLAM" }));
    const [una, bo] = [await person(at, "una"), await person(at, "boone")];
    await post(at, una, "/follow", { start: `story:${await storyOf(at, own)}`, next: "/" });
    await post(at, una, "/follow", { start: "section:harbour", next: "/" });
    await post(at, una, "/inbox/choices", { talk: "digest", answer: "off", digest: "daily", from: "", to: "" });
    const mine = await say(at, una, own, "The gull was mine.");
    await say(at, bo, own, "Was it?", mine);
    await settle(at);
    at.clock.advance(MINUTE + 1);
    await settle(at);
    at.clock.advance(18 * HOUR);
    await mailRound(at);
    at.clock.advance(HOUR);
    await mailRound(at);
    await mailRound(at);
    const [mail, ...more] = await mails(at);
    expect([more.length, mail?.subject]).toEqual([0, "Saltby Courier, 5 March 2026"]);
    const html = (mail?.html || "").replaceAll(/[\u2068\u2069]/gu, "");
    expect(html).toContain("1 reply under “Gull lands on the mayor’s hat”, which you follow, by boone of Saltby");
    expect(html).toContain("In the news");
    expect(mail?.text).toContain("== In the news ==");
    expect((await page(at, una)).includes("replied to your comment")).toBe(false);
    const list = mail?.headers.get("list") as { unsubscribe?: { url: string }; "unsubscribe-post"?: { name: string } };
    const stop = new URL(list.unsubscribe?.url ?? "");
    expect(list["unsubscribe-post"]?.name).toBe("List-Unsubscribe=One-Click");
    expect((await post(at, null, `${stop.pathname}${stop.search}`, { "List-Unsubscribe": "One-Click" })).status).toBe(200);
  });

  test("a correction reaches those who replied and those who follow, once; a pick reaches its author", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, bo, ed] = [await person(at, "una"), await person(at, "boone"), await person(at, "edda", "editor")];
    const id = await say(at, una, story, "The gull was mine.");
    for (const target of [`story:${await storyOf(at, story)}`, `member:${una.id}`])
      await post(at, bo, "/follow", { start: target, next: "/" });
    await post(at, una, "/follow", { start: `story:${await storyOf(at, story)}`, next: "/" });
    expect((await post(at, ed, `/comment/${id}/pick`, { on: "1", pick: "1" })).status).toBe(303);
    await at.take(ninjs({ version: "2", signals: ["sig:correction"], correctionnote: "It was a hat.", body_html: "<p>A hat.</p>" }));
    await settle(at);
    const [unas, bos] = [await page(at, una), await page(at, bo)];
    expect(unas.split("Corrected: “Gull").length).toBe(2);
    expect([unas.includes("picked your comment"), bos.includes("Corrected: “Gull")]).toEqual([true, true]);
    const desk = await page(at, ed, `/desk/story/${story}`);
    expect(desk).toMatch(
      /Told of its corrections[\s\S]*2 readers told[\s\S]*boone of Saltby<\/bdi><\/a>, follows the story[\s\S]*una of Saltby/u,
    );
    await say(at, una, story, "Now it is right.");
    await settle(at);
    expect(await page(at, bo)).toContain("una of Saltby, whom you follow, wrote 2 times, last under");
    expect(await page(at, bo, "/inbox/following")).toContain("una of Saltby");
    await at.take(ninjs({ version: "3", pubstatus: "canceled" }));
    await settle(at);
    expect(await page(at, bo)).not.toContain("Gull lands");
  });

  test("ten thousand followers do not delay a reply: posting asks nothing about them, and jobs of 500 tell them", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, bo] = [await person(at, "una"), await person(at, "boone")];
    const { store, clock } = at.house;
    const id = await storyOf(at, story);
    const asked = async (body: string): Promise<readonly string[]> => {
      const statements: string[] = [];
      const stop = store.onQuery((sql) => statements.push(sql));
      await say(at, bo, story, body);
      stop();
      return statements;
    };
    await say(at, bo, story, "The thread is there.");
    await settle(at);
    const base = await store.db.selectFrom("member").selectAll().where("id", "=", una.id).executeTakeFirstOrThrow();
    const handles = Array.from({ length: 10_000 }, (_, no) => `f${String(no).padStart(5, "0")}`);
    await store.transact(async (tx) => {
      for (let from = 0; from < handles.length; from += 500) {
        const some = handles.slice(from, from + 500);
        await tx
          .insertInto("member")
          .values(
            some.map((h) => ({
              ...base,
              id: h,
              handle: h,
              email: `${h}@x.example`,
              email_fold: `${h}@x.example`,
              name: h,
              name_key: h,
              handle_key: h,
            })),
          )
          .execute();
        await tx
          .insertInto("follow")
          .values(some.map((h) => ({ member_id: h, target: `story:${id}`, at: clock.now() })))
          .execute();
      }
    });
    at.clock.advance(HOUR);
    const statements = await asked("One.");
    expect(statements.filter((sql) => /"(?:follow|notice|notice_choice|post_choice)"/u.test(sql))).toEqual([]);
    expect(statements.length).toBeGreaterThan(10);
    await settle(at);
    at.clock.advance(MINUTE + 1);
    await settle(at);
    const rows = await store.db
      .selectFrom("notice")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("kind", "=", "talk")
      .executeTakeFirstOrThrow();
    const jobs = await store.db.selectFrom("job").select("id").where("kind", "=", "inbox.spread").where("body", "like", "%talk%").execute();
    expect([rows.count, jobs.length]).toEqual([10_000, 21]);
  });

  test("news of other rooms is mailed as each chose; a statement of reasons stands in the inbox and is not mailed again", async () => {
    const at = await start();
    await at.take(ninjs());
    const una = await person(at, "una");
    const { tellBy } = await import("#inbox");
    const told = { en: "Your words were decided about", fr: "Décidé", ar: "قرار" };
    const news = { kind: "decision", told, path: "/statement/1" as never } as const;
    await at.house.store.transact(async (tx) => {
      await tellBy(at.house)(tx, [una.id], { ...news, subject: "decision:1:statement", isMailed: true });
      await tellBy(at.house)(tx, [una.id], { ...news, subject: "decision:1:restored", told: { ...told, en: "It stands again" } });
    });
    expect(await page(at, una)).toContain("Your words were decided about");
    at.clock.advance(HOUR);
    await mailRound(at);
    expect((await mails(at)).map((mail) => mail.subject)).toEqual(["It stands again"]);
  });

  test("an address that its server refuses for good gets no more mail, and its owner reads so", async () => {
    const at = await start();
    const una = await person(at, "una");
    const { noteRefusal } = await import("#inbox");
    await noteRefusal(at.house, "una@saltby.example", "550 5.1.1 No such mailbox here");
    expect(await page(at, una, "/inbox/choices")).toContain("550 5.1.1 No such mailbox here");
    const story = await at.take(ninjs());
    const mine = await say(at, una, story, "The gull was mine.");
    await say(at, await person(at, "boone"), story, "Was it?", mine);
    await settle(at);
    at.clock.advance(HOUR);
    await mailRound(at);
    expect(await mails(at)).toEqual([]);
    await post(at, una, "/inbox/choices", { answer: "mail", digest: "none", from: "", to: "" });
    expect(await page(at, una, "/inbox/choices")).not.toContain("No such mailbox");
  });
});
