import { formatInstant } from "#kit";
import { type Href, paths } from "#paths";
import { Caret, type Frame, Notice } from "#ui";
import type { SessionView } from "../sessions/session-view.ts";
import { wordsOf } from "../words/index.ts";
import { momentOf } from "./question-parts.tsx";

type Props = { readonly frame: Frame; readonly session: SessionView };

/** What happens in a session now, and when that changes. */
export const sessionNow = ({ frame, session }: Props): string => {
  const { session: words } = wordsOf(frame.lang);
  if (session.isCalledOff) return words.calledOffHow;
  const { collectsAt, startsAt, endsAt, closesAt } = session.times;
  const at = { announced: collectsAt, collecting: startsAt, live: endsAt, late: closesAt, archived: endsAt }[session.phase];
  return words.how[session.phase](momentOf(frame, at));
};

/** Where a session is, above everything else on its page. */
export const SessionNotice = ({ frame, session }: Props) => {
  const { session: words } = wordsOf(frame.lang);
  const isOver = session.isCalledOff || session.phase === "archived";
  return (
    <Notice kind={isOver ? "past" : "done"} title={session.isCalledOff ? words.calledOff : words.phases[session.phase]}>
      <p>{sessionNow({ frame, session })}</p>
    </Notice>
  );
};

/** Who the guest is, by the newsroom's word. */
export const GuestLine = ({ frame, session }: Props) => {
  const { session: words, page } = wordsOf(frame.lang);
  const { guest } = session;
  return (
    <p>
      {words.guest}:{" "}
      {guest === null ? (
        <b>{page.formerMember}</b>
      ) : (
        <a href={paths.profile(guest.handle)}>
          <bdi>{guest.name}</bdi>
        </a>
      )}
      {session.guestWords === "" ? null : (
        <>
          , <bdi>{session.guestWords}</bdi>
        </>
      )}
      . <span class="small">{words.checked}</span>
    </p>
  );
};

/** A session in a list: its title, who answers, what happens now. */
export const SessionItem = ({ frame, session, level, href }: Props & { readonly level: "h2" | "h3"; readonly href?: Href }) => {
  const { session: words } = wordsOf(frame.lang);
  const link = (
    <a href={href ?? paths.session(session.id)} dir="auto">
      {session.title}
    </a>
  );
  return (
    <li>
      {level === "h2" ? <h2 class="h3">{link}</h2> : <h3>{link}</h3>}
      <p class="small">
        <b>{session.isCalledOff ? words.calledOff : words.phases[session.phase]}.</b> <bdi>{session.guest?.name ?? ""}</bdi>
        {session.guest === null || session.guestWords === "" ? "" : ", "}
        <bdi>{session.guestWords}</bdi>.{" "}
        <time datetime={session.times.startsAt}>{formatInstant(frame.lang, frame.site.zone, session.times.startsAt, "moment")}</time>.
      </p>
    </li>
  );
};

/** Under a story: the guests whom its readers can ask, and what others answered. */
export const SessionsUnder = ({ frame, sessions }: { readonly frame: Frame; readonly sessions: readonly SessionView[] }) => {
  const { session: words } = wordsOf(frame.lang);
  if (sessions.length === 0) return null;
  return (
    <section class="answered" aria-labelledby="sessions">
      <h2 id="sessions">
        <Caret>{words.under}</Caret>
      </h2>
      {sessions.map((session) => (
        <>
          <h3>
            <a href={paths.session(session.id)} dir="auto">
              {session.title}
            </a>
          </h3>
          <GuestLine frame={frame} session={session} />
          <p>
            <b>{words.phases[session.phase]}.</b> {sessionNow({ frame, session })}{" "}
            <a href={paths.session(session.id)}>{session.phase === "archived" ? words.read : words.join}</a>
          </p>
        </>
      ))}
    </section>
  );
};
