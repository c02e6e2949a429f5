import { dirOf, formatInstant, type Instant } from "#kit";
import { paths } from "#paths";
import {
  AddButton,
  Band,
  Button,
  Facts,
  FormPost,
  type Frame,
  Layout,
  LinkButton,
  markupOf,
  Notice,
  PageHead,
  pageOf,
  RadioField,
} from "#ui";
import type { HeldTable } from "../personal-data.ts";
import { type Keeps, keptFor, RETENTION, spanOf } from "../retention.ts";
import { heldWordsOf } from "../words/held.ts";
import { standingWordsOf } from "../words/standing.ts";
import { wordsOf } from "../words/index.ts";

const SHOWN_MOST = 50; // rows of a kind on the page; the archive holds all

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;

const titleOf = (frame: Frame, { name }: HeldTable): string => heldWordsOf(frame.lang).tables[name] ?? name.replaceAll("_", " ");

/** A value as people read it; the archive's JSON has it as it stands. */
const shown = (frame: Frame, value: unknown): string =>
  typeof value === "string" && INSTANT.test(value) ? formatInstant(frame.lang, frame.site.zone, value, "exact") : String(value);

const Rows = ({ frame, table, most }: { readonly frame: Frame; readonly table: HeldTable; readonly most: number }) => (
  <ul class="list">
    {table.rows.slice(0, most).map((row) => (
      <li>
        <Facts
          facts={Object.entries(row)
            .filter(([, value]) => value !== null && value !== "" && value !== "[]")
            .map(([term, value]) => ({
              term: heldWordsOf(frame.lang).fields[term] ?? term.replaceAll("_", " "),
              detail: <bdi>{shown(frame, value)}</bdi>,
            }))}
        />
      </li>
    ))}
  </ul>
);

/** Everything that is held of the member who asks. */
export const dataPage = (frame: Frame, held: readonly HeldTable[]): string => {
  const filled = held.filter(({ rows }) => rows.length > 0);
  const words = wordsOf(frame.lang).leave;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.dataTitle} styles={["talk"]} robots="noindex">
      <PageHead title={words.dataTitle} deck={words.dataDeck}>
        <p class="row">
          <LinkButton href={paths.settingsExport()}>{words.exportTitle}</LinkButton>
          <a href={paths.settingsDelete()}>{words.deleteTitle}</a>
          <a href={paths.kept()}>{words.keptTitle}</a>
        </p>
      </PageHead>
      {filled.map((table) => (
        <Band id={table.name} title={`${titleOf(frame, table)}: ${words.count(table.rows.length)}`}>
          <Rows frame={frame} table={table} most={SHOWN_MOST} />
          {table.rows.length > SHOWN_MOST ? <p class="small">{words.more(SHOWN_MOST)}</p> : null}
        </Band>
      ))}
    </Layout>,
  );
};

/** The same as a document that stands alone, for the archive. */
export const heldDocument = (frame: Frame, held: readonly HeldTable[]): string => {
  const words = wordsOf(frame.lang).leave;
  const page = (
    <html lang={frame.lang} dir={dirOf(frame.lang)}>
      <head>
        <meta charset="utf-8" />
        <title>{words.dataTitle}</title>
      </head>
      <body>
        <h1>{words.dataTitle}</h1>
        {held.map((table) => (
          <section>
            <h2>{titleOf(frame, table)}</h2>
            <Rows frame={frame} table={table} most={Infinity} />
          </section>
        ))}
      </body>
    </html>
  );
  return `<!doctype html>\n${markupOf(page)}`;
};

/** Where the archive is taken. */
export const exportPage = (frame: Frame): string => {
  const words = wordsOf(frame.lang).leave;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.exportTitle} styles={["join"]} robots="noindex">
      <PageHead title={words.exportTitle} deck={words.exportDeck} />
      <FormPost class="step now" action={paths.settingsExport()} label={words.exportTitle}>
        <div class="row">
          <AddButton>{words.exportTake}</AddButton>
          <a href={paths.settingsData()}>{words.dataTitle}</a>
        </div>
      </FormPost>
    </Layout>,
  );
};

/** Where a member asks for the account to be erased, or stays after all. */
export const deletePage = (frame: Frame, leavingAt: Instant | null): string => {
  const words = wordsOf(frame.lang).leave;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.deleteTitle} styles={["join"]} robots="noindex">
      <PageHead title={words.deleteTitle} deck={words.deleteDeck} />
      {leavingAt === null ? (
        <FormPost class="step" action={paths.settingsDelete()} label={words.deleteTitle}>
          <RadioField
            name="words"
            label={words.wordsLabel}
            hint={words.wordsHint}
            value="keep"
            options={[
              { value: "keep", text: words.wordsKeep },
              { value: "erase", text: words.wordsErase },
            ]}
          />
          <div class="row">
            <Button>{words.deleteAsk}</Button>
            <a href={paths.settingsExport()}>{words.exportTitle}</a>
          </div>
        </FormPost>
      ) : (
        <>
          <Notice kind="past">
            <p>{words.due(formatInstant(frame.lang, frame.site.zone, leavingAt, "date"))}</p>
          </Notice>
          <FormPost class="step now" action={paths.settingsDelete()} label={words.stay}>
            <div class="row">
              <Button name="stay" value="1">
                {words.stay}
              </Button>
            </div>
          </FormPost>
        </>
      )}
    </Layout>,
  );
};

/** How long what is known of members is kept, for everybody. */
export const keptPage = (frame: Frame, keeps: Keeps): string => {
  const words = wordsOf(frame.lang).leave;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.keptTitle}>
      <PageHead title={words.keptTitle} deck={words.keptDeck} />
      <Facts facts={RETENTION.map((kept) => ({ term: words.kept[kept.what], detail: words.span(spanOf(keptFor(kept, keeps))) }))} />
      <section class="band">
        <p>{words.keptAddresses}</p>
        <p>
          <a href={paths.standing()}>{standingWordsOf(frame.lang).title}</a>
        </p>
      </section>
    </Layout>,
  );
};
