import { membersByIds } from "#members";
import { sourcesOfStories, type SourceOfStory, storiesByIds } from "#stories";
import type { House } from "#store";
import { currentRun } from "./current-run.ts";
import { isShown } from "./note.ts";
import type { NoteTable, NoteTicketTable } from "./tables.ts";

type Story = { readonly id: string; readonly slug: string; readonly headline: string };

export type DeskNote = {
  readonly note: NoteTable;
  readonly story: Story;
  /** Null of a former member. */
  readonly author: string | null;
  readonly ratings: { readonly helpful: number; readonly all: number };
};

export const DESK_LISTS = ["held", "recheck", "inHold", "buried", "candidates", "shown"] as const;
export type DeskList = (typeof DESK_LISTS)[number];

export type DeskNotes = Readonly<Record<DeskList, readonly DeskNote[]>>;

const NOTES_MOST = 300;

const listOf = (note: NoteTable, isBuried: boolean): DeskList | null => {
  if (note.state === "held") return "held";
  if (note.anchor === "orphan") return null;
  if (note.anchor === "changed_material") return "recheck";
  if (isShown(note, note.anchor_revision_id)) return "shown";
  if (note.status === "HOLD") return "inHold";
  return isBuried ? "buried" : "candidates";
};

const enrich = async (house: House, notes: readonly NoteTable[]): Promise<readonly DeskNote[]> => {
  const stories = new Map((await storiesByIds(house, [...new Set(notes.map((note) => note.story_id))])).map((story) => [story.id, story]));
  const people = await membersByIds(house.store, [...new Set(notes.map((note) => note.author_id))]);
  const ids = notes.map((note) => note.id);
  const ratings =
    ids.length === 0
      ? []
      : await house.store.db
          .selectFrom("note_rating")
          .select((eb) => ["note_id", "value", eb.fn.countAll<number>().as("count")])
          .where("note_id", "in", ids)
          .groupBy(["note_id", "value"])
          .execute();
  const counted = Map.groupBy(ratings, (row) => row.note_id);
  const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);
  return notes.flatMap((note) => {
    const story = stories.get(note.story_id);
    if (story === undefined) return [];
    const own = counted.get(note.id) ?? [];
    return [
      {
        note,
        story: { id: story.shortId, slug: story.slug, headline: story.headline },
        author: people.get(note.author_id)?.name ?? null,
        ratings: { helpful: sum(own.filter(({ value }) => value === 1)), all: sum(own) },
      },
    ];
  });
};

/** What readers want to add to stories that can be read, by what the desk may do about it; the newest first. */
export const deskNotes = async (house: House): Promise<DeskNotes> => {
  const { db } = house.store;
  const rows = await db
    .selectFrom("note")
    .selectAll()
    .where("state", "in", ["held", "open"])
    .where("quote", "<>", "")
    .orderBy("made_at", "desc")
    .limit(NOTES_MOST)
    .execute();
  const ids = rows.map((row) => row.id);
  const scores =
    ids.length === 0
      ? []
      : await db
          .selectFrom("note_score")
          .select(["note_id", "facts"])
          .where("run_id", "=", currentRun(db))
          .where("note_id", "in", ids)
          .execute();
  const buried = new Set(
    scores.filter((row) => (JSON.parse(row.facts) as { isPossiblyBuried?: boolean }).isPossiblyBuried === true).map((row) => row.note_id),
  );
  const all = await enrich(house, rows);
  const of = (list: DeskList) => all.filter(({ note }) => listOf(note, buried.has(note.id)) === list);
  return {
    held: of("held"),
    recheck: of("recheck"),
    inHold: of("inHold"),
    buried: of("buried"),
    candidates: of("candidates"),
    shown: of("shown"),
  };
};

/** `source`: whose copy the story is; `passedBy`: the name of who passed the ticket on to it. */
export type DeskTicket = DeskNote & {
  readonly ticket: NoteTicketTable;
  readonly source: SourceOfStory | null;
  readonly passedBy: string;
};

const TICKETS_MOST = 100;

/** Corrections that readers ask for, open ones first, then the newest. */
export const deskTickets = async (house: House): Promise<readonly DeskTicket[]> => {
  const tickets = await house.store.db.selectFrom("note_ticket").selectAll().orderBy("made_at", "desc").limit(TICKETS_MOST).execute();
  if (tickets.length === 0) return [];
  const notes = await house.store.db
    .selectFrom("note")
    .selectAll()
    .where(
      "id",
      "in",
      tickets.map((ticket) => ticket.note_id),
    )
    .where("quote", "<>", "")
    .execute();
  const rich = new Map((await enrich(house, notes)).map((each) => [each.note.id, each]));
  const sources = await sourcesOfStories(
    house.store.db,
    tickets.map((ticket) => ticket.story_id),
  );
  const people = await membersByIds(
    house.store,
    tickets.flatMap((ticket) => ticket.passed_by ?? []),
  );
  const isOpen = ({ ticket }: DeskTicket): boolean => ticket.state === "open" || ticket.state === "looking";
  return tickets
    .flatMap((ticket) => {
      const note = rich.get(ticket.note_id);
      if (note === undefined) return [];
      const passedBy = people.get(ticket.passed_by ?? "")?.name ?? "";
      return [{ ...note, ticket, source: sources.get(ticket.story_id) ?? null, passedBy }];
    })
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
};

/** The last runs of the scorer, newest first. */
export const lastRuns = (house: House, most = 60) =>
  house.store.db.selectFrom("note_run").selectAll().orderBy("began_at", "desc").orderBy("id", "desc").limit(most).execute();
