import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { byMail, byPassword, codeNow, joined, memberIdOf, PASSWORD, withPassword, withSecond } from "./testing/account.ts";
import { mailsOf, newestMail, openBrowser, openMembers } from "./testing/open-browser.ts";

const ADA = "ada@saltby.example";
const linkOf = (path: string): string => new URLSearchParams(path.split("?")[1]).get("t") ?? "";

eachDialect("attacks on an address and on the desk", (open) => {
  test("an address taken over: the new mailbox confirms first, the old one is told and undoes it with all that came since", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    await home.post("/settings/email", { email: "m@saltby.example" });
    const asked = await newestMail(members.house);
    expect(asked.to).toBe("m@saltby.example");
    const stranger = openBrowser(members);
    expect([
      (await stranger.get(asked.link)).status,
      (await stranger.post("/settings/email/confirm", { t: linkOf(asked.link) })).status,
    ]).toEqual([410, 410]);
    for (let count = 0; count < 5; count += 1) expect((await home.get(asked.link)).status).toBe(200); // looking uses nothing up
    expect((await home.post("/settings/email/confirm", { t: linkOf(asked.link) })).to).toBe("/settings?saved=1");
    expect((await home.post("/settings/email/confirm", { t: linkOf(asked.link) })).status).toBe(410);
    const told = await newestMail(members.house);
    expect(told.to).toBe(ADA);
    await withPassword(home);
    expect(await memberIdOf(members, "m@saltby.example")).not.toBe("");
    members.house.clock.advance(6 * DAY);
    const owner = openBrowser(members);
    expect((await owner.get(told.link)).status).toBe(200);
    expect((await owner.post("/settings/email/undo", { t: linkOf(told.link) })).status).toBe(200);
    expect((await owner.post("/settings/email/undo", { t: linkOf(told.link) })).status).toBe(410);
    expect((await home.get("/settings")).status).toBe(302);
    expect((await byPassword(openBrowser(members), ADA)).status).toBe(422);
    expect((await byMail(members, owner, ADA)).to).toBe("/");
  });

  test("an undo that comes late, and an address that another account has, are refused with a reason", async () => {
    const members = openMembers(await open());
    const [home, bo] = [await joined(members, ADA, "Ada Tarn"), await joined(members, "bo@saltby.example", "Bo Marsh")];
    const sent = await home.post("/settings/email", { email: "bo@saltby.example" });
    const free = await bo.post("/settings/email", { email: "new@saltby.example" });
    expect([sent.status, free.status]).toEqual([200, 200]);
    const said = (body: string): string => /<main[\s\S]*<\/main>/u.exec(body)?.[0] ?? "";
    expect(said(sent.body).replaceAll("bo@saltby", "new@saltby")).toBe(said(free.body));
    const [toBo, toNew] = (await mailsOf(members.house)).slice(-2);
    expect((await home.post("/settings/email/confirm", { t: linkOf(toBo?.link ?? "") })).status).toBe(409);
    expect((await bo.post("/settings/email/confirm", { t: linkOf(toNew?.link ?? "") })).status).toBe(303);
    const told = await newestMail(members.house);
    members.house.clock.advance(8 * DAY);
    expect((await bo.post("/settings/email/undo", { t: linkOf(told.link) })).status).toBe(410);
    expect(await memberIdOf(members, "new@saltby.example")).not.toBe("");
  });

  test("a browser not seen before is told of by mail; one that is known is not, and a newcomer's first is no news", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    const news = async () => (await mailsOf(members.house)).filter(({ subject }) => subject.includes("new browser"));
    await home.post("/sign-out", {});
    await byMail(members, home, ADA);
    expect(await news()).toEqual([]);
    await byMail(members, openBrowser(members), ADA);
    expect((await news()).map(({ to, text }) => [to, text.includes("Firefox, Linux")])).toEqual([[ADA, true]]);
  });

  test("the desk stays shut for staff without a strong factor, and opens with a password and a second step", async () => {
    const members = openMembers(await open(), { staffFactor: "required" });
    const home = await joined(members, ADA, "Ada Tarn");
    await members.house.store.db.updateTable("member").set({ role: "editor" }).execute();
    const roleIn = async (): Promise<string> => (await home.get("/role")).body;
    expect(await roleIn()).toBe("member");
    expect((await home.get("/settings")).body).toContain("The desk opens once");
    await withPassword(home);
    expect(await roleIn()).toBe("member");
    const { secret } = await withSecond(members, home);
    expect(await roleIn()).toBe("editor");
    await home.post("/sign-out", {});
    members.house.clock.advance(HOUR);
    expect((await byPassword(home, ADA)).to).toBe("/sign-in/second");
    expect((await home.post("/sign-in/second", { code: codeNow(members, secret) })).to).toBe("/");
    expect(await roleIn()).toBe("editor");
    await home.post("/sign-out", {});
    members.house.clock.advance(HOUR);
    await byMail(members, home, ADA);
    expect((await home.post("/sign-in/second", { code: codeNow(members, secret) })).to).toBe("/settings/confirm?next=%2F");
    expect(await roleIn()).toBe("member");
    members.house.clock.advance(MINUTE);
    await home.post("/settings/confirm", { password: PASSWORD, code: codeNow(members, secret), next: "/" });
    expect(await roleIn()).toBe("editor");
  });
});
