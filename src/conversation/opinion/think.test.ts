import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { votesOfCamps } from "./testing/camps.ts";
import { thinkHere, thinkInThread } from "./think.ts";

const fromSource = (): Worker =>
  new Worker(new URL("thinking-thread.ts", import.meta.url), {
    execArgv: ["--conditions=source", `--import=${new URL("../../../scripts/load-tsx.ts", import.meta.url).href}`],
  });

test("a thread finds the groups and the agreement that are found here, and few votes start none", async () => {
  const votes = votesOfCamps(120, 36, [0.6, 0.4], "thread");
  const think = thinkInThread(fromSource);
  expect(await think("groups", { votes, before: null })).toEqual(await thinkHere("groups", { votes, before: null }));
  expect(await think("agreement", { votes })).toEqual(await thinkHere("agreement", { votes }));
  const none = thinkInThread(() => {
    throw new Error("no thread is wanted");
  });
  expect(await none("agreement", { votes: votes.slice(0, 100) })).toMatchObject({ why: "people" });
});

test("ratings of notes make groups with votes, and one that takes no side is neither for nor against", async () => {
  const votes = votesOfCamps(80, 24, [0.5, 0.5], "both");
  const neither = votes.map((vote) => (vote.commentId === "c002" ? ({ ...vote, value: 0 } as const) : vote));
  const { agreed, apart } = await thinkHere("agreement", { votes: neither });
  expect([...agreed, ...apart].some(({ commentId }) => commentId === "c002")).toBe(false);
});
