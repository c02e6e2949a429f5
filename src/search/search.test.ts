import fc from "fast-check";
import { expect, test } from "vitest";
import { type Doc, dropDoc, findDocs, indexDoc } from "#search";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";

const doc = (subject: string, title: string, body: string, more: Partial<Doc> = {}): Doc => ({
  kind: "story",
  subject,
  title,
  body,
  lang: "en",
  section: null,
  at: "2026-03-04T12:00:00.000Z",
  ...more,
});

const take = (house: TestHouse, ...docs: readonly Doc[]): Promise<void> =>
  house.store.transact(async (tx) => {
    for (const one of docs) await indexDoc(house, tx, one);
  });

const found = async (house: TestHouse, q: string): Promise<readonly string[]> =>
  (await findDocs(house.store, { q, most: 20 })).hits.map(({ subject }) => subject).toSorted();

eachDialect("search", (open) => {
  test("all words must occur, in title or body, and the last may be only begun", async () => {
    const house = await open();
    await take(house, doc("a", "Harbour council votes", "The quay budget passed."), doc("b", "Council rests", "Nothing about boats."));
    expect(await found(house, "council")).toEqual(["a", "b"]);
    expect(await found(house, "council budget")).toEqual(["a"]);
    expect(await found(house, "council budg")).toEqual(["a"]);
    expect(await found(house, "budg council")).toEqual([]);
    expect(await found(house, "council ferry")).toEqual([]);
  });

  test("case, accents and ligatures make no difference", async () => {
    const house = await open();
    await take(
      house,
      doc("fr", "L’Œuvre de l’été", "Un café à Besançon."),
      doc("de", "Straße", "Ärger"),
      doc("ar", "المدينة الكُبرى", "أخبارُ اليوم"),
    );
    for (const q of ["oeuvre ete", "ŒUVRE", "cafe besancon", "CAFÉ"]) expect([q, await found(house, q)]).toEqual([q, ["fr"]]);
    expect(await found(house, "strasse arger")).toEqual(["de"]);
    for (const q of ["الكبرى", "اخبار", "المدينه"]) expect([q, await found(house, q)]).toEqual([q, ["ar"]]);
  });

  test("a phrase in any quotation marks stands together, and never reaches from the title into the body", async () => {
    const house = await open();
    await take(house, doc("a", "Night ferry", "sails at dawn, and the old mill burns"), doc("b", "x", "old the mill"));
    expect(await found(house, '"the old mill"')).toEqual(["a"]);
    expect(await found(house, "«the old mill»")).toEqual(["a"]);
    expect(await found(house, '"the old mi')).toEqual(["a"]);
    expect(await found(house, '"the old mi"')).toEqual([]);
    expect(await found(house, '"ferry sails"')).toEqual([]);
    expect(await found(house, "mill old")).toEqual(["a", "b"]);
  });

  test("scripts without blanks are found by any part of them", async () => {
    const house = await open();
    await take(house, doc("jp", "東京都の予算", "市議会は可決した。"), doc("th", "ข่าวท้องถิ่น", "เทศบาล"));
    expect(await found(house, "京都")).toEqual(["jp"]);
    expect(await found(house, "都京")).toEqual([]);
    expect(await found(house, "ท้องถิ่น")).toEqual(["th"]);
  });

  test("a word in the title comes before one in the body, and of equals the newest first", async () => {
    const house = await open();
    const filler = "tide boats quay wind rain";
    await take(
      house,
      doc("body", "Quiet day here", `${filler} lighthouse ${filler}`),
      doc("title", "Lighthouse lit", `${filler} ${filler}`),
      doc("older", "Same words", "walrus", { at: "2026-03-01T00:00:00.000Z" }),
      doc("newer", "Same words", "walrus", { at: "2026-03-02T00:00:00.000Z" }),
    );
    const order = async (q: string) => (await findDocs(house.store, { q, most: 9 })).hits.map(({ subject }) => subject);
    expect(await order("lighthouse")).toEqual(["title", "body"]);
    expect(await order("walrus")).toEqual(["newer", "older"]);
  });

  test("written again it is found by its new words only; dropped, not at all", async () => {
    const house = await open();
    await take(house, doc("a", "First", "walrus"));
    await take(house, doc("a", "Second", "narwhal"));
    expect(await found(house, "walrus")).toEqual([]);
    expect(await found(house, "narwhal")).toEqual(["a"]);
    await house.store.transact((tx) => dropDoc(house, tx, { kind: "story", subject: "a" }));
    expect(await found(house, "narwhal")).toEqual([]);
    expect(await found(house, "second")).toEqual([]);
  });

  test("kinds are kept apart", async () => {
    const house = await open();
    await take(house, doc("a", "Tide", ""), doc("a", "Tide", "", { kind: "discussion" }));
    expect((await findDocs(house.store, { q: "tide", kind: "discussion", most: 9 })).hits.map(({ kind }) => kind)).toEqual(["discussion"]);
    expect(await found(house, "tide")).toEqual(["a", "a"]);
  });

  test("pages put together are the whole, each document once", async () => {
    const house = await open();
    await take(
      house,
      ...Array.from({ length: 23 }, (_, n) =>
        doc(`d${n}`, n % 3 === 0 ? "Walrus" : "Other", `walrus ${"word ".repeat(n % 5)}`, { at: `2026-03-04T12:00:00.0${10 + (n % 7)}Z` }),
      ),
    );
    const whole = (await findDocs(house.store, { q: "walrus", most: 50 })).hits.map(({ subject }) => subject);
    const joined: string[] = [];
    let after: string | undefined;
    do {
      const page = await findDocs(house.store, { q: "walrus", most: 4, after });
      joined.push(...page.hits.map(({ subject }) => subject));
      after = page.next ?? undefined;
    } while (after !== undefined && joined.length < 100);
    expect(joined).toEqual(whole);
    expect(joined).toHaveLength(23);
  });

  test("of a word in very many documents the latest are weighed and all the others follow, each once", async () => {
    const house = await open();
    const at = (n: number): string => new Date(Date.UTC(2026, 2, 4) + n * 60_000).toISOString();
    await take(
      house,
      ...Array.from({ length: 230 }, (_, n) =>
        doc(`d${n}`, n === 150 ? "Walrus day" : "Other", n % 10 === 7 ? "walruses" : "a walrus", {
          at: at(n),
          kind: n === 229 ? "talk" : "story",
        }),
      ),
    );
    const joined: string[] = [];
    let after: string | undefined;
    let statements = 0;
    const stop = house.store.onQuery(() => (statements += 1));
    do {
      const page = await findDocs(house.store, { q: "walrus", kind: "story", most: 15, after });
      joined.push(...page.hits.map(({ subject }) => subject));
      after = page.next ?? undefined;
    } while (after !== undefined && joined.length < 400);
    stop();
    expect(joined[0]).toBe("d150");
    expect(new Set(joined).size).toBe(joined.length);
    expect(joined.toSorted()).toEqual(Array.from({ length: 229 }, (_, n) => `d${n}`).toSorted());
    expect(joined.at(-1)).toBe("d0");
    expect(statements).toBe(17); // sixteen pages; on one the weighed end
    expect((await findDocs(house.store, { q: "walruses", most: 50 })).hits).toHaveLength(23);
  });

  test("of a word begun in very many documents the latest are weighed, those that hold it whole before all others", async () => {
    const house = await open();
    const at = (n: number): string => new Date(Date.UTC(2026, 2, 4) + n * 60_000).toISOString();
    await take(
      house,
      ...Array.from({ length: 530 }, (_, n) =>
        doc(`d${n}`, n === 440 ? "Old walrusing" : "Other", n % 2 === 0 ? "walruses" : "walrusing", { at: at(n) }),
      ),
    );
    for (const q of ["wal", "old wal"]) {
      const begun = await findDocs(house.store, { q, most: 50 });
      const shown = begun.hits.map(({ subject }) => subject);
      const others = q === "wal" ? Array.from({ length: 49 }, (_, n) => `d${529 - n}`) : [];
      expect([q, shown[0], new Set(shown)]).toEqual([q, "d440", new Set(["d440", ...others])]);
    }
    expect((await findDocs(house.store, { q: "walruses", most: 50 })).hits).toHaveLength(50);
  });

  test("documents that several write at once while the latest of them grow old are each found by their newest words", async () => {
    const house = await open();
    const many = 2_400; // more than the latest that PostgreSQL keeps an index of
    await take(house, ...Array.from({ length: many }, (_, n) => doc(`d${n}`, "Old", `walrus w${n}`)));
    const write = (writer: number): Promise<void> =>
      take(
        house,
        ...Array.from({ length: 60 }, (_, n) => doc(`d${((writer % 2 === 0 ? n : 59 - n) * 7) % many}`, "New", `narwhal v${writer}`)),
        ...Array.from({ length: 120 }, (_, n) => doc(`n${writer}-${n}`, "Fresh", `eider w${writer}`)),
      );
    await Promise.all(Array.from({ length: 6 }, (_, writer) => write(writer)));
    const holding = async (word: string): Promise<number> => {
      const subjects = new Set<string>();
      for (let after: string | null | undefined; after !== null;) {
        const page = await findDocs(house.store, { q: `"${word}"`, most: 50, after });
        for (const { subject } of page.hits) subjects.add(subject);
        after = page.next;
      }
      return subjects.size;
    };
    expect([await holding("narwhal"), await holding("eider"), await holding("w7"), await holding("w2399")]).toEqual([60, 720, 0, 1]);
  });

  test("an excerpt shows the place and marks the words as written", async () => {
    const house = await open();
    await take(house, doc("a", "t", `${"Nothing here yet. ".repeat(40)}Then the Été festival began. ${"More of it. ".repeat(40)}`));
    const [hit] = (await findDocs(house.store, { q: "ete festiv", most: 1 })).hits;
    const { text, matches } = hit!.excerpt;
    expect(text.length).toBeLessThan(260);
    expect(matches.map(([start, end]) => text.slice(start, end))).toEqual(["Été", "festival"]);
  });

  test("nothing typed and only signs typed get a clear empty answer", async () => {
    const house = await open();
    expect(await findDocs(house.store, { q: " \n", most: 9 })).toEqual({ hits: [], next: null, problem: "empty" });
    for (const q of ['"', "***", '"" ""', "-", "()", "\u0000", "🙂", "'; --"])
      expect([q, (await findDocs(house.store, { q, most: 9 })).problem]).toEqual([q, "no-words"]);
  });

  test("nothing that can be typed or printed is an operator or an error", async () => {
    const house = await open();
    await take(
      house,
      doc("a", "Near and or not", "NEAR AND OR NOT title_words body_words walrus\u0000 x \ud800"),
      doc("b", "z".repeat(9_000), "ß".repeat(9_000)),
    );
    const odd = [
      "NEAR(a b, 2)",
      "a AND",
      "NOT walrus",
      "title_words : x",
      "^walrus",
      "wal*",
      "a' | 'b",
      "!a & b",
      "a:*",
      "a <-> b",
      "\\",
      "%",
      "_",
      "'".repeat(99),
      "x\u0000y",
      "\ud800",
      "a".repeat(10_000),
      "a ".repeat(5_000),
      '"'.repeat(10_000),
      "ابحث عن هذا",
      "東京".repeat(2_000),
      "{a b}",
      "+a",
      "a + b",
      "walrus -near",
    ];
    for (const q of odd) expect(Array.isArray((await findDocs(house.store, { q, most: 5 })).hits)).toBe(true);
    expect(await found(house, "near and or not")).toEqual(["a"]);
    expect(await found(house, "walrus NOT near")).toEqual(["a"]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 40 }), async (q, after) => {
        await findDocs(house.store, { q, after, most: 3 });
      }),
      { numRuns: 150 },
    );
  });

  test("whatever a text holds, its own first words find it", async () => {
    const house = await open();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), async (text) => {
        await take(house, doc("own", text, text));
        const { hits, problem } = await findDocs(house.store, { q: text.replaceAll(/["“”«»„]/gu, " "), most: 3 });
        if (problem === undefined) expect(hits.map(({ subject }) => subject)).toEqual(["own"]);
      }),
      { numRuns: 80 },
    );
  });

  test("one question is one statement", async () => {
    const house = await open();
    await take(house, doc("a", "Tide", ""));
    let count = 0;
    const stop = house.store.onQuery(() => (count += 1));
    await findDocs(house.store, { q: "tide", most: 9 });
    stop();
    expect(count).toBe(1);
  });
});
