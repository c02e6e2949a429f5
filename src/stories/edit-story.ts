import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { type Limits } from "#rights";
import { type House, lockRow, type Tx } from "#store";
import { applySettled, headsOf } from "./apply-settled.ts";
import type { Block } from "./block.ts";
import { insertDeskRevision, type Touch } from "./desk-revision.ts";
import { inOrder, settle } from "./settle.ts";
import type { RevisionTable, StoryState } from "./tables.ts";

/** What an editor does to a story. `null` gives a line back to the source. `note` is a correction's text for readers. */
export type Edit =
  | {
      readonly do: "change";
      readonly headline?: string | null;
      readonly deck?: string | null;
      readonly blocks?: readonly Block[] | null;
      readonly note?: string;
    }
  | { readonly do: "hold" | "release" | "kill" | "show-pictures" };

/** Why an edit was not made. */
export type EditProblem =
  | "not-allowed"
  | "none"
  | "killed"
  | "locked"
  | "withheld-by-source"
  | "no-headline"
  | "no-text"
  | "nothing-to-release"
  | "nothing-changed";

export type Edited = { readonly storyId: string; readonly shortId: string; readonly slug: string; readonly state: StoryState };

type Rows = { readonly top: RevisionTable; readonly base: RevisionTable };

const touchOf = (edit: Edit, { top, base }: Rows): Result<Touch, EditProblem> => {
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
      if (headline === top.headline && deck === top.deck && !isBodyNew && note === "") return refuse("nothing-changed");
      return done({ headline, deck, ...(isBodyNew ? { blocks } : {}), ...(note === "" ? {} : { correctionNote: note }) });
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

/**
 * Does what an editor decided to a story, as a layer over what its source sent (specs: R7): the source's revisions stay as they came, and its
 * next one keeps what the editor changed. A kill is for good, like one by the source.
 */
export const editStory = (house: House, actor: Actor, shortId: string, edit: Edit): Promise<Result<Edited, EditProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const story = await lockRow(house.store.dialect)(tx.selectFrom("story").selectAll().where("short_id", "=", shortId)).executeTakeFirst();
    if (story === undefined) return refuse("none");
    if (story.state === "killed") return refuse("killed");
    const ordered = inOrder(await headsOf(tx, story.id));
    const topHead = ordered.at(-1);
    if (topHead === undefined) return refuse("none");
    const overId = topHead.over ?? topHead.id;
    const rows = await tx.selectFrom("revision").selectAll().where("id", "in", [topHead.id, overId]).execute();
    const top = rows.find((row) => row.id === topHead.id);
    const base = rows.find((row) => row.id === overId);
    if (top === undefined || base === undefined) return refuse("none");
    const touch = touchOf(edit, { top, base });
    if (!touch.ok) return touch;
    if (edit.do === "show-pictures" && !(await picturesWait(tx, top.id))) return refuse("nothing-changed");
    await insertDeskRevision(house, tx, top, overId, touch.value, { memberId: actor.id, isMerge: false, editNo: topHead.editNo + 1 });
    await applySettled(house, tx, story, settle(await headsOf(tx, story.id), house.clock.now()));
    const after = await tx.selectFrom("story").select(["slug", "state"]).where("id", "=", story.id).executeTakeFirstOrThrow();
    return done({ storyId: story.id, shortId, ...after });
  });
