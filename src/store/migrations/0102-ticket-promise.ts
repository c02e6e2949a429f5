import type { Migration } from "../columns.ts";

export const ticketPromise: Migration = {
  name: "0102-ticket-promise",
  up: ({ columns: c, index }) => [
    `alter table note_ticket add column promised_at ${c.instantMaybe}`,
    index("note_ticket_by_promise", "note_ticket", "promised_at", "promised_at is not null"),
    index("note_ticket_by_story", "note_ticket", "story_id, made_at"),
  ],
};
