import { publish } from "#events";
import { enqueue } from "#jobs";
import { newId } from "#kit";
import { appendLedger } from "#ledger";
import { dropDoc } from "#search";
import { forget, type House, remember, type Tx } from "#store";
import { endLoans } from "./lent/end-loans.ts";
import { pictureFace } from "./picture-face.ts";
import { pictureName } from "./picture-name.ts";
import { type Cause, BY_SOURCE, recordEvent } from "./record-event.ts";
import type { ArrivingPicture } from "./story.ts";
import "./events.ts";
import "./jobs.ts";

/** What a source calls a picture that it kills: its name for it, and the addresses it was sent with. */
export type PictureOrder = {
  readonly sourceId: string;
  readonly guid: string | null;
  readonly hrefs: readonly string[];
  /** Whether it certainly is a picture; a bare identifier may be that of a story. */
  readonly isPicture: boolean;
  /** What it was known by before: from a list of withdrawals. */
  readonly names?: readonly string[];
  readonly shas?: readonly string[];
};

/** What stays of a killed picture in a revision: its place. */
export const WITHOUT_WORDS = { caption: "", alt: "", credit: "", rights: "" } as const;

type Known = { readonly sha: string | null; readonly guid: string; readonly name: string };

/** Whether a picture of that name and file is one that is called so. One with a name of its own is not taken for another by its file's. */
export const isMeant = (row: { readonly guid: string; readonly name: string }, guid: string, names: readonly string[]): boolean =>
  (guid !== "" && row.guid === guid) || (row.guid === "" || guid === "" ? names.includes(row.name) : false);

/** Which of an item's pictures its source has killed before. A picture with a name of its own is not taken for another by its file's. */
export const killedPictures = async (
  tx: Tx,
  sourceId: string,
  pictures: readonly ArrivingPicture[],
): Promise<(picture: ArrivingPicture) => boolean> => {
  if (pictures.length === 0) return () => false;
  const kills = await remember(tx, `picture kills ${sourceId}`, () =>
    tx.selectFrom("picture_kill").select(["guid", "name"]).where("source_id", "=", sourceId).execute(),
  );
  const guids = [...new Set(pictures.map((picture) => picture.guid).filter((guid) => guid !== ""))];
  // A kill that named nothing but an identifier, ahead of the picture, stands as a story of that key.
  const ahead =
    guids.length === 0
      ? []
      : await tx
          .selectFrom("story")
          .select("story_key")
          .where("source_id", "=", sourceId)
          .where("story_key", "in", guids)
          .where("killed_at", "is not", null)
          .execute();
  return (picture) => {
    const row = { guid: picture.guid, name: pictureName(picture.href) };
    if (ahead.some((story) => story.story_key === picture.guid)) return true;
    return kills.some((kill) => isMeant(row, kill.guid, kill.name === "" ? [] : [kill.name]));
  };
};

/** Where the source's stories have pictures of these names or files. */
export const picturesOfSource = (tx: Tx, sourceId: string, guids: readonly string[], names: readonly string[]) =>
  tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("story", "story.id", "revision.story_id")
    .select([
      "revision_picture.revision_id",
      "revision_picture.place",
      "revision_picture.sha",
      "revision_picture.guid",
      "revision_picture.name",
      "revision.story_id",
    ])
    .where("story.source_id", "=", sourceId)
    .where((eb) => eb.or([eb("revision_picture.guid", "in", [...guids, "-"]), eb("revision_picture.name", "in", [...names, "-"])]))
    .execute();

/** The pictures of the source's stories that an order means. */
const meantBy = async (tx: Tx, { sourceId }: PictureOrder, guid: string, names: readonly string[]): Promise<readonly Known[]> =>
  (
    await picturesOfSource(
      tx,
      sourceId,
      [guid].filter((each) => each !== ""),
      names,
    )
  )
    .filter((row) => isMeant(row, guid, names))
    .map(({ sha, guid: own, name }) => ({ sha, guid: own, name }));

/** Takes the face of stories that wear a killed picture, and gives them their next one. Returns the public stories it stood in. */
const strip = async (tx: Tx, shas: readonly string[], guid: string, names: readonly string[], sourceId: string) => {
  const rows = await tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("story", "story.id", "revision.story_id")
    .select([
      "revision_picture.revision_id",
      "revision_picture.place",
      "revision_picture.sha",
      "revision_picture.guid",
      "revision_picture.name",
      "story.id as story_id",
      "story.source_id",
    ])
    .where((eb) =>
      eb.or([
        eb("revision_picture.sha", "in", [...shas, "-"]),
        eb.and([
          eb("story.source_id", "=", sourceId),
          eb.or([eb("revision_picture.guid", "=", guid), eb("revision_picture.name", "in", [...names, "-"])]),
        ]),
      ]),
    )
    .execute();
  const meant = rows.filter((row) => (row.sha !== null && shas.includes(row.sha)) || isMeant(row, guid, names));
  for (const row of meant)
    await tx
      .updateTable("revision_picture")
      .set({ ...WITHOUT_WORDS, sha: null, is_killed: 1 })
      .where("revision_id", "=", row.revision_id)
      .where("place", "=", row.place)
      .execute();
  return [...new Set(meant.map((row) => row.story_id))];
};

/** Gives a story the first of its pictures that may stand for it now. Returns the story as it was. */
export const giveNextPicture = async (house: House, tx: Tx, storyId: string) => {
  const story = await tx.selectFrom("story").selectAll().where("id", "=", storyId).executeTakeFirstOrThrow();
  if (story.revision_id === null || story.state === "killed") return story;
  await tx
    .updateTable("story")
    .set(await pictureFace(house, tx, story, story.revision_id))
    .where("id", "=", storyId)
    .execute();
  return story;
};

/**
 * Kills a picture of a source (specs: 2.1, photo elimination): it, its caption and every size made of it go from the current and all past
 * versions of every story that shows the same bytes, whoever sent that; it stays away when it comes again. The stories keep their text. Returns
 * how many stories lost it.
 */
export const killPictures = async (house: House, tx: Tx, order: PictureOrder, cause: Cause = BY_SOURCE): Promise<number> => {
  const guid = order.guid ?? "";
  const names = [...new Set([...(order.names ?? []), ...order.hrefs.map(pictureName)].filter((name) => name !== ""))];
  if (guid === "" && names.length === 0) return 0;
  const known = await meantBy(tx, order, guid, names);
  if (known.length === 0 && !order.isPicture) return 0;
  const found = new Map([...names.map((name) => ({ sha: null, guid, name })), ...known].map((row) => [`${row.guid} ${row.name}`, row]));
  const marks: readonly Known[] = found.size === 0 ? [{ sha: null, guid, name: "" }] : [...found.values()];
  const now = house.clock.now();
  const { slug } = await tx.selectFrom("source").select("slug").where("id", "=", order.sourceId).executeTakeFirstOrThrow();
  for (const mark of marks) {
    const isThere = await tx
      .selectFrom("picture_kill")
      .select("id")
      .where("source_id", "=", order.sourceId)
      .where("guid", "=", mark.guid)
      .where("name", "=", mark.name)
      .executeTakeFirst();
    if (isThere !== undefined) continue;
    forget(tx, "picture kills");
    await tx
      .insertInto("picture_kill")
      .values({ id: newId(house.clock.ms()), source_id: order.sourceId, at: now, ...mark })
      .execute();
    await enqueue(house, tx, { kind: "story.tombstone", body: { is: "picture", at: now, source: slug, ...mark } });
  }
  const shas = [...new Set([...(order.shas ?? []), ...known.flatMap((row) => row.sha ?? [])])];
  await endLoans(house, tx, shas);
  const stories = await strip(tx, shas, guid, names, order.sourceId);
  for (const sha of shas) {
    await tx.updateTable("picture").set({ is_killed: 1, killed_at: now }).where("sha", "=", sha).execute();
    await tx.deleteFrom("library_picture").where("sha", "=", sha).execute();
    await tx.deleteFrom("picture_shape").where("sha", "=", sha).execute();
    await dropDoc(house, tx, { kind: "picture", subject: sha });
    await enqueue(house, tx, { kind: "story.forget-picture", body: { sha }, rank: "urgent", uniqueKey: `forget:${sha}` });
  }
  let shown = 0;
  for (const id of stories) {
    const story = await giveNextPicture(house, tx, id);
    await recordEvent(house, tx, id, "picture-killed", cause, story.revision_id);
    if (story.state !== "published") continue;
    shown += 1;
    await publish(house, tx, {
      kind: "story.pictured",
      topic: `story:${id}`,
      body: { story: id, section: story.section, source: story.source_id },
    });
  }
  if (shown > 0)
    await appendLedger(house, tx, {
      kind: "withdrawal",
      target: `picture:${(shas[0] ?? "").slice(0, 12)}`,
      ground: cause.by === "source" ? "kill-by-source" : "kill-by-editor",
      rule: null,
      decidedBy: cause.by === "source" ? "source" : "editor",
      details: { stories: shown },
    });
  return shown;
};
