import { expect, test } from "vitest";
import { DAY, sha256 } from "#kit";
import { eachDialect } from "../../store/testing/index.ts";
import { byMail, joined, memberIdOf } from "../testing/account.ts";
import { type Browser, mailsOf, newestMail, openBrowser, openMembers, type TestMembers } from "../testing/open-browser.ts";

const HERE = "/desk/settings/people/invitations";
const [ANN, BO, MAL] = ["ann@saltby.example", "bo@saltby.example", "mal@saltby.example"];

/** An admin with a factor shown just now, and a site on which they invited Bo as an editor. */
const invited = async (members: TestMembers, email = BO) => {
  const ann = await joined(members, ANN, "Ann Brook");
  const setRole = async (role: "admin" | "member") => {
    const id = await memberIdOf(members, ANN);
    await members.house.store.db.updateTable("member").set({ role }).where("id", "=", id).execute();
  };
  await setRole("admin");
  expect((await ann.post(HERE, { email, role: "editor" })).to).toBe(`${HERE}?done=1`);
  const mail = await newestMail(members.house);
  expect(mail.to).toBe(email);
  return { ann, setRole, link: mail.link };
};
const take = async (browser: Browser, link: string) => {
  await browser.get(link);
  return browser.post("/invitation", {});
};
const roleOf = async ({ house }: TestMembers, email: string): Promise<string | undefined> =>
  (await house.store.db.selectFrom("member").select("role").where("email_fold", "=", email).executeTakeFirst())?.role;

eachDialect("invitations and role grants", (open) => {
  test("an invitation gives its role to the owner of the address, who has no account yet: once, by a press, and is in no table as it is in the mail", async () => {
    const members = openMembers(await open());
    const { ann, link } = await invited(members);
    const secret = new URLSearchParams(link.split("?")[1]).get("t") ?? "";
    const rows = JSON.stringify(await members.house.store.db.selectFrom("invitation").selectAll().execute());
    expect([rows.includes(secret), rows.includes(sha256(secret))]).toEqual([false, true]);
    const bo = openBrowser(members);
    const opened = await bo.get(link);
    expect([opened.status, opened.to, opened.headers.get("cache-control"), opened.headers.get("referrer-policy")]).toEqual([
      303,
      "/invitation",
      "no-store",
      "no-referrer",
    ]);
    expect((await bo.get("/invitation")).body).toContain("/join?next=%2Finvitation");
    await bo.post("/join", { email: BO, name: "Bo Marsh", next: "/invitation" });
    expect((await bo.post("/join/code", { code: (await newestMail(members.house)).code })).to).toBe("/invitation");
    expect(JSON.stringify(await members.house.store.db.selectFrom("login").selectAll().execute())).not.toContain(secret);
    expect(await roleOf(members, BO)).toBe("member"); // reading takes nothing
    expect((await bo.post("/invitation", {})).body).toContain("The role is yours");
    expect(await roleOf(members, BO)).toBe("editor");
    expect((await bo.get("/role")).body).toBe("visitor"); // a new session for a new role
    expect((await ann.get("/desk/settings/people")).body).toMatch(/Ann Brook made Bo Marsh, then Member, Editor/u);
    await byMail(members, bo, BO);
    expect((await take(bo, link)).status).toBe(410);
  });

  test("two at once with one invitation: exactly one takes it", async () => {
    const members = openMembers(await open());
    const { link } = await invited(members);
    const [one, two] = [await joined(members, BO, "Bo Marsh"), openBrowser(members)];
    expect((await byMail(members, two, BO)).to).toBe("/");
    for (const browser of [one, two]) await browser.get(link);
    const answers = await Promise.all([one, two].map((browser) => browser.post("/invitation", {})));
    expect(answers.filter(({ body }) => body.includes("The role is yours"))).toHaveLength(1);
    expect(await members.house.store.db.selectFrom("role_change").select("to_role").execute()).toEqual([{ to_role: "editor" }]);
  });

  test("an invitation in other hands: another address, a proof not fresh, one that is revoked, late, replaced or of who is no admin any more", async () => {
    const members = openMembers(await open());
    const { ann, setRole, link } = await invited(members);
    const mal = await joined(members, MAL, "Mal Fenn");
    const wrong = await take(mal, link);
    expect([wrong.status, wrong.body.includes("another address")]).toEqual([403, true]);
    expect((await mal.post("/settings", { name: "Mal Fenn", place: "", about: "", role: "admin", email: BO })).status).toBe(303);
    expect((await take(mal, link)).status).toBe(403);
    expect((await take(openBrowser(members), link)).to).toBe("/sign-in?next=%2Finvitation");
    const bo = await joined(members, BO, "Bo Marsh");
    members.house.clock.advance(DAY);
    expect((await take(bo, link)).to).toBe("/settings/confirm?next=%2Finvitation");
    expect((await mal.get(HERE)).status).toBe(403);
    expect((await mal.post(HERE, { email: MAL, role: "admin" })).status).toBe(403);

    const again = async (): Promise<string> => {
      await byMail(members, ann, ANN);
      await ann.post(HERE, { email: BO, role: "moderator" });
      return (await newestMail(members.house)).link;
    };
    const renewed = await again();
    await byMail(members, bo, BO);
    expect((await take(bo, link)).status).toBe(410); // the newer one took it back
    const { id } = await members.house.store.db.selectFrom("invitation").select("id").orderBy("id", "desc").executeTakeFirstOrThrow();
    expect((await ann.post(HERE, { revoke: id })).status).toBe(303);
    expect((await take(bo, renewed)).status).toBe(410);
    const late = await again();
    members.house.clock.advance(7 * DAY);
    await byMail(members, bo, BO);
    expect((await take(bo, late)).status).toBe(410);
    const orphaned = await again();
    await setRole("member");
    await byMail(members, bo, BO);
    expect((await take(bo, orphaned)).status).toBe(410);
    expect([await roleOf(members, BO), await roleOf(members, MAL)]).toEqual(["member", "member"]);
  });

  test("who works here already, a wrong address and a role that is none are refused, and twenty wait at most", async () => {
    const members = openMembers(await open());
    const { ann } = await invited(members);
    const before = (await mailsOf(members.house)).length;
    for (const form of [
      { email: ANN, role: "editor" },
      { email: "no address", role: "editor" },
      { email: BO, role: "member" },
      { email: BO, role: "owner" },
    ])
      expect([form, (await ann.post(HERE, form)).status]).toEqual([form, 422]);
    for (let count = 1; count < 20; count += 1)
      expect((await ann.post(HERE, { email: `n${count}@saltby.example`, role: "editor" })).status).toBe(303);
    expect((await ann.post(HERE, { email: "one.more@saltby.example", role: "editor" })).status).toBe(422);
    expect(await mailsOf(members.house)).toHaveLength(before + 19);
  });
});
