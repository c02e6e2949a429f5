import { TeaserLine } from "#stories";
import type { Child } from "hono/jsx";
import { paths, withQuery } from "#paths";
import {
  AddButton,
  Button,
  EmptyNote,
  FormPost,
  type Frame,
  From,
  Head,
  isMember,
  Layout,
  Notice,
  PageHead,
  pageOf,
  Pager,
  TextField,
  Time,
} from "#ui";
import { mayRun } from "../community.ts";
import type { IntroductionView } from "../introductions/introductions-view.ts";
import { Waiting } from "../introductions/pages/parts.tsx";
import type { CommunityView } from "../queries.ts";
import { wordsOf } from "../words/index.ts";
import { DiscussionItem } from "./discussion-item.tsx";
import { FEED_KINDS, Keepers, People, Proposal } from "./keepers.tsx";

export type DateForm = { readonly title: string; readonly place: string; readonly at: string; readonly error: string | null };

type Within = { readonly frame: Frame; readonly view: CommunityView };

const Join = ({ frame, view }: Within) => {
  const words = wordsOf(frame.lang);
  const { slug, name } = view.community;
  if (!isMember(frame)) return <a href={paths.signIn(paths.community(slug))}>{words.join(name)}</a>;
  if (view.own === null)
    return (
      <FormPost action={paths.joinCommunity(slug)}>
        <AddButton name="do" value="in">
          {words.join(name)}
        </AddButton>
      </FormPost>
    );
  return (
    <FormPost action={paths.joinCommunity(slug)} class="row">
      <span class="small">{words.isMember}</span>
      <Button name="do" value={view.own.isQuiet ? "in" : "quiet"} bare>
        {view.own.isQuiet ? words.loud : words.quiet}
      </Button>
      <Button name="do" value="out" bare>
        {words.leave}
      </Button>
    </FormPost>
  );
};

const Dates = ({ frame, view, form }: Within & { readonly form: DateForm }) => {
  const words = wordsOf(frame.lang);
  const { slug } = view.community;
  const runs = mayRun(frame.viewer, view.own?.isSteward === true);
  return (
    <section aria-labelledby="dates">
      <Head id="dates" here>
        {words.dates}
      </Head>
      {view.dates.length === 0 ? <EmptyNote>{words.noDates}</EmptyNote> : null}
      <ul class="list big">
        {view.dates.map((date) => (
          <li id={`d-${date.id}`}>
            <h3 class="next" dir="auto">
              {date.title}
            </h3>
            <p class="small">
              <Time frame={frame} at={date.startsAt} />
              {date.place === "" ? null : (
                <>
                  {" "}
                  <bdi>{date.place}</bdi>
                </>
              )}
              {date.isOff ? (
                <>
                  {" "}
                  <b>{words.off}</b>
                </>
              ) : null}
            </p>
            {!date.isOff && frame.viewer.id !== null && (runs || date.byId === frame.viewer.id) ? (
              <FormPost action={paths.communityDates(slug)}>
                <Button name="off" value={date.id} bare>
                  {words.callOff}
                </Button>
              </FormPost>
            ) : null}
          </li>
        ))}
      </ul>
      <p class="small">
        <a href={paths.communityCalendar(slug)}>{words.calendar}</a>
      </p>
      {view.own === null && form.error === null ? null : (
        <details open={form.error !== null}>
          <summary>{words.addDate}</summary>
          <FormPost action={paths.communityDates(slug)} class="box" label={words.addDate} formError={form.error}>
            <TextField name="title" label={words.what} required value={form.title} />
            <TextField name="place" label={words.where} value={form.place} />
            <TextField name="at" label={words.when} hint={words.whenHint(frame.site.zone)} required value={form.at} />
            <div class="row">
              <Button>{words.post}</Button>
            </div>
          </FormPost>
        </details>
      )}
    </section>
  );
};

const News = ({ frame, view }: Within) => (
  <section aria-labelledby="news">
    <Head id="news">{wordsOf(frame.lang).news}</Head>
    <ul class="list">
      {view.stories.map((story) => (
        <TeaserLine frame={frame} story={story} />
      ))}
    </ul>
  </section>
);

const Discussions = ({ frame, view }: Within) => {
  const words = wordsOf(frame.lang).talk;
  const { community, discussions, prompts, isActive } = view;
  const here = paths.community(community.slug);
  const active = withQuery(here, { order: "active" });
  const next = discussions.next === null ? null : withQuery(isActive ? active : here, { after: discussions.next });
  return (
    <section aria-labelledby="talks">
      <Head id="talks" here more={{ href: paths.startDiscussion(community.slug), text: words.start }}>
        {words.title}
      </Head>
      {prompts.length === 0 ? null : (
        <ul class="list big">
          {prompts.map((one) => (
            <DiscussionItem frame={frame} one={one} isLong />
          ))}
        </ul>
      )}
      {discussions.items.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <p class="small row">
          {isActive ? <a href={here}>{words.newest}</a> : <b>{words.newest}</b>}{" "}
          {isActive ? <b>{words.active}</b> : <a href={active}>{words.active}</a>}
        </p>
      )}
      <ul class="list big">
        {discussions.items
          .filter(({ id }) => !prompts.some((prompt) => prompt.id === id))
          .map((one) => (
            <DiscussionItem frame={frame} one={one} />
          ))}
      </ul>
      <Pager frame={frame} next={next} nextText={words.more} />
    </section>
  );
};

export type CommunityPage = {
  readonly view: CommunityView;
  readonly form: DateForm;
  readonly problem: string | null;
  readonly beside: Child;
  /** Who asks to be introduced to whoever looks. */
  readonly waiting: readonly IntroductionView[];
};

/** What goes on in a community. */
export const communityPage = (frame: Frame, { view, form, problem, beside, waiting }: CommunityPage): string => {
  const words = wordsOf(frame.lang);
  const { community } = view;
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={community.name}
      styles={["front", "talk"]}
      feeds={
        community.state === "open"
          ? FEED_KINDS.map((kind) => ({ kind, href: paths.feed({ kind, community: community.slug }), title: community.name }))
          : []
      }
      {...(community.state === "open" ? {} : { robots: "noindex" as const })}
    >
      <PageHead title={community.name} over={<From name={words.kinds[community.kind]} own />}>
        <p dir="auto">{community.about}</p>
        {problem === null ? null : (
          <Notice kind="error">
            <p>{problem}</p>
          </Notice>
        )}
        {community.state === "open" ? (
          <div class="row">
            <Join frame={frame} view={view} /> <span class="small">{words.members(community.members)}</span>
          </div>
        ) : (
          <Proposal frame={frame} view={view} />
        )}
      </PageHead>
      <div class="cols lead band">
        <div class="stack">
          {community.state === "open" ? <Discussions frame={frame} view={view} /> : null}
          {beside}
          <Dates frame={frame} view={view} form={form} />
          {view.stories.length === 0 ? null : <News frame={frame} view={view} />}
        </div>
        <div class="stack">
          <Waiting frame={frame} waiting={waiting} />
          <Keepers frame={frame} view={view} />
          {view.active.length === 0 ? null : (
            <section aria-labelledby="active">
              <Head id="active">{words.talk.activeMembers}</Head>
              <People people={view.active} />
            </section>
          )}
          <section aria-labelledby="newest">
            <Head id="newest">{words.newest}</Head>
            <People people={view.newest} />
          </section>
        </div>
      </div>
    </Layout>,
  );
};
