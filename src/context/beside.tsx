import type { Context } from "hono";
import { at, fragment, paths } from "#paths";
import { type Beside, passagesIn, type StoryView } from "#stories";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { canonicalStory } from "./canonical-text.ts";
import { creditedFor } from "./credited-for.ts";
import { marksOf } from "./marks-of.ts";
import { isHidingNotes } from "./note-cookie.ts";
import { notesOf, type NoteView } from "./note-list.ts";
import { NotesBelow } from "./pages/notes-below.tsx";
import { NoteBeside } from "./pages/note-beside.tsx";
import { stageNow } from "./stage.ts";
import { wordsOf } from "./words/index.ts";

const MANY = 3; // notes of a paragraph: all are folded, for their text would be longer than the story's beside it

/** What notes put beside a story's text: marks at passages, each note after the last paragraph of its passage, and all of them in a list. */
export const besideStory =
  (house: House) =>
  async (c: Context<PageEnv>, story: StoryView): Promise<Beside> => {
    const { frame } = c.var;
    const revisionId = story.versions.at(-1)?.id ?? null;
    const { notes, isOff } = await notesOf(house, frame.viewer, { id: story.id, revisionId });
    const stage = await stageNow(house);
    const credited = await creditedFor(house, story.id);
    const texts = passagesIn(story.shown);
    const isHidden = isHidingNotes(c.req.header("cookie"));
    const shown = texts.length === 0 ? [] : notes.filter((note) => note.isShown);
    const inline = isHidden ? [] : shown;
    const { marks, places } = marksOf(
      canonicalStory(inline.length === 0 ? [] : texts),
      inline.flatMap(({ id, anchor: { start, end } }) => (start === null || end === null ? [] : [{ id, start, end }])),
    );
    const byBlock = new Map<number, NoteView[]>();
    for (const note of inline) {
      const block = places.get(note.id);
      if (block !== undefined) byBlock.set(block, [...(byBlock.get(block) ?? []), note]);
    }
    const first = inline[0]?.id;
    const after = new Map(
      [...byBlock].map(([block, own]) => [
        block,
        <div class="notes">
          {own.map((note) => (
            <NoteBeside frame={frame} note={note} stage={stage} open={note.id === first && own.length < MANY} storyLang={story.lang} />
          ))}
        </div>,
      ]),
    );
    const href = paths.story({ id: story.shortId, slug: story.slug });
    return {
      marks: marks.map(({ ids, ...mark }) => ({
        ...mark,
        href: fragment(`note-${mark.id}`),
        describedBy: ids.map((id) => `note-${id}-t`).join(" "),
      })),
      after,
      below:
        texts.length === 0 ? null : (
          <NotesBelow
            frame={frame}
            story={{ id: story.shortId, href: at(href, "context"), lang: story.lang }}
            notes={notes}
            stage={stage}
            isHidden={isHidden}
            isOff={isOff}
          />
        ),
      credit: credited.length === 0 ? null : <>{credited.map((name) => wordsOf(frame.lang).incorporated(name)).join(" ")}</>,
      styles: ["context"],
      islands: texts.length === 0 || isOff ? [] : ["passage"],
    };
  };
