import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { runInThread } from "./run-in-thread.ts";
import { scoreNotes } from "./score-notes.ts";
import { golden, inputOf } from "./testing/golden.ts";

const fromSource = (): Worker =>
  new Worker(new URL("scoring-thread.ts", import.meta.url), {
    execArgv: ["--conditions=source", `--import=${new URL("../../../scripts/load-tsx.ts", import.meta.url).href}`],
  });

test("a thread comes to what is come to here, and the ratings are handed over to it", async () => {
  const [scenario] = golden.scenarios;
  const input = inputOf(scenario);
  const scored = await runInThread(input, { start: fromSource });
  expect(input.ratings.note.length).toBe(0);
  expect(scored).toEqual(scoreNotes(inputOf(scenario)));
});

test("a thread that fails, ends early or is called off answers with why", async () => {
  const scripted = (code: string) => (): Worker => new Worker(code, { eval: true });
  const input = (): ReturnType<typeof inputOf> => inputOf(golden.scenarios[1]);
  await expect(runInThread(input(), { start: scripted("throw new Error('no luck')") })).rejects.toThrow("no luck");
  await expect(runInThread(input(), { start: scripted("process.exit(3)") })).rejects.toThrow("ended with 3");
  const called = runInThread(input(), {
    start: scripted("setInterval(() => {}, 1000)"),
    signal: AbortSignal.abort(new Error("called off")),
  });
  await expect(called).rejects.toThrow("called off");
});
