import { absolute, paths } from "#paths";
import { Button, CheckField, EmptyNote, Facts, FormPost, type Frame, Head, Layout, Notice, PageHead, pageOf, type Tab, Time } from "#ui";
import { IntakeList } from "../../pages/intake-list.tsx";
import type { FeedPageView } from "../feed-view.ts";
import type { Steer } from "../steer-feed.ts";
import { reasonIn } from "../../reason-in.ts";
import { feedWordsOf } from "../words/index.ts";
import { FeedFields, type FeedForm } from "./feed-form.tsx";
import { FeedState, healthOf } from "./feed-health.tsx";

export type FeedPage = {
  readonly view: FeedPageView;
  readonly tabs: readonly Tab[];
  readonly maySetUp: boolean;
  readonly form: FeedForm;
  readonly notice?: { readonly kind: "done" | "error"; readonly text: string };
  /** What was just made, shown this once. */
  readonly made?: { readonly kind: "key" | "signing"; readonly key: string };
};

/** What a look found, in the reader's language where it is one of our own sentences; else as it was said, in English. */
const Detail = ({ frame, text }: { readonly frame: Frame; readonly text: string }) => {
  const said = reasonIn(frame.lang, text);
  return (
    <p class="small" {...(said === text ? { lang: "en", dir: "ltr" as const } : {})}>
      {said}
    </p>
  );
};

const Made = ({ frame, made }: { readonly frame: Frame; readonly made: NonNullable<FeedPage["made"]> }) => {
  const words = feedWordsOf(frame.lang);
  return (
    <Notice kind="done">
      <p>{made.kind === "key" ? words.keyOnce : words.signingOnce}</p>
      <p class="hash">
        <bdi>{made.key}</bdi>
      </p>
    </Notice>
  );
};

const Health = ({ frame, view }: { readonly frame: Frame; readonly view: FeedPageView }) => {
  const words = feedWordsOf(frame.lang);
  const { feed } = view;
  return (
    <section aria-labelledby="health" class="stack">
      <Head id="health">{words.health}</Head>
      <p class="row">
        <FeedState frame={frame} view={view} />
      </p>
      <p>{healthOf(frame, view).join(" ")}</p>
      {feed.problem === null ? null : (
        <div class="bad">
          <p>{words.problem[feed.problem]}</p>
          {view.detail === "" ? null : <Detail frame={frame} text={view.detail} />}
        </div>
      )}
      <Facts
        facts={[
          { term: words.kind, detail: words.kinds[feed.kind] },
          { term: words.source, detail: view.source === null ? words.itemsSay : <bdi>{view.source.name}</bdi> },
          ...(feed.address === "" ? [] : [{ term: words.field.address, detail: <bdi class="hash">{feed.address}</bdi> }]),
          ...(feed.kind === "push"
            ? [{ term: words.pushTo, detail: <bdi class="hash">{absolute(frame.origin, paths.apiItems())}</bdi> }]
            : []),
        ]}
      />
    </section>
  );
};

const Act = ({ frame, view, steer, help }: { frame: Frame; view: FeedPageView; steer: Steer; help?: string }) => {
  const words = feedWordsOf(frame.lang);
  return (
    <FormPost action={paths.deskFeed(view.feed.slug)} class="stack" label={words.steer[steer]}>
      {help === undefined ? null : <p class="small">{help}</p>}
      <p>
        <Button name="do" value={steer}>
          {words.steer[steer]}
        </Button>
      </p>
    </FormPost>
  );
};

const Keys = ({ frame, view }: { readonly frame: Frame; readonly view: FeedPageView }) => {
  const words = feedWordsOf(frame.lang);
  const action = paths.deskFeed(view.feed.slug);
  return (
    <>
      <FormPost action={action} class="stack band" label={words.newKey}>
        <p class="small">
          {view.hasKey ? words.hasKey : words.noKey} {words.keyHelp}
        </p>
        <p>
          <Button name="do" value="key">
            {words.newKey}
          </Button>
        </p>
      </FormPost>
      <FormPost action={action} class="stack band" label={words.newSigning}>
        <p class="small">
          {view.feed.signing === null ? words.noSigning : words.hasSigning} {words.signingHelp}
        </p>
        <p class="small hash" dir="ltr">
          X-Townwire-Feed: {view.feed.slug}
          <br />
          X-Townwire-Signature: sha256=…
        </p>
        <p>
          <Button name="do" value="signing">
            {words.newSigning}
          </Button>
        </p>
      </FormPost>
    </>
  );
};

const Steering = ({ frame, page }: { readonly frame: Frame; readonly page: FeedPage }) => {
  const words = feedWordsOf(frame.lang);
  const { view } = page;
  const { feed } = view;
  const look = feed.kind === "push" ? null : <Act frame={frame} view={view} steer="look" />;
  return (
    <section aria-labelledby="steering" class="stack">
      <Head id="steering">{words.steering}</Head>
      {look}
      {!page.maySetUp ? (
        <p>{words.onlyAdmins}</p>
      ) : (
        <>
          {feed.isOn && feed.problem !== "gone" ? (
            <Act frame={frame} view={view} steer="pause" help={words.pauseHelp} />
          ) : (
            <Act frame={frame} view={view} steer="resume" help={words.resumeHelp} />
          )}
          {feed.problem === "host-key" ? <Act frame={frame} view={view} steer="trust" help={words.trustHelp} /> : null}
          {feed.kind === "push" ? <Keys frame={frame} view={view} /> : null}
          <FormPost action={paths.deskFeed(feed.slug)} class="stack band" label={words.steer.remove}>
            <p class="small">{words.removeHelp}</p>
            <CheckField name="sure" label={words.removeSure} />
            <p>
              <Button name="do" value="remove">
                {words.steer.remove}
              </Button>
            </p>
          </FormPost>
        </>
      )}
    </section>
  );
};

const Log = ({ frame, view }: { readonly frame: Frame; readonly view: FeedPageView }) => {
  const words = feedWordsOf(frame.lang);
  return (
    <section aria-labelledby="log" class="band">
      <Head id="log">{words.log}</Head>
      {view.runs.length === 0 ? (
        <EmptyNote>{words.nothingLogged}</EmptyNote>
      ) : (
        <ul class="list">
          {view.runs.map((run) => (
            <li>
              <p>
                <b>
                  <Time frame={frame} at={run.at} />
                </b>{" "}
                {run.sums.documents === 0 ? null : words.brought(run.sums)}
              </p>
              {run.problem === null ? null : <Detail frame={frame} text={run.detail} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** One feed: how it does, how it is set up, what came in by it. */
export const feedPage = (frame: Frame, page: FeedPage): string => {
  const words = feedWordsOf(frame.lang);
  const { view, notice, made } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={view.feed.name} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={view.feed.name} />
      {notice === undefined ? null : (
        <Notice kind={notice.kind}>
          <p>{notice.text}</p>
        </Notice>
      )}
      {made === undefined ? null : <Made frame={frame} made={made} />}
      <div class="cols side">
        <div class="stack">
          <Health frame={frame} view={view} />
          <section aria-labelledby="recent" class="band">
            <Head id="recent">{words.recent}</Head>
            {view.rows.length === 0 ? <EmptyNote>{words.nothingRecent}</EmptyNote> : <IntakeList frame={frame} rows={view.rows} />}
          </section>
          {page.maySetUp ? (
            <section aria-labelledby="settings" class="band">
              <Head id="settings">{words.settings}</Head>
              <FeedFields frame={frame} form={page.form} action={paths.deskFeed(view.feed.slug)} verb="change" />
            </section>
          ) : null}
        </div>
        <aside class="stack" aria-label={words.steering}>
          <Steering frame={frame} page={page} />
          <Log frame={frame} view={view} />
        </aside>
      </div>
    </Layout>,
  );
};
