import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { HOUR, MINUTE } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { byMail, byPassword, joined, memberIdOf, PASSWORD, withPassword } from "./testing/account.ts";
import { newestMail, openBrowser, openMembers } from "./testing/open-browser.ts";

const ADA = "ada@saltby.example";

eachDialect("attacks on the forms of an account", (open) => {
  test("two hundred sign in at once: those beyond the queue are told to come back, and a page asked for meanwhile does not wait for them", async () => {
    const members = openMembers(await open());
    await withPassword(await joined(members, ADA, "Ada Tarn"));
    members.house.clock.advance(HOUR);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    let answered = 0;
    const crowd = Array.from({ length: 200 }, async (_, no) => {
      const answer = await byPassword(openBrowser(members), `n${no}@saltby.example`, "not the password");
      answered += 1;
      return answer;
    });
    const page = await openBrowser(members).get("/sign-in");
    expect([page.status, answered < 200]).toEqual([200, true]);
    const answers = await Promise.all(crowd);
    delay.disable();
    const counts = [422, 503].map((status) => answers.filter((answer) => answer.status === status).length);
    expect([counts[0] ?? 0, (counts[0] ?? 0) + (counts[1] ?? 0)]).toEqual([expect.any(Number), 200]);
    expect(counts[0]).toBeGreaterThanOrEqual(34);
    for (const busy of answers.filter(({ status }) => status === 503)) expect(busy.headers.get("retry-after")).toBe("5");
    expect(delay.percentile(50) / 1e6).toBeLessThan(50);
    expect((await byPassword(openBrowser(members), ADA)).to).toBe("/");
  });

  test("more in a form than it shows: no role, standing, address or proof is taken from any of them", async () => {
    const members = openMembers(await open());
    const home = await joined(members, ADA, "Ada Tarn");
    const id = await memberIdOf(members, ADA);
    const told = () => members.house.store.db.selectFrom("member").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    const before = await told();
    const more = {
      ...{ role: "admin", standing: "good", email: "m@saltby.example", email_fold: "m@saltby.example", handle: "root", id: "x" },
      ...{ member: id, member_id: "x", proved_at: "", level: "3", proofs: "{}", is_steward: "1", closed_at: "" },
    };
    for (const [path, form] of [
      ["/settings", { name: "Ada Tarn", place: "", about: "" }],
      ["/settings/page", { about: "1" }],
      ["/settings/interest", { kind: "place", label: "Saltpans" }],
      ["/settings/password", { password: PASSWORD }],
      ["/settings/sessions", { session: "x" }],
      ["/settings/confirm", { password: PASSWORD, next: "/" }],
      ["/theme", { theme: "dark" }],
      ["/sign-out", { next: "/" }],
    ] as const)
      expect([path, (await home.post(path, { ...more, ...form })).status < 500]).toEqual([path, true]);
    const mallory = openBrowser(members);
    await mallory.post("/join", { ...more, email: "mal@saltby.example", name: "Mal Fenn" });
    const { code } = await newestMail(members.house);
    expect((await mallory.post("/join/code", { ...more, code, name: "" })).status).toBe(303);
    expect(await told()).toEqual({ ...before, place: "", about: "" });
    expect(await members.house.store.db.selectFrom("member").select("role").where("role", "<>", "member").execute()).toEqual([]);
  });

  test("a cookie tossed from a subdomain: neither a name without the prefix nor one beside the real one is a session", async () => {
    const members = openMembers(await open());
    const [home, mallory] = [await joined(members, ADA, "Ada Tarn"), await joined(members, "m@saltby.example", "Mal Fenn")];
    const [own, theirs] = [home.jar.get("__Host-sid") ?? "", mallory.jar.get("__Host-sid") ?? ""];
    const nameIn = async (cookie: string): Promise<string> => (await members.app.request("/settings", { headers: { cookie } })).text();
    for (const tossed of [`sid=${theirs}`, `__host-sid=${theirs}`, `__Secure-sid=${theirs}`, ` sid=${theirs}; sid=${theirs}`]) {
      expect([tossed, await nameIn(tossed)]).toEqual([tossed, ""]);
      expect(await nameIn(`${tossed}; __Host-sid=${own}`)).toContain('value="Ada Tarn"');
      expect(await nameIn(`__Host-sid=${own}; ${tossed}`)).toContain('value="Ada Tarn"');
    }
    const fixed = openBrowser(members);
    fixed.jar.set("__Host-sid", "chosen-by-somebody-else-beforehand-0000000");
    await byMail(members, fixed, ADA);
    expect(fixed.jar.get("__Host-sid")).not.toContain("chosen");
  });

  test("codes guessed from a thousand networks at a thousand addresses: five tries each, then all guessers together are stopped", async () => {
    const members = openMembers(await open());
    const statuses = new Map<number, number>();
    let entered = 0;
    for (let count = 0; count < 1_000; count += 1) {
      const thief = openBrowser(members);
      if ((await thief.post("/sign-in", { email: `victim${count}@saltby.example` })).status !== 303) continue;
      for (let guess = 0; guess < 6; guess += 1) {
        const { status } = await thief.post("/sign-in/code", { code: `0000000${guess}` });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      entered += thief.jar.has("__Host-sid") ? 1 : 0;
    }
    const tried = (statuses.get(422) ?? 0) + (statuses.get(410) ?? 0);
    expect([entered, tried > 200, tried < 350]).toEqual([0, true, true]); // of five thousand, within some seconds of the site's clock
    expect(statuses.get(429)).toBeGreaterThan(0);
    members.house.clock.advance(MINUTE);
    expect((await byMail(members, openBrowser(members), ADA)).status).toBe(422); // asked for a name: the owner's way is open
  });
});
