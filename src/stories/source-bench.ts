import { readTerms, rulesFor, type Limits, type SentRights, type TermRule } from "#rights";
import type { Store } from "#store";

/** What terms that a source sent would be read as. */
export type Tried = {
  readonly text: string;
  readonly headline: string;
  readonly rules: readonly TermRule[];
  readonly limits: Limits;
  /** Wording that nobody has said the meaning of: the item would wait. */
  readonly unknown: string | null;
};

const LOOKED_AT = 200;
const SHOWN = 12;

/** What `rules` make of the source's last different terms, newest first. */
export const sourceBench = async (store: Store, sourceId: string, rules: readonly TermRule[]): Promise<readonly Tried[]> => {
  const rows = await store.db
    .selectFrom("revision")
    .innerJoin("story", "story.id", "revision.story_id")
    .select(["revision.headline", "rights", "editor_note", "is_embargoed"])
    .where("story.source_id", "=", sourceId)
    .where("story.state", "!=", "killed")
    .where("over_id", "is", null)
    .orderBy("revision.received_at", "desc")
    .limit(LOOKED_AT)
    .execute();
  const tried = rows.flatMap((row) => {
    const { usageTerms, notice } = JSON.parse(row.rights) as SentRights;
    const terms = [usageTerms, notice];
    const text = [...terms, row.editor_note].filter((part) => part !== null && part !== "").join("\n");
    if (text === "") return [];
    const { limits, unknown } = readTerms({ terms, note: row.editor_note, hasEmbargo: row.is_embargoed === 1 }, rules);
    return [{ text, headline: row.headline, rules: rulesFor(text, rules), limits, unknown }];
  });
  return [...new Map(tried.map((each) => [each.text, each])).values()].slice(0, SHOWN);
};
