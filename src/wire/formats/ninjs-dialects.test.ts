import { describe, expect, test } from "vitest";
import { storyKeyOf } from "../arrival.ts";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { only } from "../testing/read-one.ts";

type Fields = Readonly<Record<string, unknown>>;

describe("PA's wire", () => {
  const pa = (fields: Fields = {}): WireItem =>
    only(
      JSON.stringify({
        uri: "http://HALYARD_API/8d588e55-f20e/2026-02-09T15:02:05.000Z/1",
        "source-feed": "HALYARD_API",
        usn: "8d588e55-f20e",
        version: "0",
        status: "",
        usage: "",
        embargo: "",
        type: "text",
        firstVersion: "2026-02-09T15:00:00.000Z",
        versionCreated: "2026-02-09T15:02:05.000Z",
        slug: "PELLAM gull",
        headline: "Gull holds up council",
        byline: "",
        priority: "4",
        subjects: { code: ["news", "news:uk"] },
        organisation: { symbols: [""] },
        ednote: "",
        copyrightHolder: "Halyard",
        copyrightNotice: "",
        body_text: String.raw`<p>It sat.</p>\n<p>Then it \"flew\" \u2013 \ud83d\ude00.</p>`,
        ...fields,
      }),
    );

  test("fields with nothing in them say nothing: no embargo, no unknown status, no terms", () => {
    expect(canonical(pa())).toMatchObject({
      version: "0",
      provider: "HALYARD_API",
      pubStatus: "usable",
      urgency: 4,
      slugline: "PELLAM gull",
      byline: null,
      firstCreated: "2026-02-09T15:00:00.000Z",
      embargoedUntil: null,
      paragraphs: ["It sat.", 'Then it "flew" – 😀.'],
      subjects: [
        { code: "news", name: "" },
        { code: "news:uk", name: "" },
      ],
      entities: [],
      rights: { holder: "Halyard", notice: null, usageTerms: null },
      edNote: null,
    });
  });

  test("what its fields do say counts, also the field that is only called status", () => {
    expect(pa({ embargo: "2026-02-10T00:00:00Z" }).embargo).toEqual({ until: "2026-02-10T00:00:00.000Z" });
    expect([pa({ status: "stat:canceled" }).pubStatus, pa({ status: "fresh" }).pubStatus]).toEqual(["canceled", "usable"]);
    expect(pa({ usage: "Not for print" }).rights.usageTerms).toBe("Not for print");
  });

  test("codes get the names that its metadata has for them", () => {
    const subject = [{ code: "medtop:11000000", name: "politics" }];
    const item = pa({ agencyMetadata: { subject, place: [{ code: "iso:GB", name: "Pellam" }] } });
    expect([item.subjects, item.entities]).toEqual([[{ code: "11000000", name: "politics" }], [{ kind: "place", name: "Pellam" }]]);
  });

  test("its address is another one for each version, its story is not", () => {
    const later = pa({ uri: "http://HALYARD_API/8d588e55-f20e/2026-02-09T16:00:00.000Z/2", version: "2" });
    expect([storyKeyOf(later), storyKeyOf(pa())]).toEqual(["8d588e55-f20e", "8d588e55-f20e"]);
  });
});

describe("the BBC's local reporters", () => {
  const story: Fields = {
    id: 5678,
    uri: "https://halyard.example/56789",
    type: "story",
    firstcreated: "2026-03-04T09:00:00",
    versioncreated: "2026-03-04T10:00:00",
    pubstatus: "usable",
    headline: "Gull holds up council",
    description_text: "DESK WALES v.1",
    body_html: "<p>It sat.</p>",
    associations: [{ id: "featureimage", type: "image", renditions: { original: { href: "hat.png", width: "172", height: "57" } } }],
  };
  const page = (...item: readonly Fields[]) => {
    const reading = readWire(Buffer.from(JSON.stringify({ total: item.length, limit: 20, offset: 0, item })));
    return reading.ok ? reading.items : [];
  };

  test("a page gives each of its items, an advisory as one for newsrooms, an embargo by its own name", () => {
    const read = page(story, { ...story, uri: "u2", type: "advisory" }, { ...story, uri: "u3", embargotime: "2026-03-05T06:00:00" });
    expect(read.map(({ kind, embargo }) => [kind, embargo?.until ?? null])).toEqual([
      ["story", null],
      ["advisory", null],
      ["story", "2026-03-05T06:00:00.000Z"],
    ]);
    expect(read[0]?.pictures.map(({ href, width }) => [href, width])).toEqual([["hat.png", 172]]);
    expect(JSON.stringify(read)).not.toContain("DESK WALES");
  });

  test("an item without address is known by its number, one without anything by its words", () => {
    const { uri: _, ...bare } = story;
    const { id: __, ...nameless } = bare;
    expect(page(bare, nameless).map(({ guid }) => guid)).toEqual(["5678", null]);
  });
});

describe("the family at large", () => {
  const one: Fields = { uri: "urn:pellam:1", versioncreated: "2026-03-04T10:00:00+0000", headline: "Gull", body_html: "<p>It sat.</p>" };
  const read = (fields: Fields): WireItem => only(JSON.stringify({ ...one, ...fields }));

  test("tokens in an address are no part of an identity, what names the story in it is", () => {
    expect(read({ uri: "http://api.example/content/b2b6?qt=H1K&et=0a1" }).guid).toBe("http://api.example/content/b2b6");
    const keys = ["https://a.example/?p=1&utm_source=x#c", "https://a.example/?p=2", "https://a.example/?p=1"].map((uri) =>
      storyKeyOf(read({ uri })),
    );
    expect(keys).toEqual(["https://a.example/?p=1", "https://a.example/?p=2", "https://a.example/?p=1"]);
  });

  test("every name of an embargo is read in every generation, also as a word of the status", () => {
    const until = "2026-03-05T06:00:00.000Z";
    for (const name of ["embargoed", "embargoedUntil", "embargo", "embargotime"])
      for (const status of [{}, { pubstatus: "usable" }, { pubStatus: "stat:embargoed" }])
        expect(read({ [name]: until, ...status })).toMatchObject({ pubStatus: "usable", embargo: { until } });
    expect(read({ pubstatus: "embargoed" }).embargo).toEqual({ until: null });
    expect(read({ pubstatus: "embargoed", pubStatus: "canceled" }).pubStatus).toBe("canceled");
  });

  test("AP's descriptions are told apart: the credit is no caption", () => {
    const descriptions = [
      { role: "creditline", value: "HALYARD PRESS" },
      { role: "caption", value: "The hat." },
    ];
    const renditions = [{ name: "main", href: "hat.jpg" }];
    const [picture] = read({ type: "picture", descriptions, renditions }).pictures;
    expect([picture?.caption, picture?.credit]).toEqual(["The hat.", "HALYARD PRESS"]);
    expect(read({ type: "picture", descriptions: descriptions.slice(0, 1), renditions }).pictures[0]?.caption).toBeNull();
  });

  test("Superdesk's fields for its own desks and clients stay out; its writers are named, its other authors not", () => {
    const item = read({
      uri: undefined,
      guid: "urn:desk:1",
      type: "text",
      extra: { internal: "SECRET" },
      service: [{ code: "i", name: "SECRET" }],
      priority: 6,
      authors: [
        { name: "Ed Itor", role: "editor" },
        { name: "Una Tarn", role: "writer", biography: "SECRET" },
      ],
      associations: {
        gone: null,
        featuremedia: {
          type: "picture",
          description_text: "The hat.",
          body_text: "A gull on a hat",
          associations: null,
          renditions: { original: { href: "hat.jpg", width: 900, mimetype: "image/jpeg" } },
        },
      },
    });
    expect([item.byline, item.urgency]).toEqual(["Una Tarn", null]);
    expect(item.pictures.map(({ href, caption, alt }) => [href, caption, alt])).toEqual([["hat.jpg", "The hat.", "A gull on a hat"]]);
    expect(JSON.stringify(item)).not.toContain("SECRET");
  });

  test("what made an item is kept as a signal, terms in a list are lines of one text", () => {
    const item = read({ digitalSourceType: { name: "trainedAlgorithmicMedia", uri: "http://x.example" }, usageterms: ["a", "b"] });
    expect([item.signals, item.rights.usageTerms]).toEqual([["digitalsourcetype:trainedAlgorithmicMedia"], "a\nb"]);
  });
});
