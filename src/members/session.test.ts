import { expect, test } from "vitest";
import { DAY, HOUR, system, visitor } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { createMember } from "./create-member.ts";
import { actorOfToken } from "./queries.ts";
import { viewerOf } from "./session.ts";
import { type Browser, enter, HTTPS, newestMail, openBrowser, openMembers, type TestMembers } from "./testing/open-browser.ts";

const ADA = "ada@saltby.example";
const viewer = ({ house }: TestMembers, { jar }: Browser) =>
  viewerOf(house, [...jar].map(([name, value]) => `${name}=${value}`).join("; "), HTTPS);

const signInAs = async (members: TestMembers, role: "member" | "editor"): Promise<Browser> => {
  await createMember(members.house, system, { email: ADA, handle: "ada", name: "Ada Tarn", role, token: false });
  const browser = openBrowser(members);
  await browser.post("/sign-in", { email: ADA });
  await browser.post("/sign-in/code", { code: (await newestMail(members.house)).code });
  return browser;
};

eachDialect("sessions", (open) => {
  test("a value set beforehand is never taken up, and signing in again ends the session before", async () => {
    const members = openMembers(await open());
    const ada = openBrowser(members);
    ada.jar.set("__Host-sid", "planted");
    ada.jar.set("sid", "tossed");
    expect(await viewer(members, ada)).toEqual(visitor);
    await enter(members, ada, ADA, "Ada Tarn");
    const first = ada.jar.get("__Host-sid") ?? "";
    expect(first).not.toBe("planted");
    await ada.post("/sign-in", { email: ADA });
    await ada.post("/sign-in/code", { code: (await newestMail(members.house)).code });
    expect(ada.jar.get("__Host-sid")).not.toBe(first);
    expect(await viewerOf(members.house, `__Host-sid=${first}`, HTTPS)).toEqual(visitor);
    expect(await viewer(members, ada)).toMatchObject({ handle: "ada_tarn" });
  });

  test("a cookie without the prefix is nothing on https", async () => {
    const members = openMembers(await open());
    const ada = openBrowser(members);
    await enter(members, ada, ADA, "Ada Tarn");
    const sid = ada.jar.get("__Host-sid") ?? "";
    expect(await viewerOf(members.house, `sid=${sid}`, HTTPS)).toEqual(visitor);
    expect(await viewerOf(members.house, `__Host-sid=${sid}`, HTTPS)).toMatchObject({ role: "member" });
  });

  test("the cookies are for the server alone, and for https where the site is on it", async () => {
    for (const [origin, isSecure] of [
      [HTTPS, true],
      ["http://localhost:8080", false],
    ] as const) {
      const members = openMembers(await open(), { origin });
      const ada = openBrowser(members);
      const asked = await ada.post("/join", { email: ADA, name: "Ada Tarn" });
      const done = await ada.post("/join/code", { code: (await newestMail(members.house)).code });
      const set = [...asked.headers.getSetCookie(), ...done.headers.getSetCookie()];
      expect(set.map((each) => each.split("=")[0])).toEqual(
        isSecure ? ["login", "sid", "device", "login"].map((n) => `__Host-${n}`) : ["login", "sid", "device", "login"],
      );
      for (const each of set) {
        expect(each).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/u);
        expect(each.includes("; Secure")).toBe(isSecure);
        expect(each).not.toContain("Domain");
      }
    }
  });

  test("a reader's session ends unused after 30 days and in any case after 180", async () => {
    const house = await open();
    const members = openMembers(house);
    const ada = await signInAs(members, "member");
    for (let days = 0; days < 174; days += 29) {
      house.clock.advance(29 * DAY);
      expect((await viewer(members, ada)).role).toBe("member");
    }
    house.clock.advance(6 * DAY);
    expect(await viewer(members, ada)).toEqual(visitor);
    const other = await signInAs(members, "member");
    house.clock.advance(30 * DAY + 1);
    expect(await viewer(members, other)).toEqual(visitor);
  });

  test("the newsroom's session ends unused after 12 hours and in any case after 7 days", async () => {
    const house = await open();
    const members = openMembers(house);
    const ada = await signInAs(members, "editor");
    for (let hours = 0; hours < 165; hours += 11) {
      house.clock.advance(11 * HOUR);
      expect((await viewer(members, ada)).role).toBe("editor");
    }
    house.clock.advance(3 * HOUR);
    expect(await viewer(members, ada)).toEqual(visitor);
    const other = await signInAs(members, "editor");
    house.clock.advance(12 * HOUR + 1);
    expect(await viewer(members, other)).toEqual(visitor);
  });

  test("a lost role, a ban and a closed account show at the next request, in browsers and by token", async () => {
    const members = openMembers(await open());
    const { db } = members.house.store;
    const made = await createMember(members.house, system, {
      email: "tomas@saltby.example",
      handle: "tomas",
      name: "Tomas Ek",
      role: "editor",
      token: true,
    });
    const token = made.ok ? (made.value.token ?? "") : "";
    const ada = await signInAs(members, "editor");
    expect((await viewer(members, ada)).role).toBe("editor");
    await db.updateTable("member").set({ role: "member" }).execute();
    expect((await viewer(members, ada)).role).toBe("member");
    expect((await actorOfToken(members.house, token))?.role).toBe("member");
    for (const change of [{ standing: "banned" as const }, { closed_at: "2026-03-01T00:00:00.000Z" }]) {
      await db.updateTable("member").set(change).execute();
      expect(await viewer(members, ada)).toEqual(visitor);
      expect(await actorOfToken(members.house, token)).toBeNull();
      await db.updateTable("member").set({ standing: "good", closed_at: null }).execute();
      expect((await viewer(members, ada)).role).toBe("member");
    }
    await db.deleteFrom("member").execute();
    expect(await viewer(members, ada)).toEqual(visitor);
    expect(await actorOfToken(members.house, token)).toBeNull();
  });

  test("signing out ends one session, or all", async () => {
    const members = openMembers(await open());
    const [one, two, three] = [openBrowser(members), openBrowser(members), openBrowser(members)];
    for (const browser of [one, two, three]) await enter(members, browser, ADA, "Ada Tarn");
    expect((await one.get("/settings")).body).toContain("signed in in 3 browsers");
    const sid = two.jar.get("__Host-sid");
    await two.post("/sign-out", {});
    expect(two.jar.has("__Host-sid")).toBe(false);
    expect(await viewerOf(members.house, `__Host-sid=${sid}`, HTTPS)).toEqual(visitor);
    expect((await viewer(members, three)).role).toBe("member");
    await one.post("/sign-out", { all: "1" });
    expect(await viewer(members, three)).toEqual(visitor);
  });
});
