import { request } from "node:http";
import { startChild } from "./child.ts";
import { type BenchSite, makeSite } from "./site.ts";

/** Readers who listen to one conversation of one process while comments arrive: how many hear each, and how late. */
export type ListenFigure = {
  readonly connections: number;
  readonly comments: number;
  /** Deliveries made, of `connections · comments`. */
  readonly heard: number;
  readonly share: number;
  /** From the sending of a comment to its arrival at a listener, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
};

const CONNECTIONS = 2_000;
const CLIENTS = 2; // processes that listen: one would be what is measured
const A_SECOND = 50;
const SECONDS = 20;
const SETTLE_MS = 5_000; // in which the last comments reach everybody
const WRITERS = 100; // loopback addresses that post: each has its own limit

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const post = (site: BenchSite, story: string, number: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ body: `Number ${number}: the gull came back to the mole at noon.` });
    const call = request(
      {
        host: "127.0.0.1",
        port: site.port,
        path: `/api/v1/stories/${story}/comments`,
        method: "POST",
        localAddress: `127.0.9.${1 + (number % WRITERS)}`,
        headers: { authorization: `Bearer ${site.token}`, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        answer.on("end", () =>
          answer.statusCode === 201
            ? resolve((JSON.parse(text) as { id: string }).id)
            : reject(new Error(`${answer.statusCode ?? 0}: ${text}`)),
        );
      },
    );
    call.on("error", reject).end(body);
  });

/** Makes a site, 2,000 listeners and 50 comments a second for 20 seconds. */
export const listeners = async (): Promise<ListenFigure> => {
  const site = await makeSite([0]);
  const clients = Array.from({ length: CLIENTS }, () => startChild("./listen-client.ts"));
  try {
    await site.start();
    const story = site.stories.get(0) ?? "";
    const each = CONNECTIONS / CLIENTS;
    const path = `/api/v1/stories/${story}/live`;
    await Promise.all(
      clients.map((client, place) => client.ask({ do: "listen", port: site.port, path, from: place * 100, connections: each })),
    );
    const sent: Record<string, number> = {};
    const posts: Promise<void>[] = [];
    const began = performance.now();
    for (let number = 0; number < A_SECOND * SECONDS; number += 1) {
      await pause(Math.max(0, began + (number * 1_000) / A_SECOND - performance.now()));
      const at = Date.now();
      posts.push(post(site, story, number).then((id) => void (sent[id] = at)));
    }
    await Promise.all(posts);
    await pause(SETTLE_MS);
    const told = await Promise.all(clients.map((client) => client.ask<{ lags: number[] }>({ do: "count", sent })));
    const lags = told.flatMap((answer) => answer.lags).toSorted((a, b) => a - b);
    const comments = Object.keys(sent).length;
    const at = (share: number): number => lags[Math.min(lags.length - 1, Math.floor(lags.length * share))] ?? Number.POSITIVE_INFINITY;
    return {
      connections: CONNECTIONS,
      comments,
      heard: lags.length,
      share: lags.length / (CONNECTIONS * comments),
      p50: at(0.5),
      p99: at(0.99),
    };
  } finally {
    for (const client of clients) client.stop();
    await site.remove();
  }
};

export const listenLine = ({ connections, comments, heard, share, p50, p99 }: ListenFigure): string =>
  `${share === 1 ? "ok  " : "LOST"}  ${connections} listeners, ${comments} comments at ${A_SECOND}/s: ${heard} heard, ${share.toFixed(4)} of all; p50 ${p50} ms, p99 ${p99} ms after sending`;
