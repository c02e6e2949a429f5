import { formatInstant } from "#kit";
import { paths } from "#paths";
import { AddButton, Band, Button, EmptyNote, FormPost, type Frame, Layout, Notice, PageHead, pageOf, SelectField, type Tab } from "#ui";
import type { StaffPerson } from "../people.ts";
import type { Recovery, RecoveryProblem } from "../recovery.ts";
import { recoveryWordsOf } from "../words/recovery.ts";

export type RecoveryPage = {
  readonly staff: readonly StaffPerson[];
  readonly recoveries: readonly Recovery[];
  readonly problem: RecoveryProblem | null;
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

const Act = ({ frame, recovery, act }: { readonly frame: Frame; readonly recovery: Recovery; readonly act: "confirm" | "stop" }) => {
  const words = recoveryWordsOf(frame.lang);
  return (
    <FormPost action={paths.deskRecovery()} class="row" label={`${words[act]}: ${recovery.name}`}>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="recovery" value={recovery.id} />
      <Button>{words[act]}</Button>
    </FormPost>
  );
};

const Row = ({ frame, recovery }: { readonly frame: Frame; readonly recovery: Recovery }) => {
  const words = recoveryWordsOf(frame.lang);
  const at = (instant: string): string => formatInstant(frame.lang, frame.site.zone, instant, "exact");
  const { id } = frame.viewer;
  const isOpen = recovery.state === "asked" || recovery.state === "agreed";
  return (
    <li>
      <h3>
        <bdi>{recovery.name}</bdi>
      </h3>
      <p class="small">
        <bdi>@{recovery.handle}</bdi>, {words.states[recovery.state]}
      </p>
      <p>{words.asked(recovery.askedByName ?? words.former, at(recovery.askedAt))}</p>
      {recovery.state === "asked" ? <p>{words.until(at(recovery.endsAt))}</p> : null}
      {recovery.dueAt === null ? null : <p>{words.agreed(recovery.confirmedByName ?? words.former)}</p>}
      {recovery.state === "agreed" && recovery.dueAt !== null ? <p>{words.due(at(recovery.dueAt))}</p> : null}
      {recovery.state === "asked" && recovery.askedBy !== id && recovery.memberId !== id ? (
        <Act frame={frame} recovery={recovery} act="confirm" />
      ) : null}
      {isOpen ? <Act frame={frame} recovery={recovery} act="stop" /> : null}
    </li>
  );
};

/** Where two admins give somebody of the staff a new start. */
export const recoveryDeskPage = (frame: Frame, page: RecoveryPage): string => {
  const words = recoveryWordsOf(frame.lang);
  const others = page.staff.filter((person) => person.id !== frame.viewer.id);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      {page.problem === null ? null : (
        <Notice kind="error">
          <p>{words.problems[page.problem]}</p>
        </Notice>
      )}
      {page.isDone ? (
        <Notice kind="done">
          <p>{words.done}</p>
        </Notice>
      ) : null}
      {others.length === 0 ? null : (
        <Band id="ask" title={words.askTitle}>
          <FormPost action={paths.deskRecovery()} label={words.askTitle}>
            <input type="hidden" name="act" value="ask" />
            <SelectField
              name="member"
              label={words.who}
              value={others[0]?.id ?? ""}
              options={others.map((person) => ({ value: person.id, text: `${person.name} (@${person.handle})` }))}
            />
            <div class="row">
              <AddButton>{words.ask}</AddButton>
            </div>
          </FormPost>
        </Band>
      )}
      <Band id="asked" title={words.openTitle}>
        {page.recoveries.length === 0 ? (
          <EmptyNote>{words.none}</EmptyNote>
        ) : (
          <ul class="list big">
            {page.recoveries.map((recovery) => (
              <Row frame={frame} recovery={recovery} />
            ))}
          </ul>
        )}
      </Band>
    </Layout>,
  );
};

/** Where the link in the mail leads: one more press stops it. */
export const recoveryStopPage = (frame: Frame, state: "asks" | "done" | "over", link: string): string => {
  const words = recoveryWordsOf(frame.lang);
  const deck = { asks: words.stopAsks, done: words.stopped, over: words.stopOver }[state];
  return pageOf(
    frame,
    <Layout frame={frame} title={words.stopTitle} robots="noindex">
      <PageHead title={words.stopTitle} deck={deck} />
      {state === "asks" ? (
        <FormPost class="step now" action={paths.recoveryStop()} label={words.stopTitle}>
          <input type="hidden" name="t" value={link} />
          <div class="row">
            <AddButton>{words.stopYes}</AddButton>
          </div>
        </FormPost>
      ) : null}
    </Layout>,
  );
};
