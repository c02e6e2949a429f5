import { newId, sha256 } from "#kit";
import { joinLimits, limitsIn } from "#rights";
import { type House, lockRow, type Tx } from "#store";
import { earliest } from "../earliest.ts";
import { picturesToCopy } from "../lent/end-loans.ts";
import type { RevisionTable } from "../tables.ts";
import { type Binding, bindingOf, laterEnd } from "./binding.ts";
import { type Part, partsOf } from "./part.ts";

/** What is written over the whole's newest revision; null where nothing of it has become stricter. */
const strictened = (top: RevisionTable, parts: readonly Part[], binding: Binding): Partial<RevisionTable> | null => {
  if (parts.some(({ bar }) => bar !== null && bar !== "over"))
    return top.pub_status === "usable" ? { pub_status: "withheld", deck: "", blocks: "[]", reader_hash: "", is_correction: 0 } : null;
  const limits = JSON.stringify(joinLimits(limitsIn(top.limits), binding.limits));
  const expires_at = earliest(top.expires_at, binding.expiresAt);
  const was = limitsIn(top.limits);
  const isWaiting = top.is_embargoed === 1 || binding.isEmbargoed;
  const until =
    top.is_embargoed === 0
      ? binding.embargoUntil
      : binding.isEmbargoed
        ? laterEnd(top.embargo_until, binding.embargoUntil)
        : top.embargo_until;
  const isSame =
    limits === JSON.stringify(joinLimits(was, was)) &&
    expires_at === top.expires_at &&
    (isWaiting ? 1 : 0) === top.is_embargoed &&
    until === top.embargo_until;
  return isSame ? null : { limits, expires_at, is_embargoed: isWaiting ? 1 : 0, embargo_until: until };
};

/** Writes a version of the whole as it stands, with what `change` says; its pictures stay with words that stay. */
const writeVersion = async (house: House, tx: Tx, top: RevisionTable, no: number, change: Partial<RevisionTable>): Promise<void> => {
  const id = newId(house.clock.ms());
  const now = house.clock.now();
  const last = await tx
    .selectFrom("revision")
    .select((eb) => eb.fn.max<number>("arrival_no").as("no"))
    .where("story_id", "=", top.story_id)
    .executeTakeFirst();
  await tx
    .insertInto("revision")
    .values({
      ...top,
      ...{ id, version_raw: String(no), version_ord: no, version_created: now, received_at: now, content_hash: sha256(`bound:${id}`) },
      ...{ over_id: null, edit_no: 0, is_merge: 0, edited_by: null, conflicts: "[]", answers: "[]", aside: "" as const },
      ...{ arrival_no: (last?.no ?? 0) + 1, shown_at: null, is_unrepeated: 0, ...change },
    })
    .execute();
  if (change.blocks !== undefined) return;
  const pictures = await picturesToCopy(house, tx, top.id);
  if (pictures.length > 0)
    await tx
      .insertInto("revision_picture")
      .values(pictures.map((picture) => ({ ...picture, revision_id: id })))
      .execute();
};

/** Asks editors to look at a story that was taken off because of one of its parts. */
const flagHeld = async (house: House, tx: Tx, storyId: string, basisId: string): Promise<void> => {
  await tx
    .insertInto("story_flag")
    .values({
      ...{ id: newId(house.clock.ms()), story_id: storyId, basis_id: basisId, what: "held" },
      ...{ raised_at: house.clock.now(), seen_at: null, seen_by: null },
    })
    .execute();
};

/**
 * Has what became of a story reach those that hold its text, in the same transaction (specs: R2, R3, R6): a kill, a hold and new terms against it
 * take the whole off until an editor takes the part out; an embargo, a licence's end and stricter terms bind it from now on. Nothing here ever
 * lets more out: that is for an editor, who sends the whole again. `resettle` decides anew on a story.
 */
export const bindCombined = async (house: House, tx: Tx, partId: string, resettle: (storyId: string) => Promise<void>): Promise<void> => {
  const wholes = await lockRow(house.store.dialect)(
    tx
      .selectFrom("manuscript")
      .select(["id", "story_id", "sent_no"])
      .where("id", "in", (eb) => eb.selectFrom("manuscript_part").select("manuscript_id").where("manuscript_part.story_id", "=", partId))
      .where("story_id", "is not", null)
      .orderBy("id"),
  ).execute();
  for (const { id, story_id: storyId, sent_no: sentNo } of wholes) {
    if (storyId === null) continue;
    const top = await tx
      .selectFrom("story")
      .innerJoin("revision", "revision.id", "story.revision_id")
      .selectAll("revision")
      .where("story.id", "=", storyId)
      .where("story.state", "<>", "killed")
      .executeTakeFirst();
    if (top === undefined) continue;
    const parts = await partsOf(tx, id);
    const bar = parts.find((part) => part.storyId === partId)?.bar ?? null;
    // What was said under it may repeat what was killed.
    if (bar === "killed") await tx.updateTable("story").set({ is_talk_closed: 1 }).where("id", "=", storyId).execute();
    if (bar !== null && bar !== "over") await flagHeld(house, tx, storyId, partId);
    const change = strictened(top, parts, bindingOf(parts));
    if (change === null) continue;
    await writeVersion(house, tx, top, sentNo + 1, change);
    await tx
      .updateTable("manuscript")
      .set({ sent_no: sentNo + 1 })
      .where("id", "=", id)
      .execute();
    await resettle(storyId);
  }
};
