import type { Instant } from "#kit";
import { limitsIn, permit, type Policy } from "#rights";
import type { House } from "#store";

/** Something put right: a correction with its text for readers, or a withdrawal, of which nothing but source and time is told. */
export type PutRight =
  | {
      readonly kind: "correction";
      readonly at: Instant;
      readonly shortId: string;
      readonly slug: string;
      readonly headline: string;
      readonly lang: string;
      /** Empty where readers elsewhere, or all, may only have the headline. */
      readonly note: string;
      readonly source: string;
    }
  | { readonly kind: "withdrawal"; readonly at: Instant; readonly source: string };

const correctionsOf = async (house: House, most: number): Promise<readonly PutRight[]> => {
  const rows = await house.store.db
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
      "story.expires_at",
      "story.published_at",
      "story.limits",
      "source.policy",
      "source.name",
    ])
    .where("revision.is_correction", "=", 1)
    .where("revision.shown_at", "is not", null)
    .where("story.state", "=", "published")
    .where((eb) => eb("revision.shown_at", ">", eb.ref("story.published_at")))
    .orderBy("revision.shown_at", "desc")
    .limit(most)
    .execute();
  return rows.flatMap((row) => {
    const subject = {
      isPublic: true,
      expiresAt: row.expires_at,
      policy: JSON.parse(row.policy) as Policy,
      publishedAt: row.published_at,
      limits: limitsIn(row.limits),
    };
    const { allow, isPersonal } = permit(subject, "site", { at: house.clock.now() });
    if (allow === "none") return [];
    const isWhole = !isPersonal && (allow === "full" || allow === "excerpt");
    return [
      {
        kind: "correction" as const,
        at: row.shown_at ?? "",
        shortId: row.short_id,
        slug: row.slug,
        headline: row.headline,
        lang: row.lang,
        note: isWhole ? row.correction_note : "",
        source: row.name,
      },
    ];
  });
};

export const putRightList = async (house: House, most: number): Promise<readonly PutRight[]> => {
  const corrections = await correctionsOf(house, most);
  const kills = await house.store.db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["killed_at", "source.name"])
    .where("killed_at", "is not", null)
    .where("published_at", "is not", null)
    .orderBy("killed_at", "desc")
    .limit(most)
    .execute();
  const withdrawals: readonly PutRight[] = kills.map((row) => ({ kind: "withdrawal", at: row.killed_at ?? "", source: row.name }));
  return [...corrections, ...withdrawals].toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most);
};
