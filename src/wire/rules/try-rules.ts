import { type Block, type NamedCode, sectionFor } from "#stories";
import type { House } from "#store";
import { type PublishingRule, ruleFor } from "./publishing-rule.ts";
import { textOf } from "./rule-arrival.ts";

/** One of a source's last items, and the place of the rule that speaks of it; null where none does. */
export type TriedItem = { readonly shortId: string; readonly headline: string; readonly lang: string; readonly place: number | null };

const LOOKED_AT = 25;

/** What rules would make of the source's last items, newest first, in three statements. */
export const tryRules = (house: House, sourceId: string, rules: readonly PublishingRule[]): Promise<readonly TriedItem[]> =>
  house.store.transact(async (tx) => {
    const rows = await tx
      .selectFrom("intake")
      .innerJoin("item", "item.id", "intake.item_id")
      .innerJoin("story", "story.id", "intake.story_id")
      .innerJoin("revision", "revision.id", "intake.revision_id")
      .select(["item.feed_id", "story.short_id", "revision.headline", "revision.slugline", "revision.lang"])
      .select(["revision.urgency", "revision.subjects", "revision.blocks"])
      .where("intake.source_id", "=", sourceId)
      .where("story.state", "!=", "killed")
      .where("revision.pub_status", "=", "usable")
      .orderBy("intake.id", "desc")
      .limit(LOOKED_AT)
      .execute();
    const tried: TriedItem[] = [];
    for (const { feed_id: feedId, short_id: shortId, headline, slugline, lang, urgency, ...row } of rows) {
      const subjects = JSON.parse(row.subjects) as readonly NamedCode[];
      const section = await sectionFor(tx, { sourceId, subjects, slugline }); // its rules are asked for once in a transaction
      const text = textOf({ headline, slugline, blocks: JSON.parse(row.blocks) as readonly Block[] });
      const rule = ruleFor(rules, { feedId, urgency, subjects, text, section });
      tried.push({ shortId, headline, lang, place: rule === null ? null : rules.indexOf(rule) });
    }
    return tried;
  });
