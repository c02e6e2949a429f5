import { formatInstant, formatNumber } from "#kit";
import { paths } from "#paths";
import {
  EmptyNote,
  Filters,
  type Frame,
  Head,
  Layout,
  pageOf,
  Pager,
  SelectField,
  State,
  type StateName,
  type Tab,
  Time,
  tongue,
} from "#ui";
import type { Source } from "#stories";
import type { IntakeRow, IntakeView } from "../intake-view.ts";
import { type Words, wordsOf } from "../words/index.ts";
import { lifeWordsOf } from "../words/life/index.ts";

export type IncomingPage = {
  readonly view: IntakeView;
  readonly sources: readonly Source[];
  readonly filter: { readonly source?: string | undefined; readonly state?: string | undefined };
  readonly folder: string;
  readonly tabs: readonly Tab[];
};

/** States a newsroom filters by, in the order of the key. */
const FILTERABLE = ["created", "updated", "corrected", "embargoed", "withheld", "rejected", "killed", "stale", "unchanged"] as const;

/** Lines whose story an editor may want to open. */
const EDITABLE: readonly IntakeRow["outcome"][] = ["created", "updated", "corrected", "withheld", "embargoed"];

/** Of a killed story only what came after its kill: an editor may publish that. */
const isForEditor = (row: IntakeRow): boolean =>
  row.story?.state === "killed" ? row.outcome === "killed" && row.problem !== null : EDITABLE.includes(row.outcome);

/** The drawn state of a line: what became of it then, overtaken by what its story is now. */
export const stateOf = (row: IntakeRow, words: Words): { readonly state: StateName; readonly word: string } => {
  if (row.story?.state === "killed") return { state: "killed", word: words.states.killed };
  switch (row.outcome) {
    case "corrected":
      return { state: "corrected", word: words.states.corrected };
    case "created":
    case "updated":
      return { state: "published", word: words.outcome[row.outcome] };
    case "embargoed":
      return row.story?.state === "published"
        ? { state: "published", word: words.states.published }
        : { state: "embargoed", word: words.states.embargo };
    case "withheld":
      return { state: "held", word: words.outcome.withheld };
    case "rejected":
      return { state: "quarantined", word: words.outcome.rejected };
    case "killed":
      return { state: "killed", word: words.states.killed };
    case "stale":
      return { state: "ready", word: words.states.older };
    case "unchanged":
      return { state: "ready", word: words.states.same };
  }
};

const kilobytes = (frame: Frame, bytes: number): string => `${formatNumber(frame.lang, Math.max(1, Math.round(bytes / 1024)))} kB`;

const What = ({ frame, row, words }: { readonly frame: Frame; readonly row: IntakeRow; readonly words: Words }) => {
  const isGone = row.story?.state === "killed";
  const title = isGone ? words.removed : row.headline === "" ? words.unread : row.headline;
  const small = [row.slugline, row.version === null ? "" : words.version(row.version), row.format ?? ""]
    .filter((part) => part !== "")
    .join(", ");
  return (
    <>
      <h3 {...(isGone || row.headline === "" ? {} : tongue(row.lang, frame.lang))}>
        <a href={paths.deskItem(row.itemId)}>{title}</a>
      </h3>
      <p class="small">{row.story === null ? words.file(row.fileName, kilobytes(frame, row.size)) : small}</p>
    </>
  );
};

const Next = ({ frame, row, words }: { readonly frame: Frame; readonly row: IntakeRow; readonly words: Words }) => {
  const { story } = row;
  const isOut = story?.state === "published";
  const seconds = formatNumber(frame.lang, Math.max(1, Math.round(row.tookMs / 100)) / 10);
  const opens =
    story?.state !== "embargoed"
      ? null
      : story.opensAt === null
        ? words.opensNever
        : words.opens(formatInstant(frame.lang, frame.site.zone, story.opensAt, "moment"));
  return (
    <div class="row">
      {row.problem === null ? null : <span>{row.problem}</span>}
      {row.remarks.map((remark) => (
        <span>{remark}</span>
      ))}
      {opens === null ? null : <span class="clock">{opens}</span>}
      {isOut && story.isCurrent && row.problem === null ? <span>{words.afterSeconds(seconds)}</span> : null}
      {isOut ? <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.onSite}</a> : null}
      {isOut && story.versions > 1 ? <a href={paths.storyChanges({ id: story.shortId })}>{words.changes}</a> : null}
      {story === null || !isForEditor(row) ? null : <a href={paths.deskStory(story.shortId)}>{words.edit}</a>}
      {row.outcome === "rejected" ? <a href={paths.deskItem(row.itemId)}>{words.look}</a> : null}
    </div>
  );
};

const Rows = ({ frame, rows }: { readonly frame: Frame; readonly rows: readonly IntakeRow[] }) => {
  const words = wordsOf(frame.lang);
  return (
    <table class="wirelist">
      <caption class="unseen">{words.tableCaption}</caption>
      <thead>
        <tr>
          {Object.values(words.columns).map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr class={row.story?.state === "killed" ? "is-dead" : undefined}>
            <td>
              <Time frame={frame} at={row.at} form="time" />
            </td>
            <td>
              <b>
                <bdi>{row.source?.code ?? "?"}</bdi>
              </b>
            </td>
            <td class="full">
              <What frame={frame} row={row} words={words} />
            </td>
            <td class="full">
              <State frame={frame} {...stateOf(row, words)} />
            </td>
            <td class="full">
              <Next frame={frame} row={row} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Needs = ({ frame, rows }: { readonly frame: Frame; readonly rows: readonly IntakeRow[] }) => {
  const words = wordsOf(frame.lang);
  return (
    <section aria-labelledby="need">
      <Head id="need">{words.needsEditor}</Head>
      {rows.length === 0 ? (
        <EmptyNote>{words.nothingNeeds}</EmptyNote>
      ) : (
        <ul class="list">
          {rows.map((row) => (
            <li>
              <h3 {...(row.headline === "" ? {} : tongue(row.lang, frame.lang))}>
                <a href={row.story === null ? paths.deskItem(row.itemId) : paths.deskStory(row.story.shortId)}>
                  {row.headline === "" ? row.fileName : row.headline}
                </a>
              </h3>
              <p class="small">{row.problem}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Channels = ({ frame, view }: { readonly frame: Frame; readonly view: IntakeView }) => {
  const { feeds } = wordsOf(frame.lang);
  return (
    <section aria-labelledby="feeds" class="band">
      <Head id="feeds">{feeds.title}</Head>
      {view.channels.length === 0 ? (
        <EmptyNote>{feeds.never}</EmptyNote>
      ) : (
        <table>
          <caption class="unseen">{feeds.title}</caption>
          <thead>
            <tr>
              <th scope="col">{feeds.feed}</th>
              <th scope="col">{feeds.last}</th>
            </tr>
          </thead>
          <tbody>
            {view.channels.map((channel) => (
              <tr>
                <th scope="row">{feeds[channel.channel]}</th>
                <td>
                  <Time frame={frame} at={channel.last} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {frame.viewer.role === "admin" ? (
        <p>
          <a href={paths.deskPurge()}>{lifeWordsOf(frame.lang).purge.link}</a>
        </p>
      ) : null}
    </section>
  );
};

const Key = ({ frame }: { readonly frame: Frame }) => {
  const { key, states } = wordsOf(frame.lang);
  const shapes: readonly (readonly [StateName, string])[] = [
    ["published", states.published],
    ["corrected", states.corrected],
    ["embargoed", states.embargo],
    ["held", states.held],
    ["quarantined", states.refused],
    ["killed", states.killed],
    ["ready", states.older],
  ];
  return (
    <section aria-labelledby="key" class="band">
      <Head id="key">{key}</Head>
      <ul class="list key">
        {shapes.map(([state, word]) => (
          <li>
            <State frame={frame} state={state} word={word} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Filter = ({ frame, page }: { readonly frame: Frame; readonly page: IncomingPage }) => {
  const words = wordsOf(frame.lang);
  return (
    <Filters action={paths.deskIncoming()} submit={words.filter.apply}>
      <SelectField
        name="source"
        label={words.filter.source}
        options={[{ value: "", text: words.filter.all }, ...page.sources.map((source) => ({ value: source.slug, text: source.name }))]}
        value={page.filter.source ?? ""}
      />
      <SelectField
        name="state"
        label={words.filter.state}
        options={[
          { value: "", text: words.filter.any },
          ...FILTERABLE.map((outcome) => ({ value: outcome, text: words.outcome[outcome] })),
        ]}
        value={page.filter.state ?? ""}
      />
    </Filters>
  );
};

export const incomingPage = (frame: Frame, page: IncomingPage): string => {
  const words = wordsOf(frame.lang);
  const { view } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.incoming} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <h1 class="unseen">{words.incomingTitle}</h1>
      <Filter frame={frame} page={page} />
      <div class="cols side">
        <section aria-labelledby="inc">
          <h2 class="head" id="inc">
            {words.incoming} <span class="small">{words.counts(view.today, view.out, view.needing.length)}</span>
          </h2>
          <p class="small">{words.dropHere(page.folder)}</p>
          {view.rows.length === 0 ? <EmptyNote>{words.nothingYet}</EmptyNote> : <Rows frame={frame} rows={view.rows} />}
          <Pager
            frame={frame}
            next={
              view.next === null
                ? null
                : paths.deskIncoming({
                    ...(page.filter.source === undefined ? {} : { source: page.filter.source }),
                    ...(page.filter.state === undefined ? {} : { state: page.filter.state }),
                    after: view.next,
                  })
            }
            nextText={words.older}
          />
        </section>
        <aside class="stack" aria-label={words.needsEditor}>
          <Needs frame={frame} rows={view.needing} />
          <Channels frame={frame} view={view} />
          <Key frame={frame} />
        </aside>
      </div>
    </Layout>,
  );
};
