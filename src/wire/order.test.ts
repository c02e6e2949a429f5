import fc from "fast-check";
import { expect, test } from "vitest";
import { type Actor, system } from "#kit";
import { editStory, listStories, putSource, storyPage } from "#stories";
import { findDocs } from "#search";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { takeItem } from "./take-item.ts";

const editor: Actor = { id: null, role: "editor", handle: "ed", name: "Ed" };

type File = {
  readonly guid: string;
  readonly version: number;
  readonly status: "usable" | "withheld" | "canceled";
  readonly text: number;
  readonly embargo: "none" | "over" | "on";
  readonly isCorrection: boolean;
};

/** Agencies send the same over several channels, and send again what they sent. */
const CHANNELS = ["folder", "push", "command"] as const;
type Delivery = { readonly file: File; readonly channel: (typeof CHANNELS)[number] };

const document = ({ guid, version, status, text, embargo, isCorrection }: File): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      uri: `urn:order:${guid}`,
      version: String(version),
      type: "text",
      pubstatus: status,
      versioncreated: `2026-03-04T10:0${version}:0${text}Z`,
      ...(isCorrection ? { signals: ["sig:correction"] } : {}),
      provider: "PELLAM",
      headline: `Heron ${guid} version ${version} text ${text}`,
      body_html: status === "canceled" ? "" : `<p>Heron ${guid} stands in the reeds, ${text}.</p>`,
      ...(embargo === "none" ? {} : { embargoed: embargo === "over" ? "2026-03-04T11:00:00Z" : "2026-03-05T11:00:00Z" }),
    }),
  );

const file = fc.record({
  guid: fc.constantFrom("a", "b"),
  version: fc.integer({ min: 1, max: 4 }),
  status: fc.constantFrom("usable" as const, "usable" as const, "usable" as const, "withheld" as const, "canceled" as const),
  text: fc.integer({ min: 0, max: 1 }),
  embargo: fc.constantFrom("none" as const, "none" as const, "over" as const, "on" as const),
  isCorrection: fc.boolean(),
});

/** Every file of a set at least once, some again, in any order, each over any channel. Of two texts under one number, the time decides. */
const deliveries = (files: readonly File[]): fc.Arbitrary<readonly Delivery[]> =>
  fc
    .shuffledSubarray([...files, ...files.slice(0, 3)], { minLength: files.length + Math.min(3, files.length) })
    .chain((order) => fc.tuple(...order.map((one) => fc.constantFrom(...CHANNELS).map((channel): Delivery => ({ file: one, channel })))));

const fileSet = fc.uniqueArray(file, {
  minLength: 1,
  maxLength: 6,
  selector: ({ guid, version, text }) => `${guid} ${version} ${text}`,
});

/** Everything readers and programs can see now. What was withdrawn is history: a story that was never shown was not withdrawn. */
const publicState = async (house: TestHouse): Promise<unknown> => {
  const stories = await house.store.db.selectFrom("story").select(["short_id", "story_key"]).orderBy("story_key").execute();
  const pages = [];
  for (const { short_id: id, story_key: key } of stories) {
    const page = await storyPage(house, id);
    pages.push(
      page.kind === "public"
        ? [key, page.headline, page.shown.blocks ?? [], page.slug, page.versions.map((version) => version.number), page.rightsLine.text]
        : [key, page.kind],
    );
  }
  const list = (await listStories(house, {}, undefined, 20)).stories.map((story) => story.headline).toSorted();
  const found = (await findDocs(house.store, { q: "heron", kind: "story", most: 20 })).hits.length;
  return { pages, list, found };
};

eachDialect("the order of arrival", (open, dialect) => {
  test("what readers see depends on the set of files alone: kills first, twice, late and in between", async () => {
    const take = async (house: TestHouse, list: readonly Delivery[]): Promise<unknown> => {
      await house.store.transact((tx) => putSource(house, tx, { name: "Pellam", matches: ["PELLAM"] }, true));
      for (const { file: one, channel } of list)
        await takeItem(house, system, { bytes: document(one), fileName: "f", channel, sourceHint: null });
      return publicState(house);
    };
    await fc.assert(
      fc.asyncProperty(
        fileSet.chain((files) => fc.tuple(fc.constant(files), deliveries(files))),
        async ([files, shuffled]) => {
          const straight = await take(
            await open(),
            files.map((one) => ({ file: one, channel: "folder" })),
          );
          expect(await take(await open(), shuffled)).toEqual(straight);
        },
      ),
      { numRuns: dialect === "sqlite" ? 40 : 15 },
    );
  });

  test("what an editor overrode stands over whatever the source sends later, in whatever order; a kill and a hold win over it", async () => {
    const base: File = { guid: "a", version: 1, status: "usable", text: 0, embargo: "none", isCorrection: false };
    const take = async (house: TestHouse, list: readonly Delivery[]): Promise<unknown> => {
      await house.store.transact((tx) => putSource(house, tx, { name: "Pellam", matches: ["PELLAM"] }, true));
      const [first] = await takeItem(house, system, { bytes: document(base), fileName: "f", channel: "push", sourceHint: null });
      const edited = await editStory(house, editor, first?.story ?? "", { do: "change", headline: "Ours", deck: "Ours, too" });
      expect(edited.ok).toBe(true);
      for (const { file: one, channel } of list)
        await takeItem(house, system, { bytes: document(one), fileName: "f", channel, sourceHint: null });
      const page = await storyPage(house, first?.story ?? "");
      if (page.kind === "public") expect([page.headline, page.shown.deck]).toEqual(["Ours", "Ours, too"]);
      return page.kind === "public" ? [page.headline, page.shown.deck, page.shown.blocks] : page.kind;
    };
    const later = fileSet.map((files) => files.filter((one) => one.guid === "a" && one.version > 1));
    await fc.assert(
      fc.asyncProperty(
        later.chain((files) => fc.tuple(fc.constant(files), deliveries(files))),
        async ([files, shuffled]) => {
          const straight = await take(
            await open(),
            files.map((one) => ({ file: one, channel: "folder" })),
          );
          expect(await take(await open(), shuffled)).toEqual(straight);
        },
      ),
      { numRuns: dialect === "sqlite" ? 30 : 10 },
    );
  });

  test("a kill leaves no word of the story anywhere that readers can reach", async () => {
    const house = await open();
    const base: File = { guid: "a", version: 1, status: "usable", text: 0, embargo: "none", isCorrection: false };
    const take = (one: File) => takeItem(house, system, { bytes: document(one), fileName: "f", channel: "folder", sourceHint: null });
    const [first] = await take(base);
    expect(first?.outcome).toBe("created");
    const [kill] = await take({ ...base, version: 2, status: "canceled" });
    expect(kill?.outcome).toBe("killed");
    const [late] = await take({ ...base, version: 3 });
    expect([late?.outcome, late?.problem === null]).toEqual(["killed", false]);
    const [again] = await take(base);
    expect(again?.outcome).toBe("killed");
    const page = await storyPage(house, first?.story ?? "");
    expect(page.kind).toBe("killed");
    expect(JSON.stringify(page)).not.toContain("Heron");
    expect((await findDocs(house.store, { q: "heron", kind: "story", most: 5 })).hits).toEqual([]);
    const rows = await house.store.db.selectFrom("story").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("Heron");
  });

  test("the same kill and the same story at the same time end killed", async () => {
    const house = await open();
    const base: File = { guid: "a", version: 1, status: "usable", text: 0, embargo: "none", isCorrection: false };
    const all = [base, { ...base, version: 2, status: "canceled" as const }, { ...base, version: 3 }, base];
    await Promise.all(
      all.map((one) => takeItem(house, system, { bytes: document(one), fileName: "f", channel: "push", sourceHint: null })),
    );
    const stories = await house.store.db.selectFrom("story").select("state").execute();
    expect(stories).toEqual([{ state: "killed" }]);
  });
});
