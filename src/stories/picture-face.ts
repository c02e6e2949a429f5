import { dropDoc, indexDoc } from "#search";
import type { House, Tx } from "#store";
import { isLent, isOfLibrary } from "./picture-name.ts";
import { isForAll, pictureRightsOf } from "./picture-rights.ts";
import { sourceRow } from "./sources.ts";
import type { RevisionPictureTable, StoryTable } from "./tables.ts";

type Face = Pick<StoryTable, "picture_sha" | "picture_alt" | "picture_width" | "picture_height" | "picture_rights">;
type Wearer = Pick<StoryTable, "id" | "source_id" | "revision_id" | "lang" | "state">;

/** What the desk finds a source's pictures by: the words of each, without those of a picture that is held back. */
export const wordsOfPicture = (row: RevisionPictureTable): string =>
  [row.caption, row.alt, row.credit, row.creator, row.rights, row.usage_terms, row.name.startsWith("web:") ? "" : row.name].join("\n");

/** Makes the pictures of a source's story findable at the desk, under their story. Readers' search asks for stories alone. */
const indexSent = async (house: House, tx: Tx, story: Wearer, rows: readonly RevisionPictureTable[]): Promise<void> => {
  if (story.state !== "published" || (await sourceRow(tx, story.source_id)).is_own === 1) return;
  const sent = rows.filter((row) => row.is_held === 0 && !isOfLibrary(row) && !isLent(row));
  const doc = { kind: "sent-picture", subject: story.id };
  // One without pictures that was not there before has nothing to take away.
  if (sent.length === 0) return story.revision_id === null ? undefined : dropDoc(house, tx, doc);
  const body = sent.map(wordsOfPicture).join("\n");
  return indexDoc(house, tx, {
    ...doc,
    title: "",
    body,
    lang: story.lang === "" ? "und" : story.lang,
    section: null,
    at: house.clock.now(),
  });
};

/**
 * The picture of a revision that stands for its story in lists: the first that is here and that readers of all countries may see. Makes the
 * pictures of a source's public story findable at the desk as they are now. `story` is its row as it was.
 */
export const pictureFace = async (house: House, tx: Tx, story: Wearer, revisionId: string): Promise<Face> => {
  const rows = await tx
    .selectFrom("revision_picture")
    .selectAll()
    .where("revision_id", "=", revisionId)
    .where("sha", "is not", null)
    .orderBy("place")
    .execute();
  await indexSent(house, tx, story, rows);
  const row = rows.find((each) => isForAll(pictureRightsOf(each)));
  return {
    picture_sha: row?.sha ?? null,
    picture_alt: row === undefined ? "" : row.alt === "" ? row.caption : row.alt,
    picture_width: row?.width ?? null,
    picture_height: row?.height ?? null,
    picture_rights: row === undefined ? "{}" : JSON.stringify(pictureRightsOf(row)),
  };
};
