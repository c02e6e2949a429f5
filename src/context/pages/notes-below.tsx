import type { Stage } from "#conversation";
import { excerptOf, isEditor } from "#kit";
import { type Path, paths } from "#paths";
import { Button, type Frame, FormPost, Head, TextField, tongue } from "#ui";
import type { NoteView } from "../note-list.ts";
import { wordsOf } from "../words/index.ts";
import { Evidence, NoteWhy } from "./note-beside.tsx";

export type NotesBelowProps = {
  readonly frame: Frame;
  readonly story: { readonly id: string; readonly href: Path; readonly lang: string };
  readonly notes: readonly NoteView[];
  readonly stage: Stage;
  readonly isHidden: boolean;
  readonly isOff: boolean;
};

const QUOTE_LETTERS = 160;

type EntryProps = Pick<NotesBelowProps, "frame" | "stage"> & {
  readonly note: NoteView;
  readonly storyLang: string;
  readonly isFormer?: boolean;
};

/** A note by itself: the passage, what it says, why it is there. */
const Entry = ({ frame, note, stage, storyLang, isFormer = false }: EntryProps) => {
  const words = wordsOf(frame.lang);
  const quote = isFormer ? note.anchor.quote : (note.anchor.quotedNow ?? note.anchor.quote);
  return (
    <li class="noted">
      <blockquote {...tongue(storyLang, frame.lang)}>
        <p>{excerptOf(quote, QUOTE_LETTERS)}</p>
      </blockquote>
      <p class="note__text" dir="auto">
        {note.body}
      </p>
      <Evidence frame={frame} links={note.evidence} />
      {note.isShown || isFormer ? <NoteWhy frame={frame} note={note} stage={stage} /> : null}
      <p class="note__do">
        <a href={paths.note(note.id)}>{words.note.open}</a>{" "}
        {note.isOwn ? (
          <span>
            {words.list.mine}
            {note.status === null ? null : `: ${words.statuses[note.status]}`}
          </span>
        ) : note.mine !== null ? (
          <span>{words.note.rated}</span>
        ) : note.isShown || isFormer ? null : (
          <a href={paths.rateNote(note.id)}>{words.rate.title}</a>
        )}{" "}
        <a href={paths.report(`note:${note.id}`)}>{words.note.report}</a>
      </p>
    </li>
  );
};

const Switch = ({ frame, story, isHidden }: Pick<NotesBelowProps, "frame" | "story" | "isHidden">) => {
  const words = wordsOf(frame.lang).list;
  return (
    <FormPost action={paths.notesShow()} label={words.title}>
      <input type="hidden" name="next" value={story.href} />
      <input type="hidden" name="notes" value={isHidden ? "on" : "off"} />
      <Button bare>{isHidden ? words.show : words.hide}</Button>
    </FormPost>
  );
};

/** An editor closes the story to notes, or opens it again. */
const DeskSwitch = ({ frame, story, isOff }: Pick<NotesBelowProps, "frame" | "story" | "isOff">) => {
  const words = wordsOf(frame.lang).desk;
  const label = isOff ? words.on : words.off;
  return (
    <details>
      <summary>{label}</summary>
      <FormPost class="box" action={paths.deskNotes()} label={label}>
        <input type="hidden" name="story" value={story.id} />
        <input type="hidden" name="off" value={isOff ? "0" : "1"} />
        <TextField name="reason" id="notes-off-reason" label={words.offReason} maxlength={500} />
        <Button>{label}</Button>
      </FormPost>
    </details>
  );
};

/** All that was added to a story, after its text: whole without script, for print, and for whoever reads without notes in the text. */
export const NotesBelow = ({ frame, story, notes, stage, isHidden, isOff }: NotesBelowProps) => {
  const words = wordsOf(frame.lang).list;
  const shown = notes.filter((note) => note.isShown);
  const former = notes.filter((note) => note.status === "ORPHANED" && note.shownAt !== null);
  const proposed = notes.filter((note) => !note.isShown && !former.includes(note));
  const list = (some: readonly NoteView[], isFormer = false) => (
    <ol class="noteds">
      {some.map((note) => (
        <Entry frame={frame} note={note} stage={stage} storyLang={story.lang} isFormer={isFormer} />
      ))}
    </ol>
  );
  return (
    <section class="context" id="context" aria-labelledby="context-h">
      <Head id="context-h" here>
        {words.title}
      </Head>
      {isOff ? <p class="small">{words.off}</p> : null}
      {shown.length === 0 ? (
        <p class="small">{words.none}</p>
      ) : isHidden ? (
        list(shown)
      ) : (
        <details class="noteds__all">
          <summary>{words.count(shown.length)}</summary>
          {list(shown)}
        </details>
      )}
      {isHidden && shown.length > 0 ? <p class="small">{words.hidden}</p> : null}
      {proposed.length === 0 ? null : (
        <details>
          <summary>
            {words.proposed} ({proposed.length})
          </summary>
          <p class="small">{words.proposedDeck}</p>
          {list(proposed)}
        </details>
      )}
      {former.length === 0 ? null : (
        <details>
          <summary>{words.former}</summary>
          <p class="small">{words.formerDeck}</p>
          {list(former, true)}
        </details>
      )}
      {isEditor(frame.viewer) ? <DeskSwitch frame={frame} story={story} isOff={isOff} /> : null}
      <div class="row small">
        {isOff ? null : (
          <a href={paths.notes(story.id)} data-passage={wordsOf(frame.lang).form.selected}>
            {words.write}
          </a>
        )}
        <a href={paths.notesHow()}>{words.how}</a>
        {shown.length === 0 ? null : <Switch frame={frame} story={story} isHidden={isHidden} />}
      </div>
    </section>
  );
};
