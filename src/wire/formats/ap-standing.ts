import type { PubStatus, WireItem } from "../item.ts";
import { strictest } from "./parts.ts";
import { reason } from "../reason.ts";

/** What AP says of an item beside its text (AP Media API, "Publishing status, signals, editorial types"). */
export type ApSays = {
  readonly pubStatus: PubStatus;
  readonly signals: readonly string[];
  readonly editorialTypes: readonly string[];
  readonly urgency: number | null;
  readonly embargo: WireItem["embargo"];
};

/** What that means here. `isForReaders` false: never published, whatever the status. `ask` is a sentence for the desk. */
export type ApStanding = {
  readonly pubStatus: PubStatus;
  readonly isForReaders: boolean;
  readonly isCorrection: boolean;
  readonly ask: string | null;
};

const ADVANCES: readonly (number | null)[] = [7, 8];

/** Editorial types after which an editor decides, with the reason. */
const ASKING: readonly (readonly [type: string, why: string])[] = [
  ["disregard", reason("ap-disregard")],
  ["add", reason("ap-add")],
  ["takes", reason("ap-takes")],
  ["clarification", reason("ap-clarification")],
];

const HOLDS = ["withhold", "disregard"];

const typesOf = (editorialTypes: readonly string[]): ReadonlySet<string> =>
  new Set(editorialTypes.map((type) => type.toLowerCase().replace(/[\s_-]/gu, "")));

/** Whether the editorial types are those of a kill, which is one whatever else of the item can be read. */
export const isApKill = (editorialTypes: readonly string[]): boolean => {
  const types = typesOf(editorialTypes);
  return types.has("kill") || types.has("elimination");
};

/**
 * AP's order of tests: signals, status, embargo, editorial types. Without the signal `newscontent` nothing is for readers; a kill or an
 * elimination is one whatever the status says; a hold for release without a time to release it at is a hold.
 */
export const apStanding = ({ pubStatus, signals, editorialTypes, urgency, embargo }: ApSays): ApStanding => {
  const said = new Set(signals.map((signal) => signal.toLowerCase()));
  const types = typesOf(editorialTypes);
  const has = (...names: readonly string[]): boolean => names.some((name) => types.has(name));
  const isReleased = embargo !== null && embargo.until !== null;
  const byType: PubStatus = isApKill(editorialTypes)
    ? "canceled"
    : has(...HOLDS) || (has("holdforrelease") && !isReleased)
      ? "withheld"
      : "usable";
  const advance = ADVANCES.includes(urgency) && embargo === null ? reason("ap-advance") : null;
  return {
    pubStatus: strictest([pubStatus, byType]),
    isForReaders: said.has("newscontent") && !said.has("test") && !has("advisory"),
    isCorrection: has("corrective", "correction"),
    ask: ASKING.find(([type]) => types.has(type))?.[1] ?? advance,
  };
};
