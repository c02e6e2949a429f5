import { publish } from "#events";
import type { Result } from "#kit";
import { done, refuse } from "#kit";
import type { House, Tx } from "#store";
import { catalogueOf, RELEASE_SETTING } from "./catalogue-of.ts";
import { fileTopics } from "./file-topics.ts";
import { readMediaTopics } from "./read-media-topics.ts";
import "../events.ts";

export type BroughtIn = { readonly released: string; readonly topics: number; readonly retired: number; readonly stories: number };

const ROWS_AT_ONCE = 200; // parameters of one statement stay under SQLite's bound
const STORIES_AT_ONCE = 100;

/** Files every public story anew, a hundred to a transaction; resolves to how many there were. */
const fileAnew = async (house: House): Promise<number> => {
  let [after, count] = ["", 0];
  for (;;) {
    const rows = await house.store.db
      .selectFrom("story")
      .innerJoin("revision", "revision.id", "story.revision_id")
      .select(["story.id", "revision.id as revision_id"])
      .where("story.state", "=", "published")
      .where("story.id", ">", after)
      .orderBy("story.id")
      .limit(STORIES_AT_ONCE)
      .execute();
    if (rows.length === 0) return count;
    await house.store.transact((tx) => fileThese(house, tx, rows));
    after = rows.at(-1)?.id ?? "";
    count += rows.length;
  }
};

/** Those that are still public with the same revision; one that changed meanwhile has been filed by that. */
const fileThese = async (
  house: House,
  tx: Tx,
  stories: readonly { readonly id: string; readonly revision_id: string }[],
): Promise<void> => {
  const rows = await tx
    .selectFrom("story")
    .innerJoin("revision", "revision.id", "story.revision_id")
    .select(["story.id", "revision.id as revision_id", "subjects", "entities", "revision.lang"])
    .where("story.state", "=", "published")
    .where(
      "story.id",
      "in",
      stories.map(({ id }) => id),
    )
    .execute();
  for (const row of rows) await fileTopics(house, tx, row.id, row, false);
};

/**
 * Brings a release of the IPTC's Media Topics in, over the one that comes with the program, and files public stories by it. Refused with a
 * sentence where `text` is none, or older than what is there.
 */
export const importMediaTopics = async (house: House, text: string): Promise<Result<BroughtIn, string>> => {
  const read = readMediaTopics(text);
  if (!read.ok) return read;
  const { released, topics } = read.value;
  const before = (await catalogueOf(house.store)).released;
  if (released < before)
    return refuse(`This is the release of ${released}; the site has the one of ${before}. Bring in a newer one, or leave it as it is.`);
  const now = house.clock.now();
  await house.store.transact(async (tx) => {
    await tx.deleteFrom("media_topic").execute();
    const rows = topics.map((topic) => ({
      code: topic.code,
      parent: topic.parent,
      is_retired: topic.isRetired ? 1 : 0,
      replaced_by: topic.replacedBy,
      names: JSON.stringify(topic.names),
    }));
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await tx
        .insertInto("media_topic")
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .execute();
    const setting = { value: JSON.stringify({ released }), changed_at: now };
    await tx
      .insertInto("site_setting")
      .values({ name: RELEASE_SETTING, ...setting })
      .onConflict((conflict) => conflict.column("name").doUpdateSet(setting))
      .execute();
  });
  const stories = await fileAnew(house);
  await house.store.transact((tx) => publish(house, tx, { kind: "house.changed", topic: "house", body: { why: "topics" } }));
  return done({ released, topics: topics.length, retired: topics.filter(({ isRetired }) => isRetired).length, stories });
};
