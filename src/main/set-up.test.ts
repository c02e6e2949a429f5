import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { CommandHouse } from "#cli";
import { readConfig } from "#config";
import { DAY, newSecret, steppingClock, system } from "#kit";
import { createMember, setUpKey } from "#members";
import { openFiles } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import { type OpenedSite, openSite } from "./open-site.ts";

const FIELDS = {
  site: "Orrell Courier",
  town: "Orrell Bay",
  lang: "en",
  zone: "Europe/London",
  name: "Ada Tarn",
  email: "ada@orrell.example",
  password: "four quiet herons wading",
};

eachDialect("setting up an empty site", (open) => {
  let stop: (() => Promise<void>) | null = null;
  afterEach(async () => {
    await stop?.();
    stop = null;
  });

  const start = async () => {
    const { store, folder: base } = await open();
    const folder = join(base, newSecret().slice(0, 8));
    const clock = steppingClock("2026-03-04T10:00:00.000Z");
    let answer: OpenedSite["answer"] = () => {};
    const server = createServer((req, res) => answer(req, res));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const config = readConfig({ TOWNWIRE_DATA: folder, TOWNWIRE_ORIGIN: origin });
    if (!config.ok) throw new Error(config.problem);
    const house: CommandHouse = { store, clock, files: openFiles(join(folder, "files")), config: config.value };
    const log = { info: () => {}, error: (fields: object) => console.error(fields) };
    const site = await openSite(house, { log, isOpen: () => true, isDemo: false });
    answer = site.answer;
    const stopped = new AbortController();
    const running = site.bus.run(stopped.signal, () => site.cache.invalidate(["*"]));
    stop = async () => {
      stopped.abort();
      await running;
      await site.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    const jar = new Map<string, string>();
    const call = async (path: string, form?: Record<string, string>): Promise<Response> => {
      const res = await fetch(`${origin}${path}`, {
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
        ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
      });
      for (const set of res.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
        jar.set(name, value);
      }
      return res;
    };
    return { house, clock, call, site };
  };

  test("whoever has the key names the site and becomes its first editor; the front page leads there until then", async () => {
    const { house, call } = await start();
    expect((await call("/")).headers.get("location")).toBe("/set-up");
    expect(await (await call("/set-up")).text()).toContain('name="key"');
    const key = (await setUpKey(house)) ?? "";
    const form = await (await call(`/set-up?key=${key}`)).text();
    expect(form).toContain('name="password"');
    const made = await call("/set-up", { ...FIELDS, key });
    expect([made.status, made.headers.get("location")]).toEqual([303, "/settings/second-step"]);
    const front = await call("/");
    expect(front.status).toBe(200);
    const text = await front.text();
    expect([text.includes("Orrell Courier"), text.includes("News of Orrell Bay")]).toEqual([true, true]);
    expect((await call("/section/local")).status).toBe(200);
    expect((await call("/desk/start")).headers.get("location")).toBe("/settings/second-step"); // no strong factor yet
    expect((await call("/set-up")).status).toBe(404);
    expect(await setUpKey(house)).toBeNull();
  });

  test("a stranger without the key, or with one of last week, gets nothing and changes nothing", async () => {
    const { house, clock, call } = await start();
    const key = (await setUpKey(house)) ?? "";
    expect((await call("/set-up?key=wrong")).status).toBe(403);
    expect((await call("/set-up", { ...FIELDS, key: "wrong" })).status).toBe(403);
    expect((await call("/set-up", FIELDS)).status).toBe(403);
    clock.advance(8 * DAY);
    expect((await call("/set-up", { ...FIELDS, key })).status).toBe(403);
    expect(await house.store.db.selectFrom("member").selectAll().execute()).toEqual([]);
    expect(await (await call("/set-up")).text()).not.toContain(key);
  });

  test("of two who hold the key one becomes the first editor", async () => {
    const { house, call } = await start();
    const key = (await setUpKey(house)) ?? "";
    const both = await Promise.all([
      call("/set-up", { ...FIELDS, key }),
      call("/set-up", { ...FIELDS, key, name: "Bo Marsh", email: "bo@orrell.example", site: "Other" }),
    ]);
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 404]);
    expect((await house.store.db.selectFrom("member").selectAll().execute()).length).toBe(1);
  });

  test("what is wrong is said field by field, and all that was typed stands there again but the password", async () => {
    const { house, call } = await start();
    const key = (await setUpKey(house)) ?? "";
    const bad = await call("/set-up", { ...FIELDS, key, site: "", zone: "Nowhere/At all", email: "no", password: "12345678" });
    expect(bad.status).toBe(422);
    const text = await bad.text();
    expect(text.match(/aria-invalid/gu)?.length).toBe(4);
    expect([text.includes('value="Orrell Bay"'), text.includes("12345678")]).toEqual([true, false]);
  });

  test("a site whose first editor was made by the command line needs no setting up", async () => {
    const { house, call } = await start();
    const wanted = { email: "ida@orrell.example", handle: "ida_c", name: "Ida Corran", role: "editor", token: false };
    expect((await createMember(house, system, wanted)).ok).toBe(true);
    expect([(await call("/")).status, (await call("/set-up")).status]).toEqual([200, 404]);
    expect(await setUpKey(house)).toBeNull();
  });
});
