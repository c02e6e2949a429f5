import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { type Limits, limitsIn } from "#rights";
import type { Db, House, Tx } from "#store";
import { headsOf } from "../apply-settled.ts";
import { type Block, paragraphsOf } from "../block.ts";
import { editStory, type EditProblem } from "../edit-story.ts";
import { mergeBlocks } from "../merge-blocks.ts";
import { standingIn } from "../settle.ts";
import type { RevisionTable } from "../tables.ts";
import { readBody, writeBody } from "./body-markup.ts";
import { type Copy, copyIn, NO_COPY } from "./copy.ts";
import { addVersion, type Conflict, insertManuscript, type ManuscriptProblem, saveWithin } from "./manuscript.ts";
import type { PictureChoice } from "./doc/editor-words.ts";
import type { ManuscriptTable } from "./tables.ts";

/** What an editor types over a story of the wire; everything else of it is the source's. */
export const LAYER_FIELDS = ["headline", "deck", "body"] as const;
type LayerField = (typeof LAYER_FIELDS)[number];

/** What a manuscript lies over, for its page. */
export type OverStory = {
  readonly shortId: string;
  readonly source: string;
  /** Whether its terms forbid to rewrite the text. */
  readonly isLocked: boolean;
  /** What stands now and came after the words that the editor began from; null where nothing did. */
  readonly update: {
    readonly version: string | null;
    readonly headline: string;
    readonly deck: string;
    readonly blocks: readonly Block[];
  } | null;
  readonly conflicts: readonly Conflict[];
  /** The story's pictures, each of which can be given a place in the text. */
  readonly pictures: readonly PictureChoice[];
};

const blocksOf = (row: Pick<RevisionTable, "blocks">): readonly Block[] => JSON.parse(row.blocks) as readonly Block[];

/** Every line of a revision's words, headline and deck first. */
export const linesOfRevision = (row: Pick<RevisionTable, "headline" | "deck" | "blocks">): readonly string[] => [
  row.headline,
  row.deck,
  ...paragraphsOf(blocksOf(row)),
];

const wordsOf = (row: RevisionTable): Pick<Copy, LayerField> => ({
  headline: row.headline,
  deck: row.deck,
  body: writeBody(blocksOf(row)),
});

const copyOf = (row: RevisionTable): Copy => ({ ...NO_COPY, ...wordsOf(row), lang: row.lang, dateline: row.dateline, authors: row.byline });

/** What stands of a story: the newest of its revisions, the editors' layers among them. */
const standingRow = async (db: Db | Tx, storyId: string): Promise<RevisionTable | null> => {
  const top = standingIn(await headsOf(db, storyId)).at(-1);
  return top === undefined ? null : db.selectFrom("revision").selectAll().where("id", "=", top.id).executeTakeFirstOrThrow();
};

const isSameText = (a: RevisionTable, b: RevisionTable): boolean => a.headline === b.headline && a.deck === b.deck && a.blocks === b.blocks;

const rowOf = (db: Db | Tx, id: string): Promise<RevisionTable> =>
  db.selectFrom("revision").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

/** The blocks that were typed; those that were left as they were stay the very ones that came, letter for letter. */
const carried = (body: string, known: readonly Block[]): readonly Block[] => {
  const before = new Map(known.map((block) => [writeBody([block]), block]));
  return readBody(body).map((block) => before.get(writeBody([block])) ?? block);
};

/**
 * Begins to edit over a story of the wire, or goes on where somebody left off: one manuscript a story. Where nothing waits in it, it has the words
 * that stand now.
 */
export const startLayer = (house: House, actor: Actor, shortId: string): Promise<Result<string, ManuscriptProblem | "written-here">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
    const story = await tx.selectFrom("story").select(["id", "state"]).where("short_id", "=", shortId).executeTakeFirst();
    if (story === undefined) return refuse("none");
    if (story.state === "killed") return refuse("withdrawn");
    const known = await tx.selectFrom("manuscript").selectAll().where("story_id", "=", story.id).executeTakeFirst();
    if (known !== undefined && known.over_revision === null) return refuse("written-here");
    const top = await standingRow(tx, story.id);
    if (top === null) return refuse("none");
    if (known === undefined)
      return done(await insertManuscript(house, tx, actor, { copy: copyOf(top), storyId: story.id, overRevision: top.id }));
    if (known.clean_no === known.save_no && known.over_revision !== top.id)
      await tx
        .updateTable("manuscript")
        .set({
          copy: JSON.stringify(copyOf(top)),
          over_revision: top.id,
          conflicts: "[]",
          save_no: known.save_no + 1,
          clean_no: known.save_no + 1,
        })
        .where("id", "=", known.id)
        .execute();
    return done(known.id);
  });

/** What the manuscript lies over, in at most five statements; null for one of the newsroom's own, and for one whose story is gone. */
export const overStory = async (db: Db | Tx, id: string): Promise<OverStory | null> => {
  const row = await db
    .selectFrom("manuscript")
    .innerJoin("story", "story.id", "manuscript.story_id")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["manuscript.over_revision", "manuscript.conflicts", "story.id", "story.short_id", "story.state", "source.name"])
    .where("manuscript.id", "=", id)
    .executeTakeFirst();
  if (row === undefined || row.over_revision === null || row.state === "killed") return null;
  const [top, over] = [await standingRow(db, row.id), await rowOf(db, row.over_revision)];
  if (top === null) return null;
  return {
    shortId: row.short_id,
    source: row.name,
    isLocked: isLocked(top),
    update: isSameText(top, over) ? null : { version: top.version_raw, headline: top.headline, deck: top.deck, blocks: blocksOf(top) },
    conflicts: JSON.parse(row.conflicts) as readonly Conflict[],
    pictures: await choicesOf(db, top.id),
  };
};

const choicesOf = async (db: Db | Tx, revisionId: string): Promise<readonly PictureChoice[]> =>
  (
    await db
      .selectFrom("revision_picture")
      .select(["sha", "caption", "alt", "credit"])
      .where("revision_id", "=", revisionId)
      .where("sha", "is not", null)
      .where("is_killed", "=", 0)
      .orderBy("place")
      .execute()
  ).map(({ sha, caption, alt, credit }) => ({
    sha: sha ?? "",
    text: [caption === "" ? alt : caption, credit].filter((part) => part !== "").join(", "),
  }));

const isLocked = (row: RevisionTable): boolean => (limitsIn(row.limits) satisfies Limits).isLocked;

/** A line three ways: whoever alone changed it has it; where both did, mine stands. */
const mergeLine = (
  field: "headline" | "deck",
  base: string,
  mine: string,
  theirs: string,
): { text: string; conflicts: readonly Conflict[] } => {
  if (mine === base || mine === theirs) return { text: theirs, conflicts: [] };
  return { text: mine, conflicts: theirs === base ? [] : [{ field, mine, theirs }] };
};

const merged = (
  row: ManuscriptTable,
  over: RevisionTable,
  top: RevisionTable,
): { readonly copy: Copy; readonly conflicts: readonly Conflict[] } => {
  const copy = copyIn(JSON.parse(row.copy) as Record<string, unknown>);
  const [headline, deck] = (["headline", "deck"] as const).map((field) => mergeLine(field, over[field], copy[field], top[field]));
  const body = mergeBlocks(blocksOf(over), carried(copy.body, blocksOf(over)), blocksOf(top));
  const conflicts = [
    ...(headline?.conflicts ?? []),
    ...(deck?.conflicts ?? []),
    ...body.conflicts.map((each) => ({ ...each, field: "body" as const })),
  ];
  return { copy: { ...copy, headline: headline?.text ?? "", deck: deck?.text ?? "", body: writeBody(body.blocks) }, conflicts };
};

type Typed = { readonly base: number; readonly copy: Copy };

/** Saves what was typed, and takes into it what the source has changed since: block by block, with both sides of what both changed. */
export const mergeUpdate = (house: House, actor: Actor, id: string, typed: Typed): Promise<Result<null, ManuscriptProblem>> =>
  house.store.transact(async (tx) => {
    const saved = await saveWithin(house, tx, actor, id, { ...typed, as: "saved" });
    if (!saved.ok) return saved;
    const { row } = saved.value;
    const top = row.story_id === null ? null : await standingRow(tx, row.story_id);
    if (top === null || row.over_revision === null) return refuse("none");
    const { copy, conflicts } = merged(row, await rowOf(tx, row.over_revision), top);
    await tx
      .updateTable("manuscript")
      .set({ copy: JSON.stringify(copy), conflicts: JSON.stringify(conflicts), over_revision: top.id, save_no: row.save_no + 1, tab: "" })
      .where("id", "=", id)
      .execute();
    await addVersion(house, tx, actor, id, "saved", copy);
    return done(null);
  });

export type LayerProblem = ManuscriptProblem | "updated" | EditProblem;

/** Saves what was typed and gives it to readers, as a layer over what the source sent. While an update of the source's waits, nothing goes out. */
export const sendLayer = async (
  house: House,
  actor: Actor,
  id: string,
  typed: Typed,
  correction: { readonly note: string; readonly isUnrepeated: boolean } | null,
): Promise<Result<null, LayerProblem>> => {
  const saved = await house.store.transact((tx) => saveWithin(house, tx, actor, id, { ...typed, as: "kept" }));
  if (!saved.ok) return saved;
  const { manuscript, row } = saved.value;
  const { db } = house.store;
  const over = await overStory(db, id);
  if (over === null || row.over_revision === null) return refuse("none");
  if (over.update !== null) return refuse("updated");
  const base = await rowOf(db, row.over_revision);
  const { headline, deck, body } = typed.copy;
  const edited = await editStory(house, actor, over.shortId, {
    do: "change",
    ...{ headline, deck },
    ...(over.isLocked ? {} : { blocks: carried(body, blocksOf(base)) }),
    ...(correction === null ? {} : correction),
  });
  if (!edited.ok && edited.problem !== "nothing-changed") return edited;
  return house.store.transact(async (tx) => {
    const top = await standingRow(tx, row.story_id ?? "");
    await tx
      .updateTable("manuscript")
      .set({ over_revision: top?.id ?? row.over_revision, clean_no: manuscript.saveNo, sent_no: row.sent_no + 1, conflicts: "[]" })
      .where("id", "=", id)
      .execute();
    await addVersion(house, tx, actor, id, "sent", typed.copy);
    return done(null);
  });
};

/** Forgets what waits in it: the words that stand are in it again, what was typed is a version to come back to. */
export const dropLayer = (house: House, actor: Actor, id: string, typed: Typed): Promise<Result<null, ManuscriptProblem>> =>
  house.store.transact(async (tx) => {
    const saved = await saveWithin(house, tx, actor, id, { ...typed, as: "saved" });
    if (!saved.ok) return saved;
    const { row } = saved.value;
    const top = row.story_id === null ? null : await standingRow(tx, row.story_id);
    if (top === null) return refuse("none");
    const no = row.save_no + 1;
    await tx
      .updateTable("manuscript")
      .set({ copy: JSON.stringify(copyOf(top)), over_revision: top.id, conflicts: "[]", save_no: no, clean_no: no, tab: "" })
      .where("id", "=", id)
      .execute();
    return done(null);
  });
