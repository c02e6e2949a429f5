import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "#kit";
import { verifyLedger } from "#ledger";
import { eachDialect } from "../../store/testing/index.ts";
import { factorsOf } from "../factors.ts";
import type { MemberRole } from "../member.ts";
import { byMail, joined, memberIdOf, withPassword, withSecond } from "../testing/account.ts";
import { mailsOf, newestMail, openBrowser, openMembers, type TestMembers } from "../testing/open-browser.ts";
import { recoverDue } from "./recovery.ts";

const HERE = "/desk/settings/people/recovery";
const ADDRESSES = { lost: "lost@saltby.example", ann: "ann@saltby.example", ben: "ben@saltby.example", ed: "ed@saltby.example" };

const staff = async (members: TestMembers, who: keyof typeof ADDRESSES, role: MemberRole) => {
  const names = { lost: "Lotte Storm", ann: "Ann Brook", ben: "Ben Heath", ed: "Edna Moor" };
  const browser = await joined(members, ADDRESSES[who], names[who]);
  const id = await memberIdOf(members, ADDRESSES[who]);
  await members.house.store.db.updateTable("member").set({ role }).where("id", "=", id).execute();
  return { id, browser };
};

const fourOf = async (members: TestMembers) => {
  const lost = await staff(members, "lost", "editor");
  await withPassword(lost.browser);
  await withSecond(members, lost.browser);
  const [ann, ben, ed] = [await staff(members, "ann", "admin"), await staff(members, "ben", "admin"), await staff(members, "ed", "editor")];
  return { lost, ann, ben, ed };
};

const entriesOf = (members: TestMembers) => members.house.store.db.selectFrom("ledger_entry").selectAll().execute();
const idOf = async (members: TestMembers): Promise<string> =>
  (await members.house.store.db.selectFrom("factor_recovery").select("id").orderBy("id", "desc").executeTakeFirstOrThrow()).id;

eachDialect("a lost authenticator of somebody of the staff", (open) => {
  test("one admin asks, another confirms, a day passes: the person starts anew by mail, and the ledger says so without a name", async () => {
    const members = openMembers(await open());
    const { lost, ann, ben } = await fourOf(members);
    expect((await ann.browser.get(HERE)).body).toContain("Lotte Storm");
    expect((await ann.browser.post(HERE, { act: "ask", member: lost.id })).to).toBe(`${HERE}?done=1`);
    expect(await newestMail(members.house)).toMatchObject({ to: ADDRESSES.lost });
    const recovery = await idOf(members);
    expect((await ben.browser.get(HERE)).body).toContain('value="confirm"');
    expect((await ben.browser.post(HERE, { act: "confirm", recovery })).to).toBe(`${HERE}?done=1`);
    await recoverDue(members.house);
    members.house.clock.advance(DAY - HOUR);
    await recoverDue(members.house);
    expect((await byMail(members, openBrowser(members), ADDRESSES.lost)).to).toBe("/sign-in/second"); // the day is not over
    expect(await entriesOf(members)).toEqual([]);
    members.house.clock.advance(HOUR);
    await recoverDue(members.house);
    await recoverDue(members.house);
    expect(await newestMail(members.house)).toMatchObject({ to: ADDRESSES.lost, link: "/sign-in" });
    expect((await lost.browser.get("/role")).body).toBe("visitor"); // sessions from before are over
    expect(await factorsOf(members.house.store.db, lost.id)).toMatchObject({ passwordAt: null, secondAt: null, isGuarded: false });
    const again = openBrowser(members);
    expect((await byMail(members, again, ADDRESSES.lost)).to).toBe("/");
    expect((await again.get("/settings/passkeys")).status).toBe(200);
    const entries = await entriesOf(members);
    expect(entries).toMatchObject([{ kind: "recovery", target: `recovery:${recovery}`, ground: "two-persons", decided_by: "editor" }]);
    for (const word of ["Lotte", "Ann", "Ben", lost.id, ann.id, ben.id, "saltby"])
      expect([word, JSON.stringify(entries).includes(word)]).toEqual([word, false]);
    expect((await verifyLedger(members.house.store)).ok).toBe(true);
  });

  test("one person alone cannot: not the same admin twice, not for oneself, no editor, nobody without a factor shown just now", async () => {
    const members = openMembers(await open());
    const { lost, ann, ben, ed } = await fourOf(members);
    expect((await ed.browser.post(HERE, { act: "ask", member: lost.id })).status).toBe(403);
    expect((await ed.browser.get(HERE)).status).toBe(403);
    expect((await ann.browser.post(HERE, { act: "ask", member: ann.id })).status).toBe(403);
    await ann.browser.post(HERE, { act: "ask", member: lost.id });
    const recovery = await idOf(members);
    expect((await ann.browser.post(HERE, { act: "ask", member: lost.id })).status).toBe(409);
    expect((await ann.browser.get(HERE)).body).not.toContain('value="confirm"');
    expect((await ann.browser.post(HERE, { act: "confirm", recovery })).status).toBe(403);
    expect((await ed.browser.post(HERE, { act: "confirm", recovery })).status).toBe(403);
    members.house.clock.advance(11 * MINUTE);
    expect((await ben.browser.post(HERE, { act: "confirm", recovery })).to).toContain("/settings/confirm");
    members.house.clock.advance(3 * DAY);
    await recoverDue(members.house);
    expect((await factorsOf(members.house.store.db, lost.id)).secondAt).not.toBeNull();
    const bens = openBrowser(members);
    await byMail(members, bens, ADDRESSES.ben);
    expect((await bens.post(HERE, { act: "confirm", recovery })).status).toBe(409); // it waited too long
    expect((await bens.post(HERE, { act: "ask", member: lost.id })).to).toBe(`${HERE}?done=1`); // and may be asked for anew
  });

  test("the person stops it by the link in the newest mail; a link looked at stops nothing, and an older one is worth nothing", async () => {
    const members = openMembers(await open());
    const { lost, ann, ben } = await fourOf(members);
    await ann.browser.post(HERE, { act: "ask", member: lost.id });
    const first = (await newestMail(members.house)).link;
    await ben.browser.post(HERE, { act: "confirm", recovery: await idOf(members) });
    const { link } = await newestMail(members.house);
    const anybody = openBrowser(members);
    expect((await anybody.get(first)).status).toBe(410);
    for (let count = 0; count < 3; count += 1) expect((await anybody.get(link)).status).toBe(200);
    const t = new URLSearchParams(link.split("?")[1]).get("t") ?? "";
    const pressed = await Promise.all([anybody.post("/sign-in/recovery", { t }), openBrowser(members).post("/sign-in/recovery", { t })]);
    expect(pressed.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 410]);
    members.house.clock.advance(2 * DAY);
    await recoverDue(members.house);
    expect((await factorsOf(members.house.store.db, lost.id)).secondAt).not.toBeNull();
    expect(await entriesOf(members)).toEqual([]);
    const kept = JSON.stringify(await members.house.store.db.selectFrom("factor_recovery").selectAll().execute());
    expect(kept).not.toContain(t);
  });

  test("two confirm at once: one does; and whoever is no admin any more when the day is over has confirmed nothing", async () => {
    const members = openMembers(await open());
    const { lost, ann, ben, ed } = await fourOf(members);
    const { db } = members.house.store;
    await db.updateTable("member").set({ role: "admin" }).where("id", "=", ed.id).execute();
    await ann.browser.post(HERE, { act: "ask", member: lost.id });
    const recovery = await idOf(members);
    const mails = (await mailsOf(members.house)).length;
    const both = await Promise.all([ben, ed].map(({ browser }) => browser.post(HERE, { act: "confirm", recovery })));
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409]);
    expect(await mailsOf(members.house)).toHaveLength(mails + 1);
    await db.updateTable("member").set({ role: "editor" }).where("id", "=", ann.id).execute();
    members.house.clock.advance(2 * DAY);
    await recoverDue(members.house);
    expect((await factorsOf(db, lost.id)).secondAt).not.toBeNull();
    expect(await db.selectFrom("factor_recovery").select(["done_at", "stopped_at"]).executeTakeFirstOrThrow()).toMatchObject({
      done_at: null,
      stopped_at: members.house.clock.now(),
    });
  });

  test("somebody with one passkey only, and it is lost: the mailbox alone changes nothing until two admins have agreed", async () => {
    const members = openMembers(await open());
    const { lost, ann, ben } = await fourOf(members);
    const { db } = members.house.store;
    for (const table of ["password", "totp", "recovery_code"] as const)
      await db.deleteFrom(table).where("member_id", "=", lost.id).execute();
    const made_at = members.house.clock.now();
    const key = {
      public_key: "k",
      counter: 0,
      transports: "[]",
      name: "Blue key",
      is_backed_up: 0,
      made_at,
      used_at: null,
      warned_at: null,
    };
    await db
      .insertInto("passkey")
      .values({ id: "p", member_id: lost.id, ...key })
      .execute();
    const inbox = openBrowser(members);
    await byMail(members, inbox, ADDRESSES.lost);
    expect((await inbox.get("/settings/passkeys")).to).toContain("/settings/confirm");
    await ann.browser.post(HERE, { act: "ask", member: lost.id });
    await ben.browser.post(HERE, { act: "confirm", recovery: await idOf(members) });
    members.house.clock.advance(DAY);
    await recoverDue(members.house);
    const again = openBrowser(members);
    await byMail(members, again, ADDRESSES.lost);
    expect((await again.get("/settings/passkeys")).status).toBe(200);
  });
});
