import { formatInstant, joinParts } from "#kit";
import { paths } from "#paths";
import { AddButton, Band, Facts, FormPost, type Frame, Head, Layout, Line, Notice, PageHead, pageOf, type Tab, Time, tongue } from "#ui";
import type { Coverage } from "../event.ts";
import type { EventVersion, EventView } from "../event-view.ts";
import { wordsOf } from "../words/index.ts";

export type EventPage = { readonly view: EventView; readonly tabs: readonly Tab[] };

type Times = { readonly starts_at?: string | null; readonly ends_at?: string | null; readonly is_whole_day?: number };

/** When an event is, from when to when where it lasts; a day without an hour is written as a day. */
const whenOf = (frame: Frame, { starts_at: from = null, ends_at: to = null, is_whole_day: isDay = 0 }: Times): string | null => {
  if (from === null) return null;
  const write = (at: string): string =>
    isDay === 1 ? formatInstant(frame.lang, "UTC", at, "full") : formatInstant(frame.lang, frame.site.zone, at, "moment");
  return to === null || write(to) === write(from) ? write(from) : `${write(from)} – ${write(to)}`;
};

const CoverageTable = ({ frame, coverage }: { readonly frame: Frame; readonly coverage: readonly Coverage[] }) => {
  const words = wordsOf(frame.lang);
  return (
    <table>
      <caption class="unseen">{words.coverage}</caption>
      <thead>
        <tr>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.due}</th>
        </tr>
      </thead>
      <tbody>
        {coverage.map(({ kind, title, note, dueAt }) => (
          <tr>
            <th scope="row">{words.kinds[kind.toLowerCase() as keyof typeof words.kinds] ?? (kind === "" ? "–" : kind)}</th>
            <td>
              <bdi>{[title, note].filter((text) => text !== "").join(". ")}</bdi>
            </td>
            <td>{dueAt === null ? "–" : <Time frame={frame} at={dueAt} form="moment" />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const textOf = (frame: Frame, version: EventVersion): string => {
  const words = wordsOf(frame.lang);
  const { facts } = version;
  const outcome = version.outcome === "stale" ? words.stale : facts.status === undefined ? words.older : words.statuses[facts.status];
  const number = version.version === null ? "" : words.version(version.version);
  return joinParts(frame.lang, [number, outcome, facts.title ?? "", whenOf(frame, facts) ?? "", facts.place ?? ""]);
};

const Told = ({ frame, view }: { readonly frame: Frame; readonly view: EventView }) => {
  const words = wordsOf(frame.lang);
  const { row } = view;
  return (
    <div class="stack">
      <Facts
        facts={[
          { term: words.when, detail: whenOf(frame, row) ?? words.noTime },
          ...(row.place === "" ? [] : [{ term: words.where, detail: <bdi>{row.place}</bdi> }]),
          { term: words.status, detail: row.pub_status === "withheld" ? words.withheld : words.statuses[row.status] },
          { term: words.source, detail: <a href={paths.deskSource(view.source.slug)}>{view.source.name}</a> },
          ...(row.version_raw === null ? [] : [{ term: words.versionTerm, detail: row.version_raw }]),
          ...(row.slugline === "" ? [] : [{ term: words.slugline, detail: <bdi>{row.slugline}</bdi> }]),
        ]}
      />
      {row.summary === "" ? null : (
        <div {...tongue(row.lang, frame.lang)}>
          {row.summary.split(/\n+/u).map((text) => (
            <p>{text}</p>
          ))}
        </div>
      )}
      {row.editor_note === "" ? null : (
        <p class="small">
          {words.note}: <bdi>{row.editor_note}</bdi>
        </p>
      )}
      {view.coverage.length === 0 && view.plans.length === 0 ? (
        <p>{words.noCoverage}</p>
      ) : (
        <section aria-labelledby="coverage" class="stack">
          <Head id="coverage">{words.coverage}</Head>
          {view.coverage.length === 0 ? null : <CoverageTable frame={frame} coverage={view.coverage} />}
          {view.plans.map((plan) => (
            <>
              <p>
                <a href={paths.deskEvent(plan.id)}>
                  <bdi>{plan.title === "" ? words.plan : plan.title}</bdi>
                </a>
              </p>
              {plan.coverage.length === 0 ? null : <CoverageTable frame={frame} coverage={plan.coverage} />}
            </>
          ))}
        </section>
      )}
    </div>
  );
};

const Begin = ({ frame, view }: { readonly frame: Frame; readonly view: EventView }) => {
  const words = wordsOf(frame.lang);
  return (
    <Band id="begin" title={words.beginTitle}>
      <p>{words.beginHelp}</p>
      <FormPost action={paths.deskEvent(view.row.id)} label={words.begin}>
        <AddButton>{words.begin}</AddButton>
      </FormPost>
      {view.begun.length === 0 ? null : (
        <ul class="list">
          {view.begun.map(({ manuscript, at }) => (
            <li>
              <a href={paths.deskManuscript(manuscript)}>{words.begun(formatInstant(frame.lang, frame.site.zone, at, "moment"))}</a>
            </li>
          ))}
        </ul>
      )}
    </Band>
  );
};

/** An event that a source tells of: for the newsroom alone. */
export const eventPage = (frame: Frame, { view, tabs }: EventPage): string => {
  const words = wordsOf(frame.lang);
  const isWithdrawn = view.row.pub_status === "canceled";
  const title = view.row.title === "" ? words.untitled : view.row.title;
  return pageOf(
    frame,
    <Layout frame={frame} title={title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={title} deck={words.deck}>
        <p>
          <a href={paths.deskCalendar(view.row.starts_at === null ? {} : { view: "list", from: view.row.starts_at.slice(0, 10) })}>
            {words.calendar}
          </a>
        </p>
      </PageHead>
      <div class="cols side">
        <div class="stack">
          {isWithdrawn ? (
            <Notice kind="past">
              <p>{words.withdrawn(view.source.name)}</p>
            </Notice>
          ) : (
            <>
              <Told frame={frame} view={view} />
              <Begin frame={frame} view={view} />
            </>
          )}
        </div>
        <aside aria-label={words.versions}>
          <Head id="versions">{words.versions}</Head>
          <Line
            items={view.versions.map((version) => ({
              label: formatInstant(frame.lang, frame.site.zone, version.at, "moment"),
              at: version.at,
              text: textOf(frame, version),
              href: paths.deskItem(version.itemId),
            }))}
          />
        </aside>
      </div>
    </Layout>,
  );
};
