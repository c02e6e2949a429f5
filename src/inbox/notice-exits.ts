import type { ExitSource } from "#stories";
import "./tables.ts";

/** The mails of notices about a withdrawn story that have not gone: they go without it. */
export const noticeExits: ExitSource = async (house, story) => {
  const row = await house.store.db
    .selectFrom("notice")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("story_id", "=", story.id)
    .where("mail_at", "is not", null)
    .executeTakeFirst();
  return { addresses: [], carried: [{ what: "notices-waiting", count: Number(row?.count ?? 0) }] };
};
