import { describe, expect, test } from "vitest";
import { clusterPoints, type Point, silhouetteOf } from "./cluster-points.ts";
import { bridgingScore, type Cell, gicGeo, propTest, standingFindings, standoutOf, twoPropTest } from "./polis-statistics.ts";
import { projectVotes } from "./project-votes.ts";
import { wilsonLower } from "../score-comment.ts";
import golden from "./testing/polis-golden.json" with { type: "json" };

const cellOf = ([agree, disagree, seen]: readonly number[]): Cell => ({ agree: agree!, disagree: disagree!, seen: seen! });
const { stats } = golden;

describe("the golden data of opinion groups", () => {
  test("tests of proportions, consensus and the bridging score are those of the vectors", () => {
    for (const [x, n, value] of stats.prop_test) expect(propTest(x!, n!)).toBeCloseTo(value!, 10);
    for (const [a, b, n, m, value] of stats.two_prop_test) expect(twoPropTest(a!, b!, n!, m!)).toBeCloseTo(value!, 10);
    for (const { groups, geo } of stats.gic) expect(gicGeo(groups.map(cellOf))).toBeCloseTo(geo, 10);
    for (const [u, n, value] of stats.wilson) expect(wilsonLower(u!, n!)).toBeCloseTo(value!, 4); // theirs rounds z
    const all = { respect: 0, doesntHelp: 0 };
    for (const { groups, score } of stats.bridging_sort)
      expect(
        bridgingScore(
          groups.map(([respect, doesntHelp]) => ({ respect: respect!, doesntHelp: doesntHelp! })),
          all,
        ),
      ).toBeCloseTo(score, 10);
    for (const [u, n, value] of stats.beta_lcb) expect(bridgingScore([{ respect: u!, doesntHelp: n! - u! }], all)).toBeCloseTo(value!, 10);
  });

  test("people are laid out and grouped as in the data", () => {
    const { center, components, points } = projectVotes({
      width: golden.votes[0]!.length,
      rows: golden.votes.map((row) => row.flatMap((value, column) => (value === null ? [] : [{ column, value }]))),
    });
    for (const [k, value] of center.entries()) expect(value).toBeCloseTo(golden.center[k]!, 9);
    for (const [no, component] of components.entries()) {
      const sign = Math.sign(component.reduce((sum, value, k) => sum + value * golden.components[no]![k]!, 0));
      for (const [k, value] of component.entries()) expect(sign * value).toBeCloseTo(golden.components[no]![k]!, 6);
      for (const [k, point] of points.entries()) expect(sign * point[no]!).toBeCloseTo(golden.projection[k]![no]!, 5);
    }
    const ids = points.map((_, k) => String(k));
    const silhouettes = [2, 3, 4, 5].map((k) => silhouetteOf(points, clusterPoints(points, ids, k).group));
    const theirs = Object.values(golden.silhouettes);
    for (const [no, value] of silhouettes.slice(0, 2).entries()) expect(value).toBeCloseTo(theirs[no]!, 6);
    expect(2 + silhouettes.indexOf(Math.max(...silhouettes))).toBe(golden.bestK);
    const { group } = clusterPoints(points, ids, golden.bestK);
    const pairs = new Set(group.map((g, k) => `${g} ${golden.groups[k]}`));
    expect(pairs.size).toBe(golden.bestK);
    const turned = points.map(([x, y]): Point => [-x, y]);
    expect(clusterPoints(turned, ids, golden.bestK).group).toEqual(group);
  });

  test("what each group stands out by is that of the data", () => {
    for (const { groups, gicGeo: geo, sort, repness } of golden.statements) {
      const cells = groups.map(([agree, disagree], g) => ({ agree: agree!, disagree: disagree!, seen: repness[g]!.ns }));
      expect(gicGeo(cells)).toBeCloseTo(geo, 9);
      const votes = groups.map(([respect, doesntHelp]) => ({ respect: respect!, doesntHelp: doesntHelp! }));
      expect(bridgingScore(votes, votes[0]!)).toBeCloseTo(sort, 9);
      for (const [g, expected] of repness.entries()) {
        const rest = cells.filter((_, other) => other !== g);
        const sum = (of: (cell: Cell) => number): number => rest.reduce((all, cell) => all + of(cell), 0);
        const found = standoutOf(cells[g]!, { agree: sum((c) => c.agree), disagree: sum((c) => c.disagree), seen: sum((c) => c.seen) });
        expect({ side: found.side, passes: found.passes }).toEqual({ side: expected.for, passes: expected.passes });
        expect(found.metric).toBeCloseTo(expected.metric, 9);
      }
    }
  });

  test("of many findings only as many stand as luck allows", () => {
    expect(standingFindings([0.01, 0.04, 0.03, 0.5])).toEqual([true, true, true, false]);
    expect(standingFindings([0.2, 0.3])).toEqual([false, false]);
    expect(standingFindings([])).toEqual([]);
  });
});
