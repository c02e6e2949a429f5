import { publish } from "#events";
import type { House, Store, Tx } from "#store";
import { settleLoans } from "./lent/settle-loans.ts";
import { pictureName } from "./picture-name.ts";
import { pictureFace } from "./picture-face.ts";
import "./events.ts";

export { pictureName } from "./picture-name.ts";

export type KeptPicture = {
  readonly sha: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly name: string;
};

/** Pictures we already have by these names of their files, the newest of a name first, or by their digests. */
export const findPictures = async (
  tx: Tx,
  called: readonly string[],
  shas: readonly string[],
): Promise<ReadonlyMap<string, KeptPicture & { readonly isKilled: boolean }>> => {
  const names = [...new Set(called.filter((name) => name !== ""))];
  if (names.length + shas.length === 0) return new Map();
  const rows = await tx
    .selectFrom("picture")
    .selectAll()
    .where((eb) => (shas.length === 0 ? eb("name", "in", names) : eb.or([eb("name", "in", [...names, "-"]), eb("sha", "in", shas)])))
    .orderBy("made_at")
    .execute();
  return new Map(rows.flatMap((row) => [row.name, row.sha].map((key) => [key, { ...row, isKilled: row.is_killed === 1 }] as const)));
};

/** Whether a revision of a story that may be shown waits for the picture at `href`. */
export const waitsForPicture = async (store: Store, href: string): Promise<boolean> => {
  const row = await store.db
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("story", "story.id", "revision.story_id")
    .select("story.id")
    .where("revision_picture.name", "=", pictureName(href))
    .where("revision_picture.sha", "is", null)
    .where("revision_picture.is_killed", "=", 0)
    .where("story.state", "!=", "killed")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** Takes a picture file in and gives it to every revision that waited for a file of its name. */
export const keepPicture = async (house: House, tx: Tx, picture: KeptPicture): Promise<void> => {
  const now = house.clock.now();
  const known = await tx.selectFrom("picture").select("is_killed").where("sha", "=", picture.sha).executeTakeFirst();
  if (known?.is_killed === 1) return;
  await tx
    .insertInto("picture")
    .values({ ...picture, name: picture.name.toLowerCase(), made_at: now, is_killed: 0, killed_at: null })
    .onConflict((conflict) => conflict.column("sha").doUpdateSet({ name: picture.name.toLowerCase(), made_at: now }))
    .execute();
  const waiting = await tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("story", "story.id", "revision.story_id")
    .select([
      "revision_picture.revision_id",
      "place",
      "story.id as story_id",
      "story.section",
      "story.source_id",
      "story.revision_id as shown_id",
      "story.lang",
      "story.state",
    ])
    .where("sha", "is", null)
    .where("is_killed", "=", 0)
    .where("revision_picture.name", "=", picture.name.toLowerCase())
    .execute();
  for (const row of waiting) {
    const size = { width: picture.width, height: picture.height };
    await tx
      .updateTable("revision_picture")
      .set({ sha: picture.sha, ...size })
      .where("revision_id", "=", row.revision_id)
      .where("place", "=", row.place)
      .execute();
    if (row.shown_id !== row.revision_id) continue;
    await tx
      .updateTable("story")
      .set(await pictureFace(house, tx, { ...row, id: row.story_id, revision_id: row.shown_id }, row.revision_id))
      .where("id", "=", row.story_id)
      .where("state", "=", "published")
      .execute();
    await publish(house, tx, {
      kind: "story.pictured",
      topic: `story:${row.story_id}`,
      body: { story: row.story_id, section: row.section, source: row.source_id },
    });
  }
  await settleLoans(house, tx, [...new Set(waiting.map((row) => row.story_id))]);
};

/** Whether the source has withdrawn a picture with these bytes: nobody keeps it again. */
export const isPictureKilled = async (store: Store, sha: string): Promise<boolean> =>
  (await store.db.selectFrom("picture").select("sha").where("sha", "=", sha).where("is_killed", "=", 1).executeTakeFirst()) !== undefined;

/** Whether the newsroom took a picture into its own library. */
export const isInLibrary = async (db: Tx, sha: string): Promise<boolean> =>
  (await db.selectFrom("library_picture").select("sha").where("sha", "=", sha).executeTakeFirst()) !== undefined;

/** Whether a picture that is not public was withdrawn, and may be said to have been: by itself, or with every story it stood in. */
export const pictureIsWithdrawn = async (store: Store, sha: string): Promise<boolean> => {
  if (await isPictureKilled(store, sha)) return true;
  const rows = await store.db
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("story", "story.id", "revision.story_id")
    .leftJoin("story_absence", "story_absence.story_id", "story.id")
    .select(["story.state", "story_absence.manner"])
    .distinct()
    .where("revision_picture.sha", "=", sha)
    .execute();
  return rows.every((row) => row.state === "killed") && rows.some((row) => row.manner !== "vanish");
};
