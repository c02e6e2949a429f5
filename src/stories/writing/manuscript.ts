import { type Actor, type Instant, isEditor, later, MINUTE, newShortId, type Result, done, refuse } from "#kit";
import { type House, lockRow, type Tx } from "#store";
import type { Clash } from "../merge-blocks.ts";
import { readSite } from "../site.ts";
import type { StoryState } from "../tables.ts";
import type { ManuscriptTable, VersionKind } from "./tables.ts";
import { type Copy, copyIn, isBlank, isTooLong, NO_COPY } from "./copy.ts";

/** Without a sign of life for so long, an editor's place is free: long enough for a telephone call, short enough for a closed lid. */
export const LOCK_MS = 15 * MINUTE;

/** Words that both the source and the editor changed: the editor's stand. */
export type Conflict = Clash & { readonly field: "headline" | "deck" | "body" };

export type Lock = { readonly by: string; readonly name: string; readonly at: Instant };

export type Manuscript = {
  readonly id: string;
  readonly copy: Copy;
  readonly saveNo: number;
  readonly sentNo: number;
  readonly madeAt: Instant;
  readonly changedAt: Instant;
  readonly changedName: string;
  /** Words that an editor and a source both changed, of a part of it. */
  readonly conflicts: readonly Conflict[];
  /** Whoever is editing it now, the one who asks or another; null where nobody is. */
  readonly lock: Lock | null;
  readonly story: {
    readonly id: string;
    readonly shortId: string;
    readonly slug: string;
    readonly state: StoryState;
    readonly publishedAt: Instant | null;
    readonly opensAt: Instant | null;
  } | null;
};

export type ManuscriptProblem = "not-allowed" | "none" | "withdrawn" | "others" | "long";

export const lockOf = (house: House, row: Pick<ManuscriptTable, "lock_by" | "lock_name" | "lock_at">): Lock | null => {
  const { lock_by: by, lock_name: name, lock_at: at } = row;
  return by === null || at === null || later(at, LOCK_MS) <= house.clock.now() ? null : { by, name, at };
};

export const nameOf = (actor: Actor): string => actor.name ?? actor.handle ?? "";

/** The actor's place at the desk, as a row has it. */
const heldBy = (house: House, actor: Actor) => ({ lock_by: actor.id, lock_name: nameOf(actor), lock_at: house.clock.now() });

const storyOf = async (db: House["store"]["db"] | Tx, id: string | null): Promise<Manuscript["story"]> => {
  if (id === null) return null;
  const row = await db
    .selectFrom("story")
    .select(["id", "short_id", "slug", "state", "published_at", "opens_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { short_id: shortId, published_at: publishedAt, opens_at: opensAt, ...rest } = row;
  return { ...rest, shortId, publishedAt, opensAt };
};

/** The words of a withdrawn story are shown to nobody. */
const seenBy = (house: House, row: ManuscriptTable, story: Manuscript["story"]): Manuscript => ({
  id: row.id,
  copy: story?.state === "killed" ? NO_COPY : copyIn(JSON.parse(row.copy) as Record<string, unknown>),
  saveNo: row.save_no,
  sentNo: row.sent_no,
  madeAt: row.made_at,
  changedAt: row.changed_at,
  changedName: row.changed_name,
  conflicts: story?.state === "killed" ? [] : (JSON.parse(row.conflicts) as readonly Conflict[]),
  lock: lockOf(house, row),
  story,
});

type Begun = { readonly copy: Copy; readonly storyId: string | null; readonly overRevision: string | null };

/** Writes a new manuscript, at which the actor has the place; gives its id. */
export const insertManuscript = async (house: House, tx: Tx, actor: Actor, { copy, storyId, overRevision }: Begun): Promise<string> => {
  const now = house.clock.now();
  const id = newShortId();
  const by = actor.id ?? "";
  await tx
    .insertInto("manuscript")
    .values({
      id,
      story_id: storyId,
      copy: JSON.stringify(copy),
      ...{ save_no: 0, sent_no: 0, made_at: now, made_by: by, changed_at: now, changed_by: by, changed_name: nameOf(actor) },
      ...{
        over_revision: overRevision,
        clean_no: overRevision === null ? null : 0,
        conflicts: "[]",
        tab: "",
        tab_no: 0,
        versions_after: 0,
        is_clearing: 0,
      },
      ...heldBy(house, actor),
    })
    .execute();
  return id;
};

/** Begins a manuscript, or gives back the one that this author began and has written nothing in. */
export const startManuscript = (house: House, actor: Actor, given: Partial<Copy>): Promise<Result<string, "not-allowed">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
    const own = await tx
      .selectFrom("manuscript")
      .select("id")
      .where("made_by", "=", actor.id)
      .where("save_no", "=", 0)
      .where("over_revision", "is", null)
      .where((where) =>
        where.not(where.exists(where.selectFrom("manuscript_part").select("place").whereRef("manuscript_id", "=", "manuscript.id"))),
      )
      .executeTakeFirst();
    if (own !== undefined) return done(own.id);
    return done(await insertManuscript(house, tx, actor, { copy: { ...NO_COPY, ...given }, storyId: null, overRevision: null }));
  });

/** Begins a manuscript of its own with words filled in, such as an event's; gives its id. */
export const startWriting = (house: House, actor: Actor, given: Partial<Copy>): Promise<Result<string, "not-allowed">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
    const lang = (await readSite({ db: tx })).lang;
    const copy = { ...NO_COPY, lang, authors: actor.name ?? "", ...given };
    return done(await insertManuscript(house, tx, actor, { copy, storyId: null, overRevision: null }));
  });

/** The manuscript as it stands, without taking a place at it. */
export const readManuscript = async (house: House, actor: Actor, id: string): Promise<Manuscript | null> => {
  if (!isEditor(actor)) return null;
  const { db } = house.store;
  const row = await db.selectFrom("manuscript").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : seenBy(house, row, await storyOf(db, row.story_id));
};

/** The manuscript for whoever opens it to write; a place at it that nobody has is theirs from now on. */
export const openManuscript = (house: House, actor: Actor, id: string): Promise<Manuscript | null> =>
  house.store.transact(async (tx) => {
    const row = await tx.selectFrom("manuscript").selectAll().where("id", "=", id).executeTakeFirst();
    if (row === undefined || !isEditor(actor)) return null;
    const story = await storyOf(tx, row.story_id);
    const lock = lockOf(house, row);
    if (lock !== null && lock.by !== actor.id) return seenBy(house, row, story);
    const mine = heldBy(house, actor);
    await tx.updateTable("manuscript").set(mine).where("id", "=", id).execute();
    return seenBy(house, { ...row, ...mine }, story);
  });

export const addVersion = async (house: House, tx: Tx, actor: Actor, id: string, what: VersionKind, copy: Copy): Promise<void> => {
  await tx
    .insertInto("manuscript_version")
    .values({ manuscript_id: id, at: house.clock.now(), by_id: actor.id ?? "", by_name: nameOf(actor), what, copy: JSON.stringify(copy) })
    .execute();
};

export type Save = {
  /** The number of the save that the form began from. */
  readonly base: number;
  readonly copy: Copy;
  /** `kept`: by itself, while somebody types; `saved`: a version to come back to; `mine`: over what another has written since. */
  readonly as: "kept" | "saved" | "mine";
  /** The browser's page that saves by itself, and its count: what it sent and never heard of is its own all the same. */
  readonly tab?: { readonly id: string; readonly no: number };
};

/** Keeps what was typed beside what stands, once: sent again it is there already. */
const keepAside = async (house: House, tx: Tx, actor: Actor, id: string, copy: Copy): Promise<void> => {
  const last = await tx
    .selectFrom("manuscript_version")
    .select("copy")
    .where("manuscript_id", "=", id)
    .where("by_id", "=", actor.id ?? "")
    .where("what", "=", "aside")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (last?.copy !== JSON.stringify(copy)) await addVersion(house, tx, actor, id, "aside", copy);
};

/**
 * Saves within `tx`. What was typed over something that another has changed since, or while another is editing, is refused as `others` and kept
 * as a version aside; so is what is typed over a story that was withdrawn meanwhile (`withdrawn`): nothing that anybody typed is ever lost.
 */
export const saveWithin = async (
  house: House,
  tx: Tx,
  actor: Actor,
  id: string,
  save: Save,
): Promise<Result<{ readonly manuscript: Manuscript; readonly row: ManuscriptTable }, ManuscriptProblem>> => {
  if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
  if (isTooLong(save.copy)) return refuse("long");
  const row = await lockRow(house.store.dialect)(tx.selectFrom("manuscript").selectAll().where("id", "=", id)).executeTakeFirst();
  if (row === undefined) return refuse("none");
  const story = await storyOf(tx, row.story_id);
  const json = JSON.stringify(save.copy);
  if (story?.state === "killed") {
    if (row.copy !== json && !isBlank(save.copy)) await keepAside(house, tx, actor, id, save.copy);
    return refuse("withdrawn");
  }
  const lock = lockOf(house, row);
  const isOwnTab = save.tab !== undefined && save.tab.id !== "" && row.tab === save.tab.id && row.changed_by === actor.id;
  // Sent before what is kept already, and come after it.
  if (isOwnTab && (save.tab?.no ?? 0) < row.tab_no) return done({ manuscript: seenBy(house, row, story), row });
  const isOthers = (lock !== null && lock.by !== actor.id) || (row.save_no !== save.base && row.copy !== json && !isOwnTab);
  if (isOthers && save.as !== "mine") {
    if (row.copy !== json && !isBlank(save.copy)) await keepAside(house, tx, actor, id, save.copy);
    return refuse("others");
  }
  const isNew = row.copy !== json;
  // What stood there before was another's, and typed with no version of its own: it stays to come back to.
  if (isNew && (save.as === "mine" || row.changed_by !== actor.id) && row.save_no > 0)
    await addVersion(
      house,
      tx,
      { ...actor, id: row.changed_by, name: row.changed_name },
      id,
      "saved",
      copyIn(JSON.parse(row.copy) as Record<string, unknown>),
    );
  const changed = isNew
    ? {
        ...{ tab: save.tab?.id ?? "", tab_no: save.tab?.no ?? 0 },
        copy: json,
        save_no: row.save_no + 1,
        changed_at: house.clock.now(),
        changed_by: actor.id,
        changed_name: nameOf(actor),
      }
    : {};
  const after = { ...row, ...changed, ...heldBy(house, actor) };
  await tx
    .updateTable("manuscript")
    .set({ ...changed, ...heldBy(house, actor) })
    .where("id", "=", id)
    .execute();
  if (isNew && save.as !== "kept") await addVersion(house, tx, actor, id, "saved", save.copy);
  return done({ manuscript: seenBy(house, after, story), row: after });
};

/** `saveWithin` in a transaction of its own; gives the number of the save. */
export const saveManuscript = (house: House, actor: Actor, id: string, save: Save): Promise<Result<number, ManuscriptProblem>> =>
  house.store.transact(async (tx) => {
    const saved = await saveWithin(house, tx, actor, id, save);
    return saved.ok ? done(saved.value.manuscript.saveNo) : saved;
  });

/** Takes the place of whoever is editing; theirs is told at their next save, which is kept aside. */
export const takeOver = (house: House, actor: Actor, id: string): Promise<Result<null, ManuscriptProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
    const found = await tx.updateTable("manuscript").set(heldBy(house, actor)).where("id", "=", id).returning("id").executeTakeFirst();
    return found === undefined ? refuse("none") : done(null);
  });
