import { NO_LIMITS } from "#rights";
import { type House, lockRow, type Tx } from "#store";
import { writeAbsence } from "./absence.ts";
import { applySettled, headsOf } from "./apply-settled.ts";
import { killPictures } from "./kill-pictures.ts";
import { indexLibrary } from "./library/index-picture.ts";
import { BY_OPERATOR } from "./record-event.ts";
import { settle } from "./settle.ts";
import { putSource } from "./sources.ts";
import type { Arrival } from "./story.ts";
import { takeArrival } from "./take-arrival.ts";
import type { Tombstone } from "./tombstone.ts";

/** A kill of a story of which nothing is known but its key. */
const killOf = (sourceId: string, storyKey: string, receivedAt: string): Arrival => ({
  sourceId,
  storyKey,
  receivedAt,
  versionRaw: null,
  versionOrd: null,
  versionCreated: receivedAt,
  firstCreated: null,
  pubStatus: "canceled",
  kind: "story",
  unfit: null,
  isEmbargoed: false,
  embargoUntil: null,
  expiresAt: null,
  headline: "",
  deck: "",
  kicker: "",
  slugline: "",
  byline: "",
  dateline: "",
  lang: "und",
  urgency: null,
  blocks: [],
  subjects: [],
  entities: [],
  pictures: [],
  rights: { holder: null, year: null, notice: null, usageTerms: null, creditLine: null },
  editorNote: "",
  signals: [],
  isCorrection: false,
  link: "",
  correctionNote: "",
  limits: NO_LIMITS,
  ask: "",
  isUnrepeated: false,
  aside: null,
  askOnConflict: null,
});

/** Withdraws again what a restored backup did not know to be withdrawn. False where it did know. */
export const applyTombstone = async (house: House, tx: Tx, tombstone: Tombstone): Promise<boolean> => {
  if (tombstone.is === "lifted") return false;
  const known = await tx.selectFrom("source").select("id").where("slug", "=", tombstone.source).executeTakeFirst();
  const sourceId = known?.id ?? (await putSource(house, tx, { name: tombstone.source, slug: tombstone.source }, false));
  if (tombstone.is === "picture") {
    const { guid, name, sha } = tombstone;
    const order = {
      sourceId,
      guid: guid === "" ? null : guid,
      hrefs: [],
      isPicture: true,
      names: name === "" ? [] : [name],
      shas: sha === null ? [] : [sha],
    };
    return (await killPictures(house, tx, order, BY_OPERATOR)) > 0;
  }
  const story = await tx
    .selectFrom("story")
    .select(["id", "killed_at"])
    .where("source_id", "=", sourceId)
    .where("story_key", "=", tombstone.key)
    .executeTakeFirst();
  const silence = (storyId: string): Promise<void> => (tombstone.isSilent === true ? writeAbsence(house, tx, storyId) : Promise.resolve());
  if (story !== undefined && story.killed_at !== null) {
    await silence(story.id);
    return false;
  }
  const taken = await takeArrival(house, tx, killOf(sourceId, tombstone.key, tombstone.at), BY_OPERATOR);
  await tx.updateTable("story").set({ killed_at: tombstone.at }).where("id", "=", taken.storyId).execute();
  await silence(taken.storyId);
  return story !== undefined;
};

/** Decides anew for every story and makes it and the library's pictures findable: after a restore, which brings neither search nor jobs. */
export const resettleAll = async (house: House, tx: Tx): Promise<void> => {
  const ids = await tx.selectFrom("story").select("id").execute();
  for (const { id } of ids) {
    const story = await lockRow(house.store.dialect)(tx.selectFrom("story").selectAll().where("id", "=", id)).executeTakeFirstOrThrow();
    const heads = await headsOf(tx, id);
    if (heads.length > 0) await applySettled(house, tx, story, settle(heads, house.clock.now()), { cause: BY_OPERATOR });
  }
  await indexLibrary(house, tx);
};
