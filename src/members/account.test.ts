import { expect, test } from "vitest";
import { DAY, LANGS, system, visitor } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { browserName } from "./browser-name.ts";
import { codeMail } from "./code-mail.ts";
import { createMember } from "./create-member.ts";
import { actorOfToken, memberByHandle, membersByIds } from "./queries.ts";
import { enter, openBrowser, openMembers } from "./testing/open-browser.ts";

const ADA = "ada@saltby.example";
const ada = { email: ADA, handle: "ada", name: "Ada Tarn", role: "member", token: false };

eachDialect("members", (open) => {
  test("an operator makes a member, with a token that speaks for them until it is revoked", async () => {
    const house = await open();
    const made = await createMember(house, system, { ...ada, role: "editor", token: true });
    const token = made.ok ? (made.value.token ?? "") : "";
    expect(token).toMatch(/^tw_[\w-]{43}$/u);
    expect(await actorOfToken(house, token)).toMatchObject({ handle: "ada", role: "editor" });
    expect(await actorOfToken(house, `${token}x`)).toBeNull();
    await house.store.db.updateTable("api_token").set({ revoked_at: house.clock.now() }).execute();
    expect(await actorOfToken(house, token)).toBeNull();
  });

  test("no two members share an address, a handle or a name, or what looks like them", async () => {
    const house = await open();
    expect((await createMember(house, system, { ...ada, handle: "lola_50", name: "Ada Tarn" })).ok).toBe(true);
    const other = { email: "eve@saltby.example", handle: "eve", name: "Eve Marsh", role: "member", token: false };
    for (const [change, sentence] of [
      [{ email: "ADA@saltby.example" }, "e-mail address"],
      [{ handle: "lola_50" }, "is taken"],
      [{ handle: "1o1aso" }, "is taken"],
      [{ name: "ada  TARN" }, "is called"],
      [{ name: "Lola 50" }, "is called"],
      [{ handle: "ada_tarn" }, "is taken"],
      [{ role: "owner" }, "is no role"],
      [{ handle: "e" }, "cannot be a handle"],
      [{ name: "✓" }, "cannot be a name"],
      [{ email: "eve" }, "is not an e-mail address"],
    ] as const) {
      const made = await createMember(house, system, { ...other, ...change });
      expect([change, made.ok ? "made" : made.problem.sentence]).toEqual([change, expect.stringContaining(sentence)]);
    }
    expect((await createMember(house, system, other)).ok).toBe(true);
  });

  test("only an admin or the operator makes members", async () => {
    const house = await open();
    for (const role of ["member", "moderator", "editor"] as const)
      expect(await createMember(house, { ...visitor, id: "x", role }, ada)).toMatchObject({ ok: false });
    expect(await createMember(house, visitor, ada)).toMatchObject({ ok: false });
    expect(await memberByHandle(house.store, "ada")).toBeNull();
  });

  test("of many made at once with one handle one is made, and the others are told", async () => {
    const house = await open();
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        createMember(house, system, { ...ada, email: `ada${index}@saltby.example`, name: `Ada ${"abcdef"[index]}` }),
      ),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("members are found by ids in one statement, and whoever is gone is left out", async () => {
    const house = await open();
    const made = await createMember(house, system, { ...ada, place: "Quayside" });
    const id = made.ok ? made.value.id : "";
    let statements = 0;
    const stop = house.store.onQuery(() => void (statements += 1));
    const found = await membersByIds(house.store, [id, "nobody"]);
    expect(await membersByIds(house.store, [])).toEqual(new Map());
    stop();
    expect(statements).toBe(1);
    expect(found).toEqual(new Map([[id, { id, handle: "ada", name: "Ada Tarn", role: "member", place: "Quayside" }]]));
  });
});

eachDialect("one's account", (open) => {
  test("a form cannot give more than it shows: no role, no standing, no other address", async () => {
    const members = openMembers(await open());
    const browser = openBrowser(members);
    await enter(members, browser, ADA, "Ada Tarn");
    const more = { role: "admin", standing: "good", email: "eve@evil.example", id: "1", handle: "root", member_id: "1", proved_at: "2020" };
    expect((await browser.post("/settings", { ...more, name: "Ada Tarn", place: "Quayside", about: "I row." })).status).toBe(303);
    await browser.post("/join", { ...more, email: "eve@saltby.example", name: "Eve Marsh" });
    await browser.post("/join/code", { ...more, code: "12345678" });
    const rows = await members.house.store.db.selectFrom("member").selectAll().execute();
    expect(rows).toMatchObject([{ role: "member", email: ADA, handle: "ada_tarn", place: "Quayside", about: "I row." }]);
  });

  test("a name changes once a month, and a refused change comes back with what was typed", async () => {
    const house = await open();
    const members = openMembers(house);
    await enter(members, openBrowser(members), "eve@saltby.example", "Eve Marsh");
    const browser = openBrowser(members);
    await enter(members, browser, ADA, "Ada Tarn");
    const rest = { place: "Quayside", about: "I row." };
    for (const [name, says] of [
      ["Eve  MARSH", "looks like it"],
      ["Newsroom", "belongs to a newsroom"],
      ["", "at least two letters"],
    ] as const) {
      const refused = await browser.post("/settings", { ...rest, name });
      expect([name, refused.status]).toEqual([name, 422]);
      expect(refused.body).toContain(says);
      expect(refused.body).toContain(`value="${name}"`);
      expect(refused.body).toContain("I row.");
    }
    expect((await browser.post("/settings", { ...rest, name: "Ada Rowan" })).status).toBe(303);
    expect((await browser.post("/settings", { ...rest, name: "Ada Tarn" })).body).toContain("once a month");
    house.clock.advance(29 * DAY);
    expect((await browser.post("/settings", { ...rest, name: "Ada Tarn" })).status).toBe(422);
    house.clock.advance(DAY);
    await enter(members, browser, ADA, "");
    expect((await browser.post("/settings", { ...rest, name: "Ada Tarn" })).status).toBe(303);
    expect((await browser.post("/settings", { ...rest, name: "Ada Tarn", about: "x".repeat(501) })).body).toContain("At most 500");
  });

  test("nobody without a session reaches an account", async () => {
    const browser = openBrowser(openMembers(await open()));
    const asked = await browser.get("/settings");
    expect([asked.status, asked.to]).toEqual([302, "/sign-in?next=%2Fsettings"]);
    expect((await browser.post("/settings", { name: "Ada" })).status).toBe(403);
  });

  test("a profile shows what its member says, as text", async () => {
    const members = openMembers(await open());
    const browser = openBrowser(members);
    await enter(members, browser, ADA, "Ada Tarn");
    await browser.post("/settings", { name: "Ada Tarn", place: "<b>Quay</b>", about: "<script>alert(1)</script>" });
    const page = await openBrowser(members).get("/@Ada_Tarn");
    expect(page.status).toBe(200);
    expect(page.body).toContain("&lt;script&gt;");
    expect(page.body).not.toMatch(/<b>Quay|<script>alert|saltby\.example/u);
    expect((await browser.get("/@nobody")).status).toBe(404);
    expect(page.body).toContain('content="noindex"');
    members.house.clock.advance(31 * DAY);
    expect((await openBrowser(members).get("/@Ada_Tarn")).body).not.toContain('content="noindex"');
  });

  test("language and light are cookies; the language is also kept for the mails", async () => {
    const members = openMembers(await open());
    const browser = openBrowser(members);
    await enter(members, browser, ADA, "Ada Tarn");
    const set = await browser.get("/language/ar?next=/search%3Fq%3Dboat");
    expect([set.status, set.to, browser.jar.get("lang")]).toEqual([303, "/search?q=boat", "ar"]);
    expect(await members.house.store.db.selectFrom("member").select("lang").execute()).toEqual([{ lang: "ar" }]);
    expect((await browser.get("/language/ar?next=//evil.example")).to).toBe("/");
    expect((await browser.get("/language/xx")).status).toBe(404);
    expect((await browser.post("/theme", { theme: "dark", next: "/ledger" })).to).toBe("/ledger");
    expect(browser.jar.get("theme")).toBe("dark");
    await browser.post("/theme", { theme: "auto", next: "/" });
    expect(browser.jar.has("theme")).toBe(false);
    await browser.post("/theme", { theme: "dark; Domain=evil.example", next: "/" });
    expect(browser.jar.has("theme")).toBe(false);
  });

  test("every page of the room stands in each language, and is kept by no cache", async () => {
    for (const lang of LANGS) {
      const members = openMembers(await open(), { lang });
      const browser = openBrowser(members);
      const pages = [await browser.get("/join"), await browser.get("/sign-in"), await browser.get("/join/code")];
      await browser.post("/join", { email: ADA, name: "Ada Tarn" });
      pages.push(await browser.get("/join/code"));
      await enter(members, browser, ADA, "Ada Tarn");
      pages.push(await browser.get("/settings"), await browser.get("/@ada_tarn"));
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 410, 200, 200, 200]);
      for (const page of pages) {
        expect(page.headers.get("cache-control")).toBe("no-store");
        expect(page.body).toContain(`<html lang="${lang}"`);
        expect(page.body).not.toMatch(/undefined|\[object|NaN/u);
      }
    }
  });
});

test("the mail of a code says what it is in each language, names no other site and holds the same in both forms", () => {
  const link = "https://courier.example/join/code?t=abc_DEF-123";
  for (const lang of LANGS) {
    const mail = codeMail({ to: ADA, lang, site: "Gull & <Sons>", code: "01234567", link });
    expect(mail.subject).toContain("0123 4567");
    expect(mail.text.split("\n")).toContain(link);
    expect(mail.html).toContain(`<html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}">`);
    expect(mail.html).toContain("Gull &amp; &lt;Sons&gt;");
    expect(mail.html?.match(/https?:[^"<]+/gu)).toEqual([link, link]);
    for (const line of mail.text.split("\n\n").slice(0, 2)) expect(mail.html).toContain(line.trim().replaceAll("&", "&amp;"));
  }
});

test("a browser is named as people call it", () => {
  for (const [agent, name] of [
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
      "Edge, Windows",
    ],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone"],
    ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"],
    ["curl/8.1", ""],
  ] as const)
    expect(browserName(agent)).toBe(name);
});
