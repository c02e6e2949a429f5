import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Anchor, AnchorState } from "./anchor.ts";
import { isMaterial } from "./is-material.ts";
import { reAnchor } from "./re-anchor.ts";
import { versionDiff } from "./version-diff.ts";

type Case = {
  readonly id: string;
  readonly oldText: string;
  readonly newText: string;
  readonly selector: Anchor;
  readonly expectState: readonly AnchorState[];
  readonly got: AnchorState;
  readonly expectedText: string | null;
};

const { cases } = JSON.parse(readFileSync(new URL("testing/anchoring-golden.json", import.meta.url), "utf8")) as {
  readonly cases: readonly Case[];
};

test.each(cases)("golden: $id", ({ oldText: before, newText: after, selector, expectState, expectedText }) => {
  const found = reAnchor(selector, { before, after, diff: versionDiff(before, after) });
  const text = found.start === null || found.end === null ? null : after.slice(found.start, found.end);
  const state = found.state === "changed" && isMaterial(selector.exact, text ?? "", "en") ? "changed_material" : found.state;
  expect(expectState).toContain(state);
  expect(text).toBe(expectedText);
});
