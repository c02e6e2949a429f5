import type { House, Tx } from "#store";
import type { Block } from "./block.ts";
import { insertDeskRevision, type Touch } from "./desk-revision.ts";
import { type Clash, mergeBlocks } from "./merge-blocks.ts";
import { type Head, standingIn } from "./settle.ts";
import { isOfLibrary } from "./picture-name.ts";
import type { RevisionPictureTable, RevisionTable } from "./tables.ts";

const rowOf = (tx: Tx, id: string): Promise<RevisionTable> =>
  tx.selectFrom("revision").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

const blocksOf = (row: RevisionTable): readonly Block[] => JSON.parse(row.blocks) as readonly Block[];

/** The pictures of the newsroom's library that a layer has. */
const picturesOf = async (tx: Tx, id: string): Promise<readonly RevisionPictureTable[]> =>
  (await tx.selectFrom("revision_picture").selectAll().where("revision_id", "=", id).orderBy("place").execute()).filter(isOfLibrary);

/** What the editors' layer does to the source's newest revision (specs: R7): an overridden line stays, paragraphs are merged three ways. */
const touchOf = (base: RevisionTable, layer: RevisionTable, sent: RevisionTable): Touch => {
  const isBodyTouched = base.blocks !== layer.blocks;
  const merged = isBodyTouched ? mergeBlocks(blocksOf(base), blocksOf(layer), blocksOf(sent)) : null;
  const earlier = JSON.parse(layer.conflicts) as readonly Clash[];
  return {
    ...(base.headline === layer.headline ? {} : { headline: layer.headline }),
    ...(base.deck === layer.deck ? {} : { deck: layer.deck }),
    ...(merged === null || JSON.stringify(merged.blocks) === sent.blocks ? {} : { blocks: merged.blocks }),
    ...(merged === null || merged.conflicts.length + earlier.length === 0 ? {} : { conflicts: [...earlier, ...merged.conflicts] }),
    ...(layer.signals.startsWith('["unfit:held-by-editor"') ? { unfit: "held-by-editor" as const } : {}),
  };
};

/**
 * Carries what editors changed over to the source's revision `sentId`, where that is now the newest; gives the id of the merged revision, or
 * null where there is nothing to carry. Kills and holds of the source are never touched: they always win.
 */
export const carryLayer = async (house: House, tx: Tx, heads: readonly Head[], sentId: string): Promise<string | null> => {
  const ordered = standingIn(heads);
  const sent = ordered.at(-1);
  const layer = ordered.slice(0, -1).findLast((head: Head) => head.over !== null);
  if (sent?.id !== sentId || layer === undefined || layer.over === null || sent.pubStatus !== "usable") return null;
  const [base, over, row] = [await rowOf(tx, layer.over), await rowOf(tx, layer.id), await rowOf(tx, sentId)];
  const pictures = await picturesOf(tx, layer.id);
  const touch = { ...touchOf(base, over, row), ...(pictures.length === 0 ? {} : { pictures }) };
  if (Object.keys(touch).length === 0) return null;
  return insertDeskRevision(house, tx, row, sentId, touch, { memberId: over.edited_by, isMerge: true, editNo: 1 });
};
