import { type Lang, LANGS } from "#kit";
import type { Tell } from "#members";
import { paths } from "#paths";
import type { Tx } from "#store";
import type { Decision } from "./decision.ts";
import { wordsOf } from "./words/index.ts";

type DecisionNews = "statement" | "restored" | "upheld" | "reversed";

/** What goes by a letter of its own in any case: reasons (DSA, Article 17) and answers to appeals (Article 20). */
const MAILED: ReadonlySet<DecisionNews> = new Set(["statement", "upheld", "reversed"]);

/** Tells an author, in the inbox, that something was decided, and leads to the statement. */
export const tellDecision = (
  house: { readonly mailName: string; readonly tell: Tell },
  tx: Tx,
  decision: Decision,
  what: DecisionNews,
): Promise<void> => {
  const key = what === "upheld" || what === "reversed" ? "appeal" : what;
  return house.tell(tx, [decision.authorId], {
    kind: "decision",
    subject: `decision:${decision.id}:${key}`,
    bundle: `decision ${decision.id}`,
    told: Object.fromEntries(LANGS.map((lang) => [lang, wordsOf(lang).mails[key](house.mailName)])) as Record<Lang, string>,
    path: paths.statement(decision.id),
    isMailed: MAILED.has(what),
  });
};
