import type { Child } from "hono/jsx";
import { excerptOf, formatInstant } from "#kit";
import { at, paths } from "#paths";
import type { House } from "#store";
import { type Frame, Head, tongue } from "#ui";
import { creditedFor } from "../credited-for.ts";
import { wordsOf } from "./words/index.ts";
import "../tables.ts";

const MOST = 20;
const QUOTE_LETTERS = 160;

/** On the desk's page of a story: the facts in it that readers dispute, what became of each, and whom it was put right because of. */
export const ticketsBeside =
  (house: House) =>
  async (frame: Frame, story: { readonly id: string }): Promise<Child> => {
    const rows = await house.store.db
      .selectFrom("note_ticket")
      .innerJoin("note", "note.id", "note_ticket.note_id")
      .select(["note_ticket.id", "note_ticket.state", "note_ticket.promised_at", "note.quote", "note.lang"])
      .where("note_ticket.story_id", "=", story.id)
      .where("note.quote", "<>", "")
      .orderBy("note_ticket.made_at", "desc")
      .limit(MOST)
      .execute();
    if (rows.length === 0) return null;
    const words = wordsOf(frame.lang);
    const credited = await creditedFor(house, story.id);
    return (
      <section aria-labelledby="disputed">
        <Head id="disputed">{words.title}</Head>
        <ul class="list">
          {rows.map((row) => (
            <li>
              <p {...tongue(row.lang, frame.lang)}>
                <a href={at(paths.deskCorrections(), `ticket-${row.id}`)}>{excerptOf(row.quote, QUOTE_LETTERS)}</a>
              </p>
              <p class="small">
                {words.states[row.state]}
                {row.promised_at === null || row.state === "corrected" || row.state === "declined"
                  ? null
                  : `. ${words.promised(formatInstant(frame.lang, frame.site.zone, row.promised_at, "moment"))}`}
              </p>
            </li>
          ))}
        </ul>
        {credited.length === 0 ? null : (
          <p class="small">
            {words.credited} <bdi>{credited.join(", ")}</bdi>
          </p>
        )}
        <p class="small">
          <a href={paths.deskCorrections()}>{words.all}</a>
        </p>
      </section>
    );
  };
