import { localTime } from "#kit";
import { paths } from "#paths";
import {
  AddButton,
  Button,
  EmptyNote,
  type Frame,
  FormPost,
  Head,
  Layout,
  Notice,
  PageHead,
  Pager,
  pageOf,
  SelectField,
  type Tab,
  TextArea,
  TextField,
} from "#ui";
import { GUEST_LETTERS, INTRO_LETTERS, LASTS_MINUTES, sessionStepsIn, TITLE_LETTERS } from "../sessions/session.ts";
import type { SessionView } from "../sessions/session-view.ts";
import { wordsOf } from "../words/index.ts";
import { GuestLine, SessionItem, sessionNow } from "./session-parts.tsx";

/** What the form holds, as it was typed; times as the site's clocks show them. */
export type SessionFields = {
  readonly story: string;
  readonly handle: string;
  readonly guestWords: string;
  readonly title: string;
  readonly intro: string;
  readonly collects: string;
  readonly starts: string;
  readonly minutes: string;
};

type FormProps = { readonly frame: Frame; readonly fields: SessionFields; readonly error: string | null; readonly isNew: boolean };

const FieldsOf = ({ frame, fields, error, isNew }: FormProps) => {
  const { desk } = wordsOf(frame.lang).session;
  return (
    <>
      {error === null ? null : (
        <Notice kind="error">
          <p>{error}</p>
        </Notice>
      )}
      {isNew ? <TextField name="story" label={desk.story} required value={fields.story} /> : null}
      <TextField name="handle" label={desk.handle} hint={desk.handleHint} required value={fields.handle} />
      <TextField
        name="guestWords"
        label={desk.guestWords}
        hint={desk.guestHint}
        required
        value={fields.guestWords}
        maxlength={GUEST_LETTERS}
      />
      <TextField name="title" label={desk.name} required value={fields.title} maxlength={TITLE_LETTERS} />
      <TextArea name="intro" label={desk.intro} value={fields.intro} rows={2} maxlength={INTRO_LETTERS} />
      <TextField name="collects" type="datetime-local" label={desk.collects} hint={desk.collectsHint} value={fields.collects} />
      <TextField
        name="starts"
        type="datetime-local"
        label={desk.starts}
        hint={desk.startsHint(frame.site.zone)}
        required
        value={fields.starts}
      />
      <SelectField
        name="minutes"
        label={desk.lasts}
        value={fields.minutes}
        options={LASTS_MINUTES.map((count) => ({ value: String(count), text: desk.minutes(count) }))}
      />
    </>
  );
};

export type DeskSessionsPage = {
  readonly sessions: readonly SessionView[];
  readonly next: string | null;
  readonly fields: SessionFields;
  readonly error: string | null;
  readonly tabs: readonly Tab[];
};

/** The sessions of the newsroom, and the form for a new one. */
export const deskSessionsPage = (frame: Frame, page: DeskSessionsPage): string => {
  const { desk } = wordsOf(frame.lang).session;
  return pageOf(
    frame,
    <Layout frame={frame} title={desk.title} variant="desk" tabs={page.tabs} styles={["desk", "talk"]} robots="noindex">
      <PageHead title={desk.title} deck={desk.deck} />
      {page.sessions.length === 0 ? <EmptyNote>{desk.none}</EmptyNote> : null}
      <ul class="list big">
        {page.sessions.map((session) => (
          <SessionItem frame={frame} session={session} level="h2" href={paths.deskSession(session.id)} />
        ))}
      </ul>
      <Pager frame={frame} next={page.next === null ? null : paths.deskSessions({ after: page.next })} nextText={desk.older} />
      <section class="band" aria-labelledby="set-up">
        <Head id="set-up">{desk.setUp}</Head>
        <FormPost class="box" action={paths.deskSessions()} label={desk.setUp}>
          <FieldsOf frame={frame} fields={page.fields} error={page.error} isNew />
          <div class="row">
            <AddButton>{desk.announce}</AddButton>
          </div>
        </FormPost>
      </section>
    </Layout>,
  );
};

export type DeskSessionPage = {
  readonly session: SessionView;
  /** The form as it came back; null where it shows what stands. */
  readonly fields: SessionFields | null;
  readonly error: string | null;
  readonly tabs: readonly Tab[];
};

const fieldsOf = (frame: Frame, { guest, guestWords, title, intro, times, story }: SessionView): SessionFields => ({
  story: story.shortId,
  handle: guest?.handle ?? "",
  guestWords,
  title,
  intro,
  collects: localTime(frame.site.zone, times.collectsAt),
  starts: localTime(frame.site.zone, times.startsAt),
  minutes: String(Math.round((Date.parse(times.endsAt) - Date.parse(times.startsAt)) / 60_000)),
});

/** One session, with all that can be done with it now. */
export const deskSessionPage = (frame: Frame, { session, fields, error, tabs }: DeskSessionPage): string => {
  const { session: words } = wordsOf(frame.lang);
  const { desk } = words;
  const isBefore = !session.isCalledOff && (session.phase === "announced" || session.phase === "collecting");
  const steps = session.isCalledOff ? [] : sessionStepsIn(session.phase);
  return pageOf(
    frame,
    <Layout frame={frame} title={session.title} variant="desk" tabs={tabs} styles={["desk", "talk"]} robots="noindex">
      <PageHead title={session.title} deck={session.isCalledOff ? words.calledOff : words.phases[session.phase]}>
        <GuestLine frame={frame} session={session} />
        <p>{sessionNow({ frame, session })}</p>
        <p class="row">
          <a href={paths.session(session.id)}>{desk.toPage}</a>
          <a href={paths.deskSessions()}>{desk.title}</a>
        </p>
      </PageHead>
      {error === null || isBefore ? null : (
        <Notice kind="error">
          <p>{error}</p>
        </Notice>
      )}
      {steps.map((step) => (
        <FormPost class="box" action={paths.deskSession(session.id)} label={desk.steps[step]}>
          <p>{desk.stepHow[step]}</p>
          <div class="row">
            <Button name="do" value={step}>
              {desk.steps[step]}
            </Button>
          </div>
        </FormPost>
      ))}
      {isBefore ? (
        <FormPost class="box" action={paths.deskSession(session.id)} label={desk.change}>
          <h2 class="h3">{desk.change}</h2>
          <FieldsOf frame={frame} fields={fields ?? fieldsOf(frame, session)} error={error} isNew={false} />
          <div class="row">
            <Button name="do" value="change">
              {desk.change}
            </Button>
          </div>
        </FormPost>
      ) : null}
    </Layout>,
  );
};
