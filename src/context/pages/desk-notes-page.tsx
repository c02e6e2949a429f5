import { excerptOf, formatList, localTime } from "#kit";
import { paths } from "#paths";
import {
  Button,
  type Frame,
  FormPost,
  Head,
  Layout,
  PageHead,
  pageOf,
  SelectField,
  type Tab,
  TextArea,
  TextField,
  Time,
  tongue,
} from "#ui";
import type { Act } from "../act-on-note.ts";
import { DESK_LISTS, type DeskList, type DeskNote, type DeskNotes, type DeskTicket } from "../desk-view.ts";
import { TICKET_STATES } from "../ticket.ts";
import { Passed } from "../tickets/letter-page.tsx";
import { wordsOf as ticketWordsOf } from "../tickets/words/index.ts";
import { wordsOf } from "../words/index.ts";
import { Evidence } from "./note-beside.tsx";

const ACTS_OF: Readonly<Record<DeskList, readonly Act[]>> = {
  held: ["let-out"],
  recheck: ["fits", "fits-not"],
  inHold: ["veto", "publish"],
  buried: ["publish", "veto"],
  candidates: ["publish", "veto"],
  shown: ["veto", "incorporate"],
};

const label = (frame: Frame, act: Act): string => {
  const { desk, own } = wordsOf(frame.lang);
  return (
    {
      "let-out": desk.letOut,
      fits: own.fits,
      "fits-not": own.fitsNot,
      publish: desk.publish,
      veto: desk.veto,
      incorporate: desk.incorporate,
    } as Partial<Record<Act, string>>
  )[act]!;
};

/** A note as the desk looks at it: where, on what, what it says, by whom, what raters said so far. */
const Entry = ({ frame, item }: { readonly frame: Frame; readonly item: DeskNote }) => {
  const words = wordsOf(frame.lang);
  const { note, story } = item;
  return (
    <>
      <p>
        <Time frame={frame} at={note.made_at} form="moment" />{" "}
        <b>
          <bdi>{item.author ?? words.desk.formerMember}</bdi>
        </b>
        . {words.kinds[note.kind]}. {words.note.onPassage} <a href={paths.story(story)}>{story.headline}</a>
      </p>
      <blockquote {...tongue(note.lang, frame.lang)}>
        <p>{excerptOf(note.quoted_now ?? note.quote, 200)}</p>
      </blockquote>
      <p class="note__text" dir="auto">
        {note.body}
      </p>
      <Evidence frame={frame} links={JSON.parse(note.evidence) as readonly string[]} />
      <p>
        {words.desk.share(item.ratings.helpful, item.ratings.all)}. <a href={paths.note(note.id)}>{words.note.open}</a>
      </p>
    </>
  );
};

export const deskNotesPage = (frame: Frame, { notes, tabs }: { readonly notes: DeskNotes; readonly tabs: readonly Tab[] }): string => {
  const words = wordsOf(frame.lang);
  const empty = DESK_LISTS.filter((list) => notes[list].length === 0).map((list) => words.desk[list]);
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.desk.notes}
      variant="desk"
      tabs={tabs}
      styles={["desk", "talk", "story", "context"]}
      robots="noindex"
    >
      <PageHead title={words.desk.notes} deck={words.desk.notesDeck} />
      <p class="small">
        {words.desk.naive} <a href={paths.notesRuns()}>{words.runs.title}</a>
      </p>
      {empty.length === 0 ? null : <p class="small">{words.desk.none(formatList(frame.lang, empty))}</p>}
      {DESK_LISTS.filter((list) => notes[list].length > 0).map((list) => (
        <section class="band" aria-labelledby={list}>
          <Head id={list}>{words.desk[list]}</Head>
          <ol class="noteds">
            {notes[list].map((item) => (
              <li class="noted">
                <Entry frame={frame} item={item} />
                <FormPost class="note-acts" action={paths.actOnNote(item.note.id)}>
                  <input type="hidden" name="back" value="desk" />
                  {ACTS_OF[list].map((act) => (
                    <Button name="act" value={act}>
                      {label(frame, act)}
                    </Button>
                  ))}
                </FormPost>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Layout>,
  );
};

export type TicketsPage = {
  readonly tickets: readonly DeskTicket[];
  readonly tabs: readonly Tab[];
  readonly error: { readonly ticket: string; readonly sentence: string } | null;
};

const Answer = ({ frame, item, error }: { readonly frame: Frame; readonly item: DeskTicket; readonly error: string | null }) => {
  const words = wordsOf(frame.lang).desk;
  const { ticket } = item;
  const promise = ticketWordsOf(frame.lang);
  if (ticket.state === "corrected" || ticket.state === "declined") return ticket.answer === "" ? null : <p dir="auto">{ticket.answer}</p>;
  return (
    <FormPost
      class="box"
      action={paths.deskCorrections()}
      label={`${words.ticketOf} ${item.story.headline}: ${excerptOf(item.note.body, 60)}`}
    >
      <input type="hidden" name="ticket" value={ticket.id} />
      <SelectField
        name="to"
        id={`to-${ticket.id}`}
        label={words.tickets[ticket.state]}
        value="looking"
        options={TICKET_STATES.filter((state) => state !== "open").map((state) => ({
          value: state,
          text: { looking: words.looking, corrected: words.incorporated, declined: words.decline }[state],
        }))}
      />
      <TextArea
        name="answer"
        id={`answer-${ticket.id}`}
        label={words.answer}
        hint={words.answerHint}
        rows={3}
        maxlength={1000}
        error={error}
      />
      <TextField
        name="promise"
        id={`promise-${ticket.id}`}
        type="datetime-local"
        label={promise.promise}
        hint={promise.promiseHint(frame.site.zone)}
        value={ticket.promised_at === null ? "" : localTime(frame.site.zone, ticket.promised_at).slice(0, 16)}
      />
      <div class="row">
        <Button>{wordsOf(frame.lang).form.send}</Button>
        <a href={paths.deskStory(item.story.id)}>{words.correct}</a>
      </div>
    </FormPost>
  );
};

/** Of another's copy: whether the fact was passed on to them, and the way to do that. */
const Whose = ({ frame, item }: { readonly frame: Frame; readonly item: DeskTicket }) => {
  const words = ticketWordsOf(frame.lang).letter;
  const { ticket, source, passedBy } = item;
  if (ticket.passed_at !== null) return <Passed frame={frame} at={ticket.passed_at} to={ticket.passed_to ?? ""} by={passedBy} />;
  if (source === null || source.isOwn || ticket.state === "corrected" || ticket.state === "declined") return null;
  return (
    <p>
      {words.copyOf(source.name)}{" "}
      {source.contact === "" ? (
        <>
          {words.noContact} <a href={paths.deskSource(source.slug)}>{words.addContact(source.name)}</a>
        </>
      ) : (
        <a href={paths.deskCorrectionLetter(ticket.id)}>{words.link(source.name)}</a>
      )}
    </p>
  );
};

export const ticketsPage = (frame: Frame, { tickets, tabs, error }: TicketsPage): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.desk.corrections}
      variant="desk"
      tabs={tabs}
      styles={["desk", "talk", "story", "context"]}
      robots="noindex"
    >
      <PageHead title={words.desk.corrections} deck={words.desk.correctionsDeck} />
      {tickets.length === 0 ? <p>{words.desk.noTickets}</p> : null}
      <ol class="noteds">
        {tickets.map((item) => (
          <li class="noted" id={`ticket-${item.ticket.id}`}>
            <p>
              <b>{words.desk.tickets[item.ticket.state]}</b>
            </p>
            <Entry frame={frame} item={item} />
            <Whose frame={frame} item={item} />
            <Answer frame={frame} item={item} error={error?.ticket === item.ticket.id ? error.sentence : null} />
          </li>
        ))}
      </ol>
    </Layout>,
  );
};
