import type { Db, Tx } from "#store";
import type { PublishingRule } from "./publishing-rule.ts";
import "./tables.ts";

/** A source's rules in their order. A section that was given up is asked for and filled by none. */
export const rulesOf = async (db: Db | Tx, sourceId: string): Promise<readonly PublishingRule[]> => {
  const rows = await db
    .selectFrom("wire_rule")
    .leftJoin("section", "section.slug", "wire_rule.to_section")
    .leftJoin("feed", "feed.id", "wire_rule.feed_id")
    .select([
      "feed_id",
      "urgency_most",
      "topic",
      "words",
      "wire_rule.section",
      "effect",
      "section.slug as to_section",
      "feed.name as feed_name",
    ])
    .where("wire_rule.source_id", "=", sourceId)
    .orderBy("wire_rule.place")
    .execute();
  return rows.map((row) => ({
    feedId: row.feed_id,
    feedName: row.feed_name ?? "",
    urgencyMost: row.urgency_most,
    topic: row.topic,
    words: JSON.parse(row.words) as readonly string[],
    section: row.section,
    effect: row.effect,
    toSection: row.to_section ?? "",
  }));
};
