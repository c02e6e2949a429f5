import { describe, expect, test } from "vitest";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { dpaItem } from "../testing/json-items.ts";
import { only, reasonOf } from "../testing/read-one.ts";

type Fields = Readonly<Record<string, unknown>>;
const read = (fields: Fields = {}): WireItem => only(JSON.stringify(dpaItem(fields)));
const genre = (name: string, qcode: string | null = null) => ({ type: "dnltype:genre", name, qcode });
const note = (role: string, ednote: string, is_publishable: boolean) => ({ role: `dpaednoterole:${role}`, ednote, is_publishable });

describe("dpa digitalwires", () => {
  test("an item gives its words, its identity and its rights; the dateline's dash and blank are not part of it", () => {
    expect(canonical(read())).toMatchObject({
      format: "dpa-digitalwires",
      guid: "urn:newsml:halyard.example:20090101:260304-99-1",
      version: "2",
      provider: "halyard",
      pubStatus: "usable",
      urgency: 3,
      headline: "Möwe hält Sitzung auf",
      subheadline: "Vier Minuten lang ruhte die Arbeit.",
      byline: "Von Una Tarn, halyard",
      dateline: "Pellam (halyard)",
      language: "de",
      versionCreated: "2026-03-04T10:00:00.000Z",
      embargoedUntil: null,
      paragraphs: ["Sie saß.", "Dann flog sie."],
      subjects: [{ code: "20000500", name: "Tiere" }],
      entities: [{ kind: "place", name: "Pellam" }],
      rights: {
        holder: null,
        year: 2026,
        notice: "Copyright 2026, halyard. Alle Rechte vorbehalten",
        usageTerms: "Nutzung nur nach Vereinbarung\nUse only by agreement",
        creditLine: "halyard",
      },
      edNote: null,
    });
    expect(read().kicker).toBe("Hafen");
  });

  test("a dateline that stands in the first paragraph, too, is no part of the text", () => {
    const article_html = `<section class="main"><p><span class="dateline">Saltby <span class="credit">(halyard)</span> - </span>Sie saß.</p></section>`;
    const item = read({ dateline: null, article_html });
    expect([item.dateline, canonical(item).paragraphs]).toEqual(["Saltby (halyard)", ["Sie saß."]]);
    expect(canonical(read({ article_html })).paragraphs).toEqual(["Sie saß."]);
    expect(read({ dateline: "SALTBY, 4 Mar. (Halyard) -" }).dateline).toBe("SALTBY, 4 Mar. (Halyard)");
  });

  test("a box of facts follows the text behind a rule, and a table that a tool put into a figure is text", () => {
    const item = read({
      article_html: `<section class="main"><p>Sie saß.</p><figure class="table"><table><tr><td>Möwen</td><td>1</td></tr></table></figure><dnl-image ref="u" caption="Hut"></dnl-image></section>`,
      infobox_html: `<section class="infobox"><h2>Daten</h2><p>Eine Möwe wiegt ein Kilo.</p></section>`,
    });
    expect(item.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "table", "rule", "heading", "paragraph"]);
    expect(canonical(item).paragraphs).toEqual(["Sie saß.", "Möwen\t1", "Daten", "Eine Möwe wiegt ein Kilo."]);
  });

  test("what is for editors is in their note alone: the notepad of both kinds, contacts, and every other note once", () => {
    const item = read({
      notepad: {
        header_html: "<header><h3>Notizblock</h3></header>",
        public_html: `<section class="np-public"><h4>Redaktionelle Hinweise</h4><ul><li>Bilder folgen</li></ul></section>`,
        nonpublic_html: `<section class="np-nonpublic"><ul><li>Una Tarn, +49 000 SECRET</li></ul></section>`,
      },
      ednotes: [
        note("closingline", "hal ut xx", true),
        note("editorialnote", "Bilder folgen", true),
        note("contacts", "BO-PRIVATE", false),
      ],
    });
    expect(item.edNote).toBe("Redaktionelle Hinweise\nBilder folgen\nUna Tarn, +49 000 SECRET\nhal ut xx\nBO-PRIVATE");
    const shown = JSON.stringify({ ...canonical(item), edNote: null });
    for (const secret of ["SECRET", "PRIVATE", "Bilder folgen", "hal ut", "Notizblock"]) expect(shown).not.toContain(secret);
  });

  test("readers are told of a correction what dpa made for them, and of an update nothing", () => {
    const ednotes = [note("correction", "der Meldung vom 4.3.: statt fünf", true), note("correctionshort", "Es waren vier Minuten.", true)];
    const corrected = read({ signal: "sig:correction", ednotes });
    expect([corrected.isCorrection, corrected.correctionNote, corrected.signals[0]]).toEqual([
      true,
      "Es waren vier Minuten.",
      "sig:correction",
    ]);
    const updated = read({ signal: "sig:update", ednotes });
    expect([updated.isCorrection, updated.correctionNote]).toEqual([false, null]);
    const kept = read({ signal: "sig:correction", ednotes: [note("correctionshort", "intern", false)] });
    expect([kept.isCorrection, kept.correctionNote, kept.edNote]).toEqual([true, null, "intern"]);
  });

  test("an embargo holds although the status is usable; a note of one without a time has no end", () => {
    expect(read({ embargoed: "2026-03-05T19:00:00+01:00" })).toMatchObject({
      pubStatus: "usable",
      embargo: { until: "2026-03-05T18:00:00.000Z" },
    });
    expect(read({ ednotes: [note("embargo", "Sperrfrist heute Abend, 19.00 Uhr", true)] }).embargo).toEqual({ until: null });
  });

  test("the status is the strictest that is said, and one that nobody knows refuses the item", () => {
    expect(read({ pubstatus: null, categories: [] }).pubStatus).toBe("usable");
    expect(read({ pubstatus: "canceled", article_html: null }).pubStatus).toBe("canceled");
    expect(read({ categories: [{ type: "dnltype:pubstatus", qcode: "stat:canceled" }] }).pubStatus).toBe("canceled");
    expect(reasonOf(JSON.stringify(dpaItem({ pubstatus: "gesperrt" })))).toContain("gesperrt");
  });

  test("plans, offers and programmes are for newsrooms; stories that only sound like them are not", () => {
    const kind = (fields: Fields): string => read(fields).kind;
    expect(kind({ categories: [genre("Achtung", "dpatextgenre:27")] })).toBe("advisory");
    expect(kind({ categories: [genre("Vorschau", "dpatextgenre:32")] })).toBe("advisory");
    expect(kind({ ednotes: [note("genrenote", "Planungshinweis", true)] })).toBe("advisory");
    expect(kind({ headline: "dpa-Tagesvorschau Politik für Mittwoch" })).toBe("advisory");
    expect(kind({ headline: "dpa/audio-Programm für Mittwoch, 15 Uhr" })).toBe("advisory");
    expect(kind({ headline: "Folgende Lesestücke des Ressorts sind weiter aktuell" })).toBe("advisory");
    for (const headline of ["Programm gegen Möwen beschlossen", "Achtung, Glatteis!", "Vorschau auf den Sommer"])
      expect(kind({ headline })).toBe("story");
  });

  test("pictures come with their own words, the featured one first; one that is withheld does not come", () => {
    const image = (name: string, fields: Fields = {}) => ({
      type: "image",
      rank: 2,
      caption: `${name}.`,
      creditline: "Bo Lens/halyard",
      renditions: [
        { url: `https://img.example/${name}-s.jpeg`, width: 400, mimetype: "image/jpeg" },
        { url: `https://img.example/${name}.jpeg`, width: 2048, height: 1536, mimetype: "image/jpeg" },
      ],
      ...fields,
    });
    const { pictures } = read({
      associations: [
        image("a"),
        image("b", { is_featureimage: true, copyrightnotice: "© Bo Lens" }),
        image("c", { pubstatus: "withheld" }),
      ],
    });
    expect(pictures.map(({ href, caption, credit, rights, width }) => [href, caption, credit, rights, width])).toEqual([
      ["https://img.example/b.jpeg", "b.", "Bo Lens/halyard", "© Bo Lens", 2048],
      ["https://img.example/a.jpeg", "a.", "Bo Lens/halyard", null, 2048],
    ]);
    expect(read({ article_html: null, associations: [image("a")] }).kind).toBe("picture");
    expect(read({ article_html: null, associations: [{ type: "audio", renditions: [] }] }).kind).toBe("audio");
  });

  test("AP's items that dpa passes on keep AP's rules: no newscontent is not for readers, a kill is one", () => {
    const ap = (signals: readonly string[], types: readonly string[] = []) =>
      read({
        categories: [
          { type: "dnltype:provider", name: "ap", qcode: "dnlprov:ap" },
          ...signals.map((name) => ({ type: "dnltype:signal", name, qcode: `apsig:${name}` })),
          ...types.map((name) => genre(name, `dnlgenre:ap.editorialtype.${name}`)),
        ],
      });
    expect([ap(["newscontent"]).kind, ap([]).kind]).toEqual(["story", "advisory"]);
    expect([ap(["newscontent"], ["lead"]).pubStatus, ap(["newscontent"], ["kill"]).pubStatus]).toEqual(["usable", "canceled"]);
  });

  test("the answer of a queue is read entry by entry", () => {
    const reading = readWire(Buffer.from(JSON.stringify({ entries: [dpaItem(), dpaItem({ urn: "urn:b" })], "retry-after": 30 })));
    expect(reading.ok && [reading.format, reading.items.map(({ guid }) => guid?.slice(-1))]).toEqual(["dpa-digitalwires", ["1", "b"]]);
  });
});
