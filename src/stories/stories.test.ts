import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf } from "#kit";
import { NO_LIMITS } from "#rights";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { compareParagraphs, compareText } from "./changes.ts";
import { frontView } from "./front-view.ts";
import { putRightList } from "./put-right.ts";
import { listStories, storiesBySection } from "./queries.ts";
import { type Head, inOrder, settle } from "./settle.ts";
import { putSource } from "./sources.ts";
import { storyChanges } from "./story-changes.ts";
import { storyPage } from "./story-view.ts";
import type { Arrival } from "./story.ts";
import { takeArrival } from "./take-arrival.ts";

const NOW = "2026-03-04T12:00:00.000Z";

const head = fc.record({
  versionOrd: fc.option(fc.integer({ min: 1, max: 5 })),
  versionCreated: fc.option(fc.integer({ min: 0, max: 5 }).map((minute) => instantOf(Date.UTC(2026, 2, 4, 11, minute)))),
  contentHash: fc.integer({ min: 4096, max: 65_535 }).map((value) => value.toString(16)),
  pubStatus: fc.constantFrom("usable" as const, "usable" as const, "withheld" as const, "canceled" as const),
  unfit: fc.constantFrom(null, null, null, "no-text" as const, "advisory" as const),
  isEmbargoed: fc.boolean(),
  embargoUntil: fc.constantFrom(null, "2026-03-04T11:00:00.000Z", "2026-03-04T13:00:00.000Z"),
  expiresAt: fc.constantFrom(null, null, "2026-03-04T11:30:00.000Z", "2026-03-05T11:30:00.000Z"),
});
const heads = fc.uniqueArray(head, { minLength: 1, maxLength: 7, selector: (each) => each.contentHash }).map((list) =>
  list.map((each, index): Head => ({
    ...each,
    id: `${index}-${each.contentHash}`,
    readerHash: "",
    over: null,
    editNo: 0,
    isMerge: false,
    arrivalNo: index + 1,
    aside: "",
    answers: [],
  })),
);

describe("settle", () => {
  test("the same set gives the same decision, in whatever order it stands", () => {
    fc.assert(
      fc.property(
        heads.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(settle(shuffled, NOW)).toEqual(settle(list, NOW));
          expect(inOrder(shuffled)).toEqual(inOrder(list));
        },
      ),
    );
  });

  test("with a cancel in it nothing is ever shown again, whatever else comes and whenever", () => {
    fc.assert(
      fc.property(heads, fc.integer({ min: 0, max: 100 }), (list, hours) => {
        fc.pre(list.some((each) => each.pubStatus === "canceled"));
        const settled = settle(list, instantOf(Date.parse(NOW) + hours * 3_600_000));
        expect([settled.state, settled.visible, settled.again]).toEqual(["killed", [], null]);
      }),
    );
  });

  test("nothing is shown before its embargo ends, nor what is withheld or unfit", () => {
    fc.assert(
      fc.property(heads, (list) => {
        for (const shown of settle(list, NOW).visible) {
          expect(shown.pubStatus).toBe("usable");
          expect(shown.unfit).toBeNull();
          expect(!shown.isEmbargoed || (shown.embargoUntil !== null && shown.embargoUntil <= NOW)).toBe(true);
        }
      }),
    );
  });
});

describe("what changed", () => {
  const text = fc
    .array(fc.constantFrom("the", "gate", "must", "come", "out", "before", "6", "5", "autumn"), { minLength: 1, maxLength: 12 })
    .map((words) => words.join(" "));
  test("the parts of a comparison give back both texts", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareText(before, after);
        const joined = (left: "added" | "removed"): string =>
          parts
            .filter(({ op }) => op !== left)
            .map((part) => part.text)
            .join("");
        expect([joined("added"), joined("removed")]).toEqual([before, after]);
      }),
    );
  });

  test("paragraphs added, removed and reworded are told apart, and every paragraph of the new text is accounted for", () => {
    const before = ["The gate must come out before the spring tides.", "It cost 4 million crowns.", "The board votes next week."];
    const after = ["The gate must come out before the autumn tides.", "The wall is rated for 5.6 metres.", "The board votes next week."];
    const changes = compareParagraphs(before, after);
    expect(changes.map((change) => change.kind).toSorted()).toEqual(["added", "removed", "reworded", "same"]);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), fc.array(text, { maxLength: 6 }), (one, two) => {
        const found = compareParagraphs(one, two);
        const kept = found.reduce(
          (sum, change) => sum + (change.kind === "same" ? change.texts.length : change.kind === "removed" ? 0 : 1),
          0,
        );
        expect(kept).toBe(two.length);
      }),
    );
  });
});

const arrival = (sourceId: string, key: string, fields: Partial<Arrival> = {}): Arrival => ({
  limits: NO_LIMITS,
  ask: "",
  isUnrepeated: false,
  aside: null,
  askOnConflict: null,
  sourceId,
  storyKey: key,
  versionRaw: "1",
  versionOrd: 1,
  versionCreated: NOW,
  firstCreated: NOW,
  receivedAt: NOW,
  pubStatus: "usable",
  kind: "story",
  unfit: null,
  isEmbargoed: false,
  embargoUntil: null,
  expiresAt: null,
  headline: `Story ${key}`,
  deck: "",
  kicker: "",
  slugline: "",
  byline: "",
  dateline: "",
  lang: "en",
  urgency: 5,
  blocks: [{ kind: "paragraph", inside: [{ kind: "text", text: `Text of ${key}.` }] }],
  subjects: [{ code: "20000154", name: "flood" }],
  entities: [],
  pictures: [],
  rights: { holder: null, year: null, notice: "© 2026 Pellam. All rights reserved.", usageTerms: null, creditLine: null },
  editorNote: "",
  signals: [],
  isCorrection: false,
  link: "",
  correctionNote: "",
  ...fields,
});

const statements = async (house: TestHouse, work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const stop = house.store.onQuery(() => (count += 1));
  await work();
  stop();
  return count;
};

eachDialect("stories", (open) => {
  const fill = async (house: TestHouse, count: number): Promise<string> => {
    const source = await house.store.transact((tx) => putSource(house, tx, { name: "Pellam" }, true));
    for (let index = 0; index < count; index += 1) {
      house.clock.advance(1000);
      await house.store.transact((tx) => takeArrival(house, tx, arrival(source, `k${index}`)));
    }
    return source;
  };

  test("every page takes a fixed number of statements, however many stories and versions there are", async () => {
    const house = await open(NOW);
    const source = await fill(house, 3);
    const measure = async (): Promise<readonly number[]> => {
      const [first] = (await listStories(house, {}, undefined, 1)).stories;
      return [
        await statements(house, () => frontView(house, ["wire", "harbour"], "en")),
        await statements(house, () => listStories(house, { section: "wire" }, undefined, 20)),
        await statements(house, () => storiesBySection(house, ["wire", "harbour"], 4)),
        await statements(house, () => storyPage(house, first?.shortId ?? "")),
        await statements(house, () => putRightList(house, 10)),
      ];
    };
    const few = await measure();
    for (let index = 3; index < 40; index += 1) await house.store.transact((tx) => takeArrival(house, tx, arrival(source, `k${index}`)));
    for (let version = 2; version < 9; version += 1)
      await house.store.transact((tx) =>
        takeArrival(
          house,
          tx,
          arrival(source, "k39", {
            versionRaw: String(version),
            versionOrd: version,
            headline: `Version ${version}`,
            isCorrection: version === 8,
            correctionNote: "Put right.",
          }),
        ),
      );
    expect(await measure()).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(12);
  });

  test("pages of a list, put one after the other, hold every story once, newest first", async () => {
    const house = await open(NOW);
    await fill(house, 23);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listStories(house, {}, after, 7);
      seen.push(...page.stories.map((story) => story.headline));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => `Story k${22 - index}`));
  });

  test("a withheld version takes the story off, and a later one brings it back at the same address", async () => {
    const house = await open(NOW);
    const source = await fill(house, 1);
    const [story] = (await listStories(house, {}, undefined, 1)).stories;
    const id = story?.shortId ?? "";
    const take = (version: number, fields: Partial<Arrival>) =>
      house.store.transact((tx) =>
        takeArrival(house, tx, arrival(source, "k0", { versionRaw: String(version), versionOrd: version, ...fields })),
      );
    expect((await take(2, { pubStatus: "withheld" })).outcome).toBe("withheld");
    expect((await storyPage(house, id)).kind).toBe("none");
    expect((await listStories(house, {}, undefined, 5)).stories).toEqual([]);
    expect((await take(3, { headline: "Back again" })).outcome).toBe("updated");
    const page = await storyPage(house, id);
    expect(page.kind === "public" && [page.headline, page.versions.length]).toEqual(["Back again", 2]);
    const changes = await storyChanges(house, id, 1, 2);
    expect(changes.kind === "public" && changes.headlineParts.some(({ op }) => op === "added")).toBe(true);
    expect((await take(4, { headline: "", unfit: "no-headline" })).outcome).toBe("withheld");
  });
});
