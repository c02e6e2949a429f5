import { describe, expect, test } from "vitest";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { only } from "../testing/read-one.ts";

type Parts = Partial<Record<"head" | "slug" | "lines" | "body" | "end", string>>;

const BODY =
  "    Pellam (dpa) - The ferry waited for fog on Wednesday, as it has on\r\neach Wednesday of the year, its captain said.\r\n    Nobody minded, not even those who had waited with it since noon on\r\nthe quay.\r\n";

/** A message as dpa sends it, with some of its parts replaced. */
const dpa = (parts: Parts = {}): string => {
  const { head = "bdt0283 3 vm 416  dpa 0735", slug = "Halyard-Ferry/\r\n", lines = "Ferry waits\r\nfor fog =\r\n", body = BODY } = parts;
  return `\u0001${head}\r\n${slug}\u0002\r\n${lines}${body}\u0003${parts.end ?? "041432 GMT Mar 26"}\r\n`;
};

const item = (parts?: Parts): WireItem => only(dpa(parts));

const KILL = "KILL KILL KILL ''''' =\r\n";

describe("IPTC 7901", () => {
  test("a story with all its usual parts", () => {
    expect(canonical(item({ lines: "1ST LEAD\r\nFerry waits\r\nfor fog\r\nBy Ida Brandt, dpa =\r\n" }))).toEqual({
      format: "iptc-7901",
      guid: "iptc-7901:bdt0283:2026-03-04",
      version: null,
      provider: "dpa",
      pubStatus: "usable",
      urgency: 3,
      headline: "Ferry waits for fog",
      subheadline: null,
      slugline: "Halyard-Ferry",
      byline: "By Ida Brandt",
      dateline: "Pellam",
      language: null,
      versionCreated: "2026-03-04T14:32:00.000Z",
      firstCreated: null,
      embargoedUntil: null,
      paragraphs: [
        "Pellam (dpa) - The ferry waited for fog on Wednesday, as it has on each Wednesday of the year, its captain said.",
        "Nobody minded, not even those who had waited with it since noon on the quay.",
      ],
      bodyHtml: expect.stringContaining("<p>Nobody minded"),
      subjects: [{ code: "iptc-7901:vm", name: "Miscellany" }],
      entities: [],
      pictures: [],
      rights: { holder: null, year: null, notice: null, usageTerms: null, creditLine: null },
      edNote: null,
      signals: ["take:1ST LEAD"],
    });
  });

  test("leads, refilings and corrections are versions of the story of their slug", () => {
    const own = item().storyKey;
    for (const words of ["2ND LEAD\r\n", "REFILE\r\n", "(Achtung)\r\n", "KORR\r\n"]) {
      const version = item({ lines: `${words}Ferry waits =\r\n` });
      expect([version.storyKey, version.headline, version.askEditor]).toEqual([own, "Ferry waits", null]);
    }
    expect(item({ lines: "KORR\r\nFerry waits =\r\n" }).isCorrection).toBe(true);
    expect(item({ lines: "1ST LEAD Ferry waits =\r\n" })).toMatchObject({ headline: "Ferry waits", signals: ["take:1ST LEAD"] });
  });

  test("a kill and a hold take the story of their slug off; their text is for editors", () => {
    const body = "Please kill item dpa 157 ``Ferry waits''. It never waited.\r\n";
    const kill = item({ lines: KILL, body });
    expect(kill).toMatchObject({ pubStatus: "canceled", storyKey: item().storyKey, headline: null, blocks: [] });
    expect(kill.edNote).toContain("It never waited");
    expect(item({ lines: KILL.replaceAll("KILL", "HOLD"), body })).toMatchObject({
      pubStatus: "withheld",
      storyKey: item().storyKey,
      blocks: [],
    });
    expect(item({ slug: "Halyard-Ferry/\r\nKILL KILL KILL\r\n", lines: "", body })).toMatchObject({
      pubStatus: "canceled",
      slugline: "Halyard-Ferry",
    });
    expect(item({ lines: "Storms kill two on Pellam =\r\n" }).pubStatus).toBe("usable");
  });

  test("advisories and lists for newsrooms are never stories, an addition waits for an editor", () => {
    expect(item({ lines: "ADVISORY\r\nFerry =\r\n" })).toMatchObject({ kind: "advisory", blocks: [] });
    expect(item({ lines: "dpa-Tagesvorschau Vermischtes =\r\n" })).toMatchObject({ kind: "advisory", blocks: [] });
    const add = item({ lines: "1ST ADD\r\nFerry waits =\r\n" });
    expect([add.askEditor === null, add.storyKey === item().storyKey]).toEqual([false, false]);
  });

  test.each([
    "# dpa NOTEBOOK\r\n## Contacts\r\n- Ida Brandt, +00 555 0100\r\n",
    "# Notebook\r\nIda Brandt, +00 555 0100\r\n",
    "The following information is not for publication\r\nIda Brandt, +00 555 0100\r\n",
    "The following information is not intended for publication\r\nIda Brandt, +00 555 0100\r\n",
    "((ida.brandt@halyard.example; +00 555 0100))\r\n",
  ])("what follows %j is for editors", (notes) => {
    const read = item({ body: `${BODY}${notes}dpa ib yyn1 n1\r\n` });
    expect(canonical(read).paragraphs).toHaveLength(2);
    expect(read.edNote).toContain(notes.startsWith("((") ? "ida.brandt" : "555 0100");
  });

  test("months are those of the agency's language, its clocks those of its country where it names no zone", () => {
    expect(item({ end: "041432 Okt 25" }).versionCreated).toBe("2025-10-04T12:32:00.000Z");
    expect(item({ end: "041432 Mai 26" }).versionCreated).toBe("2026-05-04T12:32:00.000Z");
    expect(item({ end: "041432 MEZ Mär 26" }).versionCreated).toBe("2026-03-04T13:32:00.000Z");
    expect(item({ end: "" }).versionCreated).toBeNull();
  });

  test("the wire of Reuters: the headline after STX, a byline, paragraphs of a line each, no mark", () => {
    const text =
      "\u0001RTR0123 4 i 123 FERRY-PELLAM/\r\nFERRY-PELLAM/\r\n\u0002Ferry waits for fog\r\nBy Ida Brandt\r\n    PELLAM, March 4 (Reuters) - The ferry waited for fog on Wednesday, as it has on each Wednesday of the year, its captain said, and nobody minded.\r\n    It left at noon.\r\n((ib@reuters.example))\r\n\u0003041432 GMT Mar 26\r\n";
    expect(canonical(only(text))).toMatchObject({
      provider: "Reuters",
      headline: "Ferry waits for fog",
      byline: "By Ida Brandt",
      slugline: "FERRY-PELLAM",
      dateline: "PELLAM, March 4",
      paragraphs: [expect.stringContaining("nobody minded."), "It left at noon."],
      edNote: "((ib@reuters.example))",
    });
  });

  test("Kyodo's hybrid: the headline ends with a plus, five blanks begin a paragraph, the last line signs", () => {
    const text =
      "\u0001KYO0042 4 i 0080\r\nFerry-fog/\r\n\u0002\r\nFerry waits for\r\nfog in Pellam+\r\n     PELLAM, March 4 Kyodo - The ferry waited\r\nfor fog.\r\n     Nobody minded.\r\n==Kyodo\r\n\u0003041432 GMT Mar 26";
    expect(canonical(only(text))).toMatchObject({
      provider: "Kyodo",
      headline: "Ferry waits for fog in Pellam",
      paragraphs: ["PELLAM, March 4 Kyodo - The ferry waited for fog.", "Nobody minded."],
    });
  });

  test("bytes are Latin-1 or UTF-8, controls may be stripped or replaced", () => {
    const text = dpa({ lines: "Fähre wartet auf Nebel =\r\n" });
    const expected = canonical(only(text));
    expect(expected.headline).toBe("Fähre wartet auf Nebel");
    const stripped = text.replace(/[\u0001-\u0003]/gu, "\r\n").trimStart();
    const pictures = text.replace(/[\u0001-\u0003]/gu, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)));
    for (const bytes of [Buffer.from(text, "latin1"), Buffer.from(stripped), Buffer.from(pictures)])
      expect(canonical(only(bytes))).toEqual(expected);
  });

  test("several messages in one transmission are several items; columns stay columns", () => {
    const reading = readWire(Buffer.from(dpa() + dpa({ head: "bdt0284 2 sp 16  dpa 0736" })));
    expect(reading.ok && reading.items.map(({ guid, urgency }) => [guid, urgency])).toEqual([
      ["iptc-7901:bdt0283:2026-03-04", 3],
      ["iptc-7901:bdt0284:2026-03-04", 2],
    ]);
    const table = item({ body: `${BODY}\r\nHalyard     3    1\r\nPellam      2    2\r\nAldermouth  1    3\r\n` });
    expect(table.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph", "table"]);
  });
});
