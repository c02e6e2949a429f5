import { type Actor, done, isEditor, newId, refuse, type Result } from "#kit";
import { listSections, recordChange, sourceRow } from "#stories";
import { forget, type House } from "#store";
import { isEmptyRule, type PublishingRule } from "./publishing-rule.ts";
import { rulesOf } from "./rules-of.ts";
import "./tables.ts";

export type RuleProblem = "not-allowed" | "no-condition" | "no-section";

/** Why rules cannot be kept, and the place of the one that is wrong. */
export const problemIn = (
  rules: readonly PublishingRule[],
  sections: readonly string[],
): { readonly problem: RuleProblem; readonly place: number } | null => {
  for (const [place, rule] of rules.entries()) {
    if (isEmptyRule(rule)) return { problem: "no-condition", place };
    if ([rule.section, rule.toSection].some((slug) => slug !== "" && !sections.includes(slug))) return { problem: "no-section", place };
  }
  return null;
};

/** Writes a source's rules in place of those it had. They hold for what comes in from now on. */
export const putRules = (
  house: House,
  actor: Actor,
  sourceId: string,
  rules: readonly PublishingRule[],
): Promise<Result<null, RuleProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const sections = (await listSections({ db: tx })).map(({ slug }) => slug);
    const wrong = problemIn(rules, sections);
    if (wrong !== null) return refuse(wrong.problem);
    const before = await rulesOf(tx, sourceId);
    forget(tx, "source rules");
    await tx.deleteFrom("wire_rule").where("source_id", "=", sourceId).execute();
    const rows = rules.map((rule, place) => ({
      id: newId(house.clock.ms()),
      source_id: sourceId,
      place,
      feed_id: rule.feedId,
      urgency_most: rule.urgencyMost,
      topic: rule.topic,
      words: JSON.stringify(rule.words),
      section: rule.section,
      effect: rule.effect,
      to_section: rule.toSection,
    }));
    if (rows.length > 0) await tx.insertInto("wire_rule").values(rows).execute();
    const after = await rulesOf(tx, sourceId);
    if (JSON.stringify(before) !== JSON.stringify(after))
      await recordChange(house, tx, actor, {
        name: "rules",
        before,
        after: { source: (await sourceRow(tx, sourceId)).name, rules: after },
      });
    return done(null);
  });
