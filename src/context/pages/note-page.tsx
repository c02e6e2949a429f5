import { paths } from "#paths";
import { type Actor } from "#kit";
import { Button, type Frame, FormPost, Head, Layout, Notice, PageHead, pageOf, SelectField, TextField, Time, tongue } from "#ui";
import { ruleNames, RULES, type Stage } from "#conversation";
import { type Act, mayAct } from "../act-on-note.ts";
import type { OneNote } from "../one-note.ts";
import { wordsOf } from "../words/index.ts";
import { Evidence, NoteWhy } from "./note-beside.tsx";

export type NotePage = OneNote & { readonly stage: Stage; readonly error: string | null };

const LABELS = (frame: Frame): Readonly<Record<Act, string>> => {
  const { own, desk } = wordsOf(frame.lang);
  return {
    send: own.send,
    withdraw: own.withdraw,
    fits: own.fits,
    "fits-not": own.fitsNot,
    "let-out": desk.letOut,
    "turn-down": desk.turnDown,
    remove: desk.remove,
    publish: desk.publish,
    unpublish: desk.unpublish,
    veto: desk.veto,
    unveto: desk.unveto,
    incorporate: desk.incorporate,
  };
};

/** What a viewer may do to a note as it stands. */
const actsOf = (viewer: Actor, { note }: OneNote): readonly Act[] => {
  const plain: readonly Act[] = [
    "send",
    "withdraw",
    ...(note.anchor === "changed_material" ? (["fits", "fits-not"] as const) : []),
    "let-out",
    ...(note.desk === "published" ? (["unpublish"] as const) : note.anchor === "orphan" ? [] : (["publish"] as const)),
    ...(note.desk === "vetoed" ? (["unveto"] as const) : (["veto"] as const)),
    "incorporate",
  ];
  return plain.filter((act) => mayAct(viewer, note, act));
};

/** Removing and turning down ask why: the author reads it. */
const WithReason = ({ frame, page, act }: { readonly frame: Frame; readonly page: NotePage; readonly act: "remove" | "turn-down" }) => {
  const { desk } = wordsOf(frame.lang);
  return (
    <details>
      <summary>{LABELS(frame)[act]}</summary>
      <FormPost class="box" action={paths.actOnNote(page.note.id)} label={LABELS(frame)[act]}>
        <input type="hidden" name="act" value={act} />
        <SelectField
          name="rule"
          id={`${act}-rule`}
          label={desk.removeRule}
          options={RULES.map((rule) => ({ value: rule, text: `${rule}. ${ruleNames(frame.lang)[rule] ?? ""}` }))}
        />
        <TextField name="reason" id={`${act}-reason`} label={desk.removeReason} required maxlength={500} />
        <Button>{LABELS(frame)[act]}</Button>
      </FormPost>
    </details>
  );
};

const Missing = ({ frame, page }: { readonly frame: Frame; readonly page: NotePage }) => {
  const { own } = wordsOf(frame.lang);
  const { missing } = page;
  if (missing === null) return null;
  const lines = [
    ...(missing.ratings > 0 ? [own.missing(missing.ratings)] : []),
    ...(missing.otherSide ? [own.missingOther] : []),
    ...(missing.reasons ? [own.missingReasons] : []),
  ];
  return (
    <ul class="small">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
};

const Acts = ({ frame, page }: { readonly frame: Frame; readonly page: NotePage }) => {
  const acts = actsOf(frame.viewer, page);
  const reasoned = (["turn-down", "remove"] as const).filter((act) => mayAct(frame.viewer, page.note, act));
  return (
    <>
      {acts.some((act) => act === "fits") ? <p>{wordsOf(frame.lang).own.fitsAsk}</p> : null}
      {acts.length === 0 ? null : (
        <FormPost class="note-acts" action={paths.actOnNote(page.note.id)} label={wordsOf(frame.lang).own.title}>
          {acts.map((act) => (
            <Button name="act" value={act}>
              {LABELS(frame)[act]}
            </Button>
          ))}
        </FormPost>
      )}
      {reasoned.map((act) => (
        <WithReason frame={frame} page={page} act={act} />
      ))}
    </>
  );
};

const Life = ({ frame, page }: { readonly frame: Frame; readonly page: NotePage }) => {
  const words = wordsOf(frame.lang).own;
  return page.log.length === 0 ? null : (
    <section class="band" aria-labelledby="log">
      <Head id="log">{words.log}</Head>
      <ol>
        {page.log.map(({ at, what }) => (
          <li class="small">
            <Time frame={frame} at={at} form="moment" /> {words.logs[what.startsWith("status:") ? "status" : what] ?? what}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** A note at its own address: for everybody what it says and on what; for its author and the staff its life. */
export const notePage = (frame: Frame, page: NotePage): string => {
  const words = wordsOf(frame.lang);
  const { note, view, story, ticket } = page;
  const reads = tongue(note.lang, frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.own.title} styles={["talk", "story", "context"]} robots="noindex">
      <PageHead title={words.own.title} deck={story.headline}>
        {view.status === null ? null : (
          <p>
            <b>{words.statuses[view.status]}.</b> {view.isOwn || page.log.length > 0 ? words.life[view.status] : null}
          </p>
        )}
      </PageHead>
      {page.error === null ? null : (
        <Notice kind="error">
          <p>{page.error}</p>
        </Notice>
      )}
      <article class="noted">
        <p>{words.note.passageWas}</p>
        <blockquote {...reads}>
          <p>{note.quote}</p>
        </blockquote>
        {note.quoted_now === null || note.quoted_now === note.quote ? null : (
          <>
            <p>{words.note.passageNow}</p>
            <blockquote {...reads}>
              <p>{note.quoted_now}</p>
            </blockquote>
          </>
        )}
        <p class="note__text" dir="auto">
          {note.body}
        </p>
        <Evidence frame={frame} links={view.evidence} />
        <NoteWhy frame={frame} note={view} stage={page.stage} />
        {note.reason === null || page.log.length === 0 ? null : <p>{words.own.reason(note.reason)}</p>}
        {ticket === null || ticket.answer === "" ? null : <p dir="auto">{ticket.answer}</p>}
      </article>
      <Missing frame={frame} page={page} />
      <Acts frame={frame} page={page} />
      <Life frame={frame} page={page} />
      <p class="row">
        <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.note.back}</a>
        {view.isOwn ? null : <a href={paths.rateNote(note.id)}>{words.rate.title}</a>}
        <a href={paths.report(`note:${note.id}`)}>{words.note.report}</a>
      </p>
    </Layout>,
  );
};
