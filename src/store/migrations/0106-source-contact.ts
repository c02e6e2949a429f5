import type { Migration } from "../columns.ts";

/** Whom at a source a disputed fact is passed on to, and when, by whom and to where a ticket was. */
export const sourceContact: Migration = {
  name: "0106-source-contact",
  up: ({ columns: c }) => [
    `alter table source add column contact ${c.text} default ''`,
    `alter table note_ticket add column passed_at ${c.instantMaybe}`,
    `alter table note_ticket add column passed_by ${c.textMaybe}`,
    `alter table note_ticket add column passed_to ${c.textMaybe}`,
  ],
};
