import { publish } from "#events";
import type { House, Tx } from "#store";
import { pictureFace } from "./picture-rights.ts";
import type { StoryTable } from "./tables.ts";
import "./events.ts";

/** What a picture is known by among those of its source. */
type Known = { readonly guid: string; readonly href: string; readonly sha: string | null };

const valuesOf = (known: readonly Known[], name: keyof Known): readonly string[] =>
  [...new Set(known.map((each) => each[name]))].filter((value) => value !== null && value !== "").map(String);

/** The kinds of item that are a picture by themselves. */
const PICTURE_KINDS = ["picture", "graphic"];

/** Takes a killed picture off every story of its source that shows it, alone: the story stays. */
export const withdrawPictures = async (house: House, tx: Tx, killed: Pick<StoryTable, "id" | "source_id" | "story_key">): Promise<void> => {
  const own = await tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .select(["guid", "href", "sha"])
    .where("revision.story_id", "=", killed.id)
    .where("revision.kind", "in", PICTURE_KINDS)
    .execute();
  const known: readonly Known[] = [...own, { guid: killed.story_key, href: "", sha: null }];
  const rows = await tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("story", "story.id", "revision.story_id")
    .select([
      "revision_picture.revision_id",
      "place",
      "story.id",
      "story.section",
      "story.source_id",
      "story.revision_id as shown_id",
      "state",
    ])
    .where("story.source_id", "=", killed.source_id)
    .where("is_withdrawn", "=", 0)
    .where((eb) =>
      eb.or([
        eb("guid", "in", valuesOf(known, "guid")),
        ...(valuesOf(known, "href").length === 0 ? [] : [eb("href", "in", valuesOf(known, "href"))]),
        ...(valuesOf(known, "sha").length === 0 ? [] : [eb("revision_picture.sha", "in", valuesOf(known, "sha"))]),
      ]),
    )
    .execute();
  for (const row of rows)
    await tx
      .updateTable("revision_picture")
      .set({ is_withdrawn: 1 })
      .where("revision_id", "=", row.revision_id)
      .where("place", "=", row.place)
      .execute();
  const shown = new Map(rows.filter((row) => row.state === "published" && row.shown_id === row.revision_id).map((row) => [row.id, row]));
  for (const row of shown.values()) {
    await tx
      .updateTable("story")
      .set(await pictureFace(tx, row.revision_id))
      .where("id", "=", row.id)
      .execute();
    const body = { story: row.id, section: row.section, source: row.source_id };
    await publish(house, tx, { kind: "story.pictured", topic: `story:${row.id}`, body });
  }
};

/** Which of some arriving pictures their source has killed before. */
export const withdrawnAmong = async (tx: Tx, sourceId: string, arriving: readonly Known[]): Promise<(picture: Known) => boolean> => {
  if (arriving.length === 0) return () => false;
  const [guids, hrefs, shas] = (["guid", "href", "sha"] as const).map((name) => valuesOf(arriving, name));
  const gone = await tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("story", "story.id", "revision.story_id")
    .select(["guid", "href", "sha"])
    .where("story.source_id", "=", sourceId)
    .where("is_withdrawn", "=", 1)
    .where((eb) => eb.or([eb("href", "in", hrefs ?? []), ...((shas ?? []).length === 0 ? [] : [eb("sha", "in", shas ?? [])])]))
    .execute();
  const killed =
    (guids ?? []).length === 0
      ? []
      : await tx
          .selectFrom("story")
          .select("story_key")
          .where("source_id", "=", sourceId)
          .where("story_key", "in", guids ?? [])
          .where("state", "=", "killed")
          .execute();
  const keys = new Set(killed.map((row) => row.story_key));
  return ({ guid, href, sha }) => keys.has(guid) || gone.some((each) => each.href === href || (sha !== null && each.sha === sha));
};
