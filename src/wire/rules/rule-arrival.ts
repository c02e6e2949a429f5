import { type Arrival, listSections, paragraphsOf, sectionFor } from "#stories";
import { remember, type Tx } from "#store";
import { LOG_LANG } from "../arrival.ts";
import { ruleFor } from "./publishing-rule.ts";
import { rulesOf } from "./rules-of.ts";
import { sectionNames, sentenceOf } from "./sentence-of.ts";

/** What an item says that rules ask for, in one text. */
export const textOf = (item: Pick<Arrival, "headline" | "slugline" | "blocks">): string =>
  [item.headline, item.slugline, ...paragraphsOf(item.blocks)].join("\n");

/**
 * An arrival with what its source's rules make of it. They let nothing out that its status, embargo or terms hold, and do not keep new versions
 * from a story that readers have: a source's correction must not wait for them.
 */
export const ruleArrival = async (tx: Tx, arrival: Arrival, feedId: string | null): Promise<Arrival> => {
  if (arrival.pubStatus !== "usable") return arrival;
  const rules = await remember(tx, `source rules ${arrival.sourceId}`, () => rulesOf(tx, arrival.sourceId));
  if (rules.length === 0) return arrival;
  const section = rules.some((rule) => rule.section !== "") ? await sectionFor(tx, arrival) : "";
  const rule = ruleFor(rules, { feedId, urgency: arrival.urgency, subjects: arrival.subjects, text: textOf(arrival), section });
  if (rule === null) return arrival;
  const isHeld = rule.effect === "hold" && !(await isOut(tx, arrival));
  const hold = isHeld ? sentenceOf(LOG_LANG, rule, sectionNames(LOG_LANG, await listSections({ db: tx }))) : "";
  return { ...arrival, byRule: { hold, section: rule.toSection } };
};

const isOut = async (tx: Tx, { sourceId, storyKey }: Arrival): Promise<boolean> => {
  const story = await tx
    .selectFrom("story")
    .select("state")
    .where("source_id", "=", sourceId)
    .where("story_key", "=", storyKey)
    .executeTakeFirst();
  return story?.state === "published";
};
