import { get } from "node:http";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { BareOrder } from "./bare-server.ts";
import { startChild } from "./child.ts";
import { compare, type Comparison } from "./compare.ts";
import { benchItem, type BenchSite, makeSite } from "./site.ts";

const HEADERS = {
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-language": "en-GB,en;q=0.8",
  "accept-encoding": "gzip, deflate, br, zstd",
  "sec-fetch-site": "none",
};
const COUNTS = [0, 200, 2_000, 20_000] as const;
const ADDED_BY_NODE = new Set(["date", "connection", "keep-alive"]);

const answerOf = (port: number, path: string): Promise<BareOrder> =>
  new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path, headers: HEADERS, agent: false }, (res) => {
      const parts: Buffer[] = [];
      res.on("data", (part: Buffer) => parts.push(part));
      res.on("end", () => {
        const raw = res.rawHeaders;
        const headers = raw.filter((_text, index) => !ADDED_BY_NODE.has((raw[index - (index % 2)] ?? "").toLowerCase()));
        resolve({ status: res.statusCode ?? 0, headers, body: Buffer.concat(parts).toString("base64") });
      });
    }).on("error", reject);
  });

const pathOf = async (site: BenchSite, count: number): Promise<string> => {
  const moved = await fetch(`http://127.0.0.1:${site.port}/story/${site.stories.get(count)}`, { redirect: "manual" });
  return moved.headers.get("location") ?? "";
};

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The page of a story with 200 comments out of the cache, against a bare server that sends the same bytes and headers. */
const cachedStory = async (site: BenchSite): Promise<Comparison> => {
  const path = await pathOf(site, 200);
  await answerOf(site.port, path);
  await new Promise((resolve) => setTimeout(resolve, 500)); // the encodings are made after the first answer
  const bare = startChild("./bare-server.ts");
  try {
    const limit = await bare.ask<{ port: number }>(await answerOf(site.port, path));
    const headers = HEADERS;
    return await compare("anonymous story page, 200 comments", { port: site.port, path, headers }, { port: limit.port, path, headers });
  } finally {
    bare.stop();
  }
};

/** Pages out of the cache, with many comments and with none, against that with 200. */
const cachedStories = async (site: BenchSite): Promise<readonly Comparison[]> => {
  const few = { port: site.port, path: await pathOf(site, 200), headers: HEADERS };
  const found: Comparison[] = [];
  for (const count of COUNTS.filter((each) => each !== 200)) {
    const path = await pathOf(site, count);
    await answerOf(site.port, path);
    await new Promise((resolve) => setTimeout(resolve, 300));
    found.push(
      await compare(`cached, ${count} comments against 200`, { port: site.port, path, headers: HEADERS }, few, { pairs: 7, ms: 600 }),
    );
  }
  return found;
};

/** The same page made anew for a signed-in reader: its conversation with many comments against that with 200. */
const renderedStories = async (site: BenchSite): Promise<readonly Comparison[]> => {
  const headers = { ...HEADERS, cookie: site.cookie, "accept-encoding": "identity" };
  const few = await pathOf(site, 200);
  const found: Comparison[] = [];
  for (const count of COUNTS.filter((each) => each !== 200)) {
    const many = { port: site.port, path: await pathOf(site, count), headers };
    const options = { pairs: 7, ms: 800, connections: 4 };
    found.push(await compare(`rendered, ${count} comments against 200`, many, { port: site.port, path: few, headers }, options));
  }
  return found;
};

/** How long a comment takes to be acknowledged durably, against one insert with a full sync into a database beside it. */
const postedComments = async (site: BenchSite): Promise<readonly [ours: number, limit: number]> => {
  const url = `http://127.0.0.1:${site.port}/api/v1/stories/${site.stories.get(200)}/comments`;
  const db = new DatabaseSync(join(site.folder, "limit.sqlite"));
  db.exec("pragma journal_mode = wal; pragma synchronous = full; create table t (a text) strict");
  const insert = db.prepare("insert into t values (?)");
  const [ours, limit]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 60; turn += 1) {
    let began = performance.now();
    const answer = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${site.token}`, "content-type": "application/json" },
      body: JSON.stringify({ body: `Bench comment ${turn} of ${began}` }),
    });
    await answer.text();
    if (answer.status !== 201) throw new Error(`A comment was answered ${answer.status}.`);
    ours.push(performance.now() - began);
    began = performance.now();
    insert.run("x".repeat(400));
    limit.push(performance.now() - began);
  }
  db.close();
  return [middle(ours), middle(limit)];
};

/** From a whole file in the folder to the front page, which was in the cache before. */
const fileToPage = async (site: BenchSite): Promise<number> => {
  const took: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const headline = `Bench story that arrives as number ${turn}`;
    const file = join(site.folder, "incoming", `bench-${turn}.json`);
    await writeFile(`${file}.part`, benchItem(`arrives-${turn}`, headline));
    await fetch(`http://127.0.0.1:${site.port}/`).then((answer) => answer.text());
    const began = performance.now();
    await rename(`${file}.part`, file);
    for (;;) {
      const page = await fetch(`http://127.0.0.1:${site.port}/`).then((answer) => answer.text());
      if (page.includes(headline)) break;
      if (performance.now() - began > 5_000) throw new Error("A file was not on the page within 5 s.");
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    took.push(performance.now() - began);
  }
  return middle(took);
};

export type StoryPageFigures = {
  readonly cached: Comparison;
  /** With other numbers of comments, against 200: out of the cache, and made anew. */
  readonly others: readonly Comparison[];
  /** Milliseconds, medians. */
  readonly comment: readonly [ours: number, limit: number];
  readonly fileToPage: number;
  readonly coldStart: number;
};

/** Everything about the story page of the site as it is built, on SQLite. */
export const storyPage = async (): Promise<StoryPageFigures> => {
  const site = await makeSite(COUNTS);
  try {
    const starts: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      starts.push(await site.start());
      if (turn < 4) await site.stop();
    }
    const arrival = await fileToPage(site);
    const cached = await cachedStory(site);
    const others = [...(await cachedStories(site)), ...(await renderedStories(site))];
    const comment = await postedComments(site);
    return { cached, others, comment, fileToPage: arrival, coldStart: middle(starts) };
  } finally {
    await site.stop();
    await site.remove();
  }
};
