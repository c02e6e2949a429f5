import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { later, newSecret } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

type Json = Record<string, unknown>;
type Note = {
  id: string;
  status: string | null;
  shown: boolean;
  anchor: { state: string; quote: string | null; quotedNow: string | null };
};

const WALL = "Engineers said the old wall failed in 12 places during last winter's storms.";
const FIRST = "The city council voted 7-2 on Tuesday to rebuild the flood wall along the east bank, officials said.";
const LAST = "The council will review the plan every six months.";
const body = (...paragraphs: readonly string[]): string => paragraphs.map((each) => `<p>${each}</p>`).join("");
const SOURCE = "https://council.saltby.example/minutes/12";

eachDialect("notes on a site", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });
  const start = async (): Promise<TestSite> => {
    const { store, folder } = await open();
    site = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    return site;
  };
  const version = (at: TestSite, number: number, ...paragraphs: readonly string[]): Promise<string> =>
    at.take(
      ninjs({
        uri: "urn:pellam:wall",
        version: String(number),
        versioncreated: `2026-03-04T1${number}:00:00Z`,
        headline: "Council votes for a wall",
        body_html: body(...paragraphs),
      }),
    );
  const send = async (at: TestSite, token: string, path: string, given: unknown): Promise<{ status: number; json: Json }> => {
    const answer = await fetch(`${at.origin}${path}`, {
      method: "POST",
      body: JSON.stringify(given),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    return { status: answer.status, json: (await answer.json()) as Json };
  };
  const add = (at: TestSite, token: string, story: string, more: Json = {}) =>
    send(at, token, `/api/v1/stories/${story}/notes`, {
      quote: WALL,
      body: "The wall was built in 1962 and was never meant to stand that long.",
      kind: "background",
      evidence: [SOURCE],
      ...more,
    });
  /** An editor reads the letter to the source whose copy a reader disputes, and sends it. */
  const passOnByForm = async (at: TestSite, token: string): Promise<void> => {
    const ask = (path: string, fields?: Readonly<Record<string, string>>): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        ...(fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields).toString() }),
        headers: {
          authorization: `Bearer ${token}`,
          origin: at.origin,
          "content-type": "application/x-www-form-urlencoded",
          "accept-language": "en",
        },
      });
    const desk = async (): Promise<string> => (await (await ask("/desk/corrections")).text()).replaceAll("&#39;", "'");
    expect(await desk()).toContain("We have no mail address of theirs for disputed facts.");
    expect((await ask("/desk/sources/pellam-agency", { do: "save", contact: "wire@pellam.example" })).status).toBe(303);
    const path = /href="(\/desk\/corrections\/[^"/]+\/letter)"/u.exec(await desk())?.[1] ?? "";
    const page = await (await ask(path)).text();
    expect(page).toContain("Send it to wire@pellam.example");
    expect(page).toContain("never meant to stand that long");
    expect(page).toContain("urn:pellam:wall");
    expect(page).not.toMatch(/una/iu);
    expect((await ask(path, { subject: "", text: "" })).status).toBe(422);
    expect((await ask(path, { subject: "A reader disputes a fact", text: "The wall stood in 1962." })).status).toBe(303);
    expect(await at.newestMail()).toContain("The wall stood in 1962.");
    expect(await desk()).toContain("Passed on to wire@pellam.example by");
    expect((await ask(path, { subject: "Again", text: "Again" })).status).toBe(409);
  };
  const notesOn = async (at: TestSite, story: string, token?: string): Promise<readonly Note[]> => {
    const answer = await fetch(
      `${at.origin}/api/v1/stories/${story}/notes`,
      token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
    );
    return ((await answer.json()) as { notes: readonly Note[] }).notes;
  };

  test("a note is taken with its passage, and refused with a sentence where something is wrong", async () => {
    const at = await start();
    const story = await version(at, 1, FIRST, WALL, LAST);
    const una = await at.member("una");
    const made = await add(at, una.token, story, { quote: "wall failed in 12 places during last winter’s" });
    expect([made.status, made.json]).toMatchObject([
      201,
      { status: "NEEDS_MORE_RATINGS", anchor: { state: "exact", quote: "wall failed in 12 places during last winter's" } },
    ]);
    const refused = async (more: Json): Promise<unknown> => {
      const { status, json } = await add(at, una.token, story, more);
      return [status, (json["errors"] as { field: string }[] | undefined)?.[0]?.field];
    };
    expect(await refused({ evidence: [] })).toEqual([422, "evidence"]);
    expect(await refused({ evidence: ["javascript:alert(1)"] })).toEqual([422, "evidence"]);
    expect(await refused({ body: "x".repeat(501) })).toEqual([422, "body"]);
    expect(await refused({ body: " " })).toEqual([422, "body"]);
    expect(await refused({ kind: "poem" })).toEqual([422, "kind"]);
    expect(await refused({ quote: "No such words are in it." })).toEqual([422, "quote"]);
    expect(await refused({ quote: "wall" })).toEqual([422, "quote"]);
    expect(await refused({ quote: "The council", kind: "update", evidence: [] })).toEqual([201, undefined]);
    expect((await send(at, "tw_wrong", `/api/v1/stories/${story}/notes`, {})).status).toBe(401);
    expect((await add(at, una.token, "nowhere1")).status).toBe(404);
  });

  test("a passage is found again in every version: kept, reworded, changed in what it says, gone, and back", async () => {
    const at = await start();
    const story = await version(at, 1, FIRST, WALL, LAST);
    const una = await at.member("una");
    await add(at, una.token, story);
    const state = async (): Promise<readonly unknown[]> =>
      (await notesOn(at, story, una.token)).map(({ status, anchor }) => [status, anchor.state, anchor.quotedNow]);
    await version(at, 2, "Police closed two roads on Wednesday.", FIRST, WALL, LAST);
    expect(await state()).toEqual([["NEEDS_MORE_RATINGS", "exact", WALL]]);
    await version(at, 3, FIRST, WALL.replace("12", "14"), LAST);
    expect(await state()).toEqual([["RECHECK", "changed_material", WALL.replace("12", "14")]]);
    await version(at, 4, FIRST, LAST);
    expect(await state()).toEqual([["ORPHANED", "orphan", null]]);
    await version(at, 5, FIRST, WALL.replace("failed", "gave way"), LAST);
    expect(await state()).toEqual([["NEEDS_MORE_RATINGS", "changed", WALL.replace("failed", "gave way")]]);
    await version(at, 6, FIRST, WALL, LAST);
    expect(await state()).toEqual([["NEEDS_MORE_RATINGS", "exact", WALL]]);
  });

  test("its author hears in the inbox what became of it, and so do those who rated, as each chose", async () => {
    const at = await start();
    const story = await version(at, 1, FIRST, WALL, LAST);
    const [una, bo, cy] = [await at.member("una"), await at.member("boone"), await at.member("cyrus")];
    const long = later(at.house.clock.now(), -30 * 86_400_000);
    await at.house.store.db.updateTable("member").set({ joined_at: long, proved_at: long }).execute();
    const { json } = await add(at, una.token, story);
    for (const { token } of [bo, cy])
      await send(at, token, `/api/v1/notes/${String(json["id"])}/ratings`, { helpful: "yes", reasons: ["clear"] });
    const inbox = async ({ token }: { readonly token: string }): Promise<string> => {
      await at.worker.drain();
      return (await (await fetch(`${at.origin}/inbox`, { headers: { authorization: `Bearer ${token}` } })).text()).replaceAll(
        /[\u2068\u2069]/gu,
        "",
      );
    };
    await at.house.store.db.insertInto("notice_choice").values({ member_id: cy.id, kind: "note", way: "off" }).execute();
    await version(at, 2, FIRST, WALL.replace("12", "14"), LAST);
    expect(await inbox(una)).toContain("It is out until somebody says that it still fits");
    expect(await inbox(bo)).toContain("changed where a note stands that you rated");
    expect(await inbox(cy)).not.toContain("that you rated");
    await version(at, 3, FIRST, LAST);
    expect(await inbox(una)).toContain("The passage of your note is no longer in “Council votes for a wall”");
    await version(at, 4, FIRST, WALL, LAST);
    expect(await inbox(una)).toContain("The passage of your note is found again");
    const mailed = await at.house.store.db.selectFrom("notice").select("mail_at").where("kind", "=", "note").execute();
    expect([mailed.length, mailed.every((row) => row.mail_at === null)]).toEqual([4, true]);
    await at.take(ninjs({ uri: "urn:pellam:wall", version: "5", pubstatus: "canceled" }));
    const after = await inbox(una);
    expect(after).toContain("A story was taken off, and your note on it with it");
    expect(after).not.toContain("Council votes for a wall");
  });

  test("a story, its list, the queue and the desk ask the database as often for one note as for two hundred", async () => {
    const at = await start();
    const { db } = at.house.store;
    const story = await version(at, 1, FIRST, WALL, LAST);
    const [una, edna, bo] = [await at.member("una"), await at.member("edna", "editor"), await at.member("boone")];
    await add(at, una.token, story, { kind: "dispute" });
    const pages = [
      `/story/${story}`,
      "/notes",
      "/notes/how",
      "/notes/runs",
      "/desk/notes",
      "/desk/corrections",
      `/api/v1/stories/${story}/notes`,
    ];
    const asked = async (): Promise<readonly (readonly [string, number])[]> => {
      const counts: (readonly [string, number])[] = [];
      for (const path of pages) {
        const { token } = path.startsWith("/desk") || path === "/notes/runs" ? edna : bo;
        let count = 0;
        const stop = at.house.store.onQuery((sql) => (count += /"(?:note|story|revision|member)/u.test(sql) ? 1 : 0));
        const answer = await fetch(`${at.origin}${path}`, { headers: { authorization: `Bearer ${token}` } });
        await answer.text();
        stop();
        counts.push([`${path} ${answer.status}`, count]);
      }
      return counts;
    };
    await at.worker.drain();
    const told = await (await fetch(`${at.origin}/inbox`, { headers: { authorization: `Bearer ${edna.token}` } })).text();
    expect(told.replaceAll(/[\u2068\u2069]/gu, "")).toContain("A reader says that something in “Council votes for a wall” is not so");
    expect(told).toContain('href="/desk/corrections"');
    await passOnByForm(at, edna.token);
    await asked(); // what is asked once and kept
    const one = await asked();
    const note = await db.selectFrom("note").selectAll().executeTakeFirstOrThrow();
    const ticket = await db.selectFrom("note_ticket").selectAll().executeTakeFirstOrThrow();
    const copies = Array.from({ length: 199 }, (_, k) => `copy${k}`);
    const shown = { desk: "published" as const, shown_at: note.made_at };
    for (let from = 0; from < copies.length; from += 50) {
      const some = copies.slice(from, from + 50);
      await db
        .insertInto("note")
        .values(some.map((id, k) => ({ ...note, id, ...(k % 2 === 0 ? shown : {}) })))
        .execute();
      await db
        .insertInto("note_ticket")
        .values(some.map((id) => ({ ...ticket, id: `t${id}`, note_id: id })))
        .execute();
    }
    expect(await asked()).toEqual(one);
    expect(one.map(([page]) => page)).toEqual(pages.map((path) => `${path} 200`));
  });

  test("with a story that its source withdrew goes every note, everywhere", async () => {
    const at = await start();
    const story = await version(at, 1, FIRST, WALL, LAST);
    const una = await at.member("una");
    const { json } = await add(at, una.token, story);
    await at.take(ninjs({ uri: "urn:pellam:wall", version: "2", pubstatus: "canceled" }));
    for (const path of ["notes", "annotations"])
      expect([path, (await fetch(`${at.origin}/api/v1/stories/${story}/${path}`)).status]).toEqual([path, 410]);
    expect((await send(at, una.token, `/api/v1/notes/${String(json["id"])}/ratings`, { helpful: "yes", reasons: ["clear"] })).status).toBe(
      404,
    );
    expect(await (await fetch(`${at.origin}/api/v1/notes/export`)).text()).not.toContain(String(json["id"]));
    const rows = await at.house.store.db
      .selectFrom("note")
      .select(["quote", "confirmed_quote", "prefix", "suffix", "quoted_now"])
      .execute();
    expect(JSON.stringify(rows)).not.toMatch(/wall|council/iu);
  });

  test("one's own note is not rated, an answer needs a reason, and a new account counts later", async () => {
    const at = await start();
    const story = await version(at, 1, FIRST, WALL, LAST);
    const [una, bo] = [await at.member("una"), await at.member("boone")];
    const { json } = await add(at, una.token, story);
    const rate = (token: string, given: unknown) => send(at, token, `/api/v1/notes/${String(json["id"])}/ratings`, given);
    expect((await rate(una.token, { helpful: "yes", reasons: ["clear"] })).status).toBe(403);
    expect((await rate(bo.token, { helpful: "yes", reasons: [] })).status).toBe(422);
    expect((await rate(bo.token, { helpful: "yes", reasons: ["incorrect"] })).status).toBe(422);
    expect((await rate(bo.token, { helpful: "maybe", reasons: ["clear"] })).status).toBe(400);
    expect((await rate("tw_wrong", { helpful: "yes", reasons: ["clear"] })).status).toBe(401);
    expect(await rate(bo.token, { helpful: "yes", reasons: ["good sources", "clear"] })).toMatchObject({
      status: 200,
      json: { helpful: "yes", reasons: ["clear", "good-sources"], countsFrom: null },
    });
    await at.house.store.db.updateTable("member").set({ proved_at: at.house.clock.now() }).execute();
    const again = await rate(bo.token, { helpful: "no", reasons: ["incorrect"] });
    expect(Date.parse(String(again.json["countsFrom"]))).toBeGreaterThan(at.house.clock.ms() + 6 * 86_400_000);
    const [seen] = await notesOn(at, story, bo.token);
    expect([seen?.status, await notesOn(at, story)]).toEqual([null, []]);
  });
});
