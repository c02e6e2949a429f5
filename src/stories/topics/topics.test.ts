import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, LANGS, slugOf, steppingClock, system } from "#kit";
import { takeItem } from "#wire";
import { eachDialect, type TestHouse } from "../../store/testing/index.ts";
import { listStories } from "../queries.ts";
import { nameIn, openCatalogue } from "./catalogue.ts";
import { catalogueOf } from "./catalogue-of.ts";
import { findTopics } from "./find-topics.ts";
import { importMediaTopics } from "./import-media-topics.ts";
import { readMediaTopics } from "./read-media-topics.ts";
import { seedTopics } from "./seed-topics.ts";
import { findTopic, topicIndex } from "./topic-view.ts";
import { ENTITY_KINDS, topicsTyped, writeEntity } from "./typed-topic.ts";

const catalogue = openCatalogue(seedTopics());

test("a code leads to its subject, whether it is a Media Topic, an old Subject Code or a retired one", () => {
  expect(catalogue.subjectOf("15000000")).toEqual({ key: "medtop:15000000", code: "medtop:15000000", name: "sport" });
  expect(catalogue.subjectOf("medtop:20000105")?.name).toBe("war crime");
  expect(catalogue.subjectOf("20000064")?.code).toBe("medtop:20000105"); // retired; its note says what to use
  expect(catalogue.subjectOf("01001000")?.code).toMatch(/^medtop:2/u); // archaeology, exactly
  expect(catalogue.subjectOf("01005001")).toMatchObject({ name: "film festival" });
  expect(catalogue.subjectOf("99999999")).toBeNull();
  expect(catalogue.subjectOf("ap:15000000")).toBeNull();
});

test("every subject has an English name, its broader ones end at one of the seventeen, and its names are found again", () => {
  const { topics } = seedTopics();
  expect(topics.length).toBe(1286);
  for (const { code, parent, names, replacedBy } of topics) {
    expect([code, (names["en"] ?? "").length > 0]).toEqual([code, true]);
    const top = catalogue.broader(code).at(-1)?.code ?? `medtop:${code}`;
    expect([code, /^medtop:(?:0[1-9]|1[0-7])0{6}$/u.test(top) || parent === null]).toEqual([code, true]);
    if (replacedBy !== null) expect(topics.some((each) => each.code === replacedBy)).toBe(true);
  }
  expect(catalogue.named("ÉCONOMIE ET FINANCES", "fr")?.code).toBe("medtop:04000000");
  expect(catalogue.named("SPORT", "en")?.code).toBe("medtop:15000000");
  expect(catalogue.named("online media", "en")).toBeNull(); // two are called so
  expect(nameIn(catalogue.names("medtop:15000000"), "ar", "")).toBe("رياضة");
  expect(nameIn({ en: "sport" }, "fr", "x")).toBe("sport");
  expect(nameIn({}, "fr", "as sent")).toBe("as sent");
});

test("what is written of an entity is read again as the same, whatever its name, in any of our languages and after other topics", () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .map((text) => text.replace(/\s+/gu, " ").trim())
    .filter((text) => fold(text) !== "" && text.isWellFormed());
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, fc.constantFrom(...ENTITY_KINDS)), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...LANGS),
      (all, lang) => {
        const given = [...new Map(all.map(([each, kind]) => [`${kind} ${fold(each)}`, { kind, name: each }])).values()];
        const field = ["fire", ...given.map((entity) => writeEntity(entity, lang))].join(", ");
        expect(topicsTyped(field).map(({ kind, name: read }) => ({ kind, name: read }))).toEqual([{ kind: null, name: "fire" }, ...given]);
      },
    ),
  );
  expect(topicsTyped("Sport, football (soccer), Una (personne)؛ “x”").map(({ name: read, kind }) => [read, kind])).toEqual([
    ["Sport", null],
    ["football (soccer)", null],
    ["Una", "person"],
    ["“x”", null],
  ]);
});

const concept = (code: string, name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  uri: `http://cv.iptc.org/newscodes/mediatopic/${code}`,
  prefLabel: { "en-GB": name },
  ...more,
});

const release = (dateReleased: string, conceptSet: readonly unknown[]): string =>
  JSON.stringify({ uri: "http://cv.iptc.org/newscodes/mediatopic/", dateReleased, conceptSet });

test("what is no list of Media Topics is refused with a sentence", () => {
  for (const text of ["", "{", "[]", "{}", release("soon", [concept("15000000", "sport")]), release("2026-01-01", [])]) {
    const read = readMediaTopics(text);
    expect([text, read.ok]).toEqual([text, false]);
    if (!read.ok) expect(read.problem).toMatch(/^This is /u);
  }
});

const take = async (house: TestHouse, id: string, fields: Readonly<Record<string, unknown>>): Promise<string> => {
  const item = {
    uri: `urn:pellam:${id}`,
    version: "1",
    provider: "Pellam",
    headline: `Gull ${id}`,
    body_text: "It sat.",
    language: "en",
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

const medtop = (code: string, name = "") => ({ uri: `http://cv.iptc.org/newscodes/mediatopic/${code}`, name });

const statements = async (house: TestHouse, work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const stop = house.store.onQuery(() => (count += 1));
  await work();
  stop();
  return count;
};

const idsIn = async (house: TestHouse, topic: string): Promise<readonly string[]> =>
  (await listStories(house, { topic }, undefined, 10)).stories.map(({ shortId }) => shortId).toSorted();

eachDialect("topics", (open) => {
  test("the same subject by code, by old code or by name is one topic, and broader ones hold its stories", async () => {
    const house = await open();
    const a = await take(house, "a", { subjects: [medtop("20000822", "Sportgrenzen")] });
    const c = await take(house, "c", { subject: [{ code: "subj:15000000", name: "Sports" }] });
    const d = await take(house, "d", { language: "fr", subject: [{ name: "Sport" }] });
    expect(await idsIn(house, "sport")).toEqual([a, c, d].toSorted());
    const found = await findTopic(house, "sport");
    expect(found).toMatchObject({ kind: "here", topic: { code: "medtop:15000000", kind: "subject", broader: [] } });
    const leaf = catalogue.subjectOf("20000822");
    const narrow = await findTopic(house, slugOf(leaf?.name ?? ""));
    expect(narrow).toMatchObject({ kind: "here", topic: { code: leaf?.code, broader: [{ slug: "sport" }] } });
    expect(await idsIn(house, slugOf(leaf?.name ?? ""))).toEqual([a]);
  });

  test("a person, an organisation and a subject of one name are three topics with addresses of their own", async () => {
    const house = await open();
    await take(house, "a", {
      subject: [{ code: "pellam:9", name: "Mercury" }],
      person: [{ name: "Mercury" }],
      organisation: [{ name: "Mercury" }],
    });
    const index = await topicIndex(house);
    expect(index.topics.map(({ slug, kind }) => `${kind} ${slug}`).toSorted()).toEqual([
      "organisation mercury-organisation",
      "person mercury-person",
      "subject mercury",
    ]);
    const again = await take(house, "b", { person: [{ name: "MERCURY" }] });
    expect(await idsIn(house, "mercury-person")).toContain(again);
    expect(index.released).toBe("2019-04-06");
  });

  test("an address in another language leads on, and a topic without stories has none", async () => {
    const house = await open();
    const shortId = await take(house, "a", { subjects: [medtop("11000000")], people: [{ name: "Una Tarn" }] });
    expect(await findTopic(house, "politique")).toEqual({ kind: "moved", slug: "politics" });
    expect(await findTopic(house, "sport")).toEqual({ kind: "none" });
    await take(house, "a", { version: "2", pubstatus: "canceled" });
    expect(shortId).not.toBe("");
    for (const slug of ["politics", "politique", "una-tarn"]) expect([slug, (await findTopic(house, slug)).kind]).toEqual([slug, "none"]);
    expect((await topicIndex(house)).topics).toEqual([]);
  });

  test("a beginning finds subjects in the editor's language and whom public stories name, by any word, in the same statements for many", async () => {
    const house = await open();
    await take(house, "a", {
      people: [{ name: "Una Tarn" }],
      organisations: [{ name: "Tarn Ferries, Ltd." }],
      places: [{ name: "Éclair-sur-Mer" }],
    });
    const find = async (q: string, lang: "en" | "fr" | "ar" = "en") =>
      (await findTopics(house, { q, lang, storyLang: "fr" })).map(({ value, kind }) => `${kind}: ${value}`);
    expect(await find("tarn")).toEqual(['organisation: "Tarn Ferries, Ltd." (organisation)', "person: Una Tarn (person)"]);
    expect(await find("una t")).toEqual(["person: Una Tarn (person)"]);
    expect(await find("mer ECL")).toEqual(["place: Éclair-sur-Mer (place)"]);
    expect(await find("tarn", "ar")).toContain("person: Una Tarn (شخص)");
    expect(await find("war crime")).toEqual(["subject: Crime de guerre"]);
    for (const nothing of ["", " ", "%", "(", "zzz", "una x"]) expect([nothing, await find(nothing)]).toEqual([nothing, []]);
    const count = await statements(house, () => find("tarn"));
    for (let more = 0; more < 12; more += 1) await take(house, `m${more}`, { people: [{ name: `Pell Tarn ${more}` }] });
    expect([await statements(house, () => find("tarn")), (await find("tarn")).length]).toEqual([count, 10]);
    // Whom only a withdrawn story names is named to nobody.
    await take(house, "a", { version: "2", pubstatus: "canceled", people: [{ name: "Una Tarn" }] });
    expect(await find("una")).toEqual([]);
  });

  test("the address that a topic had before it was known by a code passes to it", async () => {
    const house = await open();
    await house.store.db
      .insertInto("topic")
      .values({ slug: "sport", topic_key: "old:sport", kind: "subject", code: null, name: "Sport" })
      .execute();
    const id = await take(house, "a", { subjects: [medtop("15000000")] });
    expect(await idsIn(house, "sport")).toEqual([id]);
    expect(await findTopic(house, "sport")).toMatchObject({ topic: { code: "medtop:15000000" } });
  });

  test("a newer release renames, retires and adds, and public stories are filed by it; an older one is refused", async () => {
    const house = await open();
    const id = await take(house, "a", { subjects: [medtop("20000822"), medtop("21000001")] });
    const old = await importMediaTopics(house, release("2018-01-01", [concept("15000000", "sport")]));
    expect(old).toMatchObject({ ok: false });
    const clock = steppingClock();
    house.clock.set(clock.now());
    const brought = await importMediaTopics(
      house,
      release("2026-03-01T00:00:00+00:00", [
        concept("15000000", "games", { prefLabel: { "en-GB": "games", fr: "Jeux" } }),
        concept("20000822", "old", { retired: "2026-01-01", changeNote: { "en-GB": "Use medtop:21000001 instead" } }),
        concept("21000001", "fresh subject", { broader: ["http://cv.iptc.org/newscodes/mediatopic/15000000"] }),
      ]),
    );
    expect(brought).toEqual({ ok: true, value: { released: "2026-03-01", topics: 3, retired: 1, stories: 1 } });
    expect(await idsIn(house, "fresh-subject")).toEqual([id]);
    const now = await catalogueOf(house.store);
    expect([now.released, now.subjectOf("20000822")?.code, now.names("15000000")["fr"]]).toEqual(["2026-03-01", "medtop:21000001", "Jeux"]);
    expect(now.subjectOf("11000000")?.name).toBe("politics"); // what the release leaves out stays known
    // The address of a topic that is called otherwise now is the one that it had.
    expect(await findTopic(house, "sport")).toMatchObject({ kind: "here", topic: { names: { fr: "Jeux" } } });
    const links = await house.store.db.selectFrom("story_topic").select("slug").where("is_direct", "=", 1).execute();
    expect(links.map(({ slug }) => slug)).toEqual(["fresh-subject"]);
  });
});
