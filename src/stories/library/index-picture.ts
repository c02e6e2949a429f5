import { indexDoc } from "#search";
import type { House, Tx } from "#store";
import type { LibraryPictureTable } from "./tables.ts";
import { titleOf } from "./library-picture.ts";

/** Makes a picture of the library findable at the desk, by all that is said of it. Readers' search asks for stories alone. */
export const indexPicture = (house: House, tx: Tx, row: LibraryPictureTable): Promise<void> =>
  indexDoc(house, tx, {
    kind: "picture",
    subject: row.sha,
    title: titleOf({ headline: row.headline, caption: row.caption, fileName: row.file_name }),
    body: [row.caption, row.alt, row.credit, row.creator, row.rights, row.usage_terms, row.taken_on, row.file_name].join("\n"),
    lang: row.lang === "" ? "und" : row.lang,
    section: null,
    at: row.added_at,
  });

/** Makes all of them findable again: after a restore, which does not bring the search. */
export const indexLibrary = async (house: House, tx: Tx): Promise<void> => {
  for (const row of await tx.selectFrom("library_picture").selectAll().execute()) await indexPicture(house, tx, row);
};
