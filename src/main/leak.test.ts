import { join } from "node:path";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { DAY, HOUR, newSecret, SECOND, sha256, system } from "#kit";
import { putSource } from "#stories";
import { keepPictureFile, takeItem } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";
import type { Known } from "./testing/known-addresses.ts";
import { READER_ADDRESSES } from "./testing/reader-addresses.ts";

/** Where one of the rare words stands: only on its story's own pages, or nowhere. */
type Hidden = { readonly word: string; readonly from: "all" | "outlets" };

/** What a source calls the item of a word: identifiers may leave, so the word is not in them. */
const uriOf = (word: string): string => `urn:pellam:${sha256(word).slice(0, 12)}`;

/** Addresses that are the page of a story, where an agency's text may be whole, and where members choose a passage of it by the same permit. */
const isOwnPage = (path: string): boolean => /^\/story\/[a-z0-9]+(?:\/(?!talk)|\/talk\/note$|$)/u.test(path);

/** The time between two questions, by the clock of the house: nobody is told to slow down. */
const TURN_MS = 2 * SECOND;

const get = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> => fetch(url, { redirect: "manual", headers });

const noted = async (answer: Response): Promise<string> =>
  [...[...answer.headers].map(([name, value]) => `${name}: ${value}`), Buffer.from(await answer.arrayBuffer()).toString("utf8")].join("\n");

eachDialect("no byte for readers or integrators", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const house = await open("2026-03-04T12:00:00.000Z");
    const at = await openTestSite(house.store, join(house.folder, newSecret().slice(0, 8)), house.clock);
    site = at;
    const member = await at.member("mina");
    const hidden: Hidden[] = [];
    const stories: { id: string; slug: string }[] = [];
    const topics: string[] = [];
    /** Takes a story whose words are rare: in headline, deck, body, caption, subject and slug, or in the body alone. */
    const take = async (
      word: string,
      fields: Readonly<Record<string, unknown>> = {},
      { from = "all", inHeadline = false, inDeck = from === "all" }: { from?: Hidden["from"]; inHeadline?: boolean; inDeck?: boolean } = {},
    ): Promise<string> => {
      const body = `<p>${"Nothing much was said. ".repeat(12)}</p><p>The ${word} stood there.</p>`;
      const rare = inHeadline
        ? { headline: `A ${word} at the quay`, subject: [{ code: "x", name: `${word} topic` }] }
        : { headline: `Story ${stories.length}` };
      const id = await at.take(
        ninjs({
          uri: uriOf(word),
          ...rare,
          headlines: [{ role: "subheadline", value: inDeck ? `About the ${word}` : "A deck" }],
          body_html: body,
          description_text: word,
          ...fields,
        }),
      );
      hidden.push({ word, from });
      stories.push({ id, slug: inHeadline ? `a-${word}-at-the-quay` : `story-${stories.length}` });
      if (inHeadline) topics.push(`${word}-topic`);
      return id;
    };
    const reply = async (id: string, body: string): Promise<string> => {
      const answer = await fetch(`${at.origin}/api/v1/stories/${id}/comments`, {
        method: "POST",
        headers: { authorization: `Bearer ${member.token}`, "content-type": "application/json" },
        body: JSON.stringify({ body }),
      });
      return ((await answer.json()) as { id: string }).id;
    };
    /** A note on the sentence with a rare word, as the desk's choice where readers see it. */
    const note = async (id: string, word: string): Promise<string> => {
      const answer = await fetch(`${at.origin}/api/v1/stories/${id}/notes`, {
        method: "POST",
        headers: { authorization: `Bearer ${member.token}`, "content-type": "application/json" },
        body: JSON.stringify({ quote: `The ${word} stood there`, body: `It is no ${word}.`, kind: "update" }),
      });
      const { id: noteId } = (await answer.json()) as { id: string };
      await house.store.db.updateTable("note").set({ desk: "published", shown_at: house.clock.now() }).where("id", "=", noteId).execute();
      return noteId;
    };
    return { at, house, member, hidden, stories, topics, take, reply, note };
  };

  type Started = Awaited<ReturnType<typeof start>>;

  /** Asks for everything, as visitor in every coding and as member, and gives where a hidden word was read. */
  const leaks = async ({ at, house, member, hidden, stories, topics }: Started, more: Partial<Known> = {}): Promise<readonly string[]> => {
    const known: Known = {
      origin: at.origin,
      stories,
      topics,
      comments: [],
      pictures: [],
      handles: ["mina", "nobody"],
      sections: ["harbour", "wire"],
      sources: ["pellam-agency"],
      words: ["quay", "story", ...hidden.map(({ word }) => word.slice(0, -3))],
      months: ["2026-03"],
      ...more,
    };
    const found: string[] = [];
    const look = async (path: string, headers: Readonly<Record<string, string>>): Promise<void> => {
      house.clock.advance(TURN_MS);
      const answer = await get(`${at.origin}${path}`, headers);
      if (path.includes("/live")) at.streams.closeAll();
      const text = await noted(answer);
      expect([path, answer.status]).not.toEqual([path, 429]);
      for (const { word, from } of hidden)
        if (text.includes(word) && (from === "all" || !isOwnPage(path))) found.push(`${word} at ${path}`);
    };
    const paths = Object.values(READER_ADDRESSES).flatMap((addresses) => addresses(known));
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) {
      await look(path, { "accept-encoding": "identity" });
      await look(path, { authorization: `Bearer ${member.token}` });
    }
    await at.cache.settled();
    for (const coding of ["br", "gzip"]) for (const path of paths) await look(path, { "accept-encoding": coding });
    return [...new Set(found)];
  };

  /** An own story with pictures on loan. */
  const borrow = async ({ at, stories }: Started, shas: readonly string[]): Promise<string> => {
    const { token } = await at.member("edna", "editor");
    const headers = { "sec-fetch-site": "same-origin", authorization: `Bearer ${token}` };
    const post = (path: string, fields: Record<string, string>): Promise<Response> =>
      fetch(`${at.origin}${path}`, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
    const path = (await post("/desk/write", {})).headers.get("location") ?? "";
    for (const sha of shas) await post("/desk/pictures/use", { for: `copy:${path.split("/").at(-1)}`, sha, alt: "A bird." });
    const base = /name="base" value="(\d+)"/u.exec(await (await get(`${at.origin}${path}`, headers)).text())?.[1] ?? "";
    const copy = { headline: "Borrowing", authors: "Edna", section: "harbour", lang: "en", body: "Text.", pictures: shas.join("\n") };
    expect((await post(path, { ...copy, base, do: "publish" })).status).toBe(303);
    const id = /\/story\/([a-z0-9]+)\/borrowing/u.exec(await (await get(`${at.origin}/section/harbour`)).text())?.[1] ?? "";
    stories.push({ id, slug: "borrowing" });
    return id;
  };

  test("holds a word of what is embargoed, held, asked about, forbidden by a machine's rule, expired or killed", async () => {
    const started = await start();
    const { at, house, take, reply, note } = started;
    const odrl = (rules: unknown) => ({ langid: "http://www.w3.org/ns/odrl/2/", encodedrights: JSON.stringify(rules) });
    await take("embargonyx", { embargoed: "2026-03-05T12:00:00Z" }, { inHeadline: true });
    await take("embargonend", { embargoed: "sometime" }, { inHeadline: true });
    await take(
      "validfromite",
      {
        rightsinfo: odrl({
          permission: [{ action: "display", constraint: [{ leftOperand: "dateTime", operator: "gteq", rightOperand: "2026-03-06" }] }],
        }),
      },
      { inHeadline: true },
    );
    await take("withheldite", { pubstatus: "withheld" }, { inHeadline: true });
    await take("advisorite", { genre: [{ name: "Advisory" }] }, { inHeadline: true });
    await take("askeditorium", { usageterms: "HALYARD CLIENTS ONLY" }, { inHeadline: true });
    await take("commercialum", { rightsinfo: odrl({ prohibitions: [{ action: "commercialize" }] }) }, { inHeadline: true });
    const hosted = await take("hostedonyx", { usageterms: "Online for up to 2 days." }, { inHeadline: true });
    await take("expiredonyx", { expires: "2026-03-04T18:00:00Z" }, { inHeadline: true });
    const killed = await take("killedonyx", {}, { inHeadline: true });
    const quoted = await reply(killed, "They wrote killedonyx, twice.");
    const noteds = [await note(killed, "killedonyx"), await note(hosted, "hostedonyx")];
    await take("killedfirst", { pubstatus: "canceled" }, { inHeadline: true });
    await take("shownagain", {}, { inHeadline: true });
    const event = { uri: "urn:pellam:ev", type: "event", version: "1", provider: "PELLAM", title: "The eventonyx", slugline: "EVENTONYX" };
    const dated = { ...event, eventDetails: { dates: { startDate: "2026-03-05" } }, descriptions: [{ value: "An eventonyx." }] };
    await takeItem(house, system, { bytes: Buffer.from(JSON.stringify(dated)), fileName: "e", channel: "push", sourceHint: null });
    for (const path of ["/", "/section/harbour", "/feed.xml", `/story/${killed}/a-killedonyx-at-the-quay`, "/search?q=killedo", "/@mina"])
      expect([path, await noted(await get(`${at.origin}${path}`))]).toEqual([path, expect.stringContaining("killedonyx")]);
    await at.take(ninjs({ uri: uriOf("killedonyx"), version: "2", pubstatus: "canceled", headline: "KILL: killedonyx", body_html: "" }));
    await at.take(ninjs({ uri: uriOf("killedfirst"), version: "2", headline: "A killedfirst at the quay" }));
    await at.take(
      ninjs({ uri: uriOf("shownagain"), version: "2", embargoed: "2026-03-09T12:00:00Z", headline: "A shownagain at the quay" }),
    );
    await expect.poll(async () => noted(await get(`${at.origin}/feed.xml`))).not.toContain("killedonyx");
    const { hidden, stories } = started;
    hidden.push({ word: "eventonyx", from: "all" }, { word: "liveonyx", from: "all" });
    const now = house.clock.now();
    const rows = await house.store.db.selectFrom("story").select(["id", "short_id"]).execute();
    const issue = { subject: "", opening: "", is_arranged: 1, since: now, send_at: now, started_at: now, ended_at: now, changed_by: "" };
    await house.store.db
      .insertInto("newsletter_issue")
      .values({ ...issue, id: "leak", list: "daily", state: "sent" })
      .execute();
    const items = rows.map(({ id: subject }, place) => ({ issue_id: "leak", kind: "news" as const, subject, place }));
    await house.store.db.insertInto("newsletter_item").values(items).execute();
    const of = rows.find((row) => row.short_id === killed)?.id ?? "";
    await house.store.db.insertInto("live_story").values({ story_id: of, points: "A liveonyx", began_at: now, ended_at: null }).execute();
    const entry = {
      id: "live",
      story_id: of,
      form_key: "f",
      at: now,
      headline: "The liveonyx",
      body: "A liveonyx came.",
      author: "",
      note: "",
    };
    await house.store.db
      .insertInto("live_entry")
      .values({ ...entry, save_no: 1, corrected_at: null, is_off: 0 })
      .execute();
    for (const path of ["/", "/section/harbour", "/feed.xml"]) await get(`${at.origin}${path}`); // kept until the first of them runs out
    house.clock.advance(2 * DAY + HOUR);
    // No job has run: what has run out goes by its rights alone, at that instant, also out of what was kept.
    const ended = stories.filter(({ slug }) => /hostedonyx|expiredonyx/u.test(slug));
    for (const path of [
      "/",
      "/section/harbour",
      "/feed.xml",
      "/topic/hostedonyx-topic",
      ...ended.map(({ id, slug }) => `/story/${id}/${slug}`),
    ])
      expect([path, /hostedonyx|expiredonyx/u.test(await (await get(`${at.origin}${path}`)).text())]).toEqual([path, false]);
    await at.worker.drain();
    const isOpen = ({ word }: Hidden): boolean => ["embargonyx", "validfromite"].includes(word); // their time has come
    for (const { word } of hidden.filter(isOpen))
      await expect.poll(async () => noted(await get(`${at.origin}/feed.xml`)), { timeout: 20_000 }).toContain(word);
    hidden.splice(0, hidden.length, ...hidden.filter((each) => !isOpen(each)));
    expect(await leaks(started, { comments: [quoted], notes: noteds, newsletters: ["leak"] })).toEqual([]);
    expect((await get(`${at.origin}/story/${killed}/x`)).status).toBe(410);
  }, 240_000);

  test("holds a word of a body that may only be a headline there, or that readers elsewhere may not read", async () => {
    const started = await start();
    const { at, take } = started;
    await at.house.store.transact((tx) =>
      putSource(at.house, tx, { name: "Silent", matches: ["SILENT"], policy: { site: "link", feed: "none", search: "link" } }, true),
    );
    await take("wholeonpage", {}, { from: "outlets" });
    await take("linkonlyite", { usageterms: "Headline and link only." });
    await take("austriaonyx", { usageterms: "Only for use in Austria." });
    await take("japanoutite", { usageterms: "JAPAN OUT" }, { from: "outlets" });
    await take("silentonyx", { provider: "SILENT" });
    await take("excerptonyx", { usageterms: "Excerpts only" }, { inDeck: false });
    expect(await leaks(started, { sources: ["pellam-agency", "silent"] })).toEqual([]);
  }, 240_000);

  test("holds a picture, or a word of its caption, that its own rights keep in, and its story stays", async () => {
    const started = await start();
    const { at, house, hidden, stories } = started;
    const shas: string[] = [];
    const picture = async (name: string, blue: number): Promise<void> => {
      const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: { r: 9, g: 9, b: blue } } })
        .jpeg()
        .toBuffer();
      const kept = await keepPictureFile(at.house, bytes, name);
      if (kept.ok) shas.push(kept.value.sha);
    };
    const take = async (word: string, fields: Readonly<Record<string, unknown>>): Promise<string> => {
      const main = {
        type: "picture",
        uri: uriOf(`pic ${word}`),
        description_text: `The ${word}.`,
        renditions: { a: { href: `${word}.jpg` } },
        ...fields,
      };
      const id = await at.take(ninjs({ uri: uriOf(word), headline: `Pictured ${stories.length}`, associations: { main } }));
      stories.push({ id, slug: `pictured-${stories.length}` });
      return id;
    };
    const names = ["runsoutonyx", "poolonlyite", "austriaonly", "killedalone", "waitingonyx"];
    for (const [blue, word] of names.entries()) await picture(`${word}.jpg`, blue * 20);
    await take("runsoutonyx", { expires: "2026-03-04T13:00:00Z" });
    await take("poolonlyite", { usageterms: "POOL MEMBERS ONLY" });
    await take("austriaonly", { usageterms: "Only for use in Austria." });
    await take("killedalone", {});
    await take("waitingonyx", { rightsinfo: { linkedrights: "https://pellam.example/rights/5" } });
    const shown = async (): Promise<readonly number[]> =>
      Promise.all(shas.map(async (sha) => (await get(`${at.origin}/picture/${sha}/480.webp`)).status));
    expect(await shown()).toEqual([200, 404, 404, 200, 404]);
    expect(await (await get(`${at.origin}/story/${stories[0]?.id}/pictured-0`)).text()).toContain("runsoutonyx");
    const borrower = await borrow(started, [shas[0] ?? "", shas[3] ?? ""]);
    const borrowed = async (): Promise<string> => noted(await get(`${at.origin}/story/${borrower}/borrowing`));
    for (const word of ["runsoutonyx", "killedalone"]) expect(await borrowed()).toContain(word);
    await at.take(ninjs({ uri: uriOf("pic killedalone"), type: "picture", pubstatus: "canceled", headline: "ELIMINATION", body_html: "" }));
    house.clock.advance(HOUR);
    expect(await shown()).toEqual([410, 404, 404, 410, 404]);
    await expect.poll(async () => noted(await get(`${at.origin}/story/${stories[3]?.id}/pictured-3`))).not.toContain("killedalone");
    for (const word of names) hidden.push({ word, from: "all" });
    expect(await leaks(started, { pictures: shas })).toEqual([]);
    for (const { id, slug } of stories) expect((await get(`${at.origin}/story/${id}/${slug}`)).status).toBe(200);
  }, 240_000);
});
