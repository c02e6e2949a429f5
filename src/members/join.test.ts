import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE, system } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { createMember } from "./create-member.ts";
import { DRAFT, enter, mailsOf, newestMail, openBrowser, openMembers } from "./testing/open-browser.ts";

const ADA = "ada@saltby.example";
const wrongFor = (code: string): string => String((Number(code) + 1) % 10 ** 8).padStart(8, "0");

eachDialect("joining", (open) => {
  test("a newcomer gives a name and an address, types the code, and is a member", async () => {
    const members = openMembers(await open());
    const ada = openBrowser(members);
    const asked = await ada.post("/join", { email: " Ada@SALTBY.example ", name: "Ada Tarn" });
    expect([asked.status, asked.to]).toEqual([303, "/join/code"]);
    const mail = await newestMail(members.house);
    expect(mail.to).toBe("Ada@saltby.example");
    const page = await ada.get("/join/code");
    expect(page.body).toContain("A…@saltby.example");
    expect(page.body).not.toContain("Ada@");
    const done = await ada.post("/join/code", { code: `${mail.code.slice(0, 4)} ${mail.code.slice(4)}` });
    expect([done.status, done.to]).toEqual([303, "/"]);
    expect((await ada.get("/@ada_tarn")).body).toContain("Ada Tarn");
    expect((await ada.get("/settings")).body).toContain("Firefox, Linux");
  });

  test("whoever signs in with an unknown address is asked for a name after the code, and the code stays good", async () => {
    const members = openMembers(await open());
    const ada = openBrowser(members);
    await ada.post("/sign-in", { email: ADA });
    const { code } = await newestMail(members.house);
    const asked = await ada.post("/sign-in/code", { code });
    expect(asked.status).toBe(422);
    expect(asked.body).toContain('name="name"');
    const refused = await ada.post("/sign-in/code", { code, name: "Pellam  AGENCY" });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("belongs to a newsroom or an agency");
    expect(refused.body).toContain(`value="${code}"`);
    expect((await ada.post("/sign-in/code", { code, name: "Ada Tarn" })).status).toBe(303);
  });

  test("a refused form comes back with what was typed", async () => {
    const members = openMembers(await open());
    const ada = openBrowser(members);
    const refused = await ada.post("/join", { email: "ada@@saltby", name: "Аdа Tarn", draft: DRAFT });
    expect(refused.status).toBe(422);
    for (const each of ['value="ada@@saltby"', 'value="Аdа Tarn"', "Write the name in one alphabet", "Blue, as ever."])
      expect(refused.body).toContain(each);
    await ada.post("/join", { email: ADA, name: "Ada Tarn" });
    const short = await ada.post("/join/code", { code: "123 4567" });
    expect(short.status).toBe(422);
    expect(short.body).toContain("you typed 7");
    expect(short.body).toContain('value="123 4567"');
  });

  test("what was written before lasts through errors, a dead code and a new one, and is carried on once", async () => {
    const house = await open();
    const members = openMembers(house);
    const ada = openBrowser(members);
    expect((await ada.get(`/join?draft=${DRAFT}`)).body).toContain("Blue, as ever.");
    await ada.post("/join", { email: ADA, name: "Ada Tarn", draft: DRAFT });
    const { code } = await newestMail(house);
    const answers = [];
    for (let count = 0; count < 5; count += 1) answers.push(await ada.post("/join/code", { code: wrongFor(code) }));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 410]);
    for (const answer of answers) expect(answer.body).toContain("Blue, as ever.");
    expect(answers[3]?.body).toContain("You can try once more");
    expect(answers[4]?.body).toContain("Send a new code");
    const dead = await ada.post("/join/code", { code });
    expect(dead.status).toBe(410);
    expect(dead.body).toContain(`href="/join?draft=${DRAFT}&amp;`);
    await ada.post("/join", { email: ADA, name: "Ada Tarn", draft: DRAFT });
    house.clock.advance(2 * HOUR);
    expect((await ada.get("/join/code")).body).toContain(`href="/join?draft=${DRAFT}&amp;`);
    await ada.post("/join", { email: ADA, name: "Ada Tarn", draft: DRAFT });
    const done = await ada.post("/join/code", { code: (await newestMail(house)).code });
    expect(done.to).toBe("/?posted=1");
    expect(members.carried).toHaveLength(1);
  });

  test("a second tab does not undo the first: the newest code counts, and what was written stays", async () => {
    const members = openMembers(await open());
    const ada = openBrowser(members);
    await ada.post("/join", { email: ADA, name: "Ada Tarn", draft: DRAFT });
    const first = await newestMail(members.house);
    await ada.post("/join", { email: ADA, name: "Ada Tarn", draft: DRAFT });
    expect((await ada.post("/join/code", { code: first.code })).body).toContain("not the code in the newest mail");
    expect((await ada.post("/join/code", { code: (await newestMail(members.house)).code })).to).toBe("/?posted=1");
  });

  test("somebody with an account joins by the same page, and keeps the old name", async () => {
    const members = openMembers(await open());
    await enter(members, openBrowser(members), ADA, "Ada Tarn");
    const again = openBrowser(members);
    await again.post("/join", { email: "ADA@saltby.example", name: "Somebody New", draft: DRAFT });
    expect((await again.post("/join/code", { code: (await newestMail(members.house)).code })).to).toBe("/?posted=1");
    expect((await again.get("/settings")).body).toContain('value="Ada Tarn"');
  });

  test("somebody with an account goes from there to signing in with the address alone, and what was written comes along", async () => {
    const members = openMembers(await open());
    await enter(members, openBrowser(members), ADA, "Ada Tarn");
    const again = openBrowser(members);
    const page = (await again.get(`/join?draft=${DRAFT}`)).body;
    const way = /href="(\/sign-in\?draft=[^"]+)"/u.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await again.get(way)).body).toContain("Blue, as ever.");
    await again.post("/sign-in", { email: ADA, draft: DRAFT, next: "/" });
    expect((await again.post("/sign-in/code", { code: (await newestMail(members.house)).code })).to).toBe("/?posted=1");
  });

  test("leads on to where the reader was, never off the site and never back to signing in", async () => {
    const members = openMembers(await open());
    const leads = [
      ["/story/abc?x=1", "/story/abc?x=1"],
      ["//evil.example", "/"],
      ["/\\evil.example", "/"],
      ["https://evil.example/", "/"],
      ["javascript:alert(1)", "/"],
      ["/\t/evil.example", "/"],
      ["/join/code", "/"],
      ["/sign-in?next=%2Fjoin", "/"],
    ] as const;
    for (const [next, to] of leads) {
      const ada = openBrowser(members);
      await ada.post("/join", { email: `${leads.findIndex(([each]) => each === next)}${ADA}`, name: "Ada Tarn", next });
      const { code } = await newestMail(members.house);
      const name = `Ada ${"abcdefgh"[leads.findIndex(([each]) => each === next)]}`;
      expect([next, (await ada.post("/join/code", { code, name })).to]).toEqual([next, to]);
    }
  });

  test("a known and an unknown address get the same answer", async () => {
    const members = openMembers(await open());
    await createMember(members.house, system, { email: ADA, handle: "ada", name: "Ada Tarn", role: "member", token: false });
    for (const form of ["/join", "/sign-in"]) {
      const answers = [];
      for (const email of [ADA, "eve@saltby.example"]) {
        const browser = openBrowser(members);
        const asked = await browser.post(form, { email, name: "Eve Marsh" });
        const page = await browser.get(`${form}/code`);
        const body = page.body.replaceAll(/\b[ae]…/gu, "…").replaceAll(/\b[ae]%E2%80%A6/gu, "");
        answers.push([asked.status, asked.to, asked.body, page.status, body]);
      }
      expect(answers[0]).toEqual(answers[1]);
    }
    expect(await mailsOf(members.house)).toHaveLength(4);
  });
});

eachDialect("the link of a mail", (open) => {
  test("lasts through scanners, and signs in once, by the button", async () => {
    const members = openMembers(await open());
    const ada = openBrowser(members);
    await ada.post("/join", { email: ADA, name: "Ada Tarn" });
    const { link } = await newestMail(members.house);
    const scanner = openBrowser(members);
    for (let count = 0; count < 20; count += 1) await scanner.get(link, { "sec-purpose": "prefetch" });
    await scanner.head(link);
    await ada.get(link);
    const page = await ada.get(link);
    expect(page.status).toBe(200);
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(ada.jar.has("__Host-sid")).toBe(false);
    const t = new URLSearchParams(link.split("?")[1]).get("t") ?? "";
    expect((await ada.post("/join/code", { t })).status).toBe(303);
    expect(ada.jar.has("__Host-sid")).toBe(true);
    expect((await ada.get(link)).status).toBe(410);
  });

  test("opened in another browser shows the code to type, and signs nobody in there", async () => {
    const members = openMembers(await open());
    const [mallory, ada] = [openBrowser(members), openBrowser(members)];
    await mallory.post("/sign-in", { email: ADA });
    const { link, code } = await newestMail(members.house);
    const page = await ada.get(link);
    expect(page.body).toContain("Type this code where you began");
    expect(page.body).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
    expect(ada.jar.size).toBe(0);
    const t = new URLSearchParams(link.split("?")[1]).get("t") ?? "";
    expect((await ada.post("/sign-in/code", { t, name: "Ada Tarn" })).status).toBe(410);
    expect(ada.jar.size).toBe(0);
  });

  test("of a stranger's account does not make a reader the stranger, also while the reader is signing in", async () => {
    const members = openMembers(await open());
    const [mallory, ada] = [openBrowser(members), openBrowser(members)];
    await enter(members, mallory, "mallory@saltby.example", "Mallory Pike");
    const other = openBrowser(members);
    await other.post("/sign-in", { email: "mallory@saltby.example" });
    const { link, code } = await newestMail(members.house);
    await ada.post("/join", { email: ADA, name: "Ada Tarn" });
    const t = new URLSearchParams(link.split("?")[1]).get("t") ?? "";
    expect((await ada.post("/join/code", { t })).status).toBe(422);
    expect((await ada.post("/join/code", { code })).status).toBe(422);
    expect(ada.jar.has("__Host-sid")).toBe(false);
  });
});

eachDialect("limits on signing in", (open) => {
  test("a thousand strangers guessing at a thousand addresses are stopped together", async () => {
    const members = openMembers(await open());
    const statuses = new Map<number, number>();
    for (let count = 0; count < 400; count += 1) {
      const { status } = await openBrowser(members).post("/sign-in", { email: `not an address ${count}` });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.get(429)).toBeGreaterThan(50);
    expect(statuses.get(422)).toBeGreaterThanOrEqual(300);
    members.house.clock.advance(MINUTE);
    expect((await openBrowser(members).post("/sign-in", { email: ADA })).status).toBe(303);
  });

  test("one household's haste is refused with what was typed, and stops nobody else", async () => {
    const members = openMembers(await open());
    const hasty = openBrowser(members, "one household");
    const answers = [];
    for (let count = 0; count < 12; count += 1) answers.push(await hasty.post("/sign-in", { email: `a${count}@saltby.example` }));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(last?.body).toContain('value="a11@saltby.example"');
    expect((await openBrowser(members, "another").post("/sign-in", { email: ADA })).status).toBe(303);
  });

  test("without any known address of the client the limit of the mailbox still holds", async () => {
    const house = await open();
    const members = openMembers(house);
    for (let count = 0; count < 25; count += 1) {
      house.clock.advance(MINUTE);
      expect((await openBrowser(members, "unknown").post("/sign-in", { email: ADA })).status).toBe(303);
    }
    expect(await mailsOf(house)).toHaveLength(20);
    house.clock.advance(DAY);
    await openBrowser(members, "unknown").post("/sign-in", { email: ADA });
    expect(await mailsOf(house)).toHaveLength(21);
  });
});
