import { formatInstant, LANGS, type Lang } from "#kit";
import { absolute, paths } from "#paths";
import { sourcesOfStories, type SourceOfStory, storySubject, type StorySubject } from "#stories";
import type { Db, Tx } from "#store";
import type { NoteTable, NoteTicketTable } from "../tables.ts";
import { wordsOf } from "./words/index.ts";

/** A disputed fact with what a letter to the story's source needs. */
export type TicketLetter = {
  readonly ticket: NoteTicketTable;
  readonly note: NoteTable;
  readonly story: StorySubject;
  readonly source: SourceOfStory;
};

/** Null where there is no such ticket, or its story cannot be read. Four statements at the most. */
export const ticketLetter = async (db: Db | Tx, ticketId: string): Promise<TicketLetter | null> => {
  const ticket = await db.selectFrom("note_ticket").selectAll().where("id", "=", ticketId).executeTakeFirst();
  const note =
    ticket && (await db.selectFrom("note").selectAll().where("id", "=", ticket.note_id).where("quote", "<>", "").executeTakeFirst());
  const story = note && (await storySubject(db, note.story_id));
  if (ticket === undefined || note === undefined || !story?.isPublic) return null;
  const source = (await sourcesOfStories(db, [story.id])).get(story.id);
  return source === undefined ? null : { ticket, note, story, source };
};

/** Whether it may still be passed on, and why not. */
export const passProblem = ({ ticket, source }: TicketLetter): "passed" | "settled" | "own" | "no-contact" | null => {
  if (ticket.passed_at !== null) return "passed";
  if (ticket.state === "corrected" || ticket.state === "declined") return "settled";
  if (source.isOwn) return "own";
  return source.contact === "" ? "no-contact" : null;
};

/** In which language a source is written to: the one in which its profile is. */
export const letterLang = (source: SourceOfStory): Lang => LANGS.find((lang) => lang === source.lang) ?? "en";

/** The letter as it is prepared. It says what a reader says, and not who the reader is. */
export const preparedLetter = (
  { note, story, source }: TicketLetter,
  { site, origin, zone }: { readonly site: string; readonly origin: string; readonly zone: string },
): { readonly subject: string; readonly text: string } => {
  const lang = letterLang(source);
  const { letter } = wordsOf(lang);
  const day = source.publishedAt === null ? null : formatInstant(lang, zone, source.publishedAt, "date");
  const disputed = {
    source: source.name,
    site,
    headline: story.headline,
    known: [day, source.key].filter((part) => part !== null).join(", "),
    quote: note.quoted_now ?? note.quote,
    said: note.body,
    evidence: JSON.parse(note.evidence) as readonly string[],
    address: absolute(origin, paths.story({ id: story.shortId, slug: story.slug })),
  };
  return { subject: letter.subjectOf(disputed), text: letter.lines(disputed).join("\n\n") };
};
