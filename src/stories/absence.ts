import { publish } from "#events";
import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { type Db, type House, lockRow, type Tx } from "#store";
import { recordEvent } from "./record-event.ts";
import { keepTombstone } from "./tombstone.ts";
import "./absence-tables.ts";
import "./events.ts";

/**
 * What readers find where a withdrawn story was (specs: 3.3, after GOV.UK's "gone" and "vanish"): a notice, 410, that points at another
 * story where an editor says so; or nothing at all, 404, as a court may order.
 */
export type Absence =
  | { readonly manner: "notice"; readonly instead: { readonly shortId: string; readonly slug: string } | null }
  | { readonly manner: "vanish" };

export type AbsenceProblem = "not-allowed" | "not-withdrawn" | "no-such-story";

/** What the address of a withdrawn story says. A story named instead is named only while readers have it. */
export const absenceOf = async (db: Db | Tx, storyId: string): Promise<Absence> => {
  const row = await db
    .selectFrom("story_absence")
    .leftJoin("story", (join) => join.onRef("story.id", "=", "story_absence.instead_id").on("story.state", "=", "published"))
    .select(["manner", "story.short_id", "story.slug"])
    .where("story_absence.story_id", "=", storyId)
    .executeTakeFirst();
  if (row?.manner === "vanish") return { manner: "vanish" };
  return { manner: "notice", instead: row?.short_id ? { shortId: row.short_id, slug: row.slug ?? "" } : null };
};

/** The withdrawn stories of which nothing is to be said, as ids. */
export const vanished = (db: Db | Tx) => db.selectFrom("story_absence").select("story_absence.story_id").where("manner", "=", "vanish");

/** Whether one of these short ids is that of a withdrawn story of which nothing is to be said. */
export const isVanished = async (db: Db, shortIds: readonly string[]): Promise<boolean> =>
  shortIds.length > 0 &&
  (await db
    .selectFrom("story")
    .select("id")
    .where("short_id", "in", shortIds)
    .where("state", "=", "killed")
    .where("id", "in", vanished(db))
    .executeTakeFirst()) !== undefined;

const SHORT_ID = /^[0-9a-z]+$/u;

/** The short id in what an editor gave: a story's address on this site, or the id alone. */
const shortIdIn = (given: string): string => /\/story\/([0-9a-z]+)/u.exec(given)?.[1] ?? (SHORT_ID.test(given) ? given : "");

/** Writes down what is said of a withdrawn story; by itself, nothing. */
export const writeAbsence = async (
  house: House,
  tx: Tx,
  storyId: string,
  manner: "notice" | "vanish" = "vanish",
  insteadId: string | null = null,
): Promise<void> => {
  const said = { manner, instead_id: insteadId, set_at: house.clock.now() };
  await tx
    .insertInto("story_absence")
    .values({ story_id: storyId, ...said })
    .onConflict((conflict) => conflict.column("story_id").doUpdateSet(said))
    .execute();
};

/**
 * Says what stands where a withdrawn story was. `instead` is another story's address or id; empty for none. Whatever it is, none of the
 * withdrawn story's words come back.
 */
export const setAbsence = (
  house: House,
  actor: Actor,
  shortId: string,
  { manner, instead }: { readonly manner: "notice" | "vanish"; readonly instead: string },
): Promise<Result<null, AbsenceProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const story = await lockRow(house.store.dialect)(tx.selectFrom("story").selectAll().where("short_id", "=", shortId)).executeTakeFirst();
    if (story?.state !== "killed") return refuse("not-withdrawn");
    const isNamed = manner === "notice" && instead.trim() !== "";
    const other = isNamed
      ? await tx
          .selectFrom("story")
          .select("id")
          .where("short_id", "=", shortIdIn(instead.trim()))
          .where("state", "=", "published")
          .executeTakeFirst()
      : undefined;
    if (isNamed && other === undefined) return refuse("no-such-story");
    await writeAbsence(house, tx, story.id, manner, other?.id ?? null);
    await keepTombstone(house, tx, { is: "killed", storyId: story.id, at: house.clock.now(), isSilent: manner === "vanish" });
    const what = manner === "vanish" ? "vanished" : other === undefined ? "noticed" : "replaced";
    await recordEvent(house, tx, story.id, what, { by: "editor", memberId: actor.id }, null);
    const told = { story: story.id, outcome: what, section: story.section, source: story.source_id };
    await publish(house, tx, { kind: "story.changed", topic: `story:${story.id}`, body: told });
    return done(null);
  });

/** A story that is published again says nothing of its absence. */
export const endAbsence = async (tx: Tx, storyId: string): Promise<void> => {
  await tx.deleteFrom("story_absence").where("story_id", "=", storyId).execute();
};
