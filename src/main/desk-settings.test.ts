import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { enqueue } from "#jobs";
import { DAY, newSecret, sha256, steppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const SITE = {
  name: "Saltby Courier",
  nameplate: "Courier",
  tagline: "News of Saltby.",
  lang: "en",
  "speaks-en": "1",
  "speaks-fr": "1",
  "speaks-ar": "1",
  zone: "UTC",
  ink: "red",
  ear: "",
};

eachDialect("settings at the desk", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });
  const start = async () => {
    const { store, folder } = await open();
    const clock = steppingClock("2026-03-04T12:00:00.000Z");
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    site = at;
    const [ada, ed, una] = [await at.member("ada", "admin"), await at.member("edna", "editor"), await at.member("una")];
    const call = (path: string, form?: Record<string, string>, token: string | null = ada.token): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
      });
    const read = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
      (await fetch(`${at.origin}${path}`, { headers })).text();
    /** A browser in which a member has shown a factor just now. */
    const sessionOf = async (member: { readonly id: string }): Promise<string> => {
      const secret = newSecret();
      const now = clock.now();
      await store.db
        .insertInto("session")
        .values({
          id: sha256(secret),
          member_id: member.id,
          made_at: now,
          seen_at: now,
          ends_at: "2026-04-04T12:00:00.000Z",
          browser: "",
          proofs: JSON.stringify({ password: now }),
        })
        .execute();
      return `sid=${secret}`;
    };
    const browse = (cookie: string, path: string, form?: Record<string, string>): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", cookie },
        ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
      });
    return { at, clock, ada, ed, una, call, read, sessionOf, browse };
  };

  test("an admin changes name, ink and languages; kept pages follow at once, and the change can be undone", async () => {
    const { call, read } = await start();
    expect(await read("/rules")).toContain("Saltby Courier");
    const changed = { ...SITE, name: "Saltby Gazette", ink: "blue", ear: "High water *05:48*", "speaks-ar": "" };
    const { "speaks-ar": _no, ...sent } = changed;
    expect((await call("/desk/settings/site", sent)).status).toBe(303);
    const front = await read("/");
    for (const part of ["Saltby Gazette", 'data-ink="blue"', "<b>05:48</b>"]) expect([part, front.includes(part)]).toEqual([part, true]);
    expect(front).not.toContain("/language/ar");
    expect(await read("/", { "accept-language": "ar" })).toContain('<html lang="en"');
    expect(await read("/", { "accept-language": "fr" })).toContain('<html lang="fr"');
    const history = await (await call("/desk/settings/history")).text();
    for (const part of ["Name: from “Saltby Courier” to “Saltby Gazette”", "ada of Saltby", "Second ink: from Red to Blue"])
      expect([part, history.includes(part)]).toEqual([part, true]);
    const id = /name="change" value="(\d+)"/u.exec(history)?.[1] ?? "";
    expect((await call("/desk/settings/history", { change: id })).status).toBe(303);
    expect(await read("/")).toContain("Saltby Courier");
    expect((await (await call("/desk/settings/history")).text()).match(/name="change"/gu)?.length).toBe(2);
  });

  test("the site's own language changes what is shown to whoever asks for none of ours, kept pages included", async () => {
    const { call, read } = await start();
    expect(await read("/rules", { "accept-language": "de" })).toContain('<html lang="en"');
    expect((await call("/desk/settings/site", { ...SITE, lang: "fr" })).status).toBe(303);
    expect(await read("/rules", { "accept-language": "de" })).toContain('<html lang="fr"');
    expect(await read("/rules", { "accept-language": "en" })).toContain('<html lang="en"');
  });

  test("what cannot be is refused field by field, and nobody but an admin changes the site", async () => {
    const { ed, una, call, read } = await start();
    const { "speaks-fr": _no, ...without } = SITE;
    const bad = await call("/desk/settings/site", {
      ...without,
      lang: "fr",
      name: "",
      zone: "Mars",
      ink: "gold",
      nameplate: "x".repeat(40),
    });
    expect([bad.status, (await bad.text()).match(/class="bad"/gu)?.length]).toEqual([422, 5]);
    expect((await call("/desk/settings/site", { ...SITE, name: "Ours" }, ed.token)).status).toBe(403);
    for (const path of ["", "/site", "/sections", "/people", "/mail", "/history"])
      expect([path, (await call(`/desk/settings${path}`, undefined, una.token)).status]).toEqual([path, 403]);
    expect((await call("/desk/settings/site", { ...SITE, name: "Ours" }, una.token)).status).toBe(403);
    expect(await read("/")).toContain("Saltby Courier");
  });

  test("an admin lets things be kept for fewer days; readers are told, the sweep goes by it, and the change can be undone", async () => {
    const { at, clock, ed, una, call, read, sessionOf } = await start();
    expect(await read("/kept")).toContain("180 days");
    const bad = await call("/desk/settings/kept", { sessions: "0", browsers: "12.5", files: "", readings: "401" });
    expect([bad.status, (await bad.text()).match(/class="bad"/gu)?.length]).toEqual([422, 3]);
    const few = { sessions: "3", browsers: "30", files: "", readings: "90" };
    expect((await call("/desk/settings/kept", few, ed.token)).status).toBe(403);
    expect((await call("/desk/settings/kept", few)).status).toBe(303);
    const page = await (await call("/desk/settings/kept")).text();
    for (const part of ['value="30"', "From 1 to 180. Empty: 180."]) expect([part, page.includes(part)]).toEqual([part, true]);
    expect(await read("/kept")).toContain("3 days");
    await sessionOf(una);
    const sessions = async (): Promise<number> =>
      (await at.house.store.db.selectFrom("session").select("id").where("member_id", "=", una.id).execute()).length;
    const sweep = async (): Promise<void> => {
      await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "members.sweep", body: {} }));
      await at.worker.drain();
    };
    clock.advance(2 * DAY);
    await sweep();
    expect(await sessions()).toBe(1);
    clock.advance(1.5 * DAY);
    await sweep();
    expect(await sessions()).toBe(0);
    const history = await (await call("/desk/settings/history")).text();
    for (const part of ["Signed in, days: from nothing to 3 days", "Readings, days: from nothing to 90 days"])
      expect([part, history.includes(part)]).toEqual([part, true]);
    const id = /name="change" value="(\d+)"/u.exec(history)?.[1] ?? "";
    expect((await call("/desk/settings/history", { change: id })).status).toBe(303);
    expect(await read("/kept")).toContain("180 days");
  });

  test("a section is added, renamed, moved and given up: its stories and its readers go on, by old links and feeds too", async () => {
    const { at, ed, call, read } = await start();
    const act = (form: Record<string, string>) => call("/desk/settings/sections", form, ed.token);
    const id = await at.take(ninjs());
    expect((await act({ do: "add", "name-en": "Sea & shore", "name-fr": "La mer", "name-ar": "" })).status).toBe(303);
    expect(await read("/section/sea-shore", { "accept-language": "fr" })).toContain("La mer");
    expect((await act({ do: "add", "name-en": "Sea, shore", "name-fr": "", "name-ar": "" })).status).toBe(409);
    expect((await act({ do: "rename", section: "harbour", "name-en": "The quay", "name-fr": "", "name-ar": "" })).status).toBe(303);
    expect((await act({ do: "up", section: "sea-shore" })).status).toBe(303);
    const front = await read("/");
    expect(front.indexOf("The quay") < front.indexOf("Sea &amp; shore")).toBe(true);
    expect(front.indexOf("Sea &amp; shore") < front.indexOf("/section/wire")).toBe(true);
    expect((await act({ do: "retire", section: "wire", to: "harbour" })).status).toBe(409);
    expect((await act({ do: "retire", section: "harbour", to: "sea-shore" })).status).toBe(303);
    for (const [old, to] of [
      ["/section/harbour", "/section/sea-shore"],
      ["/section/harbour/feed.xml", "/section/sea-shore/feed.xml"],
    ] as const) {
      const answer = await fetch(`${at.origin}${old}`, { redirect: "manual" });
      expect([answer.status, answer.headers.get("location")]).toEqual([301, to]);
    }
    expect(await read("/section/sea-shore")).toContain(`/story/${id}/`);
    expect(await at.take(ninjs({ uri: "urn:pellam:crab", headline: "Crab settles down in the font" }))).not.toBe("");
    expect(await read("/section/sea-shore")).toContain("Crab settles down"); // by the rule that named the old one
    const history = await (await call("/desk/settings/history")).text();
    const retired = /given up[\s\S]*?name="change" value="(\d+)"/u.exec(history)?.[1] ?? "";
    expect((await call("/desk/settings/history", { change: retired }, ed.token)).status).toBe(303);
    expect((await fetch(`${at.origin}/section/harbour`, { redirect: "manual" })).status).toBe(200);
  });

  test("an admin who has shown a factor just now gives and takes roles; sessions end, the last admin stays", async () => {
    const { ada, ed, una, clock, call, sessionOf, browse } = await start();
    expect((await call("/desk/settings/people", { member: una.id, role: "editor" })).status).toBe(303); // a token shows no factor
    const [adas, unas, eds] = [await sessionOf(ada), await sessionOf(una), await sessionOf(ed)];
    const found = await (await browse(adas, "/desk/settings/people?q=@una")).text();
    expect(found).toContain(`value="${una.id}"`);
    expect(await (await browse(adas, "/desk/settings/people?q=un")).text()).not.toContain(`value="${una.id}"`);
    expect((await browse(eds, "/desk/settings/people", { member: una.id, role: "editor" })).status).toBe(403);
    expect((await browse(adas, "/desk/settings/people", { member: una.id, role: "editor" })).headers.get("location")).toContain("done=1");
    expect((await browse(unas, "/settings")).status).toBe(302); // signed out
    expect((await call("/desk/incoming", undefined, una.token)).status).toBe(200);
    expect((await browse(adas, "/desk/settings/people", { member: ada.id, role: "member" })).status).toBe(409);
    expect((await browse(adas, "/desk/settings/people", { member: una.id, role: "owner" })).status).toBe(422);
    const page = await (await browse(adas, "/desk/settings/people")).text();
    expect(page).toContain("ada of Saltby made una of Saltby, then Member, Editor.");
    clock.advance(3_600_000);
    expect((await browse(adas, "/desk/settings/people", { member: una.id, role: "member" })).headers.get("location")).toContain(
      "/settings/confirm",
    );
  });

  test("a test mail goes to whoever asks for it", async () => {
    const { at, ed, call } = await start();
    expect((await call("/desk/settings/mail", {}, ed.token)).headers.get("location")).toContain("no-address");
    await at.house.store.db.updateTable("member").set({ proved_at: "2026-03-04T12:00:00.000Z" }).where("id", "=", ed.id).execute();
    expect((await call("/desk/settings/mail", {}, ed.token)).headers.get("location")).toContain("sent");
    expect(await at.newestMail()).toContain("edna@saltby.example");
  });

  test("the pages of the settings stand in every language", async () => {
    const { at, ada } = await start();
    for (const lang of ["en", "fr", "ar"])
      for (const path of [
        "/start",
        "/settings",
        "/settings/site",
        "/settings/sections",
        "/settings/people",
        "/settings/mail",
        "/settings/history",
      ]) {
        const answer = await fetch(`${at.origin}/desk${path}`, {
          headers: { authorization: `Bearer ${ada.token}`, "accept-language": lang },
        });
        expect([path, answer.status, (await answer.text()).includes(`<html lang="${lang}"`)]).toEqual([path, 200, true]);
      }
  });
});
