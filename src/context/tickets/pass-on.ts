import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { sendMail } from "#outside";
import { type House, lockRow } from "#store";
import { logNote } from "../log-note.ts";
import { letterLang, passProblem, ticketLetter } from "./ticket-letter.ts";

export type PassProblem = "not-allowed" | "not-there" | "no-text" | NonNullable<ReturnType<typeof passProblem>>;

const SUBJECT_MOST = 200;
const TEXT_MOST = 5_000;

/** Words of a mail: whole letters, no control characters but line ends. */
const tidied = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, "")
    .trim();

/** Sends a letter about a disputed fact to the source whose copy it is in; once, and the ticket keeps when, by whom and to which address. */
export const passOn = (
  house: House,
  actor: Actor,
  ticketId: string,
  letter: { readonly subject: string; readonly text: string },
): Promise<Result<null, PassProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
    await lockRow(house.store.dialect)(tx.selectFrom("note_ticket").select("id").where("id", "=", ticketId)).execute();
    const found = await ticketLetter(tx, ticketId);
    if (found === null) return refuse("not-there");
    const problem = passProblem(found);
    if (problem !== null) return refuse(problem);
    const subject = tidied(letter.subject).replace(/\s+/gu, " ").slice(0, SUBJECT_MOST);
    const text = tidied(letter.text).slice(0, TEXT_MOST);
    if (subject === "" || text === "") return refuse("no-text");
    const to = found.source.contact;
    await sendMail(house, tx, { to, subject, text: `${text}\n`, lang: letterLang(found.source) });
    await tx
      .updateTable("note_ticket")
      .set({ passed_at: house.clock.now(), passed_by: actor.id, passed_to: to })
      .where("id", "=", ticketId)
      .execute();
    await logNote(house, tx, found.note.id, { what: "passed-on", by: "desk" });
    return done(null);
  });
