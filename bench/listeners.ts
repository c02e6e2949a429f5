import { request } from "node:http";
import { startChild } from "./child.ts";
import { type BenchSite, makeSite } from "./site.ts";

/** Readers who listen to one conversation of one process while comments arrive: how many hear each, and how late. */
export type ListenFigure = {
  readonly connections: number;
  readonly comments: number;
  /** Answers "too busy" on the way: each was sent again. */
  readonly turnedAway: number;
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
const TRIES = 60;
const AGAIN_MS = 500;
const WRITERS = 100; // loopback addresses that post: each has its own limit

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Posts one comment and gives its id; null where the site turned it away for the moment or the line broke. */
const post = (site: BenchSite, story: string, number: number): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ body: `Number ${number}: the gull came back to the mole at noon.` });
    const call = request(
      {
        host: "127.0.0.1",
        port: site.port,
        path: `/api/v1/stories/${story}/comments`,
        method: "POST",
        localAddress: `127.0.9.${1 + (number % WRITERS)}`,
        headers: {
          authorization: `Bearer ${site.token}`,
          "content-type": "application/json",
          "idempotency-key": `bench-${number}`,
          "content-length": Buffer.byteLength(body),
        },
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        answer.on("end", () => {
          const { statusCode: status = 0 } = answer;
          if (status === 201) return resolve((JSON.parse(text) as { id: string }).id);
          return status === 503 ? resolve(null) : reject(new Error(`${status}: ${text}`));
        });
      },
    );
    call.on("error", () => resolve(null)).end(body); // a line that broke: the key lands it once
  });

type Sent = { readonly id: string; readonly at: number; readonly turnedAway: number };

/** Posts until it is taken, as a writer would. */
const postUntilTaken = async (site: BenchSite, story: string, number: number): Promise<Sent> => {
  for (let turnedAway = 0; turnedAway < TRIES; turnedAway += 1) {
    const at = Date.now();
    const id = await post(site, story, number);
    if (id !== null) return { id, at, turnedAway };
    await pause(AGAIN_MS);
  }
  throw new Error("A comment was turned away again and again: the machine is too busy to measure on.");
};

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
    const posts: Promise<Sent>[] = [];
    const began = performance.now();
    for (let number = 0; number < A_SECOND * SECONDS; number += 1) {
      await pause(Math.max(0, began + (number * 1_000) / A_SECOND - performance.now()));
      posts.push(postUntilTaken(site, story, number));
    }
    const taken = await Promise.all(posts);
    await pause(SETTLE_MS);
    const sent = Object.fromEntries(taken.map(({ id, at }) => [id, at]));
    const told = await Promise.all(clients.map((client) => client.ask<{ lags: number[] }>({ do: "count", sent })));
    const lags = told.flatMap((answer) => answer.lags).toSorted((a, b) => a - b);
    const comments = taken.length;
    const turnedAway = taken.reduce((sum, one) => sum + one.turnedAway, 0);
    const at = (share: number): number => lags[Math.min(lags.length - 1, Math.floor(lags.length * share))] ?? Number.POSITIVE_INFINITY;
    return {
      connections: CONNECTIONS,
      comments,
      turnedAway,
      heard: lags.length,
      share: lags.length / (CONNECTIONS * comments),
      p50: at(0.5),
      p99: at(0.99),
    };
  } finally {
    for (const client of clients) client.stop();
    await site.stop();
    await site.remove();
  }
};

export const listenLine = ({ connections, comments, turnedAway, heard, share, p50, p99 }: ListenFigure): string =>
  `${share === 1 ? "ok  " : "LOST"}  ${connections} listeners, ${comments} comments at ${A_SECOND}/s (${turnedAway} turned away and sent again): ${heard} heard, ${share.toFixed(4)} of all; p50 ${p50} ms, p99 ${p99} ms after sending`;
