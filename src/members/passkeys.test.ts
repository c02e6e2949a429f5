import { expect, test } from "vitest";
import { HOUR, MINUTE } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { eraseMember } from "./leave.ts";
import { allHeld } from "./own-data.ts";
import { byMail, byPassword, codeNow, joined, memberIdOf, sessionOf, withPassword, withSecond } from "./testing/account.ts";
import { HTTPS, newestMail, openBrowser, openMembers } from "./testing/open-browser.ts";
import { askedOf, byKey, softKey, withKey } from "./testing/soft-key.ts";

const ADA = "ada@saltby.example";
const SITE = { origin: HTTPS };

eachDialect("passkeys", (open) => {
  const start = async (staffFactor: "required" | "announced" = "announced") => {
    const members = openMembers(await open(), { staffFactor });
    const ada = await joined(members, ADA, "Ada Tarn");
    return { members, db: members.house.store.db, ada, key: softKey(SITE) };
  };

  test("one is added after a factor shown lately, told of by mail, listed, renamed, and signs in without an address", async () => {
    const { members, ada, key } = await start();
    members.house.clock.advance(11 * MINUTE);
    expect((await ada.get("/settings/passkeys")).to).toBe("/settings/confirm?next=%2Fsettings%2Fpasskeys");
    expect((await ada.post("/settings/passkeys", { name: "x", answer: "{}" })).to).toBe("/settings/confirm?next=%2Fsettings%2Fpasskeys");
    await byMail(members, ada, ADA);
    await withKey(ada, key);
    expect((await newestMail(members.house)).subject).toContain("new passkey");
    await ada.post("/settings/passkeys", { do: "rename", key: key.id, name: "My telephone" });
    expect((await ada.get("/settings/passkeys")).body).toContain("<bdi>My telephone</bdi>");
    const browser = openBrowser(members);
    expect((await askedOf(browser, "enter")).allowCredentials).toEqual([]);
    expect((await byKey(browser, key)).to).toBe("/");
    expect((await browser.get("/settings")).body).toContain("There is one passkey.");
  });

  test("it ends other sessions when it comes and when it goes, and one that was taken away opens nothing", async () => {
    const { members, ada, key } = await start();
    const other = openBrowser(members);
    await byMail(members, other, ADA);
    await withKey(ada, key);
    expect((await other.get("/settings")).status).toBe(302);
    await byKey(other, key);
    await ada.post("/settings/passkeys", { do: "drop", key: key.id });
    expect((await other.get("/settings")).status).toBe(302);
    expect((await byKey(other, key)).status).toBe(422);
  });

  test("it stands for the second step, and for showing once more that it is you; only the member's own does", async () => {
    const { members, ada, key } = await start();
    await withPassword(ada);
    const { secret } = await withSecond(members, ada);
    await withKey(ada, key);
    const mal = await joined(members, "mal@saltby.example", "Mal Fenn");
    const theirs = softKey(SITE);
    await withKey(mal, theirs);
    const browser = openBrowser(members);
    expect((await byPassword(browser, ADA)).to).toBe("/sign-in/second");
    expect((await browser.get("/sign-in/second")).body).toContain('data-passkey="second"');
    const asked = await askedOf(browser, "second");
    expect(asked.allowCredentials?.map(({ id }) => id)).toEqual([key.id]);
    expect((await browser.post("/sign-in/second", { answer: theirs.show(asked) })).status).toBe(422);
    expect((await browser.post("/sign-in/second", { answer: key.show(await askedOf(browser, "second")) })).to).toBe("/");
    members.house.clock.advance(HOUR);
    const before = sessionOf(browser);
    expect((await browser.post("/settings/confirm", { answer: theirs.show(await askedOf(browser, "confirm")) })).status).toBe(422);
    expect(
      (await browser.post("/settings/confirm", { answer: key.show(await askedOf(browser, "confirm")), next: "/settings/email" })).to,
    ).toBe("/settings/email");
    expect(sessionOf(browser)).not.toBe(before);
    expect(codeNow(members, secret)).toMatch(/^\d{6}$/u);
  });

  test("the desk's gate takes it: staff with a passkey are staff, and the mailbox alone neither confirms nor opens the desk", async () => {
    const { members, db, ada, key } = await start("required");
    await withKey(ada, key);
    await db.updateTable("member").set({ role: "editor" }).where("email", "=", ADA).execute();
    const browser = openBrowser(members);
    await byMail(members, browser, ADA);
    expect((await browser.get("/role")).body).toBe("member");
    const asked = await browser.get("/settings/email");
    expect(asked.to).toBe("/settings/confirm?next=%2Fsettings%2Femail");
    expect((await browser.get(asked.to ?? "")).body).not.toContain('value="mail"');
    expect((await browser.post("/settings/confirm", { way: "mail" })).status).toBe(422);
    await browser.post("/settings/confirm", { answer: key.show(await askedOf(browser, "confirm")) });
    expect((await browser.get("/role")).body).toBe("editor");
    const other = openBrowser(members);
    await byKey(other, key);
    expect((await other.get("/role")).body).toBe("editor");
  });

  test("wrong origin, wrong site, replayed or foreign challenge, unverified user, another's credential: none gets in", async () => {
    const { members, ada, key } = await start();
    await withKey(ada, key);
    const mal = await joined(members, "mal@saltby.example", "Mal Fenn");
    const theirs = softKey(SITE);
    await withKey(mal, theirs);
    const browser = openBrowser(members);
    const bent = {
      origin: { origin: "https://courier.example.evil.example" },
      site: { rpId: "evil.example" },
      challenge: { challenge: "c29tZXRoaW5nIGVsc2U" },
      unverified: { isUnverified: true },
      "another's credential": { id: theirs.id },
      "another's handle": { userHandle: "c29tZWJvZHkgZWxzZQ" },
    };
    for (const [what, how] of Object.entries(bent)) {
      expect([what, (await byKey(browser, key, how)).status]).toEqual([what, 422]);
      expect(browser.jar.has("__Host-sid")).toBe(false);
    }
    const answer = key.show(await askedOf(browser, "enter"));
    expect((await openBrowser(members).post("/sign-in/passkey", { answer })).status).toBe(422);
    expect((await browser.post("/sign-in/passkey", { answer })).to).toBe("/");
    const again = openBrowser(members);
    again.jar.set("__Host-key", browser.jar.get("__Host-key") ?? "");
    expect((await again.post("/sign-in/passkey", { answer })).status).toBe(422);
    const confirm = key.show(await askedOf(browser, "confirm"));
    await browser.post("/sign-out", {});
    expect((await browser.post("/sign-in/passkey", { answer: confirm })).status).toBe(422);
    const late = key.show(await askedOf(browser, "enter"));
    members.house.clock.advance(6 * MINUTE);
    expect((await browser.post("/sign-in/passkey", { answer: late })).status).toBe(422);
  });

  test("the same in adding one: a made-up answer, another origin, an unverified user, one that is there already", async () => {
    const { members, db, ada, key } = await start();
    for (const how of [{ origin: "https://evil.example" }, { rpId: "evil.example" }, { challenge: "eA" }, { isUnverified: true }])
      expect((await ada.post("/settings/passkeys", { name: "x", answer: key.make(await askedOf(ada, "add"), how) })).status).toBe(422);
    for (const answer of ["", "{}", "no", "x".repeat(30_000), JSON.stringify({ id: "x" })]) {
      await askedOf(ada, "add");
      expect((await ada.post("/settings/passkeys", { name: "x", answer })).status).toBe(422);
    }
    await withKey(ada, key);
    expect((await ada.post("/settings/passkeys", { name: "x", answer: key.make(await askedOf(ada, "add")) })).body).toContain("already");
    const mal = await joined(members, "mal@saltby.example", "Mal Fenn");
    expect((await mal.post("/settings/passkeys", { name: "x", answer: key.make(await askedOf(mal, "add")) })).status).toBe(422);
    expect(await db.selectFrom("passkey").select(["id", "member_id"]).execute()).toEqual([
      { id: key.id, member_id: await memberIdOf(members, ADA) },
    ]);
    expect((await openBrowser(members).post("/passkey/ask", { purpose: "add" })).status).toBe(403);
  });

  test("a counter that runs backwards warns: a mail, and a note beside the key; its owner is not locked out", async () => {
    const { members, ada, key } = await start();
    await withKey(ada, key);
    await byKey(openBrowser(members), key, { counter: 50 });
    expect((await byKey(openBrowser(members), key, { counter: 7 })).to).toBe("/");
    expect((await newestMail(members.house)).subject).not.toContain("code");
    const subjects = (await members.house.store.db.selectFrom("job").select("body").where("kind", "=", "mail.send").execute()).map(
      ({ body }) => body,
    );
    expect(subjects.filter((body) => body.includes("may have been copied"))).toHaveLength(1);
    await byKey(openBrowser(members), key, { counter: 8 });
    expect((await ada.get("/settings/passkeys")).body).toContain("its counter ran backwards");
  });

  test("they are in the archive and go with the account; what a passkey's page says is told to nobody else", async () => {
    const { members, db, ada, key } = await start();
    await withKey(ada, key);
    await askedOf(ada, "confirm");
    const id = await memberIdOf(members, ADA);
    const held = await allHeld(members.house, [], id);
    expect(held.find(({ name }) => name === "passkeys")?.rows).toMatchObject([{ name: "The blue key" }]);
    await eraseMember(members.house, [], id, true);
    for (const table of ["passkey", "key_challenge"] as const) expect(await db.selectFrom(table).select("id").execute()).toEqual([]);
    expect((await byKey(openBrowser(members), key)).status).toBe(422);
  });
});
