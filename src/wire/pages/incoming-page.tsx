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
import { type Flag, receiptWordsOf, type Source } from "#stories";
import type { IntakeRow, IntakeView } from "../intake-view.ts";
import { wordsOf } from "../words/index.ts";
import { lifeWordsOf } from "../words/life/index.ts";
import { channelName } from "./channel-name.ts";
import { IntakeList } from "./intake-list.tsx";
import { FlagLine } from "./story-flags.tsx";

export type IncomingPage = {
  readonly view: IntakeView;
  /** Stories that rest on what was withdrawn or put right. */
  readonly flags: readonly Flag[];
  /** Withdrawn stories of which an address still answered when it was last asked. */
  readonly notDown: readonly { readonly shortId: string; readonly at: string }[];
  readonly sources: readonly Source[];
  readonly filter: { readonly source?: string | undefined; readonly state?: string | undefined };
  readonly folder: string;
  readonly tabs: readonly Tab[];
};

/** States a newsroom filters by, in the order of the key. */
const FILTERABLE = ["created", "updated", "corrected", "embargoed", "withheld", "rejected", "killed", "stale", "unchanged"] as const;

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
            {words.incoming}{" "}
            <span class="small">{words.counts(view.today, view.out, view.needing.length + page.flags.length + page.notDown.length)}</span>
          </h2>
          <p class="small">{words.dropHere(page.folder)}</p>
          {view.rows.length === 0 ? <EmptyNote>{words.nothingYet}</EmptyNote> : <IntakeList frame={frame} rows={view.rows} />}
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
          <Needs frame={frame} rows={view.needing} flags={page.flags} notDown={page.notDown} />
          <Channels frame={frame} view={view} />
          <Key frame={frame} />
        </aside>
      </div>
    </Layout>,
  );
};
