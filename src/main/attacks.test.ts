import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { afterEach, expect, test, vi } from "vitest";
import { DAY, HOUR, later, newSecret, SECOND, sha256, type SteppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const PASSWORD = "four quiet herons wading";

eachDialect("attacks on the whole site", (open) => {
  const sites: TestSite[] = [];
  const gone = new AbortController();
  afterEach(async () => {
    vi.useRealTimers();
    for (const site of sites.splice(0)) await site.stop();
  });

  type At = TestSite & { readonly clock: SteppingClock; readonly lines: object[] };
  const start = async (): Promise<At> => {
    const { store, folder, clock } = await open("2026-03-04T12:00:00.000Z");
    const lines: object[] = [];
    const site = await openTestSite(store, join(folder, randomUUID()), clock, (line) => void lines.push(line));
    sites.push(site);
    return { ...site, clock, lines };
  };
  const send = (at: At, path: string, jar: Map<string, string>, form?: Record<string, string>) =>
    fetch(`${at.origin}${path}`, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: { "sec-fetch-site": "same-origin", cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    }).then((res) => {
      for (const set of res.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
        jar.set(name, value);
      }
      return res;
    });

  test("an old session after its end from afar, a role lost, a ban and an erasure: the live stream that it opened ends too; a visitor's goes on", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const { db } = at.house.store;
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    /** A member with a session, listening under the story. */
    const listening = async (handle: string | null) => {
      const jar = new Map<string, string>();
      const id = handle === null ? "" : (await at.member(handle)).id;
      if (handle !== null) {
        const secret = newSecret();
        const now = at.clock.now();
        const lives = { made_at: now, seen_at: now, ends_at: later(now, DAY), browser: "", proofs: null };
        await db
          .insertInto("session")
          .values({ id: sha256(secret), member_id: id, ...lives })
          .execute();
        jar.set("sid", secret);
      }
      const headers = { accept: "text/event-stream", cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
      const answer = await fetch(`${at.origin}/api/v1/stories/${story}/live`, { headers, signal: gone.signal });
      expect([handle, answer.status]).toEqual([handle, 200]);
      let isOver = false;
      const read = async (): Promise<void> => {
        const reader = answer.body?.getReader();
        while ((await reader?.read())?.done === false);
        isOver = true;
      };
      const reading = read().catch(() => {});
      return { id, isOver: () => isOver, reading };
    };
    const [una, bo, sal, ned, kept, visitor] = [
      await listening("una"),
      await listening("boone"),
      await listening("salma"),
      await listening("nedward"),
      await listening("kept"),
      await listening(null),
    ];
    const beat = async (): Promise<void> => {
      await vi.advanceTimersByTimeAsync(26 * SECOND);
      await db.selectFrom("session").select("id").execute();
    };
    await beat();
    expect([una, bo, sal, ned, kept, visitor].map(({ isOver }) => isOver())).toEqual([false, false, false, false, false, false]);
    await db.deleteFrom("session").where("member_id", "=", una.id).execute();
    await db.updateTable("session").set({ ends_at: at.clock.now() }).where("member_id", "=", bo.id).execute();
    await db.updateTable("member").set({ standing: "banned" }).where("id", "=", sal.id).execute();
    await db.updateTable("member").set({ closed_at: at.clock.now() }).where("id", "=", ned.id).execute();
    await beat();
    await Promise.all([una, bo, sal, ned].map(({ reading }) => reading));
    expect([una, bo, sal, ned, kept, visitor].map(({ isOver }) => isOver())).toEqual([true, true, true, true, false, false]);
    const again = await fetch(`${at.origin}/settings`, { redirect: "manual", headers: { cookie: "sid=none" } });
    expect(again.status).toBe(302);
    gone.abort();
    await Promise.all([kept, visitor].map(({ reading }) => reading));
  });

  test("log and error pages hold no token, password, code, link or whole address", async () => {
    const at = await start();
    const jar = new Map<string, string>();
    const secrets: string[] = [PASSWORD, "vesper.hook@saltby.example", "198.51.100.77"];
    const bodies: string[] = [];
    const ask = async (path: string, form?: Record<string, string>, cookies = jar): Promise<Response> => {
      const res = await send(at, path, cookies, form);
      if (res.status >= 400) bodies.push(`${path.split("?")[0]} ${await res.text()}`);
      return res;
    };
    const mailed = async () => {
      const { text = "" } = await simpleParser(await at.newestMail());
      const [, first = "", second = ""] = /\b(\d{4}) (\d{4})\b/u.exec(text) ?? [];
      const link = /[?&]t=([\w-]+)/u.exec(text)?.[1] ?? "none";
      secrets.push(`${first}${second}`, `${first} ${second}`, link);
      return { code: `${first}${second}`, link };
    };
    await ask("/join", { email: "vesper.hook@saltby.example", name: "Vesper Hook" });
    const { code, link } = await mailed();
    await ask("/join/code", { code: "00000000" });
    await ask(`/join/code?t=${link}x`);
    expect((await ask("/join/code", { code })).status).toBe(303);
    await ask(`/join/code?t=${link}`, undefined, new Map()); // used up, in another browser
    secrets.push(...[...jar.values()].filter((value) => value.length > 15));
    await ask("/settings/password", { password: PASSWORD });
    secrets.push(...[...jar.values()].filter((value) => value.length > 15));
    at.clock.advance(HOUR);
    const { token } = await at.member("tokened", "admin");
    secrets.push(token);
    for (const path of [
      `/settings/email/confirm?t=${link}`,
      `/settings/email/undo?t=${link}`,
      `/invitation?t=${link}`,
      `/sign-in/recovery?t=${link}`,
      `/inbox/stop?t=${link}`,
      `/set-up?key=${link}`,
      `/no/such/page?password=${encodeURIComponent(PASSWORD)}`,
      `/sign-in/back/none?code=${link}&state=${link}`,
    ])
      await ask(path);
    for (const [path, form] of [
      ["/sign-in/password", { email: "vesper.hook@saltby.example", password: `${PASSWORD}?` }],
      ["/settings/password", { password: PASSWORD }],
      ["/invitation", { t: link }],
      ["/introductions/none/write", { body: PASSWORD }],
      ["/api/v1/reports", { target: token }],
    ] as const)
      await ask(path, form);
    for (const given of [token, `${token}x`])
      await fetch(`${at.origin}/api/v1/stories/none/comments`, {
        method: "POST",
        headers: { authorization: `Bearer ${given}`, "content-type": "application/json", "x-forwarded-for": "198.51.100.77" },
        body: `{"body": "${PASSWORD}`,
      }).then(async (res) => bodies.push(await res.text()));
    expect([bodies.length > 8, at.lines.length > 20]).toEqual([true, true]);
    const log = JSON.stringify(at.lines);
    for (const secret of new Set(secrets)) {
      if (secret === "") continue;
      expect([secret, log.includes(secret)]).toEqual([secret, false]);
      // A form that comes back holds what its sender typed in it: an address, never a password or a code that was right.
      const isTyped = secret.includes("@");
      const shown = bodies.filter((body) => body.includes(secret) && !isTyped);
      expect([secret, shown.map((body) => body.slice(0, 60))]).toEqual([secret, []]);
    }
  });

  test("spoofed X-Forwarded-For, Forwarded and X-Real-IP from a peer that is no proxy are ignored: one household has its tries, and no more", async () => {
    const at = await start();
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      const address = `198.51.100.${count}`;
      const said = { "x-forwarded-for": address, forwarded: `for=${address}`, "x-real-ip": address };
      const headers = { ...said, "sec-fetch-site": "same-origin" };
      const body = new URLSearchParams({ email: `n${count}@saltby.example` });
      statuses.push((await fetch(`${at.origin}/sign-in`, { method: "POST", redirect: "manual", headers, body })).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([303, 429]);
  });
});
