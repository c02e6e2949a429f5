import { DAY, type Instant } from "#kit";
import type { IntroductionTable } from "../tables.ts";

/** `asked`: the other has not said yes; `open`: both did. `declined`, `ended` and `expired` are over. */
export type IntroductionState = "asked" | "open" | "declined" | "ended" | "expired";

/** `held`: a moderator looks first; `off`: taken off under a rule. Only `sent` is the other's to read. */
export type MessageState = "sent" | "held" | "off";

export const ANSWER_MS = 14 * DAY; // how long an asking waits
export const OPEN_MS = 14 * DAY; // how long the two can write once both said yes
export const MESSAGES_EACH = 3; // enough to say who one is and how to meet elsewhere
export const MESSAGE_LETTERS = 600;
export const WAITING_MOST = 5; // askings that wait for one member's answer at a time

/** What one of the two sees of an introduction. A refusal is never told: to who asked, it waits until its time is up. */
export type SeenState = "asked" | "open" | "over";

/** The state of an introduction for one of its two; null where they see nothing of it (any more). */
export const seenAs = (
  row: Pick<IntroductionTable, "state" | "ends_at" | "asker_id" | "answered_at">,
  viewerId: string,
  now: Instant,
): SeenState | null => {
  const isUp = row.ends_at <= now;
  const isAsker = row.asker_id === viewerId;
  if (row.answered_at !== null) return row.state === "open" && !isUp ? "open" : "over";
  if (isAsker) return row.state === "ended" || isUp ? "over" : "asked";
  return row.state === "asked" && !isUp ? "asked" : null;
};

/** The other of the two. */
export const otherOf = (row: Pick<IntroductionTable, "asker_id" | "asked_id">, viewerId: string): string =>
  row.asker_id === viewerId ? row.asked_id : row.asker_id;
