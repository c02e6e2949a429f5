import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { eachDialect } from "../store/testing/index.ts";
import { openReadings } from "./count-readings.ts";
import { hostOf, readOf } from "./reading.ts";

const PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const asked = (url: string, headers: Record<string, string> = {}) => ({
  method: "GET",
  url,
  headers: { "user-agent": PERSON, ...headers },
});

test("front page, sections and stories count, whatever is asked of them; nothing else does", () => {
  expect(readOf(asked("/"))).toEqual({ kind: "front", subject: "" });
  expect(readOf(asked("/section/harbour"))).toEqual({ kind: "section", subject: "harbour" });
  expect(readOf(asked("/story/k3f9/gull-lands?order=oldest"))).toEqual({ kind: "story", subject: "k3f9" });
  for (const path of ["/story/k3f9/changes", "/story/k3f9/ask", "/story/k3f9/talk/reply", "/search?q=x", "/feed.xml", "/assets/x.css"])
    expect([path, readOf(asked(path))]).toEqual([path, null]);
  expect(readOf({ ...asked("/"), method: "HEAD" })).toBeNull();
});

test("programs, parts of pages and pages loaded ahead do not count", () => {
  for (const agent of ["", "Googlebot/2.1", "curl/8.5.0", "facebookexternalhit/1.1", "Mozilla/5.0 (compatible; AhrefsBot/7.0)"])
    expect([agent, readOf(asked("/", { "user-agent": agent }))]).toEqual([agent, null]);
  expect(readOf(asked("/", { "sec-purpose": "prefetch;prerender" }))).toBeNull();
  expect(readOf(asked("/", { "sec-fetch-dest": "iframe" }))).toBeNull();
  expect(readOf(asked("/", { "sec-fetch-dest": "document" }))).not.toBeNull();
});

test("of where somebody came from only the other site's host is known", () => {
  const from = (referer: string) => hostOf(asked("/", { referer }), "tidings.example");
  expect(from("https://www.search.example/q?user=colm")).toBe("search.example");
  for (const own of ["https://tidings.example/", "https://www.tidings.example/x", "", "android-app://x.example/", "nonsense"])
    expect([own, from(own)]).toEqual([own, null]);
});

eachDialect("readings", (open) => {
  test("whoever has them written down waits for those that are being written", async () => {
    const house = await open();
    const failed: unknown[] = [];
    const readings = openReadings(house, "https://tidings.example", (error) => failed.push(error));
    const res = Object.assign(new EventEmitter(), { statusCode: 200 });
    readings.watch(asked("/") as unknown as IncomingMessage, res as unknown as ServerResponse);
    res.emit("finish");
    const first = readings.flush();
    await readings.flush();
    const rows = await house.store.db.selectFrom("reading").select(["kind", "readings"]).execute();
    expect([rows, failed]).toEqual([[{ kind: "front", readings: 1 }], []]);
    await first;
  });
});
