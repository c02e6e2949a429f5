import type { Instant } from "#kit";
import { limitsIn, permit, type Policy } from "#rights";
import { dropDoc, indexDoc } from "#search";
import type { House, Tx } from "#store";
import { type Block, paragraphsOf } from "./block.ts";
import { sourceRow } from "./sources.ts";
import { liveTexts } from "./live/live-view.ts";
import type { RevisionTable, StoryTable } from "./tables.ts";

/** Makes a story findable as far as its rights go: by all its words, by its headline, or not at all. */
export const indexStory = async (
  house: House,
  tx: Tx,
  story: StoryTable,
  revision: RevisionTable,
  { section, at }: { readonly section: string; readonly at: Instant },
): Promise<void> => {
  const source = await sourceRow(tx, story.source_id);
  const subject = {
    isPublic: true,
    expiresAt: revision.expires_at,
    policy: JSON.parse(source.policy) as Policy,
    publishedAt: at,
    limits: limitsIn(revision.limits),
  };
  const { allow } = permit(subject, "search", { at: house.clock.now() });
  if (allow === "none") return dropDoc(house, tx, { kind: "story", subject: story.id });
  const text = paragraphsOf(JSON.parse(revision.blocks) as readonly Block[]).join("\n");
  const body = allow === "link" ? "" : [revision.deck, text, ...(source.is_own === 1 ? await liveTexts(tx, story.id) : [])].join("\n");
  return indexDoc(house, tx, { kind: "story", subject: story.id, title: revision.headline, body, lang: revision.lang, section, at });
};
