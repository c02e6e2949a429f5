import type { Child } from "hono/jsx";
import { excerptOf, formatInstant } from "#kit";
import { at, paths } from "#paths";
import type { House } from "#store";
import { type Frame, Head, tongue } from "#ui";
import { creditedFor } from "../credited-for.ts";
import { ticketsOfStory } from "./tickets-of-story.ts";
import { wordsOf } from "./words/index.ts";

const QUOTE_LETTERS = 160;

/** On the desk's page of a story: the facts in it that readers dispute, what became of each, and whom it was put right because of. */
export const ticketsBeside =
  (house: House) =>
  async (frame: Frame, story: { readonly id: string }): Promise<Child> => {
    const rows = await ticketsOfStory(house, story.id);
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
                {row.promisedAt === null || row.state === "corrected" || row.state === "declined"
                  ? null
                  : `. ${words.promised(formatInstant(frame.lang, frame.site.zone, row.promisedAt, "moment"))}`}
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
