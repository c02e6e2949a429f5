import type { House } from "#store";
import type { TicketState } from "../ticket.ts";
import "../tables.ts";

/** A fact in a story that a reader disputes, and what became of it. */
export type StoryTicket = {
  readonly id: string;
  readonly state: TicketState;
  readonly promisedAt: string | null;
  readonly quote: string;
  readonly lang: string;
};

const MOST = 20;

/** The facts of a story that readers dispute, newest first. */
export const ticketsOfStory = async (house: House, storyId: string): Promise<readonly StoryTicket[]> => {
  const rows = await house.store.db
    .selectFrom("note_ticket")
    .innerJoin("note", "note.id", "note_ticket.note_id")
    .select(["note_ticket.id", "note_ticket.state", "note_ticket.promised_at", "note.quote", "note.lang"])
    .where("note_ticket.story_id", "=", storyId)
    .where("note.quote", "<>", "")
    .orderBy("note_ticket.made_at", "desc")
    .orderBy("note_ticket.id")
    .limit(MOST)
    .execute();
  return rows.map(({ promised_at: promisedAt, ...row }) => ({ ...row, promisedAt }));
};
