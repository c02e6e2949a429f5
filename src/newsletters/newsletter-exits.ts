import { paths } from "#paths";
import type { ExitSource } from "#stories";
import "./tables.ts";

const ISSUES_MOST = 50;

/** The issues that had a withdrawn story: their pages, the mails that went and cannot be called back, those that wait and go without it. */
export const newsletterExits: ExitSource = async (house, story) => {
  const { db } = house.store;
  const issues = await db
    .selectFrom("newsletter_item")
    .innerJoin("newsletter_issue", "newsletter_issue.id", "newsletter_item.issue_id")
    .select("newsletter_issue.id")
    .distinct()
    .where("newsletter_item.subject", "=", story.id)
    .orderBy("newsletter_issue.id")
    .limit(ISSUES_MOST)
    .execute();
  const ids = issues.map(({ id }) => id);
  const posts =
    ids.length === 0
      ? []
      : await db
          .selectFrom("newsletter_post")
          .select((eb) => ["state", eb.fn.countAll<number | string>().as("count")])
          .where("issue_id", "in", ids)
          .where("state", "in", ["waiting", "sent", "refused"])
          .groupBy("state")
          .execute();
  const of = (...states: readonly string[]): number =>
    posts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + Number(count), 0);
  return {
    addresses: [
      { exit: "newsletter", must: "silent", path: paths.newsletters() },
      ...ids.map((id) => ({ exit: "newsletter", must: "silent", path: paths.newsletter(id) }) as const),
    ],
    carried: [
      { what: "newsletters-sent", count: of("sent", "refused") },
      { what: "newsletters-waiting", count: of("waiting") },
    ],
  };
};
