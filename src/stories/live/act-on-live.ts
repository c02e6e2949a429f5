import { publish } from "#events";
import { type Actor, done, isEditor, newId, refuse, type Result } from "#kit";
import { type House, lockRow, type Tx } from "#store";
import { paragraphsOf } from "../block.ts";
import "../events.ts";
import { indexStory } from "../index-story.ts";
import type { StoryTable } from "../tables.ts";
import { nameOf } from "../writing/manuscript.ts";
import { entryBlocks, pointsOf } from "./live-view.ts";
import "./tables.ts";

export const LIVE_LETTERS = { headline: 120, body: 20_000, author: 120, note: 500, points: 2_000 } as const;

export type LiveProblem = "not-allowed" | "none" | "not-own" | "not-public" | "missing" | "long" | "no-note" | "others";

export type EntryTyped = { readonly headline: string; readonly body: string; readonly author: string };

export type LiveAct =
  | { readonly do: "begin" | "end" | "open" }
  /** `was`: what the form began from. */
  | { readonly do: "points"; readonly points: string; readonly was: string }
  | ({ readonly do: "add"; readonly formKey: string } & EntryTyped)
  | ({
      readonly do: "change";
      readonly entry: string;
      readonly base: number;
      readonly isCorrection: boolean;
      readonly note: string;
    } & EntryTyped)
  | { readonly do: "off" | "back"; readonly entry: string };

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

const tidy = (typed: EntryTyped): Result<EntryTyped, LiveProblem> => {
  const entry = { headline: oneLine(typed.headline), author: oneLine(typed.author), body: typed.body.trim() };
  if (paragraphsOf(entryBlocks(entry.body)).length === 0) return refuse("missing");
  const isLong = (["headline", "body", "author"] as const).some((field) => [...entry[field]].length > LIVE_LETTERS[field]);
  return isLong ? refuse("long") : done(entry);
};

const keepVersion = async (house: House, tx: Tx, actor: Actor, id: string): Promise<void> => {
  const { headline, body, author, note, is_off } = await tx
    .selectFrom("live_entry")
    .select(["headline", "body", "author", "note", "is_off"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const values = { entry_id: id, at: house.clock.now(), by_id: actor.id, by_name: nameOf(actor), headline, body, author, note, is_off };
  await tx.insertInto("live_version").values(values).execute();
};

type Told = { readonly entry: string; readonly isNew: boolean };

/** Has every exit know that the story was told on. */
const tell = async (house: House, tx: Tx, story: StoryTable, { entry, isNew }: Told): Promise<void> => {
  const now = house.clock.now();
  await tx.updateTable("story").set({ updated_at: now }).where("id", "=", story.id).execute();
  if (story.revision_id !== null) {
    const revision = await tx.selectFrom("revision").selectAll().where("id", "=", story.revision_id).executeTakeFirstOrThrow();
    await indexStory(house, tx, story, revision, { section: story.section, at: story.published_at ?? now });
  }
  const body = { story: story.id, section: story.section, source: story.source_id, entry, isNew };
  await publish(house, tx, { kind: "story.told", topic: `story:${story.id}`, body });
};

const addEntry = async (
  house: House,
  tx: Tx,
  actor: Actor,
  storyId: string,
  act: EntryTyped & { readonly formKey: string },
): Promise<Result<Told | null, LiveProblem>> => {
  const given = tidy(act);
  if (!given.ok) return given;
  const id = newId(house.clock.ms());
  const values = {
    id,
    story_id: storyId,
    form_key: act.formKey,
    at: house.clock.now(),
    ...given.value,
    save_no: 0,
    corrected_at: null,
    note: "",
    is_off: 0,
  };
  const made = await tx
    .insertInto("live_entry")
    .values(values)
    .onConflict((same) => same.columns(["story_id", "form_key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) return done(null); // the same form, sent again
  await keepVersion(house, tx, actor, id);
  return done({ entry: id, isNew: true });
};

type Changing = Extract<LiveAct, { readonly entry: string }>;

const changeEntry = async (
  house: House,
  tx: Tx,
  actor: Actor,
  storyId: string,
  act: Changing,
): Promise<Result<Told | null, LiveProblem>> => {
  const row = await tx
    .selectFrom("live_entry")
    .select("save_no")
    .where("id", "=", act.entry)
    .where("story_id", "=", storyId)
    .executeTakeFirst();
  if (row === undefined) return refuse("none");
  const entry = tx.updateTable("live_entry").where("id", "=", act.entry);
  const save_no = row.save_no + 1;
  if (act.do === "change") {
    const given = tidy(act);
    if (!given.ok) return given;
    if (row.save_no !== act.base) return refuse("others");
    const note = oneLine(act.note);
    if (act.isCorrection && note === "") return refuse("no-note");
    if ([...note].length > LIVE_LETTERS.note) return refuse("long");
    const correction = act.isCorrection ? { corrected_at: house.clock.now(), note } : {};
    await entry.set({ ...given.value, ...correction, save_no }).execute();
  } else await entry.set({ is_off: act.do === "off" ? 1 : 0, save_no }).execute();
  await keepVersion(house, tx, actor, act.entry);
  return done({ entry: act.entry, isNew: false });
};

const changeLive = async (
  house: House,
  tx: Tx,
  storyId: string,
  act: Extract<LiveAct, { readonly do: "begin" | "end" | "open" | "points" }>,
): Promise<Result<Told, LiveProblem>> => {
  const now = house.clock.now();
  if (act.do === "points" && [...act.points].length > LIVE_LETTERS.points) return refuse("long");
  const begun = tx.insertInto("live_story").values({ story_id: storyId, points: "", began_at: now, ended_at: null });
  if (act.do === "begin") await begun.onConflict((same) => same.column("story_id").doNothing()).execute();
  else {
    if (act.do === "points") {
      const { points } = await tx.selectFrom("live_story").select("points").where("story_id", "=", storyId).executeTakeFirstOrThrow();
      const [stands, was, wanted] = [points, act.was, act.points].map((each) => pointsOf(each).join("\n"));
      if (stands !== was && stands !== wanted) return refuse("others");
    }
    const set = act.do === "points" ? { points: act.points.trim() } : { ended_at: act.do === "end" ? now : null };
    await tx.updateTable("live_story").set(set).where("story_id", "=", storyId).execute();
  }
  return done({ entry: "", isNew: false });
};

/** Tells one of the newsroom's own stories live, by its short id; each change of an entry is kept. */
export const actOnLive = (house: House, actor: Actor, shortId: string, act: LiveAct): Promise<Result<null, LiveProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const story = await lockRow(house.store.dialect)(tx.selectFrom("story").selectAll().where("short_id", "=", shortId)).executeTakeFirst();
    if (story === undefined) return refuse("none");
    if (story.state !== "published") return refuse("not-public");
    const source = await tx.selectFrom("source").select("is_own").where("id", "=", story.source_id).executeTakeFirstOrThrow();
    if (source.is_own === 0) return refuse("not-own");
    if (
      act.do !== "begin" &&
      (await tx.selectFrom("live_story").select("story_id").where("story_id", "=", story.id).executeTakeFirst()) === undefined
    )
      return refuse("none");
    const made =
      act.do === "add"
        ? await addEntry(house, tx, actor, story.id, act)
        : "entry" in act
          ? await changeEntry(house, tx, actor, story.id, act)
          : await changeLive(house, tx, story.id, act);
    if (!made.ok) return made;
    if (made.value !== null) await tell(house, tx, story, made.value);
    return done(null);
  });
