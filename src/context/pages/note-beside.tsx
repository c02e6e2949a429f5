import type { Stage } from "#conversation";
import { dayIn, formatInstant } from "#kit";
import { paths, type Href } from "#paths";
import { Button, type Frame, FormPost } from "#ui";
import { HELPFUL } from "../note.ts";
import type { NoteView } from "../note-list.ts";
import { wordsOf } from "../words/index.ts";

/** "15:26" of today, "4 March, 15:26" of another day. */
export const whenOf = (frame: Frame, at: string): string =>
  formatInstant(frame.lang, frame.site.zone, at, dayIn(frame.site.zone, at) === dayIn(frame.site.zone, frame.now) ? "time" : "moment");

/** Who added a note and why it is shown. The words about agreement are said only where agreement was measured. */
export const NoteWhy = ({ frame, note, stage }: { readonly frame: Frame; readonly note: NoteView; readonly stage: Stage }) => {
  const words = wordsOf(frame.lang).note;
  const when = whenOf(frame, note.madeAt);
  const { counts } = note;
  return (
    <p>
      {note.author === null ? words.byReader(when) : words.by(note.author.name, when)}{" "}
      {note.isByDesk ? words.byDesk : counts === null || !note.isShown ? null : words.byRaters(stage, counts.helpful, counts.all)}
      {note.anchor.state === "changed" ? ` ${words.reworded(whenOf(frame, note.anchor.since))}` : null}
    </p>
  );
};

/** Where an address leads, short enough for a margin. */
const hostOf = (link: string): string => {
  const url = new URL(link);
  const path = decodeURI(url.pathname.length > 1 ? url.pathname : "");
  return `${url.host.replace(/^www\./u, "")}${path.length > 40 ? `${path.slice(0, 40)}…` : path}`;
};

export const Evidence = ({ frame, links }: { readonly frame: Frame; readonly links: readonly string[] }) =>
  links.length === 0 ? null : (
    <p>
      {wordsOf(frame.lang).note.evidence}{" "}
      {links.map((link, place) => (
        <>
          {place === 0 ? "" : ", "}
          <a href={link as Href} rel="ugc nofollow noopener" dir="ltr">
            {hostOf(link)}
          </a>
        </>
      ))}
    </p>
  );

/** Rating starts with one press where the note stands; reasons follow on their own page. */
const Ask = ({ frame, note }: { readonly frame: Frame; readonly note: NoteView }) => {
  const words = wordsOf(frame.lang);
  if (note.isOwn) return null;
  if (note.mine !== null) return <p>{words.note.rated}</p>;
  return (
    <FormPost class="ask" action={paths.rateNote(note.id)} label={words.note.rate}>
      <fieldset>
        <legend>{words.note.rate}</legend>
        <div>
          {HELPFUL.map((value) => (
            <Button bare name="helpful" value={value}>
              {words.helpful[value]}
            </Button>
          ))}
        </div>
      </fieldset>
    </FormPost>
  );
};

const GIST_LETTERS = 60;

/** The first words of a note, for where it is folded. */
export const gistOf = (body: string): string => {
  const line = body.split("\n")[0] ?? "";
  return line.length <= GIST_LETTERS ? line : `${line.slice(0, GIST_LETTERS).replace(/\s+\S*$/u, "")}…`;
};

export type NoteBesideProps = {
  readonly frame: Frame;
  readonly note: NoteView;
  readonly stage: Stage;
  readonly open: boolean;
  readonly storyLang: string;
};

/** A note where it stands: in the margin beside its paragraph, or below it where there is no margin. */
export const NoteBeside = ({ frame, note, stage, open }: NoteBesideProps) => {
  const words = wordsOf(frame.lang);
  return (
    <details class="note" id={`note-${note.id}`} lang={frame.lang} dir={frame.dir} open={open}>
      <summary>
        <span class="here caret" id={`note-${note.id}-t`}>
          {words.note.added}
          <span class="note__gist">
            : <bdi>{gistOf(note.body)}</bdi>
          </span>
        </span>
      </summary>
      <p class="note__text" dir="auto">
        {note.body}
      </p>
      <Evidence frame={frame} links={note.evidence} />
      <NoteWhy frame={frame} note={note} stage={stage} />
      <Ask frame={frame} note={note} />
      <p class="note__do">
        <a href={paths.note(note.id)}>{words.note.open}</a> <a href={paths.report(`note:${note.id}`)}>{words.note.report}</a>
      </p>
    </details>
  );
};
