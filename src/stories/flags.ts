import { type Actor, done, type Instant, isEditor, refuse, type Result } from "#kit";
import type { House } from "#store";
import type { FlagCause } from "./derived-tables.ts";

/** A story to look at, because one that it rests on was withdrawn or put right. Of a withdrawn one nothing is said but where it stood. */
export type Flag = {
  readonly id: string;
  readonly what: FlagCause;
  readonly at: Instant;
  readonly shortId: string;
  readonly headline: string;
  readonly lang: string;
  readonly basis: { readonly shortId: string; readonly headline: string };
};

const MOST = 50;

const flags = async (house: House, shortId: string | null): Promise<readonly Flag[]> => {
  const rows = await house.store.db
    .selectFrom("story_flag")
    .innerJoin("story", "story.id", "story_flag.story_id")
    .innerJoin("story as basis", "basis.id", "story_flag.basis_id")
    .select([
      "story_flag.id",
      "story_flag.what",
      "story_flag.raised_at",
      "story.short_id",
      "story.headline",
      "story.lang",
      "basis.short_id as basis_short_id",
      "basis.headline as basis_headline",
    ])
    .where("story_flag.seen_at", "is", null)
    .where("story.state", "in", ["published", "held", "embargoed"])
    .$if(shortId !== null, (query) => query.where("story.short_id", "=", shortId ?? ""))
    .orderBy("story_flag.raised_at", "desc")
    .orderBy("story_flag.id")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    what: row.what,
    at: row.raised_at,
    shortId: row.short_id,
    headline: row.headline,
    lang: row.lang,
    basis: { shortId: row.basis_short_id, headline: row.basis_headline },
  }));
};

/** What waits to be looked at, newest first. */
export const openFlags = (house: House): Promise<readonly Flag[]> => flags(house, null);

/** What waits to be looked at in one story. */
export const flagsOf = (house: House, shortId: string): Promise<readonly Flag[]> => flags(house, shortId);

/** An editor has looked at a story that was flagged; who and when is kept. */
export const seeFlag = async (house: House, actor: Actor, id: string): Promise<Result<null, "not-allowed">> => {
  if (!isEditor(actor)) return refuse("not-allowed");
  await house.store.transact(async (tx) => {
    await tx
      .updateTable("story_flag")
      .set({ seen_at: house.clock.now(), seen_by: actor.id })
      .where("id", "=", id)
      .where("seen_at", "is", null)
      .execute();
  });
  return done(null);
};
