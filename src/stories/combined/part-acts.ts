import { type Actor, done, refuse, type Result } from "#kit";
import { type House, lockRow, type Tx } from "#store";
import { mergeBlocks } from "../merge-blocks.ts";
import { readBody, writeBody } from "../writing/body-markup.ts";
import { type Copy, copyIn } from "../writing/copy.ts";
import { addVersion, type Conflict, type ManuscriptProblem, saveWithin } from "../writing/manuscript.ts";
import { type Part, partsOf } from "./part.ts";
import { wholeOf } from "./whole-of.ts";

/** Keeps the stories that a manuscript is put together of from changing until `tx` ends; before the manuscript itself, as a kill of one does. */
export const lockParts = async (house: House, tx: Tx, manuscriptId: string): Promise<boolean> => {
  const rows = await lockRow(house.store.dialect)(
    tx
      .selectFrom("story")
      .select("id")
      .where("id", "in", (eb) => eb.selectFrom("manuscript_part").select("story_id").where("manuscript_id", "=", manuscriptId))
      .orderBy("id"),
  ).execute();
  return rows.length > 0;
};

/** Whether the words of a part must be seen by nobody once they are out of the text. */
const mustVanish = ({ bar }: Part): boolean => bar === "killed" || bar === "withheld" || bar === "put-right";

const clear = async (tx: Tx, id: string): Promise<void> => {
  const last = await tx
    .selectFrom("manuscript_version")
    .select((eb) => eb.fn.max<number>("id").as("id"))
    .where("manuscript_id", "=", id)
    .executeTakeFirst();
  await tx
    .updateTable("manuscript")
    .set({ versions_after: last?.id ?? 0, is_clearing: 1 })
    .where("id", "=", id)
    .execute();
};

type Typed = { readonly base: number; readonly copy: Copy };

/**
 * Saves what was typed, and takes out of the text what came of a part, or takes its source's newer text in (`take`): block by block, so that what
 * the editor changed stands, with both sides beside each other. Words that their source took back are in no earlier version then, either.
 */
export const changePart = (
  house: House,
  actor: Actor,
  id: string,
  typed: Typed,
  change: { readonly do: "take" | "drop"; readonly place: number },
): Promise<Result<null, ManuscriptProblem>> =>
  house.store.transact(async (tx) => {
    await lockParts(house, tx, id);
    const saved = await saveWithin(house, tx, actor, id, { ...typed, as: "saved" });
    if (!saved.ok) return saved;
    const parts = await partsOf(tx, id);
    const part = parts.find((each) => each.place === change.place);
    if (part === undefined || (change.do === "take" && part.state !== "published")) return refuse("none");
    const base = wholeOf(parts.map(({ used }) => used));
    const theirs = wholeOf(parts.flatMap((each) => (each !== part ? [each.used] : change.do === "drop" ? [] : [each.now])));
    const { row } = saved.value;
    const copy = copyIn(JSON.parse(row.copy) as Record<string, unknown>);
    const merged = mergeBlocks(base, readBody(copy.body), theirs);
    const conflicts: readonly Conflict[] = merged.conflicts.map((each) => ({ ...each, field: "body" }));
    const after = { ...copy, body: writeBody(merged.blocks) };
    const of = tx.updateTable("manuscript_part").where("manuscript_id", "=", id).where("place", "=", change.place);
    if (change.do === "take") await of.set({ revision_id: part.now.revisionId }).execute();
    else await tx.deleteFrom("manuscript_part").where("manuscript_id", "=", id).where("place", "=", change.place).execute();
    if (mustVanish(part)) await clear(tx, id);
    await tx
      .updateTable("manuscript")
      .set({ copy: JSON.stringify(after), conflicts: JSON.stringify(conflicts), save_no: row.save_no + 1, tab: "" })
      .where("id", "=", id)
      .execute();
    await addVersion(house, tx, actor, id, "saved", after);
    return done(null);
  });
