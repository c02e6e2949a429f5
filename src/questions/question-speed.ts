import { countByDay, type Instant } from "#kit";
import type { House } from "#store";
import "./tables.ts";

/** Questions asked since an instant, how many of them were answered, and how long half of those took at most; `days`: those asked, by day (UTC). */
export type QuestionSpeed = {
  readonly asked: number;
  readonly answered: number;
  readonly halfMs: number | null;
  readonly days: ReadonlyMap<string, number>;
};

/** How fast questions are answered that readers can see. One statement. */
export const questionSpeed = async (house: House, since: Instant): Promise<QuestionSpeed> => {
  const rows = await house.store.db
    .selectFrom("question")
    .select(["answer_ms", "asked_at"])
    .where("is_shown", "=", 1)
    .where("state", "!=", "merged")
    .where("asked_at", ">=", since)
    .execute();
  const times = rows.flatMap(({ answer_ms: ms }) => (ms === null ? [] : [ms])).toSorted((a, b) => a - b);
  return {
    asked: rows.length,
    answered: times.length,
    halfMs: times[Math.floor((times.length - 1) / 2)] ?? null,
    days: countByDay(rows.map((row) => row.asked_at)),
  };
};
