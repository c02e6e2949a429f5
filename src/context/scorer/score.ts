import type { Frozen } from "./note-sums.ts";
import type { ScoreConfig } from "./score-config.ts";

/** What a note is to readers by its ratings. HOLD: it reached HELPFUL and waits for its agreement to last. */
export type NoteStatus = "NEEDS_MORE_RATINGS" | "NEEDS_YOUR_HELP" | "HOLD" | "HELPFUL" | "NOT_HELPFUL";

/** What the run before left of a note. */
export type PreviousNote = {
  readonly status: NoteStatus;
  /** Null where it was not in the fit. */
  readonly intercept: number | null;
  readonly factor: number | null;
  /** Instant in ms since when every run called it HELPFUL; null where the last did not. */
  readonly agreedSince: number | null;
};

export type ScoreNote = {
  readonly id: string;
  /** A rater's id; null where nobody known wrote it. */
  readonly author: string | null;
  /** Instants in ms. */
  readonly createdAt: number;
  /** When it first was HELPFUL or NOT_HELPFUL; null where never. */
  readonly decidedAt?: number | null;
  /** The status that was frozen with the note; it wins over every number. */
  readonly locked?: NoteStatus | null;
  readonly previous?: PreviousNote;
  /** A comment with its votes: it helps to know the raters, and is never given a status. */
  readonly isComment?: boolean;
};

export type ScoreRater = {
  readonly id: string;
  /** Opinion group; null or absent where none is known. */
  readonly group?: number | null;
  /** Parameters of the run before. */
  readonly previous?: { readonly intercept: number; readonly factor: number };
};

/**
 * Ratings as columns of the same length, so that a million of them move between threads without a copy. `note` and `rater` are places in the
 * lists of notes and raters; `half` is 0 no, 1 somewhat, 2 yes; `at` an instant in ms. Only ratings that may count at all belong here: rater not
 * younger than seven days and verified, blind to status and counts. Several of one rater on one note: the latest counts.
 */
export type RatingColumns = {
  readonly note: Int32Array;
  readonly rater: Int32Array;
  readonly half: Uint8Array;
  readonly at: Float64Array;
  /** 1 made before the first decided status and within 7 days, 0 not, 255 to be worked out from the note. */
  readonly valid: Uint8Array;
  /** Bit n: the nth of `REASONS`. Absent: reasons are not asked for, and no rule looks at them. */
  readonly reasons?: Uint32Array;
  /** 0 organic, 1 asked (a random invitation), 2 by a link. Absent: all organic. */
  readonly source?: Uint8Array;
};

export type ScoreInput = {
  readonly notes: readonly ScoreNote[];
  readonly raters: readonly ScoreRater[];
  readonly ratings: RatingColumns;
  /** By the community's stage: `small` in S1, `large` from S2 on; or numbers of one's own. */
  readonly config: "small" | "large" | ScoreConfig;
  /** The instant of the run, in ms. */
  readonly now: number;
  /**
   * What stood at the end of the last full run: given, raters and mu stand still (by `previous` of the raters), and each note is solved from its own
   * ratings. Those of raters without `previous` wait for the next full run.
   */
  readonly frozen?: Frozen;
  /** Called between two sweeps of a fit: a thread that others need the cores of takes its time. */
  readonly rest?: () => void;
  /** Raters who were found to rate as one before, by id. */
  readonly linked?: readonly (readonly string[])[];
  /** The rules that need more than ratings; absent means off. */
  readonly rules?: {
    /** S1 and S2: a known opinion group that says no blocks HELPFUL. Needs `group` of raters. */
    readonly groupVeto?: boolean;
    /** S3: refits without the most active and without linked raters, and the asked raters' own opinion. */
    readonly safeguards?: boolean;
    /** Minutes of unbroken agreement before the first HELPFUL shows; 60 in S1, 30 from S2 on. */
    readonly holdMinutes?: number;
    /** Nightly: four more starts are tried for a lower optimum. */
    readonly moreStarts?: boolean;
    /** The intercept at which a note is helpful, where the community's mu called for another (`thresholdFor`). */
    readonly threshold?: number;
  };
};

/** A side's ratings of a note; `mean` is null without any, `net` is yes minus no. */
export type Side = { readonly n: number; readonly mean: number | null; readonly net: number };

export type ScoredNote = {
  readonly id: string;
  /** Null where too few ratings counted for the note to be in the fit. */
  readonly intercept: number | null;
  readonly factor: number | null;
  /** Ratings that counted. */
  readonly n: number;
  readonly status: NoteStatus;
  /** What decided, in order: "intercept", "diamond", "ucb", "ratio", "factor", "tags", "netHelpful", "groupVeto", "inertia", … */
  readonly why: readonly string[];
  readonly lower: number | null;
  readonly upper: number | null;
  readonly negative: Side;
  readonly positive: Side;
  readonly netMin: number;
  readonly agreedSince: number | null;
  /** The asked raters call it helpful and the others do not: one for the desk's list. */
  readonly isPossiblyBuried: boolean;
};

export type FittedRater = { readonly id: string; readonly intercept: number; readonly factor: number; readonly n: number };

export type ScoreOutput = {
  readonly mu: number;
  readonly sweeps: number;
  /** Largest derivative of the loss at the end; below 1e-6 the fit has converged. */
  readonly gradient: number;
  readonly loss: number;
  /** What a run between two full ones needs besides the raters. */
  readonly frozen: Frozen;
  /** Every note of the input, by id, without comments. */
  readonly notes: readonly ScoredNote[];
  /** Comments, by id, that the rules for notes would call helpful: reasons, which nobody gives for a vote, are not asked for. */
  readonly helpfulComments: readonly string[];
  /** The raters in the last fit, by id. */
  readonly raters: readonly FittedRater[];
  /** Ids of raters who rated as one. */
  readonly linked: readonly (readonly string[])[];
  /** A lower optimum lay elsewhere than the run before: statuses stay as they were for this run. */
  readonly isAxisChanged: boolean;
  /** Parts of the fit that no rating connects. Between them sides cannot be compared: which one is negative is arbitrary. */
  readonly islands: number;
  /** Share of unlocked HELPFUL notes of the run before that changed; above 0.15 nothing may be published without a look. */
  readonly churn: number;
  readonly isBroken: boolean;
};
