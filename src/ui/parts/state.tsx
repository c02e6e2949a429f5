import { type Frame } from "../frame.ts";
import { classes } from "../typography.ts";
import { type StateName, wordsOf } from "../words/index.ts";

const SHAPE: Readonly<Record<StateName, string>> = {
  ready: "",
  published: "out",
  corrected: "fixed-up",
  embargoed: "wait",
  held: "held",
  quarantined: "odd",
  killed: "dead",
};

/** What state a thing on the desk is in: a drawn bar and a word, never a colour alone. `word` says it more exactly. */
export const State = ({ frame, state, word }: { readonly frame: Frame; readonly state: StateName; readonly word?: string | undefined }) => (
  <span class={classes("state", SHAPE[state])}>{word ?? wordsOf(frame.lang).states[state]}</span>
);
