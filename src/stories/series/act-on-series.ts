import { publish } from "#events";
import { type Actor, done, isEditor, LANGS, newId, refuse, type Result, slugOf } from "#kit";
import { type House, isTaken, lockName, type Tx } from "#store";
import "../events.ts";
import "./tables.ts";

export const TITLE_LETTERS = 80;
export const ABOUT_LETTERS = 400;
export const PARTS_MOST = 100; // more is a topic

export type SeriesProblem = "not-allowed" | "missing" | "long" | "taken" | "unknown" | "story" | "many";
export type SeriesFields = { readonly title: string; readonly about: string; readonly lang: string; readonly isDone: boolean };

const readFields = (fields: SeriesFields): Result<SeriesFields, SeriesProblem> => {
  const [title, about] = [fields.title.trim(), fields.about.trim()];
  if (title === "") return refuse("missing");
  if ([...title].length > TITLE_LETTERS || [...about].length > ABOUT_LETTERS) return refuse("long");
  return done({ title, about, lang: LANGS.find((lang) => lang === fields.lang) ?? "en", isDone: fields.isDone });
};

/** Tells the pages of the parts and the lists that a series has changed. */
const tell = async (house: House, tx: Tx, id: string): Promise<void> => {
  await tx.updateTable("series").set({ changed_at: house.clock.now() }).where("id", "=", id).execute();
  await publish(house, tx, { kind: "house.changed", topic: "house", body: { why: "series" } });
};

/** Begins a series; its address is made of its title and stays. */
export const beginSeries = async (house: House, actor: Actor, fields: SeriesFields): Promise<Result<string, SeriesProblem>> => {
  const given = readFields(fields);
  if (!isEditor(actor)) return refuse("not-allowed");
  if (!given.ok) return given;
  const { title, about, lang, isDone } = given.value;
  const slug = slugOf(title);
  try {
    return await house.store.transact(async (tx) => {
      const now = house.clock.now();
      await tx
        .insertInto("series")
        .values({ id: newId(house.clock.ms()), slug, title, about, lang, is_done: isDone ? 1 : 0, changed_at: now })
        .execute();
      return done(slug);
    });
  } catch (error) {
    if (isTaken(error)) return refuse("taken");
    throw error;
  }
};

export type SeriesAct =
  | ({ readonly do: "change" } & SeriesFields)
  | { readonly do: "add" | "remove" | "up" | "down"; readonly story: string }
  | { readonly do: "drop" };

const partsAfter = (
  parts: readonly string[],
  act: { readonly do: "add" | "remove" | "up" | "down"; readonly story: string },
): readonly string[] => {
  const at = parts.indexOf(act.story);
  if (act.do === "add") return at === -1 ? [...parts, act.story] : parts;
  if (at === -1) return parts;
  const others = parts.filter((part) => part !== act.story);
  return act.do === "remove" ? others : others.toSpliced(Math.max(0, at + (act.do === "up" ? -1 : 1)), 0, act.story);
};

/** Changes a series, or the order and number of its parts; `drop` takes it away, and leaves its stories. */
export const actOnSeries = (house: House, actor: Actor, slug: string, act: SeriesAct): Promise<Result<string, SeriesProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    await lockName(house.store.dialect, `series ${slug}`)?.execute(tx);
    const series = await tx.selectFrom("series").select("id").where("slug", "=", slug).executeTakeFirst();
    if (series === undefined) return refuse("unknown");
    const { id } = series;
    if (act.do === "drop") {
      await tell(house, tx, id);
      await tx.deleteFrom("series").where("id", "=", id).execute();
      return done(slug);
    }
    if (act.do === "change") {
      const given = readFields(act);
      if (!given.ok) return given;
      const { title, about, lang, isDone } = given.value;
      await tx
        .updateTable("series")
        .set({ title, about, lang, is_done: isDone ? 1 : 0 })
        .where("id", "=", id)
        .execute();
      await tell(house, tx, id);
      return done(slug);
    }
    const rows = await tx.selectFrom("series_part").select("story_id").where("series_id", "=", id).orderBy("place").execute();
    const before = rows.map((row) => row.story_id);
    if (act.do === "add") {
      const story = await tx.selectFrom("story").select("id").where("id", "=", act.story).where("state", "<>", "killed").executeTakeFirst();
      if (story === undefined) return refuse("story");
      if (before.length >= PARTS_MOST) return refuse("many");
    }
    const after = partsAfter(before, act);
    await tx.deleteFrom("series_part").where("series_id", "=", id).execute();
    if (after.length > 0)
      await tx
        .insertInto("series_part")
        .values(after.map((story_id, place) => ({ series_id: id, story_id, place })))
        .execute();
    await tell(house, tx, id);
    return done(slug);
  });
