import { absolute, paths } from "#paths";
import { type StorySubject, versionTexts } from "#stories";
import type { House } from "#store";
import { canonicalStory } from "./canonical-text.ts";
import type { NoteView } from "./note-list.ts";

/** Code points in `text` before a UTF-16 place: what a TextPositionSelector counts. */
const pointsBefore = (text: string, at: number): number => [...text.slice(0, at)].length;

/** Which motive of the vocabulary a note's kind is (Web Annotation Vocabulary 4). */
const MOTIVES = { background: "describing", update: "commenting", source: "linking", dispute: "assessing" } as const;

/**
 * The notes on a story that are in their place, as a W3C Web Annotation collection (Recommendation of 23 February 2017). Each target is the
 * permanent address of a version; selectors are of its canonical text, places in code points.
 */
export const annotationsOf = async (
  house: House,
  origin: string,
  story: StorySubject,
  notes: readonly NoteView[],
  quoting: (quote: string | null, isOwn: boolean) => string | null,
): Promise<object> => {
  const { revisionId } = story;
  const text =
    revisionId === null ? "" : canonicalStory((await versionTexts(house.store.db, story.id, [revisionId])).get(revisionId) ?? []).text;
  const source = absolute(origin, paths.storyChanges({ id: story.shortId, from: story.version, to: story.version }));
  const items = notes
    .filter((note) => note.isShown)
    .flatMap((note) => {
      const { start, end } = note.anchor;
      if (start === null || end === null) return [];
      const exact = quoting(text.slice(start, end), note.isOwn);
      const position = { type: "TextPositionSelector", start: pointsBefore(text, start), end: pointsBefore(text, end) };
      const quote = {
        type: "TextQuoteSelector",
        exact,
        prefix: quoting(text.slice(Math.max(0, start - 48), start), note.isOwn) ?? "",
        suffix: quoting(text.slice(end, end + 48), note.isOwn) ?? "",
      };
      return [
        {
          id: absolute(origin, paths.note(note.id)),
          type: "Annotation",
          motivation: MOTIVES[note.kind],
          created: note.madeAt,
          ...(note.author === null
            ? {}
            : { creator: { type: "Person", name: note.author.name, id: absolute(origin, paths.profile(note.author.handle)) } }),
          body: [
            { type: "TextualBody", value: note.body, format: "text/plain", purpose: "describing" },
            ...note.evidence.map((link) => ({ type: "SpecificResource", source: link, purpose: "linking" })),
          ],
          target: { source, selector: exact === null ? [position] : [quote, position] },
        },
      ];
    });
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: absolute(origin, paths.apiAnnotations(story.shortId)),
    type: "AnnotationCollection",
    total: items.length,
    first: { type: "AnnotationPage", startIndex: 0, items },
  };
};
