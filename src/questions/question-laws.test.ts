import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY } from "#kit";
import { answeringPassages, keyWords } from "./alike.ts";
import { after, type State, STATES, type Step, STEPS, stepsFrom, workingDaysAfter } from "./question.ts";
import { priorityOf, rankQueue } from "./rank-queue.ts";

const states = fc.constantFrom<State>(...STATES);
const walk = fc.array(fc.constantFrom<Step>(...STEPS), { maxLength: 40 });

test("whatever is done, a question is always in a state of the table, and from every state it can be answered in the end", () => {
  fc.assert(
    fc.property(states, walk, (from, steps) => {
      let state = from;
      for (const step of steps) state = after(state, step) ?? state;
      expect(STATES).toContain(state);
      const seen = new Set<State>([state]);
      for (let open: readonly State[] = [state]; open.length > 0;) {
        open = open.flatMap((each) => stepsFrom(each).flatMap((step) => after(each, step) ?? [])).filter((each) => !seen.has(each));
        for (const each of open) seen.add(each);
      }
      expect(seen.has("answered") || seen.has("story")).toBe(true);
    }),
  );
});

test("a merge taken back leads to where the question was, and nothing else leads out of it", () => {
  fc.assert(
    fc.property(states, (from) => {
      if (after(from, "merge") === null) return;
      expect(after("merged", "unmerge", from)).toBe(from);
      expect(stepsFrom("merged")).toEqual(["unmerge"]);
    }),
  );
});

test("only what was answered becomes a story, only the shortlist is voted on, a vote ends each of its questions", () => {
  for (const state of STATES) {
    expect([state, after(state, "become") !== null]).toEqual([state, state === "answered"]);
    expect([state, after(state, "enter") !== null]).toEqual([state, state === "shortlisted"]);
    expect([state, after(state, "win") === "assigned", after(state, "lose") === "open"]).toEqual([
      state,
      state === "voting",
      state === "voting",
    ]);
  }
});

const queued = fc.uniqueArray(fc.record({ id: fc.uuid(), wants: fc.nat(500), askedMs: fc.nat(30 * DAY), groups: fc.nat(3) }), {
  selector: ({ id }) => id,
  maxLength: 40,
});
const NOW = 31 * DAY;

test("the queue holds each question once, in an order that does not hang on how they came", () => {
  fc.assert(
    fc.property(queued, fc.nat(), (items, seed) => {
      const ranked = rankQueue(items, 3, NOW).map(({ id }) => id);
      expect(ranked.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
      const turned = items.length === 0 ? items : [...items.slice(seed % items.length), ...items.slice(0, seed % items.length)];
      expect(rankQueue(turned.toReversed(), 3, NOW).map(({ id }) => id)).toEqual(ranked);
    }),
  );
});

test("every fifth place goes to a question with fewer than three wants while there are any; the others stand by priority", () => {
  fc.assert(
    fc.property(queued, (items) => {
      const ranked = rankQueue(items, 3, NOW);
      for (const [place, item] of ranked.entries()) {
        const left = ranked.slice(place);
        if ((place + 1) % 5 === 0 && left.some(({ wants }) => wants < 3)) expect(item.wants).toBeLessThan(3);
        else for (const other of left) expect(priorityOf(item, 3, NOW)).toBeGreaterThanOrEqual(priorityOf(other, 3, NOW));
      }
    }),
  );
});

test("more wants and more groups never lower a question, and a week halves it", () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(3), fc.nat(20 * DAY), (wants, groups, age) => {
      const at = (more: Partial<{ wants: number; groups: number; askedMs: number }>) =>
        priorityOf({ wants, groups, askedMs: NOW - age, ...more }, 4, NOW);
      expect(at({ wants: wants + 1 })).toBeGreaterThan(at({}));
      expect(at({ groups: groups + 1 })).toBeGreaterThanOrEqual(at({}));
      expect(at({ askedMs: NOW - age - 7 * DAY })).toBeCloseTo(at({}) / 2, 9);
    }),
  );
});

test("the priority is ln(1+wants) · (1 + ½ · groups/G) · ½^(age in weeks)", () => {
  expect(priorityOf({ wants: 3, askedMs: NOW - 7 * DAY, groups: 1 }, 2, NOW)).toBeCloseTo(Math.log(4) * 1.25 * 0.5, 12);
  expect(priorityOf({ wants: 0, askedMs: NOW, groups: 2 }, 2, NOW)).toBe(0);
});

test("two working days never end on a weekend and hold exactly two of them", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }), (from) => {
      const due = workingDaysAfter(from, 2);
      expect([0, 6]).not.toContain(new Date(due).getUTCDay());
      expect(due - from).toBeGreaterThanOrEqual(2 * DAY);
      expect(due - from).toBeLessThanOrEqual(4 * DAY);
    }),
  );
});

test("a paragraph that shares what a question is about is shown, one that shares a word or two of a long question is not", () => {
  expect(keyWords("Which nights will the tides be too high for the barrier?")).toEqual(["night", "tide", "high", "barrie"]);
  expect(
    answeringPassages("When does the barrier close for the tide?", ["The barrier closes at five metres of tide.", "Nobody was hurt."]),
  ).toEqual(["The barrier closes at five metres of tide."]);
  expect(answeringPassages("Why?", ["Why not."])).toEqual([]);
});
