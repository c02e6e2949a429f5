import { isStaff, later, MINUTE } from "#kit";
import type { House } from "#store";
import type { Judge } from "./comment.ts";
import "./tables.ts";

const REPEAT_MS = 30 * MINUTE;
const REPEATS_MOST = 2; // the same words under a third story are no longer about that story
const WORDS_TO_REPEAT = 20; // letters: "Thank you" may be said everywhere

/**
 * The judge of a site without the room of moderation: everything is published but the same words said again and again, and what names a person or
 * leads elsewhere in the middle of a note, which waits.
 */
export const plainJudge =
  (house: House): Judge =>
  async (tx, said) => {
    if (isStaff(said.author)) return { verdict: "publish" };
    if (said.signals?.some((signal) => signal !== "new-author") === true) return { verdict: "hold" };
    if (said.body.length < WORDS_TO_REPEAT) return { verdict: "publish" };
    const { count } = await tx
      .selectFrom("comment")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("author_id", "=", said.author.id ?? "")
      .where("posted_at", ">", later(house.clock.now(), -REPEAT_MS))
      .where("body", "=", said.body)
      .executeTakeFirstOrThrow();
    return count >= REPEATS_MOST ? { verdict: "reject", rule: "2" } : { verdict: "publish" };
  };
