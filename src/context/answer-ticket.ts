import { tidyBody } from "#conversation";
import { type Actor, done, type Instant, isEditor, refuse, type Result } from "#kit";
import type { House } from "#store";
import { incorporate } from "./act-on-note.ts";
import { logNote, tellAuthor, tellChange } from "./log-note.ts";
import type { TicketState } from "./ticket.ts";
import { lockNote } from "./write-note.ts";

const ANSWER_MOST = 1_000; // letters: an answer, no essay

/** Moves a correction that a reader asked for on. An answer without a change says why; one that is looked into may be promised for a time; putting the story right credits the reader. */
export const answerTicket = (
  house: House,
  actor: Actor,
  ticketId: string,
  to: Exclude<TicketState, "open">,
  answer: string,
  promisedAt: Instant | null = null,
): Promise<Result<null, "not-allowed" | "not-there" | "no-answer">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const ticket = await tx.selectFrom("note_ticket").selectAll().where("id", "=", ticketId).executeTakeFirst();
    const note = ticket === undefined ? undefined : await lockNote(house, tx, ticket.note_id);
    if (ticket === undefined || note === undefined || ticket.state === "corrected" || ticket.state === "declined")
      return refuse("not-there");
    const words = tidyBody(answer).slice(0, ANSWER_MOST);
    if (to === "declined" && words === "") return refuse("no-answer");
    await tx
      .updateTable("note_ticket")
      .set({ state: to, answer: words, changed_at: house.clock.now(), by_id: actor.id, promised_at: to === "looking" ? promisedAt : null })
      .where("id", "=", ticket.id)
      .execute();
    if (to === "corrected" && note.state === "open") await incorporate(house, tx, note);
    else if (to !== "looking") {
      await logNote(house, tx, note.id, { what: "answered", by: "desk" });
      await tellAuthor(house, tx, note, "answered");
    }
    await tellChange(house, tx, note);
    return done(null);
  });
