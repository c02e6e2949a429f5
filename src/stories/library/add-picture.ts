import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import type { Files } from "#outside";
import type { House } from "#store";
import { isPictureKilled, keepPicture } from "../pictures.ts";
import { libraryName } from "../picture-name.ts";
import type { LibraryPictureTable } from "./tables.ts";
import { indexPicture } from "./index-picture.ts";
import { termsRow } from "./library-picture.ts";
import { readUpload, type UploadProblem } from "./read-upload.ts";

export type AddProblem = UploadProblem | "not-allowed" | "withdrawn";

const NAME_LETTERS_MOST = 200;

/** The last part of what a browser says a file is called. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/u).at(-1) ?? "")
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]/gu, "")
    .slice(0, NAME_LETTERS_MOST);

/**
 * Takes a picture into the newsroom's library, with what its file said of it. The same picture again is the one that is there; one that was
 * withdrawn stays away.
 */
export const addPicture = async (
  house: House & { readonly files: Files },
  actor: Actor,
  file: { readonly bytes: Uint8Array; readonly name: string; readonly lang: string },
): Promise<Result<{ readonly sha: string; readonly isNew: boolean }, AddProblem>> => {
  if (!isEditor(actor) || actor.id === null) return refuse("not-allowed");
  const by = actor.id;
  const read = await readUpload(file.bytes);
  if (!read.ok) return read;
  const { bytes, type, width, height, facts } = read.value;
  const { sha } = await house.files.put(bytes);
  if (await isPictureKilled(house.store, sha)) {
    await house.files.remove(sha);
    return refuse("withdrawn");
  }
  return house.store.transact(async (tx) => {
    const now = house.clock.now();
    await keepPicture(house, tx, { sha, type, width, height, size: bytes.length, name: libraryName(sha) });
    const { usageTerms, takenOn, ...said } = facts;
    const row: LibraryPictureTable = {
      ...{ sha, file_name: plainName(file.name), ...said, usage_terms: usageTerms, taken_on: takenOn, lang: file.lang },
      ...termsRow(usageTerms, false),
      ...{ expires_at: null, added_at: now, added_by: by, changed_at: now },
    };
    const put = await tx
      .insertInto("library_picture")
      .values(row)
      .onConflict((conflict) => conflict.column("sha").doNothing())
      .returning("sha")
      .execute();
    if (put.length > 0) await indexPicture(house, tx, row);
    return done({ sha, isNew: put.length > 0 });
  });
};
