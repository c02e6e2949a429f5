import { describe, expect, test } from "vitest";
import { textOfBlock } from "#stories";
import { canonical, type WireItem } from "../item.ts";
import { only, reasonOf } from "../testing/read-one.ts";
import { nitfBodyOf } from "./nitf-body.ts";

type Parts = Partial<Record<"root" | "docdata" | "attributes" | "meta" | "head" | "content" | "end", string>>;

const ID = '<doc-id regsrc="Halyard" id-string="hal-17"/>';
const HEAD = "<hedline><hl1>Otter on quay</hl1></hedline>";

const nitf = (parts: Parts = {}): string => {
  const { root = "", docdata = ID, attributes = "", meta = "", head = HEAD, content = "<p>It sat.</p>", end = "" } = parts;
  return `<?xml version="1.0"?><nitf ${root}><head>${meta}<docdata ${attributes}>${docdata}</docdata></head><body><body.head>${head}</body.head><body.content>${content}</body.content><body.end>${end}</body.end></body></nitf>`;
};
const read = (parts: Parts): WireItem => only(nitf(parts));
const textsOf = (parts: Parts): readonly string[] => read(parts).blocks.map(textOfBlock);

describe("identity and version", () => {
  test("the document is known by its id, with or without the namespace", () => {
    for (const root of ["", 'xmlns="http://iptc.org/std/NITF/2006-10-18/"', 'version="-//IPTC//DTD NITF 3.3//EN" baselang="en-GB"'])
      expect(read({ root })).toMatchObject({ format: "nitf", guid: "hal-17", provider: "Halyard", headline: "Otter on quay" });
    expect(read({ root: 'baselang="nb-NO"' }).language).toBe("nb-NO");
  });

  test("its version is that of its key, else the one at the end of its id, else when it was issued", () => {
    const issue = '<date.issue norm="20260304T100000Z"/>';
    expect(read({ docdata: `${ID}${issue}<du-key key="otter" version="4"/>` }).version).toBe("4");
    expect(read({ docdata: `${ID}${issue}` }).version).toBe("2026-03-04T10:00:00.000Z");
    const numbered = (regsrc: string, id: string): readonly unknown[] => {
      const item = read({ docdata: `<doc-id regsrc="${regsrc}" id-string="${id}"/>${issue}` });
      return [item.storyKey, item.version];
    };
    expect(numbered("PA", "OTTER-3-2")).toEqual(["OTTER", "3.2"]);
    expect(numbered("NTB", "NTBa1_02")).toEqual(["NTBa1", "2"]);
    expect(numbered("Halyard", "OTTER-3-2")).toEqual([null, "2026-03-04T10:00:00.000Z"]);
  });

  test("a document without id, headline and text is none, and one with only rights is one", () => {
    expect(reasonOf("<nitf><head/><body/></nitf>")).toContain("no item in it");
    const bare = read({ docdata: `${ID}<doc.copyright holder="Halyard" year="2026"/>`, head: "", content: "" });
    expect([bare.headline, bare.blocks, bare.rights.holder, bare.rights.year]).toEqual([null, [], "Halyard", 2026]);
  });
});

describe("status", () => {
  const statusOf = (attributes: string): readonly unknown[] => {
    const { pubStatus, embargo, askEditor } = read({ attributes });
    return [pubStatus, embargo, askEditor !== null];
  };

  test("known words of it count in any case, and none is usable", () => {
    expect(statusOf("")).toEqual(["usable", null, false]);
    expect(statusOf('management-status="Usable"')).toEqual(["usable", null, false]);
    expect(statusOf('management-status="withheld"')).toEqual(["withheld", null, false]);
    expect(statusOf('management-status="CANCELED"')).toEqual(["canceled", null, false]);
    expect(statusOf('management-status="killed"')).toEqual(["canceled", null, false]);
  });

  test("one that nobody knows, and an empty one, are withheld and shown to an editor", () => {
    expect(statusOf('management-status="pending-lawyer"')).toEqual(["withheld", null, true]);
    expect(statusOf('management-status=""')).toEqual(["withheld", null, true]);
    expect(read({ attributes: 'management-status="pending-lawyer"' }).askEditor).toContain("pending-lawyer");
  });

  test("embargoed without a later release has no known end", () => {
    expect(statusOf('management-status="embargoed"')).toEqual(["usable", { until: null }, false]);
    const docdata = `${ID}<date.issue norm="20260304T100000Z"/><date.release norm="20260304T100000Z"/>`;
    expect(read({ attributes: 'management-status="embargoed"', docdata }).embargo).toEqual({ until: null });
  });

  test("a kill may name another document: that is an order about it", () => {
    const kill = read({ attributes: 'management-status="canceled" management-doc-idref="hal-16"' });
    expect([kill.pubStatus, kill.orders]).toEqual(["canceled", [{ guid: "hal-16", pubStatus: "canceled" }]]);
    const substitute = read({ attributes: 'management-status="usable" management-doc-idref="hal-16" management-idref-status="canceled"' });
    expect([substitute.pubStatus, substitute.orders]).toEqual(["usable", [{ guid: "hal-16", pubStatus: "canceled" }]]);
    const own = read({ attributes: 'management-status="canceled" management-doc-idref="hal-17"' });
    expect([own.pubStatus, own.orders]).toEqual(["canceled", []]);
  });

  test("an order in a word that nobody knows goes to an editor, and one about a numbered id is about its story", () => {
    expect(read({ attributes: 'management-doc-idref="hal-16" management-idref-status="odd"' }).askEditor).toContain("odd");
    const attributes = 'management-doc-idref="OTTER-1-1" management-idref-status="canceled"';
    expect(read({ attributes, docdata: '<doc-id regsrc="PA" id-string="OTTER-2-1"/>' }).orders[0]?.guid).toBe("OTTER");
  });
});

describe("times", () => {
  const at = (issue: string, more = "", regsrc = "Halyard"): WireItem =>
    read({ docdata: `<doc-id regsrc="${regsrc}" id-string="a"/><date.issue norm="${issue}"/>${more}` });

  test("they are read in every spelling that agencies have", () => {
    const spelt = ["20260304T113000+0130", "20260304T100000Z", "20260304100000Z", "2026-03-04 10:00", "2026-03-04T10:00:00"];
    expect(spelt.map((issue) => at(issue).versionCreated)).toEqual(spelt.map(() => "2026-03-04T10:00:00.000Z"));
    expect(at("20260304000000-0500").versionCreated).toBe("2026-03-04T05:00:00.000Z");
  });

  test("one without a zone is one of the agency's own clocks, in summer and in winter", () => {
    expect(at("2026-03-04T10:00:00", "", "NTB").versionCreated).toBe("2026-03-04T09:00:00.000Z");
    expect(at("2026-07-04T10:00:00", "", "NTB").versionCreated).toBe("2026-07-04T08:00:00.000Z");
    expect(at("2026-03-04T10:00:00Z", "", "NTB").versionCreated).toBe("2026-03-04T10:00:00.000Z");
  });

  test("a release is an embargo only where it is later than the issue", () => {
    expect(at("20260304T100000Z", '<date.release norm="20260304T100000Z"/>').embargo).toBeNull();
    expect(at("20260304T100000Z", '<date.release norm="20260304"/>').embargo).toBeNull();
    expect(at("20260304T100000Z", '<date.release norm="20260305T060000Z"/>').embargo).toEqual({ until: "2026-03-05T06:00:00.000Z" });
    expect(at("20260304T100000Z", '<date.release norm="after the game"/>').embargo).toEqual({ until: null });
  });

  test("the earliest end of a licence counts, and one that cannot be read goes to an editor", () => {
    const ends = '<date.expire norm="20260501T000000Z"/><doc.rights owner="Halyard" startdate="20260304" enddate="20260403"/>';
    expect(at("20260304T100000Z", ends).expiresAt).toBe("2026-04-03T00:00:00.000Z");
    expect(at("20260304T100000Z", '<date.expire norm="soon"/>').askEditor).toContain("soon");
    expect(at("20260304T100000Z", '<doc.rights startdate="20260310"/>').embargo).toEqual({ until: "2026-03-10T00:00:00.000Z" });
  });
});

describe("lines", () => {
  test("a byline is its persons and what they are; several stand beside each other", () => {
    const bylineOf = (byline: string): string | null => read({ head: HEAD + byline }).byline;
    expect(bylineOf("<byline>By <person>Bo Lens</person><byttl>Halyard Agency</byttl></byline>")).toBe("By Bo Lens, Halyard Agency");
    expect(bylineOf("<byline>By Bo Lens</byline><byline>and Ida Corran</byline>")).toBe("By Bo Lens, and Ida Corran");
    expect(bylineOf("<byline><byttl>Pellam Sports</byttl></byline>")).toBe("Pellam Sports");
  });

  test("a first paragraph that is the byline is no part of the text", () => {
    const parts = { content: "<p>By Bo Lens</p><p>It sat.</p>" };
    expect([read(parts).byline, textsOf(parts)]).toEqual(["By Bo Lens", ["It sat."]]);
    expect(textsOf({ content: "<p>By Friday it had left.</p><p>It sat.</p>" })).toEqual(["By Friday it had left.", "It sat."]);
  });

  test("a dateline is its place and day, without comments and without the machine's spelling", () => {
    const datelineOf = (dateline: string): string | null => read({ head: HEAD + dateline }).dateline;
    expect(datelineOf("<dateline><location>Aldermouth</location><story.date norm='20260304'>4 Mar</story.date></dateline>")).toBe(
      "Aldermouth, 4 Mar",
    );
    expect(datelineOf("<dateline><!-- desk --><location>Aldermouth</location>, <!-- x -->4 Mar (Halyard).-</dateline>")).toBe(
      "Aldermouth, 4 Mar (Halyard).-",
    );
    expect(datelineOf("<dateline><location>ALDERMOUTH (HA)</location><story.date>20260304T100000Z</story.date></dateline>")).toBe(
      "ALDERMOUTH (HA)",
    );
  });

  test("a dateline that begins the text stays in the text as it was sent", () => {
    const parts = {
      head: `${HEAD}<dateline><location>ALDERMOUTH (HA)</location></dateline>`,
      content: "<p>ALDERMOUTH (HA) — It sat.</p>",
    };
    expect([read(parts).dateline, textsOf(parts)]).toEqual(["ALDERMOUTH (HA)", ["ALDERMOUTH (HA) — It sat."]]);
  });

  test("a title is the headline only where there is no other and it is no slug", () => {
    const title = "<title>1 POLITICS Quay</title>";
    expect(read({ meta: title })).toMatchObject({ headline: "Otter on quay", slugline: "1 POLITICS Quay" });
    expect(read({ meta: title, head: "" })).toMatchObject({ headline: "It sat.", slugline: "1 POLITICS Quay" });
    expect(read({ meta: "<title>Otter looks about</title>", head: "" }).headline).toBe("Otter looks about");
    expect(read({ head: "<headline><hl1>Otter by AP’s name</hl1></headline>" }).headline).toBe("Otter by AP’s name");
    expect(read({ head: "<hedline><hl1>* OTTER ON QUAY</hl1><hl2>It sat</hl2></hedline>" })).toMatchObject({
      headline: "OTTER ON QUAY",
      subheadline: "It sat",
    });
  });

  test("a key or keyword is the slugline, and a message to editors their note", () => {
    const docdata = `${ID}<urgency ed-urg="3"/><ed-msg info="Eds: adds otter"/><key-list><keyword key="BC-Otter"/></key-list>`;
    expect(read({ docdata })).toMatchObject({ slugline: "BC-Otter", edNote: "Eds: adds otter", urgency: 3 });
  });

  test("a correction is one by its field or by how its headline begins", () => {
    expect(read({}).isCorrection).toBe(false);
    expect(read({ docdata: `${ID}<correction info="Spelling of Pell" id-string="hal-16"/>` })).toMatchObject({
      isCorrection: true,
      correctionNote: null,
      edNote: "Spelling of Pell",
    });
    for (const headline of ["Correction: Otter story", "CORRECTED-Otter on quay"])
      expect(read({ head: `<hedline><hl1>${headline}</hl1></hedline>` }).isCorrection).toBe(true);
    expect(read({ head: "<hedline><hl1>Corrections officer retires</hl1></hedline>" }).isCorrection).toBe(false);
  });
});

describe("body", () => {
  test("paragraphs, crossheads, quotes, lists and tables are kept; media, notes and the contact line are not text", () => {
    const parts = {
      content:
        '<block><p>One <em>two</em> <org>Halyard</org>.</p><hl2>Later</hl2><bq><p>Well.</p></bq><ul><li>a</li></ul><table><tr><td>1</td><td>2</td></tr></table><note noteclass="editorsnote"><body.content><p>Call Bo.</p></body.content></note></block><media media-type="image"><media-reference source="otter.jpg" mime-type="image/jpeg" width="900"/><media-caption>The otter.</media-caption><media-producer>Bo Lens</media-producer></media>',
      end: "<tagline>bo@halyard.example</tagline>",
    };
    expect(textsOf(parts)).toEqual(["One two Halyard.", "Later", "Well.", "a", "1\t2"]);
    expect(read(parts).pictures.map(({ href, caption, credit }) => [href, caption, credit])).toEqual([
      ["otter.jpg", "The otter.", "Bo Lens"],
    ]);
  });

  test("closing lines, signs of writers and lines across the page do not end a text", () => {
    const close = ["<p>ends</p>", "<p>___</p>", "<p>hh/ph/ts</p>", "<p>bo-pe/ts</p>", "<p>- 30 -</p>", "<p>END</p>"];
    for (const last of close) expect(textsOf({ content: `<p>It sat.</p>${last}` })).toEqual(["It sat."]);
    expect(textsOf({ content: "<p>It heard AC/DC.</p><p>AC/DC</p>" })).toEqual(["It heard AC/DC.", "AC/DC"]);
    const content = "<p>One.</p><p>___</p><p>Two.</p>";
    expect(canonical(read({ content })).bodyHtml).toBe("<p>One.</p>\n<hr>\n<p>Two.</p>");
  });

  test("lines for newsrooms go from the text into the note to editors", () => {
    const content = "<p>Eds: UPDATES with otter.</p><p>It sat.</p><p># Notebook</p><p>Bo Lens, 555 0100</p>";
    const item = read({ content });
    expect(item.blocks.map(textOfBlock)).toEqual(["It sat."]);
    expect(item.edNote?.split("\n")).toEqual(["Eds: UPDATES with otter.", "# Notebook", "Bo Lens, 555 0100"]);
    expect(textsOf({ content: "<p>Editors said so.</p>" })).toEqual(["Editors said so."]);
  });

  test("a text that is only preformatted, or only a summary, is a text", () => {
    expect(canonical(read({ content: "<pre>Aldermouth 2\nPellam     1</pre>" })).paragraphs).toEqual(["Aldermouth 2\nPellam     1"]);
    expect(textsOf({ head: `${HEAD}<abstract><p>In short.</p></abstract>`, content: "" })).toEqual(["In short."]);
  });

  test("it is the same where it stands as a text within another document, well-formed or not", () => {
    const text = nitf({ content: "<p>Salt &amp; mud.</p>" });
    for (const source of [text, text.replace("</body></nitf>", "")]) {
      const { headline, blocks } = nitfBodyOf(source, null);
      expect([headline, blocks.map(textOfBlock)]).toEqual(["Otter on quay", ["Salt & mud."]]);
    }
  });
});

describe("subjects, names and rights", () => {
  test("old subject codes come with their most particular name", () => {
    const meta =
      '<tobject tobject.type="News"><tobject.subject tobject.subject.refnum="06002000" tobject.subject.type="Nature" tobject.subject.matter="Otters"/></tobject>';
    expect(read({ meta }).subjects).toEqual([{ code: "06002000", name: "Otters" }]);
    expect(read({ meta: '<tobject tobject.type="Advisory"/>' }).kind).toBe("advisory");
  });

  test("names are listed once, from the list of content and from the text", () => {
    const docdata = `${ID}<identified-content><person>Ida Corran</person><location><city>Aldermouth</city><country>Pellam</country></location></identified-content>`;
    expect(read({ docdata, content: "<p><person>Ida Corran</person> of <org>Halyard</org> sat.</p>" }).entities).toEqual([
      { kind: "person", name: "Ida Corran" },
      { kind: "place", name: "Aldermouth, Pellam" },
      { kind: "organisation", name: "Halyard" },
    ]);
  });

  test("rights are what its fields state: a year out of a date, limits and places as terms", () => {
    const docdata = `${ID}<doc.copyright holder="Halyard" year="20080219T000000+0100"/><doc.rights geography="Pellam" limitations="No deep links"/>`;
    const head = `${HEAD}<distributor>Halyard Wire</distributor><rights>Copyright 2008 Halyard. All rights reserved.</rights>`;
    expect(read({ docdata, head }).rights).toEqual({
      holder: "Halyard",
      year: 2008,
      notice: "Copyright 2008 Halyard. All rights reserved.",
      usageTerms: "No deep links. Only for use in Pellam.",
      creditLine: "Halyard Wire",
    });
    expect(read({ docdata: `${ID}<doc.rights owner="Halyard" geography="Worldwide"/>` }).rights).toMatchObject({
      holder: "Halyard",
      year: null,
      usageTerms: null,
    });
  });
});
