import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { appendLedger } from "#ledger";
import { type Limits } from "#rights";
import { type House, lockRow, type Tx } from "#store";
import { endAbsence } from "./absence.ts";
import { applySettled, headsOf } from "./apply-settled.ts";
import type { Block } from "./block.ts";
import { insertDeskRevision, type Touch } from "./desk-revision.ts";
import { asidesIn, type Head, liftable, settle, standingIn } from "./settle.ts";
import { pictureRows } from "./picture-rows.ts";
import type { ArrivingPicture } from "./story.ts";
import type { RevisionTable, StoryState, StoryTable } from "./tables.ts";
import { keepTombstone } from "./tombstone.ts";

/** What an editor changes. `null` gives a line back to the source. `note` is a correction's text for readers. */
type Change = {
  readonly do: "change";
  readonly headline?: string | null;
  readonly deck?: string | null;
  readonly blocks?: readonly Block[] | null;
  readonly note?: string;
  /** Whether what this corrects must not be shown again, in no comparison of versions either. */
  readonly isUnrepeated?: boolean;
};

/** What an editor does to a story: `take` and `leave` name what waits beside it by its revision's id. */
export type Edit =
  | Change
  | { readonly do: "hold" | "release" | "kill" | "show-pictures" }
  | { readonly do: "lift" }
  /** The pictures of the newsroom's library that the story is to have, in their order. */
  | { readonly do: "pictures"; readonly pictures: readonly ArrivingPicture[] }
  | { readonly do: "take" | "leave"; readonly id: string };

/** Why an edit was not made. */
export type EditProblem =
  | "not-allowed"
  | "none"
  | "killed"
  | "locked"
  | "written-here"
  | "withheld-by-source"
  | "no-headline"
  | "no-text"
  | "nothing-to-release"
  | "nothing-to-lift"
  | "nothing-waits"
  | "nothing-changed";

export type Edited = { readonly storyId: string; readonly shortId: string; readonly slug: string; readonly state: StoryState };

type Rows = { readonly top: RevisionTable; readonly base: RevisionTable };

type OverStory = Change | { readonly do: "hold" | "release" | "kill" | "show-pictures" };

const touchOf = (edit: OverStory, { top, base }: Rows): Result<Touch, EditProblem> => {
  const unfit = (JSON.parse(top.signals) as readonly string[])[0] ?? "";
  const isHeld = top.is_publishable === 0 && ["unfit:held-by-editor", "unfit:needs-editor"].includes(unfit);
  switch (edit.do) {
    case "kill":
      return done({ pubStatus: "canceled", headline: "", deck: "", blocks: [] });
    case "hold":
      return unfit === "unfit:held-by-editor" ? refuse("nothing-changed") : done({ unfit: "held-by-editor" });
    case "release":
      if (top.pub_status === "withheld") return refuse("withheld-by-source");
      return isHeld ? done({ unfit: null }) : refuse("nothing-to-release");
    case "show-pictures":
      return done({ freesPictures: true });
    case "change": {
      const text = (given: string | null | undefined, sent: string, now: string): string =>
        (given === null ? sent : (given ?? now)).replace(/\s+/gu, " ").trim();
      const headline = text(edit.headline, base.headline, top.headline);
      const deck = text(edit.deck, base.deck, top.deck);
      const blocks = edit.blocks === undefined ? undefined : (edit.blocks ?? (JSON.parse(base.blocks) as readonly Block[]));
      if (headline === "") return refuse("no-headline");
      if (blocks?.length === 0) return refuse("no-text");
      const isBodyNew = blocks !== undefined && JSON.stringify(blocks) !== top.blocks;
      if (isBodyNew && edit.blocks !== null && (JSON.parse(top.limits) as Partial<Limits>).isLocked === true) return refuse("locked");
      const note = edit.note?.trim() ?? "";
      const isUnrepeated = edit.isUnrepeated === true;
      if (headline === top.headline && deck === top.deck && !isBodyNew && note === "" && !isUnrepeated) return refuse("nothing-changed");
      return done({ headline, deck, isUnrepeated, ...(isBodyNew ? { blocks } : {}), ...(note === "" ? {} : { correctionNote: note }) });
    }
  }
};

/** Whether a picture of a revision waits for somebody to read its terms. */
const picturesWait = async (tx: Tx, revisionId: string): Promise<boolean> =>
  (await tx
    .selectFrom("revision_picture")
    .select("ask")
    .where("revision_id", "=", revisionId)
    .where("ask", "<>", "")
    .executeTakeFirst()) !== undefined;

/** A revision to write: `touch` on a copy of `from`, over the source's revision `overId`. */
type Layer = { readonly from: RevisionTable; readonly overId: string; readonly editNo: number; readonly touch: Touch };

const rowOf = (tx: Tx, id: string): Promise<RevisionTable> =>
  tx.selectFrom("revision").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

/** The source's higher version, published in spite of the kill below it. What stood at or below the kill stays gone. */
const liftOf = async (tx: Tx, heads: readonly Head[]): Promise<Result<Layer, EditProblem>> => {
  const found = liftable(heads);
  if (found === null) return refuse("nothing-to-lift");
  return done({ from: await rowOf(tx, found.head.id), overId: found.head.id, editNo: 1, touch: { answers: found.kills, unfit: null } });
};

const asideOf = async (tx: Tx, edit: { do: "take" | "leave"; id: string }, heads: readonly Head[]): Promise<Result<Layer, EditProblem>> => {
  const head = asidesIn(heads).find((each) => each.id === edit.id);
  const top = standingIn(heads).at(-1);
  if (head === undefined || top === undefined) return refuse("nothing-waits");
  const answers = [head.id];
  const over = { overId: top.over ?? top.id, editNo: top.editNo + 1 };
  if (edit.do === "leave") return done({ from: await rowOf(tx, top.id), ...over, touch: { answers } });
  const row = await rowOf(tx, head.id);
  if (head.aside !== "add" || top.id === head.id) return done({ from: row, overId: head.id, editNo: 1, touch: { answers, unfit: null } });
  const from = await rowOf(tx, top.id);
  if ((JSON.parse(from.limits) as Partial<Limits>).isLocked === true && top.over !== null) return refuse("locked");
  const blocks = [from, row].flatMap((each) => JSON.parse(each.blocks) as readonly Block[]);
  return done({ from, ...over, touch: { answers, blocks } });
};

const layerOf = async (house: House, tx: Tx, edit: Edit, heads: readonly Head[], sourceId: string): Promise<Result<Layer, EditProblem>> => {
  if (edit.do === "lift") return liftOf(tx, heads);
  if ("id" in edit) return asideOf(tx, edit, heads);
  const topHead = standingIn(heads).at(-1);
  if (topHead === undefined) return refuse("none");
  const overId = topHead.over ?? topHead.id;
  const top = await rowOf(tx, topHead.id);
  if (edit.do === "pictures") {
    const pictures = await pictureRows(tx, top.id, { sourceId, pictures: edit.pictures, receivedAt: house.clock.now() });
    return done({ from: top, overId, editNo: topHead.editNo + 1, touch: { pictures } });
  }
  if (edit.do === "show-pictures" && !(await picturesWait(tx, top.id))) return refuse("nothing-changed");
  const touch = touchOf(edit, { top, base: await rowOf(tx, overId) });
  return touch.ok ? done({ from: top, overId, editNo: topHead.editNo + 1, touch: touch.value }) : touch;
};

/**
 * Does what an editor decided to a story, as a layer over what its source sent (specs: R7): the source's revisions stay as they came, and its
 * next one keeps what the editor changed. A kill is for good, like one by the source; only for a higher version that the source sent after it
 * can an editor lift it, and the ledger says so.
 */
export const editStory = (house: House, actor: Actor, shortId: string, edit: Edit): Promise<Result<Edited, EditProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const story = await lockRow(house.store.dialect)(tx.selectFrom("story").selectAll().where("short_id", "=", shortId)).executeTakeFirst();
    if (story === undefined) return refuse("none");
    if (story.state === "killed" && edit.do !== "lift") return refuse("killed");
    if ((edit.do === "change" || edit.do === "pictures") && (await isWrittenHere(tx, story.id))) return refuse("written-here");
    const layer = await layerOf(house, tx, edit, await headsOf(tx, story.id), story.source_id);
    if (!layer.ok) return layer;
    const { from, overId, touch, editNo } = layer.value;
    await insertDeskRevision(house, tx, from, overId, touch, { memberId: actor.id, isMerge: false, editNo });
    const cause = { by: "editor", memberId: actor.id } as const;
    await applySettled(house, tx, story, settle(await headsOf(tx, story.id), house.clock.now()), { cause });
    if (edit.do === "lift") await tellLift(house, tx, story);
    const after = await tx.selectFrom("story").select(["slug", "state"]).where("id", "=", story.id).executeTakeFirstOrThrow();
    return done({ storyId: story.id, shortId, ...after });
  });

/** What the newsroom writes is changed in its manuscript: a layer over it would stand against the author's next version. */
const isWrittenHere = async (tx: Tx, storyId: string): Promise<boolean> =>
  (await tx.selectFrom("manuscript").select("id").where("story_id", "=", storyId).where("over_revision", "is", null).executeTakeFirst()) !==
  undefined;

const tellLift = async (house: House, tx: Tx, story: StoryTable): Promise<void> => {
  await endAbsence(tx, story.id);
  await keepTombstone(house, tx, { is: "lifted", storyId: story.id, at: house.clock.now() });
  const target = `story:${story.short_id}`;
  await appendLedger(house, tx, { kind: "restoration", target, ground: "lift-by-editor", rule: null, decidedBy: "editor", details: {} });
};
