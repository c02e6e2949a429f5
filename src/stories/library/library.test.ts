import { expect, test } from "vitest";
import { eachDialect, type TestHouse } from "../../store/testing/index.ts";
import { indexPicture } from "./index-picture.ts";
import { pictureChoices } from "./picture-choices.ts";
import { listLibrary, listWirePictures, pictureOnDesk } from "./queries.ts";
import type { LibraryPictureTable } from "./tables.ts";

const NOW = "2026-03-04T10:00:00.000Z";

const statements = async (house: TestHouse, work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const stop = house.store.onQuery(() => (count += 1));
  await work();
  stop();
  return count;
};

const shaOf = (no: number): string => no.toString(16).padStart(64, "0");

eachDialect("the picture library", (open) => {
  /** Pictures from number `from` on, two in each second. */
  const fill = (house: TestHouse, from: number, to: number): Promise<void> =>
    house.store.transact(async (tx) => {
      for (let no = from; no < to; no += 1) {
        if (no % 2 === 0) house.clock.advance(1_000);
        const sha = shaOf(no);
        const now = house.clock.now();
        await tx
          .insertInto("picture")
          .values({
            ...{ sha, type: "jpg", width: 800, height: 600, size: 1, name: `library:${sha}`, made_at: now },
            is_killed: 0,
            killed_at: null,
          })
          .execute();
        const row: LibraryPictureTable = {
          ...{
            sha,
            file_name: `heron-${no}.jpg`,
            headline: "",
            caption: `Heron ${no}`,
            alt: "A heron.",
            credit: "",
            creator: "",
            rights: "",
          },
          ...{ usage_terms: "", taken_on: "", lang: "en", limits: "{}", ask: "", is_read: 0, expires_at: null },
          ...{ added_at: now, added_by: "ida", changed_at: now },
        };
        await tx.insertInto("library_picture").values(row).execute();
        await indexPicture(house, tx, row);
      }
    });

  test("its pages take a fixed number of statements, however many pictures there are", async () => {
    const house = await open(NOW);
    await fill(house, 0, 3);
    const measure = async (): Promise<readonly number[]> => [
      await statements(house, () => listLibrary(house, {})),
      await statements(house, () => listLibrary(house, { q: "heron" })),
      await statements(house, () => listWirePictures(house, {})),
      await statements(house, () => pictureChoices(house, "https://tidings.example", { q: "heron" })),
      await statements(house, () => pictureOnDesk(house, shaOf(1))),
    ];
    const few = await measure();
    await fill(house, 3, 90);
    expect(await measure()).toEqual(few);
    expect(few).toEqual([2, 3, 2, 3, 4]);
  });

  test("its pages, put one after the other, hold every picture once, what came last first; a search too", async () => {
    const house = await open(NOW);
    await fill(house, 0, 61);
    for (const q of ["", "heron"]) {
      const found: string[] = [];
      let after: string | undefined;
      do {
        const { pictures, next } = await listLibrary(house, { q, after });
        found.push(...pictures.map(({ sha }) => sha));
        after = next ?? undefined;
      } while (after !== undefined);
      expect([found.length, new Set(found).size]).toEqual([61, 61]);
      if (q === "") expect(found[0]).toBe(shaOf(60));
    }
  });
});
