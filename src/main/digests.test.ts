import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { afterEach, expect, test } from "vitest";
import { plainJudge, postComment } from "#conversation";
import { enqueue } from "#jobs";
import { type Actor, DAY, HOUR, MINUTE, type SteppingClock } from "#kit";
import { setBlock } from "#members";
import { openMailFolder } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("digests", (open) => {
  const sites: TestSite[] = [];
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.stop();
  });

  type At = TestSite & { readonly clock: SteppingClock };
  const WEDNESDAY_NOON = "2026-03-04T12:00:00.000Z";
  const start = async (): Promise<At> => {
    const { store, folder, clock } = await open(WEDNESDAY_NOON);
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
  const takeNow = (at: At, name: string, headline: string, body_html: string): Promise<string> =>
    at.take(ninjs({ uri: `urn:pellam:${name}`, headline, body_html, provider: "PELLAM", versioncreated: at.clock.now() }));
  const mailRound = async (at: At): Promise<void> => {
    await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "inbox.mail", body: {} }));
    await settle(at);
  };
  const person = async (at: At, handle: string, lang = "en") => {
    const { id, token } = await at.member(handle);
    await at.house.store.db.updateTable("member").set({ proved_at: at.clock.now(), lang }).where("id", "=", id).execute();
    const actor: Actor = { id, role: "member", handle, name: `${handle} of Saltby` };
    return { id, token, actor };
  };
  type Person = Awaited<ReturnType<typeof person>>;
  const say = async (at: At, who: Person, story: string, body: string, parentId: string | null = null): Promise<string> => {
    const { id } = await at.house.store.db.selectFrom("story").select("id").where("short_id", "=", story).executeTakeFirstOrThrow();
    const house = { ...at.house, judge: plainJudge(at.house) };
    const posted = await postComment(house, who.actor, { storyId: id, parentId, body, key: null });
    if (!posted.ok) throw new Error(posted.problem.kind);
    return posted.value.id;
  };
  const send = async (at: At, who: Person | null, path: string, form?: Record<string, string>): Promise<string> => {
    const headers = who === null ? {} : { authorization: `Bearer ${who.token}` };
    const body = form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) };
    const answer = await fetch(`${at.origin}${path}`, { redirect: "manual", headers, ...body });
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
    return plain(await answer.text());
  };
  const plain = (text: string): string => text.replaceAll(/[⁨⁩]/gu, "");
  /** The first first. */
  const mailsTo = async (at: At, handle: string): Promise<readonly ParsedMail[]> => {
    const folder = openMailFolder(join(at.house.config.dataFolder, "mail"));
    const sources = await Promise.all((await folder.list()).toReversed().map(async (file) => (await folder.read(file))?.source ?? ""));
    const mails = await Promise.all(sources.map((source) => simpleParser(source)));
    return mails.filter(({ to }) => (to as AddressObject).text === `${handle}@saltby.example`);
  };

  test("the weekly one comes on Sundays, in its reader's language, with what the week brought and holds then, and by one click no more", async () => {
    const at = await start();
    const [una, bo] = [await person(at, "una", "ar"), await person(at, "boone")];
    const own = await at.take(ninjs({ provider: "PELLAM" }));
    const killed = { uri: "urn:pellam:stork", headline: "Stork seen at the quay", provider: "PELLAM" };
    await at.take(ninjs(killed));
    await send(at, una, "/inbox/choices", { answer: "digest", digest: "weekly", from: "", to: "" });
    const mine = await say(at, una, own, "The gull was mine.");
    await say(at, bo, own, "Was it? The <b>pipe</b> was.", mine);
    await settle(at);
    await at.take(ninjs({ ...killed, version: "2", pubstatus: "canceled" }));
    for (const hours of [19, 24, 24]) {
      at.clock.advance(hours * HOUR);
      await mailRound(at);
    }
    expect([at.clock.now(), await mailsTo(at, "una")]).toEqual(["2026-03-07T07:00:00.000Z", []]);
    at.clock.advance(DAY - 1);
    await mailRound(at);
    expect(await mailsTo(at, "una")).toEqual([]);
    at.clock.advance(1);
    await mailRound(at);
    at.clock.advance(3 * HOUR);
    await mailRound(at);
    const [mail, ...more] = await mailsTo(at, "una");
    expect([more.length, mail?.subject]).toEqual([0, "الأسبوع في Saltby Courier، ٨ مارس ٢٠٢٦"]);
    const [html, text] = [plain(mail?.html || ""), plain(mail?.text ?? "")];
    expect(html).toMatch(/<html lang="ar" dir="rtl">/u);
    for (const part of [html, text])
      expect([part.includes("Gull lands on the mayor’s hat"), part.includes("Stork")]).toEqual([true, false]);
    expect([html.includes("&lt;b&gt;pipe"), text.includes("> Was it? The <b>pipe</b> was.")]).toEqual([true, true]);
    expect(html).toContain("ردّ boone of Saltby على تعليقك");
    expect(html).not.toMatch(/<(?:img|script|link|iframe)|https?:\/\/(?!localhost)/u); // whoever opens it is seen by nobody
    const inks = [...html.matchAll(/class="([^"]+)"/gu)].flatMap(([, names = ""]) => names.split(" "));
    for (const ink of new Set(inks)) expect([ink, html.includes(`.${ink} {`)]).toEqual([ink, true]); // each has its ink for the dark
    const list = mail?.headers.get("list") as { unsubscribe?: { url: string }; "unsubscribe-post"?: { name: string } };
    expect(list["unsubscribe-post"]?.name).toBe("List-Unsubscribe=One-Click");
    at.clock.advance(7 * DAY);
    await mailRound(at);
    expect((await mailsTo(at, "una")).length).toBe(1); // a week without news is a week without mail
    at.clock.advance(MINUTE);
    await takeNow(at, "heron", "Heron stays", "<p>It stands in the lock.</p>");
    at.clock.advance(7 * DAY);
    await mailRound(at);
    const second = (await mailsTo(at, "una"))[1];
    expect([second?.html || ""].map((page) => [page.includes("Heron stays"), page.includes("Gull lands")])).toEqual([[true, false]]);
    const { pathname, search } = new URL(list.unsubscribe?.url ?? "");
    await send(at, null, `${pathname}${search}`, { "List-Unsubscribe": "One-Click" });
    at.clock.advance(MINUTE);
    await takeNow(at, "tern", "Tern back", "<p>It fishes at the mole.</p>");
    at.clock.advance(7 * DAY);
    await mailRound(at);
    expect((await mailsTo(at, "una")).length).toBe(2);
  });

  test("of one comment that answers, names and comes from somebody one follows one is told once; of a mention by whom one muted, or who was blocked, never", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, bo, cleo] = [await person(at, "una"), await person(at, "boone"), await person(at, "cleo")];
    await send(at, una, "/follow", { start: `member:${bo.id}`, next: "/" });
    const mine = await say(at, una, story, "The gull was mine.");
    await say(at, bo, story, "It bit me, @una.", mine);
    await settle(at);
    const inbox = await send(at, una, "/inbox");
    expect([
      inbox.split("It bit me").length,
      inbox.includes("boone of Saltby replied to your comment"),
      inbox.includes("Inbox (1)"),
    ]).toEqual([2, true, true]);
    at.clock.advance(5 * MINUTE);
    await mailRound(at);
    const sent = await mailsTo(at, "una");
    expect(sent.map(({ text }) => text?.split("> It bit me").length)).toEqual([2]);
    const ids = /name="ids" value="([^"]+)"/u.exec(inbox)?.[1] ?? "";
    await send(at, una, "/inbox/read", { ids });
    expect(await send(at, una, "/inbox")).not.toContain("Inbox (");

    await setBlock(at.house, una.actor, bo.id, "mute");
    await setBlock(at.house, cleo.actor, una.id, "block");
    await say(at, bo, story, "Still here, @una.");
    await say(at, cleo, story, "Nor will I see what @una says.");
    await settle(at);
    expect(await send(at, una, "/inbox")).not.toMatch(/Still here|Nor will I/u);
  });
});
