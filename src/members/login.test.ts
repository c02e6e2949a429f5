import { expect, test } from "vitest";
import { DAY, MINUTE, sha256, system } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { createMember } from "./create-member.ts";
import { finishLogin, startLogin } from "./login.ts";
import { CODE_TRIES, CODES_A_DAY } from "./member.ts";
import { readEmail } from "./read-email.ts";
import { mailsOf, newestMail, openMembers, type TestMembers } from "./testing/open-browser.ts";
import { paths } from "#paths";

const emailOf = (text: string) => {
  const email = readEmail(text);
  if (!email.ok) throw new Error(`${text} is no address`);
  return email.value;
};

const ask = (members: TestMembers, email: string, name = "") => {
  members.house.clock.advance(1); // so that mails stand in the order they were asked for
  return startLogin(members.house, { email: emailOf(email), name, draft: null, next: "/", lang: "en", codePage: paths.joinCode() });
};

const show = (members: TestMembers, secret: string, proof: { code: string } | { link: string }, name = "") =>
  finishLogin(members.house, secret, proof, { name, browser: "Firefox" });

const linkOf = (mail: { readonly link: string }): string => new URLSearchParams(mail.link.split("?")[1]).get("t") ?? "";
const otherThan = (code: string): string => String((Number(code) + 1) % 10 ** 8).padStart(8, "0");

eachDialect("login", (open) => {
  test("the first proof of a mailbox ends what a stranger began with the address, and keeps the account", async () => {
    const members = openMembers(await open());
    const { store } = members.house;
    const made = await createMember(members.house, system, {
      email: "ada@saltby.example",
      handle: "ada",
      name: "Ada Tarn",
      role: "member",
      token: false,
    });
    if (!made.ok) throw new Error(made.problem.sentence);
    const now = members.house.clock.now();
    const session = { member_id: made.value.id, made_at: now, seen_at: now, ends_at: "2027-01-01T00:00:00.000Z", browser: "a stranger's" };
    await store.db
      .insertInto("session")
      .values({ id: sha256("planted"), ...session })
      .execute();
    const secret = await ask(members, "ada@saltby.example");
    const signed = await show(members, secret, { code: (await newestMail(members.house)).code });
    expect(signed).toMatchObject({ ok: true, value: { isNew: false, member: { id: made.value.id } } });
    const sessions = await store.db.selectFrom("session").select("browser").execute();
    expect(sessions).toEqual([{ browser: "Firefox" }]);
  });

  test("of two forms sent at once with one code, or one link, exactly one signs in", async () => {
    for (const kind of ["code", "link"] as const) {
      const members = openMembers(await open());
      const secret = await ask(members, "ada@saltby.example", "Ada Tarn");
      const mail = await newestMail(members.house);
      const proof = kind === "code" ? { code: mail.code } : { link: linkOf(mail) };
      const results = await Promise.all([show(members, secret, proof), show(members, secret, proof)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: "over" } });
      expect(await members.house.store.db.selectFrom("session").select("id").execute()).toHaveLength(1);
      expect(await members.house.store.db.selectFrom("member").select("id").execute()).toHaveLength(1);
    }
  });

  test("one newcomer who proves the address in several browsers at once gets one account and is let in by each", async () => {
    const members = openMembers(await open());
    for (const each of ["a", "b", "c", "d", "e", "f"]) {
      const secrets: string[] = [];
      for (let count = 0; count < 7; count += 1) secrets.push(await ask(members, `${each}@saltby.example`, `Ada ${each}`));
      const mails = (await mailsOf(members.house)).slice(-secrets.length);
      const results = await Promise.all(secrets.map((secret, index) => show(members, secret, { code: mails[index]?.code ?? "" })));
      expect(results.map((result) => (result.ok ? "in" : result.problem))).toEqual(secrets.map(() => "in"));
    }
    expect(await members.house.store.db.selectFrom("member").select("id").execute()).toHaveLength(6);
  });

  test("of two newcomers who take one name at once the second is asked for another, and the code stays good", async () => {
    const members = openMembers(await open());
    const [one, two] = [await ask(members, "ada@saltby.example", "Ada Tarn"), await ask(members, "eve@saltby.example", "Ada Tarn")];
    const [first, second] = await mailsOf(members.house);
    const tries = [
      { secret: one, code: first!.code },
      { secret: two, code: second!.code },
    ];
    const results = await Promise.all(tries.map(({ secret, code }) => show(members, secret, { code })));
    const late = results.findIndex(({ ok }) => !ok);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results[late]).toMatchObject({ problem: { kind: "name", problem: "taken" } });
    const again = await show(members, tries[late]!.secret, { code: tries[late]!.code }, "Eve Marsh");
    expect(again).toMatchObject({ ok: true, value: { isNew: true, member: { name: "Eve Marsh" } } });
  });

  test("a code is dead after five wrong ones, and the right one no longer helps", async () => {
    const members = openMembers(await open());
    const secret = await ask(members, "ada@saltby.example", "Ada Tarn");
    const { code } = await newestMail(members.house);
    const problems = [];
    for (let count = 0; count < CODE_TRIES; count += 1) {
      const result = await show(members, secret, { code: otherThan(code) });
      problems.push(result.ok ? null : result.problem);
    }
    expect(problems).toEqual([4, 3, 2, 1, 0].map((triesLeft) => ({ kind: "wrong", triesLeft })));
    expect(await show(members, secret, { code })).toMatchObject({ ok: false, problem: { kind: "over" } });
    expect(await show(members, secret, { link: linkOf(await newestMail(members.house)) })).toMatchObject({ problem: { kind: "over" } });
  });

  test("guesses sent at once do not get more than five tries", async () => {
    const members = openMembers(await open());
    const secret = await ask(members, "ada@saltby.example", "Ada Tarn");
    const { code } = await newestMail(members.house);
    const wrong = otherThan(code);
    const results = await Promise.all(Array.from({ length: 20 }, () => show(members, secret, { code: wrong })));
    expect(results.filter((result) => !result.ok && result.problem.kind === "wrong")).toHaveLength(CODE_TRIES);
  });

  test("a code works for ten minutes", async () => {
    const house = await open();
    const members = openMembers(house);
    const secret = await ask(members, "ada@saltby.example", "Ada Tarn");
    house.clock.advance(10 * MINUTE);
    expect(await show(members, secret, { code: (await newestMail(house)).code })).toMatchObject({ problem: { kind: "over" } });
    const other = await ask(members, "ada@saltby.example", "Ada Tarn");
    house.clock.advance(10 * MINUTE - 1);
    expect(await show(members, other, { code: (await newestMail(house)).code })).toMatchObject({ ok: true });
  });

  test("an address gets twenty mails a day, also when they are asked for at once, and one again the day after", async () => {
    const house = await open();
    const members = openMembers(house);
    await Promise.all(Array.from({ length: CODES_A_DAY + 5 }, () => ask(members, "ADA@saltby.example", "Ada Tarn")));
    expect(await mailsOf(house)).toHaveLength(CODES_A_DAY);
    await ask(members, "eve@saltby.example", "Eve Marsh");
    expect(await mailsOf(house)).toHaveLength(CODES_A_DAY + 1);
    house.clock.advance(DAY + 1);
    await ask(members, "ada@saltby.example", "Ada Tarn");
    expect(await mailsOf(house)).toHaveLength(CODES_A_DAY + 2);
  });

  test("the code of one browser is nothing in another", async () => {
    const members = openMembers(await open());
    const mine = await ask(members, "eve@saltby.example", "Eve Marsh");
    await ask(members, "ada@saltby.example", "Ada Tarn");
    const mail = await newestMail(members.house);
    expect(await show(members, mine, { code: mail.code })).toMatchObject({ ok: false, problem: { kind: "wrong" } });
    expect(await show(members, mine, { link: linkOf(mail) })).toMatchObject({ ok: false, problem: { kind: "wrong" } });
  });

  test("nothing that lets somebody in stands in the tables but as a digest", async () => {
    const members = openMembers(await open());
    const secret = await ask(members, "ada@saltby.example", "Ada Tarn");
    const mail = await newestMail(members.house);
    const signed = await show(members, secret, { code: mail.code });
    if (!signed.ok) throw new Error("did not sign in");
    const { db } = members.house.store;
    const rows = JSON.stringify([await db.selectFrom("login").selectAll().execute(), await db.selectFrom("session").selectAll().execute()]);
    for (const each of [secret, mail.code, linkOf(mail), signed.value.secret]) expect(rows).not.toContain(each);
    expect(rows).toContain(sha256(signed.value.secret));
  });

  test("a known and an unknown address cost the same statements", async () => {
    const members = openMembers(await open());
    await createMember(members.house, system, {
      email: "ada@saltby.example",
      handle: "ada",
      name: "Ada Tarn",
      role: "member",
      token: false,
    });
    const costs: string[][] = [];
    for (const email of ["ada@saltby.example", "nobody@saltby.example"]) {
      const statements: string[] = [];
      const stop = members.house.store.onQuery((sql) => void statements.push(sql));
      await ask(members, email);
      stop();
      costs.push(statements);
    }
    expect(costs[0]).toEqual(costs[1]);
    expect(costs[0]?.some((sql) => sql.includes('"member"'))).toBe(false);
  });

  test("a closed or banned account is not entered", async () => {
    for (const change of [{ standing: "banned" as const }, { closed_at: "2026-03-01T00:00:00.000Z" }]) {
      const members = openMembers(await open());
      await show(members, await ask(members, "ada@saltby.example", "Ada Tarn"), { code: (await newestMail(members.house)).code });
      await members.house.store.db.updateTable("member").set(change).execute();
      const secret = await ask(members, "ada@saltby.example", "Ada Tarn");
      const { code } = await newestMail(members.house);
      expect(await show(members, secret, { code })).toMatchObject({ ok: false, problem: { kind: "closed" } });
    }
  });
});
