import { paths } from "#paths";
import { EmptyNote, type Frame, Head, Layout, PageHead, pageOf, type Tab, Time } from "#ui";
import { FEED_KINDS } from "../feed.ts";
import type { FeedView } from "../feed-view.ts";
import { feedWordsOf } from "../words/index.ts";
import { addPath, FeedFields, type FeedForm } from "./feed-form.tsx";
import { FeedState, healthOf } from "./feed-health.tsx";

export type FeedsPage = {
  readonly feeds: readonly FeedView[];
  /** The ways that are always there, with when something last came by them. */
  readonly always: readonly { readonly name: string; readonly last: string | null; readonly where: string }[];
  readonly tabs: readonly Tab[];
  readonly maySetUp: boolean;
  /** The form of a new feed, once its kind is chosen. */
  readonly form: FeedForm | null;
};

const FeedLine = ({ frame, view }: { readonly frame: Frame; readonly view: FeedView }) => {
  const words = feedWordsOf(frame.lang);
  const { feed } = view;
  return (
    <li>
      <h3>
        <a href={paths.deskFeed(feed.slug)}>
          <bdi>{feed.name}</bdi>
        </a>
      </h3>
      <p class="row">
        <FeedState frame={frame} view={view} />
        <span class="small">
          {words.kinds[feed.kind]}
          {view.source === null ? null : (
            <>
              {", "}
              <bdi>{view.source.name}</bdi>
            </>
          )}
        </span>
      </p>
      <p>{healthOf(frame, view).join(" ")}</p>
      {feed.problem === null ? null : <p class="bad">{words.problem[feed.problem]}</p>}
    </li>
  );
};

const Kinds = ({ frame }: { readonly frame: Frame }) => {
  const words = feedWordsOf(frame.lang);
  return (
    <>
      <p>{words.addWhich}</p>
      <ul class="list">
        {FEED_KINDS.map((kind) => (
          <li>
            <h3>
              <a href={addPath(kind)}>{words.kinds[kind]}</a>
            </h3>
            <p class="small">{words.kindHelp[kind]}</p>
          </li>
        ))}
      </ul>
    </>
  );
};

/** Every feed with how it does, and the way to set another up. */
export const feedsPage = (frame: Frame, page: FeedsPage): string => {
  const words = feedWordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.intro} />
      <div class="cols side">
        <div class="stack">
          {page.form === null ? null : (
            <section aria-labelledby="add" class="stack">
              <Head id="add">{`${words.add}: ${words.kinds[page.form.kind]}`}</Head>
              <p class="small">{words.kindHelp[page.form.kind]}</p>
              <FeedFields frame={frame} form={page.form} action={addPath(page.form.kind)} verb="add" />
            </section>
          )}
          <section aria-labelledby="all">
            <h2 class="unseen" id="all">
              {words.title}
            </h2>
            {page.feeds.length === 0 ? (
              <EmptyNote>{words.none}</EmptyNote>
            ) : (
              <ul class="list">
                {page.feeds.map((view) => (
                  <FeedLine frame={frame} view={view} />
                ))}
              </ul>
            )}
          </section>
        </div>
        <aside class="stack" aria-label={words.add}>
          <section aria-labelledby="always">
            <Head id="always">{words.always}</Head>
            <ul class="list">
              {page.always.map(({ name, last, where }) => (
                <li>
                  <h3>{name}</h3>
                  <p class="small">
                    <bdi>{where}</bdi>
                  </p>
                  <p class="small">{last === null ? words.noItem : <Time frame={frame} at={last} />}</p>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="which" class="band stack">
            <Head id="which">{words.add}</Head>
            {page.maySetUp ? <Kinds frame={frame} /> : <p>{words.onlyAdmins}</p>}
          </section>
        </aside>
      </div>
    </Layout>,
  );
};
