import { paths } from "#paths";
import { Button, EmptyNote, FormPost, type Frame, Head, Layout, pageOf, Pager, State, type StateName, type Tab, Time, tongue } from "#ui";
import { type Flag, receiptWordsOf, type Source } from "#stories";
import type { IntakeRow, IntakeView } from "../intake-view.ts";
import type { KeptFilter } from "../list/look-through.ts";
import { askedIn, type WireFilter } from "../list/wire-filter.ts";
import { wordsOf } from "../words/index.ts";
import { wordsOf as listWordsOf } from "../words/list/index.ts";
import { lifeWordsOf } from "../words/life/index.ts";
import { channelName } from "./channel-name.ts";
import { IntakeList, type IntakeMarks } from "./intake-list.tsx";
import { FilterFields, KeepFilter, KeptFilters } from "./kept-filters.tsx";
import { FlagLine } from "./story-flags.tsx";
import { reasonIn } from "../reason-in.ts";

export type IncomingPage = {
  readonly view: IntakeView;
  /** Stories that rest on what was withdrawn or put right. */
  readonly flags: readonly Flag[];
  /** Withdrawn stories of which an address still answered when it was last asked. */
  readonly notDown: readonly { readonly shortId: string; readonly at: string }[];
  readonly sources: readonly Source[];
  readonly filter: WireFilter;
  /** What is kept under a name; `current` is the one that is looked at. */
  readonly kept: readonly KeptFilter[];
  readonly current: string | undefined;
  readonly marks: IntakeMarks;
  readonly problem: string | null;
  readonly folder: string;
  readonly tabs: readonly Tab[];
};

type NeedsProps = { readonly frame: Frame; readonly rows: readonly IntakeRow[] } & Pick<IncomingPage, "flags" | "notDown">;

const Needs = ({ frame, rows, flags, notDown }: NeedsProps) => {
  const words = wordsOf(frame.lang);
  return (
    <section aria-labelledby="need">
      <Head id="need">{words.needsEditor}</Head>
      {rows.length + flags.length + notDown.length === 0 ? (
        <EmptyNote>{words.nothingNeeds}</EmptyNote>
      ) : (
        <ul class="list">
          {notDown.map(({ shortId, at }) => (
            <li>
              <h3>
                <a href={paths.deskReceipt(shortId)}>{receiptWordsOf(frame.lang).notDown}</a>
              </h3>
              <p class="small">
                <Time frame={frame} at={at} />
              </p>
            </li>
          ))}
          {flags.map((flag) => (
            <FlagLine frame={frame} flag={flag} />
          ))}
          {rows.map((row) => (
            <li>
              <h3 {...(row.headline === "" ? {} : tongue(row.lang, frame.lang))}>
                <a href={row.story === null ? paths.deskItem(row.itemId) : paths.deskStory(row.story.shortId)}>
                  {row.headline === "" ? <bdi>{row.fileName}</bdi> : row.headline}
                </a>
              </h3>
              <p class="small">
                <bdi>{reasonIn(frame.lang, row.problem ?? "")}</bdi>
              </p>
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
      <Head id="feeds" more={{ href: paths.deskFeeds(), text: feeds.all }}>
        {feeds.title}
      </Head>
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
                <th scope="row">
                  {channel.feed === null ? (
                    channelName(frame, channel.channel)
                  ) : (
                    <a href={paths.deskFeed(channel.feed.slug)}>{channel.feed.name}</a>
                  )}
                </th>
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

/** What came in, to be ticked and put together into one story. */
const Ticked = ({ frame, rows, marks }: { readonly frame: Frame; readonly rows: readonly IntakeRow[]; readonly marks: IntakeMarks }) => {
  const words = listWordsOf(frame.lang);
  return (
    <FormPost action={paths.deskWrite()} class="stack" label={words.together}>
      <IntakeList frame={frame} rows={rows} marks={marks} isTicked />
      <div class="row">
        <Button name="together" value="1">
          {words.together}
        </Button>
        <Button name="do" value="seen" formaction={paths.deskIncoming()} bare>
          {words.markSeen}
        </Button>
      </div>
      <p class="small">{words.togetherHelp}</p>
      {rows.map(({ id }) => (
        <input type="hidden" name="line" value={id} />
      ))}
    </FormPost>
  );
};

export const incomingPage = (frame: Frame, page: IncomingPage): string => {
  const words = wordsOf(frame.lang);
  const { view } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.incoming} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <h1 class="unseen">{words.incomingTitle}</h1>
      <KeptFilters frame={frame} kept={page.kept} current={page.current} />
      <FilterFields frame={frame} filter={page.filter} sources={page.sources} />
      <KeepFilter frame={frame} filter={page.filter} current={page.current} problem={page.problem} />
      <div class="cols side">
        <section aria-labelledby="inc">
          <h2 class="head" id="inc">
            {words.incoming}{" "}
            <span class="small">{words.counts(view.today, view.out, view.needing.length + page.flags.length + page.notDown.length)}</span>
          </h2>
          <p class="small">{view.through === null ? words.dropHere(page.folder) : listWordsOf(frame.lang).through(view.through)}</p>
          {view.rows.length === 0 ? (
            <EmptyNote>{words.nothingYet}</EmptyNote>
          ) : (
            <Ticked frame={frame} rows={view.rows} marks={page.marks} />
          )}
          <Pager
            frame={frame}
            next={
              view.next === null
                ? null
                : paths.deskIncoming({
                    ...(page.current === undefined ? askedIn(page.filter) : { filter: page.current }),
                    after: view.next,
                  })
            }
            nextText={view.through === null ? words.older : listWordsOf(frame.lang).furtherBack}
          />
        </section>
        <aside class="stack" aria-label={words.needsEditor}>
          <Needs frame={frame} rows={view.needing} flags={page.flags} notDown={page.notDown} />
          <Channels frame={frame} view={view} />
          <Key frame={frame} />
        </aside>
      </div>
    </Layout>,
  );
};
