import { expect, test } from "vitest";
import { system } from "#kit";
import { putSource, storyPage } from "#stories";
import { markupOf, sampleFrame } from "#ui";
import { takeItem } from "#wire";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { structuredStory } from "./structured-story.tsx";

const take = async (house: TestHouse, fields: Readonly<Record<string, unknown>>): Promise<string> => {
  const item = {
    version: "1",
    headline: "Gull on hat",
    body_text: "It sat on the hat.",
    language: "en",
    firstcreated: "2025-12-31T10:00:00Z",
    ...fields,
  };
  const [line] = await takeItem(house, system, {
    bytes: Buffer.from(JSON.stringify(item)),
    fileName: "f",
    channel: "push",
    sourceHint: null,
  });
  return line?.story ?? "";
};

const factsOf = async (house: TestHouse, id: string): Promise<Record<string, unknown>> => {
  const page = await storyPage(house, id);
  if (page.kind !== "public") throw new Error(page.kind);
  const markup = markupOf(structuredStory(sampleFrame({ origin: "https://courier.example", now: house.clock.now() }), page));
  return JSON.parse(/>(\{.*\})</su.exec(markup)?.[1] ?? "{}") as Record<string, unknown>;
};

eachDialect("facts of a story", (open) => {
  test("an agency's story says whose it is and where it has it, a year only where one was stated, and nothing of its text", async () => {
    const house = await open();
    await house.store.transact((tx) => putSource(house, tx, { name: "Pellam" }, true));
    const id = await take(house, {
      uri: "https://pellam.example/news/1",
      provider: "Pellam",
      creditline: "Pellam/Una Tarn",
      copyrightnotice: "© Pellam. All rights reserved.",
    });
    const facts = await factsOf(house, id);
    expect(facts).toMatchObject({
      "@type": "NewsArticle",
      creditText: "Pellam/Una Tarn",
      copyrightNotice: "© Pellam. All rights reserved.",
      copyrightHolder: { name: "Pellam" },
      acquireLicensePage: "https://courier.example/source/pellam",
      isBasedOn: "https://pellam.example/news/1",
      usageInfo: expect.stringMatching(/#rights$/u) as unknown,
      publisher: { correctionsPolicy: "https://courier.example/corrections" },
    });
    expect(["copyrightYear", "license", "articleBody", "correction", "image"].filter((name) => name in facts)).toEqual([]);
  });

  test("an own story names its licence and each correction, and is based on nothing", async () => {
    const house = await open();
    await house.store.transact((tx) => putSource(house, tx, { name: "Own", isOwn: true }, true));
    const own = {
      uri: "urn:own:1",
      provider: "Own",
      copyrightnotice: "© 2026 Own",
      usageterms: "Free to share: https://creativecommons.org/licenses/by/4.0/.",
    };
    const id = await take(house, own);
    await take(house, {
      ...own,
      version: "2",
      body_text: "It sat on a cap.",
      signals: ["sig:correction"],
      correctionnote: "It was a cap.",
    });
    const facts = await factsOf(house, id);
    expect(facts).toMatchObject({
      copyrightYear: 2026,
      license: "https://creativecommons.org/licenses/by/4.0/",
      correction: [{ "@type": "CorrectionComment", text: "It was a cap." }],
    });
    expect("isBasedOn" in facts).toBe(false);
  });
});
