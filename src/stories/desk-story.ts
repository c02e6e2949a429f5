import { type Limits, limitsIn } from "#rights";
import type { House } from "#store";
import { headsOf } from "./apply-settled.ts";
import type { Block } from "./block.ts";
import type { Clash } from "./merge-blocks.ts";
import { type DeskPicture, deskPicturesOf } from "./library/use-picture.ts";
import { standingIn } from "./settle.ts";
import type { HeldFor, StoryState } from "./tables.ts";

/** What a row keeps of a merge; of older ones only the source's words. */
const clashesIn = (json: string): readonly Clash[] =>
  (JSON.parse(json) as readonly (Clash | string)[]).map((each) => (typeof each === "string" ? { mine: "", theirs: each } : each));

/** A story as editors see it: what readers see or would see, and what the source sent, where an editor changed it. */
export type DeskStory = {
  readonly id: string;
  readonly shortId: string;
  readonly slug: string;
  readonly state: StoryState;
  readonly heldFor: HeldFor | null;
  readonly opensAt: string | null;
  /** Why the source's version waits for an editor; empty when it does not. */
  readonly ask: string;
  readonly source: string;
  readonly lang: string;
  readonly version: string | null;
  readonly headline: string;
  readonly deck: string;
  readonly blocks: readonly Block[];
  /** The source's own words, null where they stand as sent. */
  readonly sent: { readonly headline: string; readonly deck: string } | null;
  readonly isBodyEdited: boolean;
  readonly conflicts: readonly Clash[];
  /** The manuscript of the newsroom that it is made of: its words are changed there. Null of what came over the wire. */
  readonly manuscript: string | null;
  readonly limits: Limits;
  /** Terms of its pictures that nobody has said the meaning of: those pictures are not shown. */
  readonly pictureAsks: readonly string[];
  /** Those that the desk put in from the newsroom's library. */
  readonly pictures: readonly DeskPicture[];
};

/** The story of that short id for its editors; `killed` of a killed one, whose words nobody is shown; null where there is none. */
export const deskStory = async (house: House, shortId: string): Promise<DeskStory | "killed" | null> => {
  const { db } = house.store;
  const story = await db.selectFrom("story").selectAll().where("short_id", "=", shortId).executeTakeFirst();
  if (story === undefined) return null;
  if (story.state === "killed") return "killed";
  const top = standingIn(await headsOf(db, story.id)).at(-1);
  if (top === undefined) return null;
  const rows = await db
    .selectFrom("revision")
    .selectAll()
    .where("id", "in", [top.id, top.over ?? top.id])
    .execute();
  const row = rows.find((each) => each.id === top.id);
  const base = rows.find((each) => each.id === (top.over ?? top.id));
  if (row === undefined || base === undefined) return null;
  const source = await db.selectFrom("source").select("name").where("id", "=", story.source_id).executeTakeFirstOrThrow();
  const asking = await db.selectFrom("revision_picture").select("ask").where("revision_id", "=", row.id).where("ask", "<>", "").execute();
  const written = await db
    .selectFrom("manuscript")
    .select("id")
    .where("story_id", "=", story.id)
    .where("over_revision", "is", null)
    .executeTakeFirst();
  const isLineEdited = base.headline !== row.headline || base.deck !== row.deck;
  return {
    id: story.id,
    shortId,
    slug: story.slug,
    state: story.state,
    heldFor: story.held_for,
    opensAt: story.opens_at,
    ask: row.ask,
    source: source.name,
    lang: row.lang,
    version: row.version_raw,
    headline: row.headline,
    deck: row.deck,
    blocks: JSON.parse(row.blocks) as readonly Block[],
    sent: isLineEdited ? { headline: base.headline, deck: base.deck } : null,
    isBodyEdited: base.blocks !== row.blocks,
    conflicts: clashesIn(row.conflicts),
    manuscript: written?.id ?? null,
    limits: limitsIn(row.limits),
    pictures: await deskPicturesOf(house, shortId),
    pictureAsks: [...new Set(asking.map(({ ask }) => ask))],
  };
};
