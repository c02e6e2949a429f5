import { type Child } from "hono/jsx";
import { type Frame } from "../frame.ts";

/** One component in one state, for the gallery. Rooms hand theirs in beside ours; ids in it are its own on the whole page. */
export type Sample = {
  /** The heading it stands under, such as "Signs". */
  readonly group: string;
  /** What is odd about this state: "with a very long word". */
  readonly name: string;
  readonly show: (frame: Frame) => Child;
};

/** A word that no line can hold. */
export const LONG_WORD = "Hafenbehördenverwaltungsgebäudedachrinnenreinigungsverordnung";

/** A headline in Arabic, for pages that are not. */
export const ARABIC = "«لم يسألنا أحد»: صيّادو الخليج يعودون إلى رصيفهم القديم";
