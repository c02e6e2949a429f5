import type { LoanBar } from "./lent/loan.ts";

declare module "#store" {
  interface Tables {
    /** Which story rests on which other one. */
    story_basis: StoryBasisTable;
    /** A story to look at, because what it rests on was withdrawn or put right. */
    story_flag: StoryFlagTable;
  }
}

/** `link`: its text links to it; `sent`: its source says so; `combined`: it holds its text. */
type StoryBasisTable = { story_id: string; basis_id: string; how: "link" | "sent" | "combined" };

/** `held`: it holds the text of the other, and is off the site because of that. `lent-…`: a picture that the other lent it left it, and why. */
export type FlagCause = "killed" | "corrected" | "held" | `lent-${LoanBar}`;

type StoryFlagTable = {
  id: string;
  story_id: string;
  basis_id: string;
  what: FlagCause;
  raised_at: string;
  seen_at: string | null;
  seen_by: string | null;
};
