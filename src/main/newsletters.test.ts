import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { afterEach, expect, test } from "vitest";
import { enqueue } from "#jobs";
import { DAY, type SteppingClock } from "#kit";
import { noteNewsletterRefusal } from "#newsletters";
import { openMailFolder } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("newsletters", (open) => {
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
  const send = (at: At, path: string, form?: Record<string, string>, token?: string): Promise<Response> =>
    fetch(path.startsWith("http") ? path : `${at.origin}${path}`, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: { "sec-fetch-site": "same-origin", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
  const mails = async (at: At): Promise<readonly ParsedMail[]> => {
    await at.worker.drain();
    const folder = openMailFolder(join(at.house.config.dataFolder, "mail"));
    const sources = await Promise.all((await folder.list()).map(async (file) => (await folder.read(file))?.source ?? ""));
    return Promise.all(sources.map((source) => simpleParser(source)));
  };
  const to = (mail: ParsedMail): string => (mail.to as AddressObject).text;
  const linkIn = (mail: ParsedMail | undefined): string => /http:\S+/u.exec(mail?.text ?? "")?.[0] ?? "";
  const signUp = async (at: At, email: string): Promise<void> => {
    await send(at, "/newsletters", { list: "daily", email });
    const asked = (await mails(at)).find((mail) => to(mail) === email);
    expect((await send(at, linkIn(asked), {})).status).toBe(200);
  };
  const turn = async (at: At): Promise<void> => {
    await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "newsletters.turn", body: {} }));
    await at.worker.drain();
  };
  const issueId = async (at: At): Promise<string> =>
    (await at.house.store.db.selectFrom("newsletter_issue").select("id").orderBy("send_at", "desc").executeTakeFirstOrThrow()).id;
  const issues = async (at: At): Promise<readonly ParsedMail[]> =>
    (await mails(at)).filter((mail) => mail.headers.has("list-unsubscribe-post") || mail.headers.has("list"));

  test("an address says yes first, is answered alike whether known or not, and gets one issue whose mail ends with one click", async () => {
    const at = await start();
    const edna = await at.member("edna", "editor");
    await at.take(ninjs());
    expect((await send(at, "/desk/newsletters")).status).toBe(303);
    expect((await send(at, "/desk/newsletters", { list: "daily", on: "1", minute: "420" }, edna.token)).status).toBe(303);
    await signUp(at, "zoe@saltby.example");
    const known = await (await send(at, "/newsletters", { list: "daily", email: "zoe@saltby.example" })).text();
    const unknown = await (await send(at, "/newsletters", { list: "daily", email: "yan@saltby.example" })).text();
    expect(known).toBe(unknown);
    at.clock.advance(DAY);
    await turn(at);
    await turn(at);
    const [mail, ...others] = await issues(at);
    expect([others.length, mail === undefined ? "" : to(mail)]).toEqual([0, "zoe@saltby.example"]);
    expect(mail?.text).toContain("Gull lands on the mayor’s hat");
    expect(mail?.html).not.toMatch(/<img|src=/u);
    expect(mail?.html).toMatch(/name="color-scheme" content="light dark"[^]+@media \(prefers-color-scheme: dark\)[^]+\[data-ogsc\]/u);
    const stop = /http:\S+newsletters\/stop\?t=[\w-]+/u.exec(mail?.text ?? "")?.[0] ?? "";
    expect(await (await send(at, stop)).text()).toContain("zoe@saltby.example");
    const clicked = await fetch(stop, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
    expect([clicked.status, (await send(at, stop, {})).status]).toEqual([200, 200]);
    const kept = await at.house.store.db.selectFrom("newsletter_reader").select("email").where("proved_at", "is not", null).execute();
    expect(kept).toEqual([]);
  });

  test("a paused issue rests; what is killed meanwhile is not in what is sent after, nor on its page; each address has it once", async () => {
    const at = await start();
    const edna = await at.member("edna", "editor");
    const mina = await at.member("mina");
    await at.house.store.db.updateTable("member").set({ proved_at: at.clock.now() }).where("id", "=", mina.id).execute();
    await at.take(ninjs());
    await at.take(ninjs({ uri: "urn:pellam:crab", headline: "Crab crosses the harbour road" }));
    await send(at, "/desk/newsletters", { list: "daily", on: "1", minute: "420" }, edna.token);
    expect((await send(at, "/newsletters", { take: "daily" }, mina.token)).status).toBe(303);
    await signUp(at, "zoe@saltby.example");
    const id = await issueId(at);
    const desk = `/desk/newsletters/${id}`;
    const form = await (await send(at, desk, undefined, edna.token)).text();
    const items = Object.fromEntries([...form.matchAll(/name="(news:[^"]+)"/gu)].map(([, name = ""]) => [name, "2"]));
    const arranged = { do: "save", subject: "Of gulls", opening: "Good morning.", at: "", ...items };
    const crab = (
      await at.house.store.db.selectFrom("story").select("short_id").where("headline", "like", "Crab%").executeTakeFirstOrThrow()
    ).short_id;
    expect((await send(at, desk, { ...arranged, added: `${at.origin}/story/${crab}/x` }, edna.token)).status).toBe(303);
    expect((await send(at, desk, { ...arranged, added: "none" }, edna.token)).status).toBe(422);
    const { db } = at.house.store;
    await db.updateTable("newsletter_issue").set({ state: "paused", started_at: at.clock.now() }).where("id", "=", id).execute();
    const readers = await db.selectFrom("newsletter_reader").select("id").where("proved_at", "is not", null).execute();
    for (const reader of readers)
      await db
        .insertInto("newsletter_post")
        .values({ issue_id: id, address: reader.id, reader_id: reader.id, state: "waiting", stop_hash: "", at: null })
        .execute();
    await turn(at);
    expect(await issues(at)).toEqual([]);
    await at.take(ninjs({ uri: "urn:pellam:crab", version: "2", pubstatus: "canceled", headline: "Crab" }));
    await send(at, desk, { do: "resume" }, edna.token);
    await turn(at);
    const sent = await issues(at);
    expect(sent.map(to).toSorted()).toEqual(["mina@saltby.example", "zoe@saltby.example"]);
    for (const mail of sent) {
      expect([mail.subject, mail.text?.includes("Good morning."), mail.text?.includes("Crab crosses")]).toEqual(["Of gulls", true, false]);
    }
    const page = await (await send(at, `/newsletter/${id}`)).text();
    expect([page.includes("Of gulls"), page.includes("Crab crosses")]).toEqual([true, false]);
    const [day, week] = ["The day’s news", "The week’s news"];
    const lists = await (await send(at, "/newsletters")).text();
    expect(lists).toMatch(new RegExp(`<a href="/newsletter/${id}">${day}</a>`, "u"));
    expect([lists.includes("Gull lands on the mayor’s hat"), lists.includes("Crab crosses"), lists.includes(`>${week}</a>`)]).toEqual([
      true,
      false,
      false,
    ]);
    // Its own words are mended on the site after it went.
    expect((await send(at, desk, { do: "reword", subject: "Of one gull", opening: "" }, edna.token)).status).toBe(303);
    const mended = await (await send(at, `/newsletter/${id}`)).text();
    expect([mended.includes("Of one gull"), mended.includes("Of gulls"), mended.includes("Good morning.")]).toEqual([true, false, false]);
    expect(await (await send(at, desk, undefined, edna.token)).text()).toContain("Sent");
  });

  test("a section's letter holds that section alone as its rights let it, is chosen on its page and among the inbox's choices, and ends alone", async () => {
    const at = await start();
    const edna = await at.member("edna", "editor");
    const mina = await at.member("mina");
    await at.house.store.db.updateTable("member").set({ proved_at: at.clock.now() }).where("id", "=", mina.id).execute();
    await at.take(ninjs());
    await at.take(ninjs({ uri: "urn:pellam:crab", slugline: "CRAB", headline: "Crab crosses the wide road" }));
    await at.take(ninjs({ uri: "urn:other:eel", provider: "OTHER", headline: "Eel that may not be mailed" }));
    const { db } = at.house.store;
    const { policy, id: other } = await db
      .selectFrom("source")
      .select(["id", "policy"])
      .where("name", "=", "OTHER")
      .executeTakeFirstOrThrow();
    const kept = JSON.stringify({ ...(JSON.parse(policy) as object), newsletter: "none" });
    await db.updateTable("source").set({ policy: kept }).where("id", "=", other).execute();
    expect(await (await send(at, "/section/harbour")).text()).not.toContain("This section by mail");
    for (const list of ["daily:harbour", "daily:wire"])
      expect((await send(at, "/desk/newsletters", { list, on: "1", minute: "420" }, edna.token)).status).toBe(303);
    const fresh = { section: "harbour", rhythm: "weekly", on: "1", minute: "480", weekday: "5" };
    expect((await send(at, "/desk/newsletters", fresh, edna.token)).status).toBe(303);
    expect((await send(at, "/desk/newsletters", { ...fresh, section: "moon" }, edna.token)).status).toBe(404);
    expect(await (await send(at, "/desk/settings/history", undefined, edna.token)).text()).toContain(
      "The weekly newsletter of Harbour goes out at 08:00.",
    );

    await expect.poll(async () => (await send(at, "/section/harbour")).text()).toContain('value="daily:harbour"');
    expect(await (await send(at, "/section/wire")).text()).not.toContain("harbour: ");
    const body = new URLSearchParams([
      ["list", "daily:harbour"],
      ["list", "weekly:harbour"],
      ["email", "zoe@saltby.example"],
    ]);
    await fetch(`${at.origin}/newsletters`, { method: "POST", headers: { "sec-fetch-site": "same-origin" }, body });
    const asked = (await mails(at)).filter((mail) => to(mail) === "zoe@saltby.example");
    expect([asked.length, asked[0]?.text?.includes("Harbour: the day’s news and Harbour: the week’s news")]).toEqual([1, true]);
    expect((await send(at, linkIn(asked[0]), {})).status).toBe(200);
    expect(await (await send(at, "/inbox/choices", undefined, mina.token)).text()).toMatch(
      /value="daily:wire"[^>]*> The wire: the day’s news/u,
    );
    const choose = async (list: string): Promise<void> => {
      const chosen = await send(at, "/newsletters", { choose: "1", next: "/inbox/choices", list }, mina.token);
      expect(chosen.headers.get("location")).toBe("/inbox/choices?saved=1");
    };
    await choose("daily:harbour");
    await choose("daily:wire");
    expect(await (await send(at, "/inbox/choices", undefined, mina.token)).text()).toMatch(/value="daily:wire" checked/u);

    at.clock.advance(DAY);
    await turn(at);
    const sent = await issues(at);
    expect(sent.map((mail) => `${to(mail)} ${mail.subject ?? ""}`).toSorted()).toEqual([
      "mina@saltby.example Saltby Courier, The wire: the day’s news, 5 March 2026",
      "zoe@saltby.example Saltby Courier, Harbour: the day’s news, 5 March 2026",
    ]);
    const [wire, harbour] = sent.toSorted((a, b) => (to(a) < to(b) ? -1 : 1));
    expect(harbour?.text).toContain("Gull lands on the mayor’s hat");
    expect(harbour?.text).not.toMatch(/Crab crosses|Eel that/u);
    expect(wire?.text).toContain("Crab crosses the wide road");
    expect(wire?.text).not.toMatch(/Gull lands/u);
    const stop = /http:\S+newsletters\/stop\?t=[\w-]+/u.exec(harbour?.text ?? "")?.[0] ?? "";
    await fetch(stop, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
    const left = await db.selectFrom("newsletter_reader").select("list").where("email", "=", "zoe@saltby.example").execute();
    expect(left).toEqual([{ list: "weekly:harbour" }]);
    // With its section the letter ends; what waits of it is not sent.
    expect((await send(at, "/desk/settings/sections", { do: "retire", section: "harbour", to: "wire" }, edna.token)).status).toBeLessThan(
      400,
    );
    at.clock.advance(7 * DAY);
    await turn(at);
    expect((await issues(at)).filter((mail) => to(mail) === "zoe@saltby.example").length).toBe(1);
    expect((await db.selectFrom("newsletter_issue").select("list").where("state", "=", "draft").execute()).map(({ list }) => list)).toEqual(
      ["daily:wire"],
    );
  });

  test("an address that its server refuses is counted and gets no more", async () => {
    const at = await start();
    const edna = await at.member("edna", "editor");
    await at.take(ninjs());
    await send(at, "/desk/newsletters", { list: "daily", on: "1", minute: "420" }, edna.token);
    await signUp(at, "zoe@saltby.example");
    const id = await issueId(at);
    await send(at, `/desk/newsletters/${id}`, { do: "send" }, edna.token);
    await turn(at);
    await noteNewsletterRefusal(at.house, "zoe@saltby.example", "550 no such mailbox");
    expect(await (await send(at, `/desk/newsletters/${id}`, undefined, edna.token)).text()).toMatch(/Refused<\/dt><dd>1</u);
    at.clock.advance(DAY);
    await at.take(ninjs({ uri: "urn:pellam:crab", headline: "Crab crosses the harbour road" }));
    await turn(at);
    expect((await issues(at)).length).toBe(1);
  });
});
