import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { simpleParser } from "mailparser";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { foundCommunity } from "#communities";
import { enqueue } from "#jobs";
import { type Actor, DAY, newSecret, type SteppingClock, steppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";
import { unzip } from "./testing/unzip.ts";

const EMAIL = "quillon.vesperhook@saltby.example";
/** Words that nobody else says. */
const WORDS = ["vesperhook", "Quillon", "zanderbight", "murrelcombe", "plovergate", "oystermoor"];

type Browser = {
  readonly jar: Map<string, string>;
  readonly send: (path: string, form?: Record<string, string> | FormData) => Promise<Response>;
};

const openBrowser = (at: TestSite): Browser => {
  const jar = new Map<string, string>();
  const send: Browser["send"] = async (path, form) => {
    const res = await fetch(`${at.origin}${path}`, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "), "sec-fetch-site": "same-origin" },
      ...(form === undefined ? {} : { body: form instanceof FormData ? form : new URLSearchParams(form) }),
    });
    for (const set of res.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      jar.set(name, value);
    }
    return res;
  };
  return { jar, send };
};

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

eachDialect("leaving a site", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder } = await open();
    const clock = steppingClock("2026-03-04T12:00:00.000Z");
    const data = join(folder, newSecret().slice(0, 8));
    site = await openTestSite(store, data, clock);
    return { at: site, clock, data };
  };

  const codeOf = async (at: TestSite): Promise<string> => {
    const { text = "" } = await simpleParser(await at.newestMail());
    return (/\b(\d{4}) (\d{4})\b/u.exec(text) ?? []).slice(1).join("");
  };

  /** A member who has written, edited, voted, told of themselves and asked for another address. */
  const liveThere = async (at: TestSite, clock: SteppingClock) => {
    const story = await at.take(ninjs());
    const bo = await at.member("boone");
    const browser = openBrowser(at);
    await browser.send("/join", { email: EMAIL, name: "Quillon Vesperhook" });
    expect((await browser.send("/join/code", { code: await codeOf(at) })).status).toBe(303);
    await browser.send("/settings", { name: "Quillon Vesperhook", place: "Murrelcombe", about: "Keeps the light at plovergate." });
    const said = (token: string, body: object): Promise<Response> =>
      fetch(`${at.origin}/api/v1/stories/${story}/comments`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      });
    const posted = await browser.send(`/story/${story}/talk/reply`, { body: "The zanderbight ferry was late.", key: "one" });
    expect(posted.status).toBe(303);
    const face = new FormData();
    const drawn = sharp({ create: { width: 120, height: 120, channels: 3, background: "#345" } });
    face.set("picture", new File([new Uint8Array(await drawn.png().toBuffer())], "vesperhook.png"));
    expect((await browser.send("/settings/picture", face)).status).toBe(303);
    const [portrait = ""] = /\/portrait\/[0-9a-f]{64}-large\.webp/u.exec(await (await browser.send("/settings")).text()) ?? [];
    const listed = (await (await fetch(`${at.origin}/api/v1/stories/${story}/comments`)).json()) as { comments: { id: string }[] };
    const comment = listed.comments[0]?.id ?? "";
    await browser.send(`/comment/${comment}/edit`, { how: "change", body: "The zanderbight ferry at oystermoor was late." });
    expect((await said(bo.token, { body: "So it was.", parent: comment })).status).toBe(201);
    const noted = await fetch(`${at.origin}/api/v1/stories/${story}/notes`, {
      method: "POST",
      body: JSON.stringify({
        quote: "four minutes",
        body: "By the zanderbight clock it was five.",
        kind: "background",
        evidence: ["https://tide.example/"],
      }),
      headers: {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join("; "),
      },
    });
    expect([noted.status, await noted.text()]).toEqual([201, expect.any(String)]);
    const edda: Actor = { id: (await at.member("edda", "editor")).id, role: "editor", handle: "edda", name: "edda of Saltby" };
    const given = { kind: "place", name: "Saltpans", about: "South of it.", rules: "", looks: [] } as const;
    await foundCommunity(at.house, edda, given);
    expect((await browser.send("/c/saltpans/join", { do: "in" })).status).toBe(303);
    const begun = { title: "Who lights the plovergate when the moon is down?", body: "The oystermoor keeper is away.", key: "two" };
    expect((await browser.send("/c/saltpans/discuss", begun)).headers.get("location")).toMatch(/^\/d\//u);
    const { db } = at.house.store;
    const { id } = await db.selectFrom("member").select("id").where("email", "=", EMAIL).executeTakeFirstOrThrow();
    const { id: community_id } = await db.selectFrom("community").select("id").executeTakeFirstOrThrow();
    const date = { id: "date", community_id, by_id: id, title: "Rowing at oystermoor", place: "Plovergate" };
    const spans = { starts_at: "2026-03-30T18:00:00.000Z", ends_at: "2026-03-30T20:00:00.000Z", changed_at: clock.now() };
    await db
      .insertInto("meeting")
      .values({ ...date, ...spans, about: "", revision: 0, is_off: 0 })
      .execute();
    const proposal = { id: "p", slug: "p", kind: "place", name: "Murrelcombe", about: "Zanderbight." } as const;
    await db
      .insertInto("community")
      .values({ ...proposal, rules: "", reason: "", looks: "[]", state: "turned-down", by_id: id, members: 0, at: clock.now() })
      .execute();
    const weekly = { id: "weekly", is_on: 1, minute: 0, weekday: 0, changed_at: clock.now(), changed_by: "" } as const;
    await db.insertInto("newsletter_list").values(weekly).execute();
    expect((await browser.send("/newsletters", { take: "weekly" })).status).toBe(303);
    const { id: story_id } = await db.selectFrom("story").select("id").executeTakeFirstOrThrow();
    const now = at.house.clock.now();
    const when = { asked_at: now, answered_at: now, ends_at: now, over_at: now };
    const met = { id: "met", story_id, asker_id: bo.id, asked_id: id, state: "ended", ...when } as const;
    await db.insertInto("introduction").values(met).execute();
    for (const by_id of [id, bo.id]) {
      const wrote = { introduction_id: "met", by_id, body: by_id === id ? "By the zanderbight shed." : "Quillon, at oystermoor then." };
      const stands = { state: "sent", rule: null, reason: null, ledger_no: null, at: now, changed_at: now } as const;
      await db
        .insertInto("introduction_message")
        .values({ id: `by ${by_id}`, ...wrote, ...stands })
        .execute();
    }
    const invited = { id: "i", link_hash: "l", email: EMAIL, email_fold: EMAIL, role: "editor", by_id: bo.id } as const;
    const lives = { made_at: now, ends_at: "2026-12-01T00:00:00.000Z", used_at: null, revoked_at: null };
    await db
      .insertInto("invitation")
      .values({ ...invited, ...lives })
      .execute();
    const { id: session_id } = await db.selectFrom("session").select("id").where("member_id", "=", id).executeTakeFirstOrThrow();
    const device = { id: "d", member_id: id, session_id, endpoint: "https://push.example/zanderbight", p256dh: "p", auth: "a" } as const;
    await db
      .insertInto("push_device")
      .values({ ...device, name: "Oystermoor telephone", made_at: now, told_at: null, fails: 0, said: "" })
      .execute();
    const plain = { at: clock.now(), headline: "", body: "The tide is in.", author: "", note: "", is_off: 0 };
    await db
      .insertInto("live_entry")
      .values({ ...plain, id: "one", story_id, form_key: "f", save_no: 1, corrected_at: null })
      .execute();
    await db
      .insertInto("live_version")
      .values({ ...plain, entry_id: "one", by_id: id, by_name: "Quillon Vesperhook" })
      .execute();
    clock.advance(1_000);
    await browser.send("/settings/email", { email: "zanderbight@saltby.example" });
    await browser.send("/settings/password", { password: "four quiet herons wading" });
    await at.worker.drain();
    return { browser, story, portrait };
  };

  /** Where one of the words stands: in a table, a file of the data folder (the database's own aside), or on a page. */
  const found = async (at: TestSite, data: string, paths: readonly string[]): Promise<readonly string[]> => {
    const places: string[] = [];
    const look = (place: string, text: string): void => {
      for (const word of WORDS) if (text.toLowerCase().includes(word.toLowerCase())) places.push(`${place}: ${word}`);
    };
    for (const { name } of await at.house.store.db.introspection.getTables()) {
      if (name.includes("_fts") || name.startsWith("sqlite_")) continue;
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(at.house.store.db);
      look(name, JSON.stringify(rows));
    }
    for (const file of await filesIn(data)) if (!/\.sqlite/u.test(file)) look(file, (await readFile(file)).toString("latin1"));
    for (const path of paths) look(path, await (await fetch(`${at.origin}${path}`)).text());
    return places;
  };

  const pages = (story: string): readonly string[] => [
    "/",
    `/story/${story}`,
    `/story/${story}/talk/feed.xml`,
    `/api/v1/stories/${story}/comments`,
    "/ledger",
    "/c/saltpans",
    "/c/saltpans/feed.xml",
  ];

  test("the archive holds everything, as a page and for programs, and needs a factor shown lately", async () => {
    const { at, clock } = await start();
    const { browser } = await liveThere(at, clock);
    const seen = await (await browser.send("/settings/data")).text();
    for (const word of WORDS) expect([word, seen.toLowerCase().includes(word.toLowerCase())]).toEqual([word, true]);
    const taken = unzip(Buffer.from(await (await browser.send("/settings/export", {})).arrayBuffer()));
    const json = JSON.parse(taken.get("everything.json") ?? "") as Record<string, Record<string, unknown>[]>;
    expect(json["account"]?.[0]).toMatchObject({ email: EMAIL, name: "Quillon Vesperhook", place: "Murrelcombe" });
    expect(json["comments"]).toContainEqual(expect.objectContaining({ body: "The zanderbight ferry at oystermoor was late." }));
    expect(json["comments_before_edits"]?.[0]).toMatchObject({ body: "The zanderbight ferry was late." });
    expect(json["addresses"]?.[0]).toMatchObject({ new_email: "zanderbight@saltby.example" });
    expect(json["notes"]?.[0]).toMatchObject({ quote: "four minutes", body: "By the zanderbight clock it was five." });
    expect(json["introductions"]).toMatchObject([{ you: "were asked", state: "over" }]);
    expect(json["introduction_messages"]).toMatchObject([{ body: "By the zanderbight shed." }]);
    expect([json["pictures"], taken.has("picture-1.webp")]).toMatchObject([[{ file: "picture-1.webp" }], true]);
    expect(json["push_devices"]).toMatchObject([{ name: "Oystermoor telephone" }]);
    expect(json["sessions"]).toHaveLength(1);
    expect([json["newsletters"]?.length, json["live_entries_written"]?.length]).toEqual([1, 1]);
    expect(JSON.stringify(json)).not.toMatch(/argon2|So it was|Quillon, at/u);
    for (const word of WORDS)
      expect([word, taken.get("everything.html")?.toLowerCase().includes(word.toLowerCase())]).toEqual([word, true]);
    browser.jar.set("lang", "ar");
    const arabic = unzip(Buffer.from(await (await browser.send("/settings/export", {})).arrayBuffer())).get("everything.html") ?? "";
    const heads = [...arabic.matchAll(/<h2>([^<]*)<\/h2>/gu)].map(([, head]) => head ?? "");
    expect([heads.length, heads.filter((head) => /[a-z]/u.test(head))]).toEqual([Object.keys(json).length, []]);
    clock.advance(DAY / 24);
    expect((await browser.send("/settings/export", {})).headers.get("location")).toBe("/settings/confirm?next=%2Fsettings%2Fexport");
    expect((await browser.send("/settings/delete", {})).headers.get("location")).toBe("/settings/confirm?next=%2Fsettings%2Fdelete");
  });

  test("after the days to think it over nothing is left of a member in any table, file, mail, page or feed, and the thread stays readable", async () => {
    const { at, clock, data } = await start();
    const { browser, story, portrait } = await liveThere(at, clock);
    expect((await fetch(`${at.origin}${portrait}`)).status).toBe(200);
    expect((await found(at, data, pages(story))).length).toBeGreaterThan(10);
    expect((await fetch(`${at.origin}/@quillon_vesperhook`)).status).toBe(200);
    clock.advance(1_000);
    await browser.send("/settings/delete", { words: "erase" });
    const told = await simpleParser(await at.newestMail());
    expect([told.subject, told.text?.includes("11 March")]).toEqual(["Your account at Saltby Courier will be erased", true]);
    const sweep = async (): Promise<void> => {
      await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "members.sweep", body: {} }));
      await at.worker.drain();
      at.cache.invalidate(["*"]);
    };
    clock.advance(6 * DAY);
    await sweep();
    expect((await browser.send("/settings")).status).toBe(200);
    clock.advance(DAY + 1);
    await sweep();
    expect(await found(at, data, pages(story))).toEqual([]);
    expect((await browser.send("/settings")).status).toBe(302);
    for (const path of [portrait, "/@quillon_vesperhook"]) expect((await fetch(`${at.origin}${path}`)).status).toBe(404);
    for (const table of ["portrait", "push_device"] as const)
      expect(await at.house.store.db.selectFrom(table).select("id").execute()).toEqual([]);
    const { comments } = (await (await fetch(`${at.origin}/api/v1/stories/${story}/comments?order=oldest`)).json()) as {
      comments: { body: string | null; state: string }[];
    };
    expect(comments.map(({ body, state }) => [body, state])).toEqual([
      [null, "deleted"],
      ["So it was.", "published"],
    ]);
  });

  test("a former member's words can stay, under no name; and who changes their mind stays", async () => {
    const { at, clock, data } = await start();
    const { browser, story, portrait } = await liveThere(at, clock);
    await browser.send("/settings/delete", { words: "keep" });
    await browser.send("/settings/delete", { stay: "1" });
    clock.advance(8 * DAY);
    await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "members.sweep", body: {} }));
    await at.worker.drain();
    await browser.send("/settings/confirm", { password: "four quiet herons wading", next: "/settings/delete" });
    await browser.send("/settings/delete", { words: "keep" });
    clock.advance(8 * DAY);
    await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "members.sweep", body: {} }));
    await at.worker.drain();
    at.cache.invalidate(["*"]);
    const left = (await found(at, data, [])).map((place) => place.split(":")[0]);
    expect(left.filter((place) => !["comment", "said_doc", "note", "discussion", "search_doc", "meeting"].includes(place ?? ""))).toEqual(
      [],
    );
    const former = { en: "A former member", fr: "Un ancien membre", ar: "عضو سابق" };
    for (const [lang, words] of Object.entries(former)) {
      const shown = await (await fetch(`${at.origin}/story/${story}`, { headers: { "accept-language": lang } })).text();
      expect([lang, shown.includes(words), /former_|Former member/u.test(shown)]).toEqual([lang, true, false]);
    }
    const { comments } = (await (await fetch(`${at.origin}/api/v1/stories/${story}/comments?order=oldest`)).json()) as {
      comments: { author: object | null; state: string }[];
    };
    expect(comments[0]).toMatchObject({ author: null, state: "published" });
    expect((await fetch(`${at.origin}${portrait}`)).status).toBe(404);
  });
});
