import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { DAY, hashUnit, HOUR, later, steppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { runInThread } from "./run-in-thread.ts";
import { addNote } from "./testing/note.ts";
import { addMember, addStory } from "./testing/story.ts";
import { threadFromSource } from "./testing/thread-from-source.ts";
import { workOutHere } from "./work-out-run.ts";

const NOTES = 12;
const RATERS = 12;

/** Of every three notes one pleases everybody and one each of two camps; nine in ten say so. */
const says = (note: number, rater: number): number => {
  const isLiked = note % 3 === 0 || note % 3 === 1 + (rater % 2);
  return hashUnit(`says ${note}:${rater}`) < 0.9 === isLiked ? 1 : 0;
};

eachDialect("a run in a thread", (open) => {
  test("it reads by itself and comes to what is come to here, to the last digit", async () => {
    const house = await open();
    await addStory(house);
    const author = await addMember(house, "una");
    const long = later(house.clock.now(), -2 * DAY);
    for (let k = 0; k < NOTES; k += 1) await addNote(house, author, `note-${k}`);
    const ratings = Array.from({ length: NOTES * RATERS }, (_, j) => ({
      note_id: `note-${j % NOTES}`,
      rater_id: `rater-${Math.floor(j / NOTES)}`,
      value: says(j % NOTES, Math.floor(j / NOTES)),
      reasons: '["clear"]',
      source: "organic" as const,
      at: later(long, hashUnit(`at ${j}`) * 40 * HOUR),
      counts_from: long,
      is_blind: 1,
      anchor_revision_id: "r1",
      is_before_change: 0,
    }));
    await house.store.db.insertInto("note_rating").values(ratings).execute();
    const there = await runInThread(house.address, await threadFromSource())(house, "full");
    const here = await workOutHere(house, "full");
    expect(here.counts).toEqual({ ratings: NOTES * RATERS, noteRatings: NOTES * RATERS, notes: NOTES, raters: expect.any(Number) });
    expect(here.counts.raters).toBeGreaterThan(5);
    const whole = ({ notes, raters, ...run }: typeof here) => ({ ...run, notes: [...notes], raters: [...raters] });
    expect(whole(there)).toEqual(whole(here));
    expect(whole(there)).toEqual(whole(here)); // a publishing that is tried again goes through it once more
  });
});

test("a thread that fails, ends early or is called off answers with why", async () => {
  const scripted = (code: string) => {
    const start = (): Worker => new Worker(code, { eval: true });
    return (signal?: AbortSignal) =>
      runInThread({ dialect: "sqlite", file: "nowhere.sqlite" }, start)({ clock: steppingClock() }, "full", signal);
  };
  await expect(scripted("throw new Error('no luck')")()).rejects.toThrow("no luck");
  await expect(scripted("process.exit(3)")()).rejects.toThrow("ended with 3");
  const called = scripted("setInterval(() => {}, 1000)");
  await expect(called(AbortSignal.abort(new Error("called off")))).rejects.toThrow("called off");
});
