import { expect, test } from "vitest";
import { agreementOf } from "./agreement.ts";
import { findGroups, SITE_FLOORS, THREAD_FLOORS } from "./find-groups.ts";
import { keepNumbers } from "./keep-numbers.ts";
import { nextStage, stageFor, type StageState } from "./stage.ts";
import { votesOfCamps } from "./testing/camps.ts";

test("two camps are found, whoever comes first, and one camp is not taken for two", () => {
  const votes = votesOfCamps(80, 24, [0.6, 0.4], "two");
  const found = findGroups(votes, THREAD_FLOORS);
  if (!found.ok) throw new Error(found.why);
  expect(found.found.groups).toBe(2);
  expect(found.gauge).toBeGreaterThan(0.4);
  const camps = new Set(found.found.group.map((group, at) => `${group} ${at < 48}`));
  expect(camps.size).toBe(2);
  expect(findGroups(votes.toReversed(), THREAD_FLOORS)).toEqual(found);
  const alike = findGroups(votesOfCamps(80, 24, [1], "one"), THREAD_FLOORS);
  expect(alike).toMatchObject({ ok: false });
});

test("under every floor of privacy there are totals and why, and no groups", () => {
  expect(findGroups(votesOfCamps(59, 24, [0.5, 0.5], "few"), THREAD_FLOORS)).toMatchObject({ ok: false, why: "people" });
  expect(findGroups(votesOfCamps(80, 14, [0.5, 0.5], "few"), THREAD_FLOORS)).toMatchObject({ ok: false, why: "comments" });
  expect(findGroups(votesOfCamps(80, 24, [0.93, 0.07], "small"), THREAD_FLOORS)).toMatchObject({ ok: false });
  const totals = agreementOf(votesOfCamps(40, 20, [0.5, 0.5], "few"));
  expect(totals).toMatchObject({ why: "people", people: 40, agreed: [], apart: [], sizes: [], comments: 20 });
});

test("the panel names what every group respects and what parts them, and no cell under five votes", () => {
  const agreement = agreementOf(votesOfCamps(80, 24, [0.6, 0.4], "two"));
  expect(agreement.why).toBeNull();
  expect(agreement.sizes).toEqual([48, 32]);
  const kind = (id: string): number => Number(id.slice(1)) % 3;
  expect(agreement.agreed.length).toBeGreaterThan(2);
  expect(agreement.agreed.every(({ commentId }) => kind(commentId) === 2)).toBe(true);
  expect(agreement.apart.length).toBeGreaterThan(2);
  expect(agreement.apart.every(({ commentId }) => kind(commentId) !== 2)).toBe(true);
  for (const { groups } of [...agreement.agreed, ...agreement.apart])
    for (const cell of groups) expect(cell === null || cell.n >= 5).toBe(true);
});

test("groups keep their letters from night to night", () => {
  const groups = { people: ["a", "b", "c", "d", "e"], group: [0, 0, 0, 1, 1], groups: 2, silhouette: 1 };
  const kept = keepNumbers(
    groups,
    new Map([
      ["a", 1],
      ["b", 1],
      ["d", 0],
    ]),
  );
  expect([...kept.values()]).toEqual([1, 1, 1, 0, 0]);
  expect([...keepNumbers(groups, new Map()).values()]).toEqual([0, 0, 0, 1, 1]);
});

test("a stage is entered after three nights in a row and left after seven", () => {
  expect([stageFor({ raters: 29, gauge: 0.9 }), stageFor({ raters: 40, gauge: 0.35 }), stageFor({ raters: 40, gauge: 0.4 })]).toEqual([
    "S0",
    "S0",
    "S1",
  ]);
  expect([stageFor({ raters: 60, gauge: 0.3 }), stageFor({ raters: 100, gauge: 0.4 }), stageFor({ raters: 1_000, gauge: 0.4 })]).toEqual([
    "S1",
    "S2",
    "S3",
  ]);
  const after = (nights: readonly { readonly raters: number; readonly gauge: number }[], from: StageState): StageState =>
    nights.reduce(nextStage, from);
  const good = { raters: 70, gauge: 0.5 };
  const bad = { raters: 70, gauge: 0.1 };
  const start: StageState = { stage: "S0", nightsAbove: 0, nightsBelow: 0 };
  expect(after([good, good, bad, good, good], start).stage).toBe("S0");
  const risen = after([good, good, good], start);
  expect(risen.stage).toBe("S1");
  expect(
    after(
      Array.from({ length: 6 }, () => bad),
      risen,
    ).stage,
  ).toBe("S1");
  expect(
    after(
      Array.from({ length: 7 }, () => bad),
      risen,
    ).stage,
  ).toBe("S0");
});

test("a site's groups need ten votes each", () => {
  const votes = votesOfCamps(80, 12, [0.5, 0.5], "sparse").filter(({ commentId }) => Number(commentId.slice(1)) < 9);
  expect(findGroups(votes, SITE_FLOORS)).toMatchObject({ ok: false, why: "people", people: 0 });
});
