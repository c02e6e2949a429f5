import type { Instant } from "#kit";
import type { Store } from "#store";
import "./tables.ts";

/** Something put right: a correction with its text for readers, or a withdrawal, of which nothing but source and time is told. */
export type PutRight =
  | {
      readonly kind: "correction";
      readonly at: Instant;
      readonly shortId: string;
      readonly slug: string;
      readonly headline: string;
      readonly lang: string;
      readonly note: string;
      readonly source: string;
    }
  | { readonly kind: "withdrawal"; readonly at: Instant; readonly source: string };

export const putRightList = async (store: Store, most: number): Promise<readonly PutRight[]> => {
  const corrections = await store.db
    .selectFrom("revision")
    .innerJoin("story", "story.id", "revision.story_id")
    .innerJoin("source", "source.id", "story.source_id")
    .select([
      "revision.shown_at",
      "revision.correction_note",
      "story.short_id",
      "story.slug",
      "story.headline",
      "story.lang",
      "source.name",
    ])
    .where("revision.is_correction", "=", 1)
    .where("revision.shown_at", "is not", null)
    .where("story.state", "=", "published")
    .where((eb) => eb("revision.shown_at", ">", eb.ref("story.published_at")))
    .orderBy("revision.shown_at", "desc")
    .limit(most)
    .execute();
  const kills = await store.db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["killed_at", "source.name"])
    .where("killed_at", "is not", null)
    .where("published_at", "is not", null)
    .orderBy("killed_at", "desc")
    .limit(most)
    .execute();
  const all: PutRight[] = [
    ...corrections.map((row) => ({
      kind: "correction" as const,
      at: row.shown_at ?? "",
      shortId: row.short_id,
      slug: row.slug,
      headline: row.headline,
      lang: row.lang,
      note: row.correction_note,
      source: row.name,
    })),
    ...kills.map((row) => ({ kind: "withdrawal" as const, at: row.killed_at ?? "", source: row.name })),
  ];
  return all.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most);
};
