import { excerptOf } from "#kit";
import { at, paths } from "#paths";
import type { DueSource } from "#stories";
import "../tables.ts";

const TITLE_LETTERS = 120;

/** Corrections that the desk has promised readers to have looked into by a time. */
export const ticketsDue: DueSource = async (house, { from, to }, most) => {
  const rows = await house.store.db
    .selectFrom("note_ticket")
    .innerJoin("note", "note.id", "note_ticket.note_id")
    .select(["note_ticket.id", "note_ticket.promised_at", "note.quote", "note.lang"])
    .where("promised_at", ">=", from)
    .where("promised_at", "<", to)
    .where("note_ticket.state", "in", ["open", "looking"])
    .where("note.quote", "<>", "")
    .orderBy("promised_at")
    .orderBy("note_ticket.id")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    kind: "correction" as const,
    id: row.id,
    at: row.promised_at ?? from,
    endsAt: null,
    isWholeDay: false,
    title: excerptOf(row.quote, TITLE_LETTERS),
    lang: row.lang,
    note: "",
    href: at(paths.deskCorrections(), `ticket-${row.id}`),
  }));
};
