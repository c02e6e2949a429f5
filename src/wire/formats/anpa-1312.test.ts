import { describe, expect, test } from "vitest";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { only } from "../testing/read-one.ts";

type Parts = Partial<Record<"first" | "priority" | "category" | "font" | "slug" | "line" | "lines" | "body" | "end", string>>;

/** A message as an agency sends it, with some of its parts replaced. */
const anpa = (parts: Parts = {}): string => {
  const { first = "a0456\u001flbylc-", priority = "r", category = "s", font = "\u0013\u0011", slug = "BC-Pellam--Ferry" } = parts;
  const lines = parts.lines ?? "^Ferry waits for fog<\r\n^Eds: Adds fog.<\r\n^By IDA BRANDT<\r\n^AP Maritime Writer<\r\n";
  const body = parts.body ?? "\tPELLAM, Halyard (AP) _ The ferry waited,\r\n``as always,'' the captain said.<\r\n\tNobody minded.<\r\n";
  const end = parts.end ?? "\u0003\r\nAP-WX-03-04-26 1509GMT\r\n";
  const line = parts.line ?? `^${slug},0123<\r\n`;
  return `\u0016\u0016\u0001${first}\r\n${priority} ${category}${font} ${slug} 03-04 0123\r\n\u0002\r\n${line}${lines}${body}${end}`;
};

const item = (parts?: Parts): WireItem => only(anpa(parts));

describe("ANPA 1312", () => {
  test("a story with all its usual parts", () => {
    expect(canonical(item({ slug: "BC-Pellam--Ferry,1st Ld-Writethru" }))).toEqual({
      format: "anpa-1312",
      guid: "anpa:AP:a0456:2026-03-04",
      version: null,
      provider: "AP",
      pubStatus: "usable",
      urgency: 4,
      headline: "Ferry waits for fog",
      subheadline: null,
      slugline: "BC-Pellam--Ferry",
      byline: "By IDA BRANDT",
      dateline: "PELLAM, Halyard",
      language: null,
      versionCreated: "2026-03-04T15:09:00.000Z",
      firstCreated: null,
      embargoedUntil: null,
      paragraphs: ["PELLAM, Halyard (AP) — The ferry waited, “as always,” the captain said.", "Nobody minded."],
      bodyHtml: "<p>PELLAM, Halyard (AP) — The ferry waited, “as always,” the captain said.</p>\n<p>Nobody minded.</p>",
      subjects: [{ code: "anpa:s", name: "Sports" }],
      entities: [],
      pictures: [],
      rights: { holder: null, year: null, notice: null, usageTerms: null, creditLine: null },
      edNote: "Eds: Adds fog.",
      signals: ["take:1st Ld-Writethru"],
    });
  });

  test("leads and refilings are versions of the story of their slug; an abridged one is another story", () => {
    const key = (slug: string, more: Parts = {}): string | null => item({ slug, ...more }).storyKey;
    const own = key("BC-Pellam--Ferry");
    for (const slug of ["AP-Pellam--Ferry,1st Ld", "BC-Pellam--Ferry, 2ndLd-Writethru", "BC-Pellam--Ferry 7thWritethru"])
      expect(key(slug)).toBe(own);
    expect(key("BC-Pellam--Ferry", { category: "i", first: "i0999\u001flbylc-" })).toBe(own);
    expect(key("BC-Pellam--Ferry", { end: "\u0003\r\nAP-WX-03-05-26 0109GMT\r\n" })).toBe(own);
    expect(only(anpa().replaceAll("03-04", "03-05")).storyKey).not.toBe(own);
    expect(key("BC-Pellam--Ferry,ABRIDGED")).not.toBe(own);
    expect(item({ slug: "BC-Pellam--Ferry,ABRIDGED" })).toMatchObject({ pubStatus: "usable", askEditor: null });
  });

  test.each(["KILL", "Bulletin KILL", "1st Ld-Writethru, KILL"])(
    "a take key of %s kills the story of its slug and is none itself",
    (take) => {
      const kill = item({
        slug: `BC-Pellam--Ferry,${take}`,
        lines: "^Ferry waits for fog<\r\n",
        body: "\tKill the story about the ferry. It never waited.<\r\n",
      });
      expect(kill).toMatchObject({ pubStatus: "canceled", storyKey: item().storyKey, headline: null, blocks: [], byline: null });
      expect(kill.edNote).toContain("It never waited");
    },
  );

  test("a kill in capitals at the beginning of the text counts without a take key", () => {
    expect(item({ lines: "", body: "\tKILL BC-Pellam--Ferry, a0456. The story is wrong.<\r\n" })).toMatchObject({
      pubStatus: "canceled",
      blocks: [],
    });
    expect(item({ lines: "^Storms kill two on Pellam<\r\n" })).toMatchObject({
      pubStatus: "usable",
      headline: "Storms kill two on Pellam",
    });
  });

  test("what is withheld, held for release or an advance is not out", () => {
    expect(item({ slug: "BC-Pellam--Ferry,WITHHOLD" })).toMatchObject({ pubStatus: "withheld", storyKey: item().storyKey, blocks: [] });
    expect(item({ slug: "BC-Pellam--Ferry,HFR" }).embargo).toEqual({ until: null });
    expect(item({ slug: "BC-Pellam--Ferry,Adv17" }).embargo).toEqual({ until: null });
    expect(item({ lines: "^Ferry waits<\r\n^For release Sunday, March 8, and thereafter<\r\n" })).toMatchObject({
      headline: "Ferry waits",
      embargo: { until: null },
    });
    expect(item({ priority: "s" }).askEditor).toContain("advance");
  });

  test("an addition, a take and a bare correction wait for an editor beside their story; an advisory is never a story", () => {
    const own = item().storyKey;
    for (const take of ["1st Add", "Take 2", "Correction"]) {
      const part = item({ slug: `BC-Pellam--Ferry,${take}` });
      expect([part.askEditor === null, part.storyKey === own]).toEqual([false, false]);
    }
    expect(item({ slug: "BC-Pellam--Ferry,1st Ld-Writethru, CORRECTION" })).toMatchObject({
      isCorrection: true,
      askEditor: null,
      storyKey: own,
    });
    expect(item({ lines: "^Ferry waits<\r\n^Eds: CORRECTS name of captain.<\r\n" }).isCorrection).toBe(true);
    expect(item({ slug: "BC-Pellam--Ferry,Advisory" })).toMatchObject({ kind: "advisory", blocks: [] });
    expect(item({ category: "v" })).toMatchObject({ kind: "advisory", blocks: [] });
  });

  test.each([
    "Ed Marsh leaves Pellam",
    "Video shows ferry",
    "Index of tides falls",
    "Kill switch for ferries",
    "Correction officers walk out",
  ])("a headline such as “%s” is one, and what begins like a note is one", (headline) => {
    const read = item({ lines: `^AP Photo PELL101<\r\n^Eds: Adds photo.<\r\n^${headline}<\r\n` });
    expect([read.headline, read.edNote, read.pubStatus]).toEqual([headline, "AP Photo PELL101\nEds: Adds photo.", "usable"]);
  });

  test("a take key that stands in the text alone counts as one in the head does", () => {
    const part = item({ line: "^BC-Pellam--Ferry,2nd Add,0123<\r\n" });
    expect([part.storyKey, part.signals]).toEqual([`${item().storyKey}:2nd add`, ["take:2nd Add"]]);
    expect(item({ line: "^BC-Pellam--Ferry,KILL<\r\n" }).pubStatus).toBe("canceled");
  });

  test("tables keep their columns", () => {
    const rows = "\b \tHalyard\t3\t1<\r\n\b \tPellam\t2\t2<\r\n";
    expect(item({ body: `\tResults:<\r\n${rows}\tEnd.<\r\n` }).blocks.map(({ kind }) => kind)).toEqual(["paragraph", "table", "paragraph"]);
    const tabular = item({ font: "\u0014\u0012", body: "\tHalyard     3   1\r\n\tAldermouth 12\r\n" });
    expect(tabular.blocks).toEqual([{ kind: "preformatted", text: "\tHalyard     3   1\n\tAldermouth 12" }]);
  });

  test("controls may be stripped, replaced by pictures or written with carets", () => {
    const expected = { ...canonical(item()), guid: "anpa:AP:a0456:2026-03-04" };
    const stripped = anpa().replace(/[\u0001-\u0008\u0010-\u001f]/gu, "");
    const blank = anpa().replace(/[\u0001-\u0008\u0010-\u001f]/gu, " ");
    const pictures = anpa().replace(/[\u0001-\u0008\u0010-\u001f]/gu, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)));
    const caret = anpa().replaceAll("\u0016", "^V").replace("\u0001", "^A").replace("\u0002", "^B").replace("\u0003", "^C");
    for (const text of [stripped, blank, pictures, caret]) expect(canonical(only(text))).toEqual(expected);
  });

  test("the head of The Canadian Press is read, its wrapped headline, day before month and Eastern time", () => {
    const text = `\u0016\u0016\u0001B1488 cpstf\r\nr b\u0013\u0011 Pellam-Markets 7thWritethru TB06 31-10 588\r\n\u0002\r\n^Pellam-Markets, 7th Writethru@<\r\ncode:2<\r\n^Update:ADDS details@<\r\n^INDEX: Economy@<\r\n^HL:Stocks advance as the harbour\r\nreopens@<\r\n^By Ola Nyberg@<\r\n^THE HALYARD PRESS@<\r\n\t   PELLAM _ Stocks ran ahead on\r\nrelief.<\r\n^(c) 2014 The Halyard Press<\r\n\u0003\r\n16:35ET 31-10-14<\r\n`;
    expect(canonical(only(text))).toMatchObject({
      headline: "Stocks advance as the harbour reopens",
      byline: "By Ola Nyberg",
      slugline: "Pellam-Markets",
      provider: "THE HALYARD PRESS",
      dateline: "PELLAM",
      versionCreated: "2014-10-31T20:35:00.000Z",
      paragraphs: ["PELLAM — Stocks ran ahead on relief."],
      rights: { notice: "(c) 2014 The Halyard Press", year: 2014, holder: null },
    });
  });

  test("Kyodo names itself after the number, files by day and month, and signs by the clock of Tokyo", () => {
    const text = `\u0001a0105KYODO\u001fkoko-\r\nu s\u0014\u0012 BC-Ferry-Fog   09-12 0044\r\n\u0002BC-Ferry-Fog\r\nFerry: Nobody minds the fog+\r\n     PELLAM, Japan, Dec. 9 - The ferry waits \r\nfor fog.\r\n     Nobody minds.\r\n==Kyodo\r\n\u0003KWS-21:37-09-12-18\u0004`;
    expect(canonical(only(text))).toMatchObject({
      guid: "anpa:KYODO:a0105:2018-12-09",
      provider: "KYODO",
      headline: "Ferry: Nobody minds the fog",
      slugline: "BC-Ferry-Fog",
      versionCreated: "2018-12-09T12:37:00.000Z",
      paragraphs: ["PELLAM, Japan, Dec. 9 - The ferry waits for fog.", "Nobody minds."],
    });
  });

  test("bytes of Latin-1 and several messages in one transmission are read", () => {
    const text = anpa({ lines: "^Fähre wartet<\r\n" }) + anpa({ first: "a0457\u001flbylc-", lines: "^Naïve café<\r\n" });
    const reading = readWire(Buffer.from(text, "latin1"));
    expect(reading.ok && reading.items.map(({ headline }) => headline)).toEqual(["Fähre wartet", "Naïve café"]);
  });

  test("a subhead is a heading, a story without a headline is known by its first words", () => {
    expect(item({ body: "\tOne.<\r\n^Online<\r\n\tTwo.<\r\n^___<\r\n\tThree.<\r\n" }).blocks.map(({ kind }) => kind)).toEqual([
      "paragraph",
      "heading",
      "paragraph",
      "rule",
      "paragraph",
    ]);
    expect(item({ lines: "^By IDA BRANDT<\r\n", body: "\tNobody minded.<\r\n" }).headline).toBe("Nobody minded.");
  });
});
