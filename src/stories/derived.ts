import { newId } from "#kit";
import type { House, Tx } from "#store";
import type { Block, Inline } from "./block.ts";
import type { FlagCause } from "./derived-tables.ts";
import type { RevisionTable } from "./tables.ts";

/** How ninjs says that a story updates or rests on another of its source. */
const SENT_SIGNAL = "evolvedfrom:";

const inlinesOf = (block: Block): readonly Inline[] => {
  if (block.kind === "list") return block.items.flat();
  if (block.kind === "table") return block.rows.flatMap((row) => row.cells.flat());
  return "inside" in block ? block.inside : [];
};

const hrefsIn = (inlines: readonly Inline[]): readonly string[] =>
  inlines.flatMap((inline) => [...(inline.kind === "link" ? [inline.href] : []), ...("inside" in inline ? hrefsIn(inline.inside) : [])]);

/** The short ids of stories of this site that a body links to. */
const linkedIn = (blocks: readonly Block[]): readonly string[] => [
  ...new Set(
    blocks.flatMap((block) => hrefsIn(inlinesOf(block))).flatMap((href) => /\/story\/([0-9a-z]+)(?:[/?#]|$)/u.exec(href)?.[1] ?? []),
  ),
];

/** Writes down what the version on a story's page rests on: the stories that it links to, and the one that its source says it comes from. */
export const noteBases = async (
  tx: Tx,
  story: { readonly id: string; readonly source_id: string; readonly revision_id: string | null },
  revision: Pick<RevisionTable, "blocks" | "signals">,
): Promise<void> => {
  const mayLink = revision.blocks.includes("/story/");
  const linked = mayLink ? linkedIn(JSON.parse(revision.blocks) as readonly Block[]) : [];
  const sent = (JSON.parse(revision.signals) as readonly string[]).flatMap((signal) =>
    signal.startsWith(SENT_SIGNAL) ? signal.slice(SENT_SIGNAL.length) : [],
  );
  // What it was put together of stays until its manuscript says otherwise.
  if (story.revision_id !== null)
    await tx.deleteFrom("story_basis").where("story_id", "=", story.id).where("how", "<>", "combined").execute();
  if (linked.length === 0 && sent.length === 0) return;
  const found = await tx
    .selectFrom("story")
    .select(["id", "short_id"])
    .where("id", "<>", story.id)
    .where((eb) =>
      eb.or([
        ...(linked.length === 0 ? [] : [eb("short_id", "in", linked)]),
        ...(sent.length === 0 ? [] : [eb.and([eb("source_id", "=", story.source_id), eb("story_key", "in", sent)])]),
      ]),
    )
    .execute();
  if (found.length === 0) return;
  const rows = found.map(({ id, short_id: shortId }) => ({
    story_id: story.id,
    basis_id: id,
    how: linked.includes(shortId) ? ("link" as const) : ("sent" as const),
  }));
  await tx.insertInto("story_basis").values(rows).execute();
};

/**
 * Asks editors to look at the stories that readers have and that rest on this one (specs: R10). What holds the text of a killed one is taken off
 * beside this (`bindCombined`).
 */
export const flagDerived = async (house: House, tx: Tx, basisId: string, what: FlagCause): Promise<void> => {
  const resting = await tx
    .selectFrom("story_basis")
    .innerJoin("story", "story.id", "story_basis.story_id")
    .select("story.id")
    .distinct()
    .where("story_basis.basis_id", "=", basisId)
    .where("story.state", "=", "published")
    .$if(what === "killed", (query) => query.where("story_basis.how", "<>", "combined"))
    .execute();
  if (resting.length === 0) return;
  const at = house.clock.now();
  const rows = resting.map(({ id }) => ({
    id: newId(house.clock.ms()),
    story_id: id,
    basis_id: basisId,
    what,
    raised_at: at,
    seen_at: null,
    seen_by: null,
  }));
  await tx.insertInto("story_flag").values(rows).execute();
};
