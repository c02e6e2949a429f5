import { MINUTE } from "#kit";
import type { Decision } from "./decide-status.ts";
import type { NoteStatus, PreviousNote } from "./score.ts";

const INERTIA = 0.01;
/** What takes a note down that was HELPFUL, however near its number is. */
const TAKES_DOWN = new Set(["factor", "tags", "diligence", "groupVeto", "groupMissing", "safeguard", "asked"]);

export type Standing = {
  readonly fresh: Decision;
  readonly intercept: number | null;
  /** The intercept at which a note is helpful. */
  readonly threshold: number;
  readonly locked: NoteStatus | null;
  readonly previous: PreviousNote | undefined;
  /** Whether two reasons were given by two raters each; true where reasons are not asked for. */
  readonly isExplained: boolean;
  readonly holdMinutes: number;
  /** Instant of the run, in ms. */
  readonly now: number;
};

export type Settled = Decision & { readonly agreedSince: number | null };

/** Rule 6: a note that readers see stays as long as it nearly keeps its number, and nothing but that number or the count failed. */
const withInertia = ({ fresh, previous, intercept, threshold }: Standing): Decision => {
  const isStaying =
    previous?.status === "HELPFUL" &&
    (fresh.status === "NEEDS_MORE_RATINGS" || fresh.status === "NEEDS_YOUR_HELP") &&
    (intercept ?? Number.NEGATIVE_INFINITY) >= threshold - INERTIA &&
    !fresh.why.some((why) => TAKES_DOWN.has(why));
  return isStaying ? { status: "HELPFUL", why: [...fresh.why, "inertia"] } : fresh;
};

/** Rules 6 to 9: inertia, the lock, the explanation and the hold, over what the fit decided. */
export const settleStatus = (standing: Standing): Settled => {
  const { locked, previous, isExplained, holdMinutes, now } = standing;
  if (locked !== null) return { status: locked, why: ["lock"], agreedSince: previous?.agreedSince ?? null };
  const kept = withInertia(standing);
  const isDecided = kept.status === "HELPFUL" || kept.status === "NOT_HELPFUL";
  const decided: Decision = isDecided && !isExplained ? { status: "NEEDS_MORE_RATINGS", why: [...kept.why, "explanation"] } : kept;
  if (decided.status !== "HELPFUL") return { ...decided, agreedSince: null };
  const agreedSince = previous?.agreedSince ?? now;
  const isHeld = previous?.status !== "HELPFUL" && now - agreedSince < holdMinutes * MINUTE;
  return { status: isHeld ? "HOLD" : "HELPFUL", why: isHeld ? [...decided.why, "hold"] : decided.why, agreedSince };
};
