import { expect, test } from "vitest";
import { HOUR, MINUTE, sha256, system } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { createMember } from "./create-member.ts";
import { factorsOf } from "./factors.ts";
import { byMail, byPassword, codeNow, joined, memberIdOf, PASSWORD, sessionOf, withPassword, withSecond } from "./testing/account.ts";
import { mailsOf, newestMail, openBrowser, openMembers } from "./testing/open-browser.ts";

const ADA = "ada@saltby.example";
const linkOf = (path: string): string => new URLSearchParams(path.split("?")[1]).get("t") ?? "";
const ada = { email: ADA, handle: "ada", name: "Ada Tarn", role: "member", token: false };

eachDialect("attacks on an account", (open) => {
  test("an account registered by a stranger beforehand: every way in that was set up before the mailbox was proved is dead", async () => {
    const members = openMembers(await open());
    const { house } = members;
    const { db } = house.store;
    const made = await createMember(house, system, ada);
    const member_id = made.ok ? made.value.id : "";
    const [made_at, far] = [house.clock.now(), "2030-01-01T00:00:00.000Z"];
    await db.insertInto("password").values({ member_id, hash: "$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA", made_at }).execute();
    await db.insertInto("totp").values({ member_id, secret: "x", last_step: 0, made_at, confirmed_at: made_at }).execute();
    await db.insertInto("recovery_code").values({ id: "r", member_id, made_at, used_at: null }).execute();
    await db.insertInto("device").values({ id: "d", member_id, browser: "", first_at: made_at, seen_at: made_at }).execute();
    const change = { old_email: ADA, old_fold: ADA, new_email: "m@saltby.example", new_fold: "m@saltby.example" };
    const pending = { undo_hash: null, made_at, ends_at: far, done_at: null, undone_at: null };
    await db
      .insertInto("email_change")
      .values({ id: "c", member_id, ...change, ...pending })
      .execute();
    const browser = openBrowser(members);
    expect((await byMail(members, browser, ADA)).to).toBe("/");
    for (const table of ["password", "totp", "recovery_code", "email_change"] as const)
      expect([table, await db.selectFrom(table).select("member_id").execute()]).toEqual([table, []]);
    expect(await db.selectFrom("session").select("id").execute()).toEqual([{ id: sessionOf(browser) }]);
  });

  test("a second step left out: a right password, a code by mail, and the pages behind lead nowhere without it", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    await withPassword(home);
    const { secret } = await withSecond(members, home);
    const thief = openBrowser(members);
    for (const enterBy of [() => byPassword(thief, ADA), () => byMail(members, thief, ADA)]) {
      members.house.clock.advance(HOUR);
      const answer = await enterBy();
      expect([answer.status, answer.to]).toEqual([303, "/sign-in/second"]);
      expect(thief.jar.has("__Host-sid")).toBe(false);
      expect((await thief.get("/settings")).to).toBe("/sign-in?next=%2Fsettings");
      expect((await thief.post("/sign-in/second", { code: "000000" })).status).toBe(422);
    }
    const other = openBrowser(members);
    expect((await other.post("/sign-in/second", { code: codeNow(members, secret) })).status).toBe(410);
    expect((await thief.post("/sign-in/second", { code: codeNow(members, secret) })).to).toBe("/");
    expect(thief.jar.has("__Host-sid")).toBe(true);
  });

  test("two at once with one code of the authenticator, or one recovery code: exactly one gets in, and neither works again", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    await withPassword(home);
    const { secret, codes } = await withSecond(members, home);
    for (const kind of ["totp", "recovery"] as const) {
      members.house.clock.advance(2 * HOUR);
      const browsers = [openBrowser(members), openBrowser(members)];
      for (const browser of browsers) expect((await byPassword(browser, ADA)).to).toBe("/sign-in/second");
      const code = kind === "totp" ? codeNow(members, secret) : (codes[0] ?? "");
      const answers = await Promise.all(browsers.map((browser) => browser.post("/sign-in/second", { code })));
      expect([kind, answers.filter(({ status }) => status === 303).length]).toEqual([kind, 1]);
    }
    expect((await factorsOf(members.house.store.db, await memberIdOf(members, ADA))).codesLeft).toBe(9);
  });

  test("guessing the second step: five tries a sign-in, ten an hour at one account, whoever asks", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    await withPassword(home);
    await withSecond(members, home);
    members.house.clock.advance(2 * HOUR);
    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const thief = openBrowser(members);
      await byPassword(thief, ADA);
      for (let count = 0; count < 5; count += 1) statuses.push((await thief.post("/sign-in/second", { code: `00000${count}` })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 410, 422, 422, 422, 422, 410, 429, 429, 429, 429, 429]);
  });

  test("guessing a password from a thousand addresses: the account holds its limit, and its owner gets in by mail meanwhile", async () => {
    const members = openMembers(await open());
    await withPassword(await joined(members, ADA, "Ada Tarn"));
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1)
      statuses.push((await byPassword(openBrowser(members), ADA, `guess number ${count}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429, 429]);
    expect((await byPassword(openBrowser(members), ADA)).status).toBe(429);
    expect((await byMail(members, openBrowser(members), ADA)).to).toBe("/");
    expect((await byPassword(openBrowser(members), "nobody@saltby.example", "guess")).status).toBe(422);
  });

  test("asking which addresses have an account: by password, the answer, its statements and its work are the same for all", async () => {
    const members = openMembers(await open());
    await withPassword(await joined(members, ADA, "Ada Tarn"));
    await joined(members, "bo@saltby.example", "Bo Marsh");
    const asked = async (email: string) => {
      let statements = 0;
      const stop = members.house.store.onQuery(() => void (statements += 1));
      const { status, body } = await byPassword(openBrowser(members), email, "not the password");
      stop();
      return { status, body: body.replaceAll(email, "…"), statements };
    };
    const known = await asked(ADA);
    expect(known.statements).toBe(2);
    expect(await asked("bo@saltby.example")).toEqual(known);
    expect(await asked("nobody@saltby.example")).toEqual(known);
  });

  test("a megabyte for a password is refused before it is hashed", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    await withPassword(home);
    expect((await byPassword(openBrowser(members), ADA, "x".repeat(1_000_000))).status).toBe(422);
    expect((await home.post("/settings/password", { password: "x".repeat(1_000_000) })).status).toBe(422);
  });

  test("no client address known: one who guesses locks nobody else out, and each account holds its limit", async () => {
    const members = openMembers(await open());
    await withPassword(await joined(members, ADA, "Ada Tarn"));
    for (let count = 0; count < 30; count += 1) await byPassword(openBrowser(members, "unknown"), ADA, `guess ${count}`);
    expect((await byPassword(openBrowser(members, "unknown"), ADA)).status).toBe(429);
    expect((await openBrowser(members, "unknown").post("/join", { email: "bo@saltby.example", name: "Bo Marsh" })).status).toBe(303);
  });

  test("the second form called directly: nothing that matters changes without a factor shown in the last ten minutes", async () => {
    const members = openMembers(await open());
    const { db } = members.house.store;
    const home = await joined(members, ADA, "Ada Tarn");
    await withPassword(home);
    members.house.clock.advance(11 * MINUTE);
    for (const [path, form] of [
      ["/settings/password", { password: "another long enough" }],
      ["/settings/password", { remove: "1" }],
      ["/settings/second-step", { code: "123456" }],
      ["/settings/email", { email: "m@saltby.example" }],
    ] as const) {
      expect([path, (await home.post(path, form)).to]).toEqual([path, `/settings/confirm?next=${encodeURIComponent(path)}`]);
      expect((await home.get(path)).to).toBe(`/settings/confirm?next=${encodeURIComponent(path)}`);
    }
    expect(await db.selectFrom("email_change").select("id").execute()).toEqual([]);
    const before = sessionOf(home);
    expect((await home.post("/settings/confirm", { password: "not it at all", next: "/settings/email" })).status).toBe(422);
    expect((await home.post("/settings/confirm", { password: PASSWORD, next: "/settings/email" })).to).toBe("/settings/email");
    expect(sessionOf(home)).not.toBe(before); // another id with every privilege
    expect((await home.get("/settings/email")).status).toBe(200);
  });

  test("a step-up by mail where a second step is on: the mailbox alone does not do", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    const { secret } = await withSecond(members, home);
    members.house.clock.advance(HOUR);
    expect((await home.get("/settings/confirm")).body).not.toContain('name="way"');
    const mails = (await mailsOf(members.house)).length;
    expect((await home.post("/settings/confirm", { way: "mail", next: "/settings/email" })).status).toBe(422);
    expect(await mailsOf(members.house)).toHaveLength(mails);
    expect((await home.post("/settings/confirm", { code: codeNow(members, secret), next: "/settings/email" })).to).toBe("/settings/email");
    expect((await home.post("/settings/confirm", { code: codeNow(members, secret), next: "/settings/email" })).status).toBe(422);
  });

  test("an old session after a password change, a second step and an end from afar is refused at the next request", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    const isOut = async (browser: typeof home): Promise<boolean> => (await browser.get("/settings")).status === 302;
    for (const change of [
      async () => withPassword(home),
      async () => void (await withSecond(members, home)),
      async () => void (await home.post("/settings/second-step", { off: "1" })),
      async () => {
        await home.post("/settings/confirm", { password: PASSWORD, next: "/" });
        await home.post("/settings/password", { remove: "1" });
      },
    ]) {
      const other = openBrowser(members);
      members.house.clock.advance(5 * MINUTE);
      const answer =
        (await factorsOf(members.house.store.db, await memberIdOf(members, ADA))).secondAt === null
          ? await byMail(members, other, ADA)
          : null;
      if (answer !== null) expect(await isOut(other)).toBe(false);
      await change();
      expect([await isOut(other), await isOut(home)]).toEqual([true, false]);
    }
    const far = openBrowser(members);
    await byMail(members, far, ADA);
    await home.post("/settings/sessions", { session: sessionOf(far) });
    expect([await isOut(far), await isOut(home)]).toEqual([true, false]);
  });

  test("ending a stranger's session: its id is nothing to whom it does not belong", async () => {
    const members = openMembers(await open());
    const [home, mallory] = [await joined(members, ADA, "Ada Tarn"), await joined(members, "m@saltby.example", "Mal Fenn")];
    await mallory.post("/settings/sessions", { session: sessionOf(home) });
    expect((await home.get("/settings")).status).toBe(200);
  });

  test("tables hold no secret that opens anything: passwords, codes, links and keys are digests or sealed", async () => {
    const members = openMembers(await open());
    const { db } = members.house.store;
    const home = await joined(members, ADA, "Ada Tarn");
    await withPassword(home);
    const { codes } = await withSecond(members, home);
    await home.post("/settings/email", { email: "m@saltby.example" });
    const link = linkOf((await newestMail(members.house)).link);
    const kept = JSON.stringify(
      await Promise.all(
        (["session", "password", "recovery_code", "device", "email_change", "login"] as const).map((table) =>
          db.selectFrom(table).selectAll().execute(),
        ),
      ),
    );
    const secrets = [PASSWORD, link, ...codes, ...codes.map((code) => code.replace("-", "")), ...home.jar.values()];
    for (const secret of secrets) expect([secret, kept.includes(secret)]).toEqual([secret, false]);
    expect(kept).toContain(sha256(link));
  });
});
