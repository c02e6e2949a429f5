import { type Lang, LANGS, excerptOf } from "#kit";
import { editorIds, type Tell } from "#members";
import { paths } from "#paths";
import { storySubject } from "#stories";
import type { House, Tx } from "#store";
import type { News } from "./events.ts";
import { isRateable, isShown } from "./note.ts";
import { wordsOf } from "./words/index.ts";
import "./tables.ts";

export type NoteTeller = House & { readonly tell: Tell };

const HEADLINE = 120; // letters

/** What authors hear of in their inbox. Of what moderation took off they read in its statement; that a note was held stands on the page that took it in. */
export const TOLD_NEWS = [
  "let-out",
  "shown",
  "not-helpful",
  "recheck",
  "orphaned",
  "back",
  "gone",
  "incorporated",
  "answered",
  "published",
  "vetoed",
] as const satisfies readonly News[];
export type ToldNews = (typeof TOLD_NEWS)[number];

const inLangs = (say: (lang: Lang) => string): Readonly<Record<Lang, string>> =>
  Object.fromEntries(LANGS.map((lang) => [lang, say(lang)])) as Record<Lang, string>;

const headlineOf = async (tx: Tx, storyId: string) => {
  const story = await storySubject(tx, storyId);
  return story === null ? null : { isPublic: story.isPublic, headline: `\u2068${excerptOf(story.headline, HEADLINE)}\u2069` };
};

const RATERS_MOST = 200; // the last who rated: enough to ask whether a note still fits

/** Asks those who rated a note whether it still fits its passage, which now says something else. */
const tellRaters = async (
  house: NoteTeller,
  tx: Tx,
  id: string,
  { storyId, headline, log }: { readonly storyId: string; readonly headline: string; readonly log: string },
): Promise<void> => {
  const raters = await tx
    .selectFrom("note_rating")
    .select("rater_id")
    .where("note_id", "=", id)
    .where("counts_from", "<=", house.clock.now())
    .orderBy("at", "desc")
    .limit(RATERS_MOST)
    .execute();
  await house.tell(
    tx,
    raters.map((row) => row.rater_id),
    {
      kind: "note",
      subject: `fits:${id}:${log}`,
      bundle: `fits ${id}`,
      storyId,
      told: inLangs((lang) => wordsOf(lang).told.changed(headline)),
      path: paths.note(id),
    },
  );
};

/** Tells a note's author what became of it. Of a story that readers cannot see no more is said than that its notes went with it. */
export const tellNews = (house: NoteTeller, { note: id, what, log }: { note: string; what: string; log: string }): Promise<void> =>
  house.store.transact(async (tx) => {
    const news = TOLD_NEWS.find((each) => each === what);
    const note = await tx.selectFrom("note").select(["author_id", "story_id"]).where("id", "=", id).executeTakeFirst();
    if (news === undefined || note === undefined) return;
    const story = await headlineOf(tx, note.story_id);
    if (news !== "gone" && story?.isPublic !== true) return;
    const headline = story?.headline ?? "";
    if (news === "recheck") await tellRaters(house, tx, id, { storyId: note.story_id, headline, log });
    await house.tell(tx, [note.author_id], {
      kind: "note",
      subject: `note:${id}:${log}`,
      bundle: `note ${id}`,
      ...(news === "gone" ? {} : { storyId: note.story_id }),
      told: inLangs((lang) => wordsOf(lang).told[news](headline)),
      path: paths.note(id),
    });
  });

/** Tells the editors that a note says a story is wrong, and leads to the corrections asked for. */
export const tellDesk = (house: NoteTeller, { note: id }: { note: string }): Promise<void> =>
  house.store.transact(async (tx) => {
    const note = await tx.selectFrom("note").select(["author_id", "story_id", "state"]).where("id", "=", id).executeTakeFirst();
    const story = note === undefined ? null : await headlineOf(tx, note.story_id);
    if (note === undefined || story?.isPublic !== true || (note.state !== "open" && note.state !== "held")) return;
    await house.tell(tx, await editorIds(tx), {
      kind: "note",
      subject: `dispute:${id}`,
      bundle: `dispute ${id}`,
      storyId: note.story_id,
      by: note.author_id,
      told: inLangs((lang) => wordsOf(lang).told.disputed(story.headline)),
      path: paths.deskCorrections(),
    });
  });

/**
 * Tells a member, when the invitation opens, that they were drawn to rate. Which note it is they see when they come: what is said is the same
 * whatever became of it, and nothing is said of one that no longer waits for them.
 */
export const tellAsked = (house: NoteTeller, { note: id, rater }: { note: string; rater: string }): Promise<void> =>
  house.store.transact(async (tx) => {
    const note = await tx.selectFrom("note").selectAll().where("id", "=", id).executeTakeFirst();
    const invite = await tx
      .selectFrom("note_invite")
      .select("answered_at")
      .where("note_id", "=", id)
      .where("rater_id", "=", rater)
      .executeTakeFirst();
    if (note === undefined || invite === undefined || invite.answered_at !== null) return;
    if (!isRateable(note) || isShown(note, note.anchor_revision_id) || note.anchor_revision_id === "") return;
    if ((await headlineOf(tx, note.story_id))?.isPublic !== true) return;
    await house.tell(tx, [rater], {
      kind: "note",
      subject: `asked:${id}`,
      bundle: "notes asked",
      storyId: note.story_id,
      told: inLangs((lang) => wordsOf(lang).told.asked),
      path: paths.noteQueue(),
    });
  });
