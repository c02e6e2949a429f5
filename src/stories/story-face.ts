import { excerptOf, slugOf } from "#kit";
import type { House, Tx } from "#store";
import { type Block, paragraphsOf } from "./block.ts";
import { pictureFace } from "./picture-face.ts";
import { sectionFor } from "./sections.ts";
import { LIST_EXCERPT, type NamedCode, SECTION_SIGNAL, URGENCY_PLAIN } from "./story.ts";
import type { RevisionTable, StoryTable } from "./tables.ts";

/** What the story's row says of the revision on the page, so that lists need no second table. */
export const faceOf = async (house: House, tx: Tx, story: StoryTable, revision: RevisionTable): Promise<Partial<StoryTable>> => {
  const text = paragraphsOf(JSON.parse(revision.blocks) as readonly Block[]).join(" ");
  const chosen = (JSON.parse(revision.signals) as readonly string[]).find((signal) => signal.startsWith(SECTION_SIGNAL));
  return {
    section:
      chosen?.slice(SECTION_SIGNAL.length) ??
      (await sectionFor(tx, {
        sourceId: story.source_id,
        subjects: JSON.parse(revision.subjects) as readonly NamedCode[],
        slugline: revision.slugline,
      })),
    slug: slugOf(revision.headline),
    revision_id: revision.id,
    headline: revision.headline,
    deck: revision.deck,
    byline: revision.byline,
    lang: revision.lang,
    limits: revision.limits,
    urgency: revision.urgency ?? URGENCY_PLAIN,
    excerpt: excerptOf(text, LIST_EXCERPT),
    ...(await pictureFace(house, tx, { ...story, lang: revision.lang, state: "published" }, revision.id)),
  };
};
