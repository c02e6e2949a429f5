import { describe, expect, test } from "vitest";
import { passes, PASSES_MOST } from "../../kit/testing/passes.ts";
import { textOfBlock } from "#stories";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";

const NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"';
type Parts = Partial<Record<"guid" | "meta" | "content" | "set" | "rights" | "lang", string>>;

const item = ({ guid = "urn:pellam:otter", meta = "", content = "", set = "", rights = "", lang = "en" }: Parts = {}): string =>
  `<newsItem guid="${guid}" version="2" xml:lang="${lang}">${rights}<itemMeta>${meta}</itemMeta><contentMeta>${content}</contentMeta><contentSet>${set}</contentSet></newsItem>`;
const message = (...items: readonly string[]): string => `<newsMessage ${NS}><itemSet>${items.join("")}</itemSet></newsMessage>`;
const xhtml = (body: string): string =>
  `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html></inlineXML>`;

const read = (xml: string) => {
  const reading = readWire(Buffer.from(xml));
  if (!reading.ok) throw new Error(reading.problem.reason);
  return reading;
};
const itemsOf = (...items: readonly string[]): readonly WireItem[] => read(message(...items)).items;
const only = (parts: Parts): WireItem => {
  const [found] = itemsOf(item(parts));
  if (found === undefined) throw new Error("refused");
  return found;
};
const reasonFor = (parts: Parts): string => read(message(item(parts))).refused[0]?.reason ?? "";
const textsOf = (parts: Parts): readonly string[] => only(parts).blocks.map(textOfBlock);

describe("status", () => {
  test("the strictest word for it counts, whether code, address or text", () => {
    const statusOf = (xml: string): string => only({ meta: xml }).pubStatus;
    expect(statusOf("<pubStatus>Canceled</pubStatus>")).toBe("canceled");
    expect(statusOf('<pubStatus qcode="x:1" uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>')).toBe("canceled");
    expect(statusOf('<pubStatus qcode="stat:usable"/><pubStatus qcode="stat:withhold"/>')).toBe("withheld");
  });

  test("an empty one is refused: nobody can say whether it may be published", () => {
    expect(reasonFor({ meta: "<pubStatus/>" })).toContain("status is empty");
    expect(reasonFor({ meta: '<pubStatus qcode="stat:held-by-lawyer"/>' })).toContain("held-by-lawyer");
  });

  test("one bad item of a message costs the others nothing", () => {
    const reading = read(message(item({ guid: "a", meta: '<pubStatus qcode="stat:odd"/>' }), item({ guid: "b" })));
    expect([reading.items.map((each) => each.guid), reading.refused.map((each) => each.guid)]).toEqual([["b"], ["a"]]);
  });
});

describe("identity", () => {
  test("a guid is kept whole, also when it looks like an address with a query", () => {
    expect(only({ guid: "https://agency.example/item/7?rev=3&amp;k=a" }).guid).toBe("https://agency.example/item/7?rev=3&k=a");
  });

  test("names of JavaScript's own are no codes of anything", () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      expect(only({ meta: `<itemClass qcode="ninat:${name}"/>` }).kind).toBe("story");
      expect(only({ content: `<subject type="cpnat:${name}" qcode="a:b"><name>Eels</name></subject>` }).entities).toEqual([]);
      expect(readWire(Buffer.from(`<${name}/>`))).toMatchObject({ ok: false, problem: { kind: "unknown-format" } });
    }
  });

  test("what is not news is refused by what it is, and a package is one", () => {
    const others = ["conceptItem", "knowledgeItem", "planningItem", "catalogItem"];
    const reading = read(message(...others.map((name) => `<${name} guid="${name}"/>`), '<packageItem guid="p"/>'));
    expect(reading.refused.map((each) => [each.guid, each.reason.includes(`(${each.guid})`)])).toEqual(others.map((name) => [name, true]));
    expect(reading.items.map((each) => each.kind)).toEqual(["package"]);
  });

  test("a part of an item says that it is one", () => {
    const reading = readWire(Buffer.from(`<contentSet ${NS}/>`));
    expect(!reading.ok && reading.problem.reason).toContain("not a whole one");
  });
});

describe("body", () => {
  test("one alternative is taken, the text in XML before the text in characters, however they are ordered", () => {
    const flat = '<inlineData contenttype="text/plain">Flat.</inlineData>';
    expect(textsOf({ set: flat + xhtml("<p>Rich.</p>") })).toEqual(["Rich."]);
    expect(textsOf({ set: flat })).toEqual(["Flat."]);
  });

  test("NITF gives its content and neither its head nor its contact line", () => {
    const nitf = (text: string): string =>
      `<nitf><body><body.head><hedline><hl1>Otter</hl1></hedline><byline>By Bo</byline></body.head><body.content><p>${text}</p><hl2>Later</hl2></body.content><body.end><tagline>Call Bo</tagline></body.end></body></nitf>`;
    expect(textsOf({ set: `<inlineXML contenttype="application/nitf+xml">${nitf("In XML.")}</inlineXML>` })).toEqual(["In XML.", "Later"]);
    const escaped = `<inlineData contenttype="application/nitf+xml"><![CDATA[${nitf("In characters.")}]]></inlineData>`;
    expect(textsOf({ set: escaped })).toEqual(["In characters.", "Later"]);
  });

  test("paragraphs that were escaped within XML, or run into one, are paragraphs again", () => {
    expect(textsOf({ set: xhtml("&lt;p&gt;Salt &amp;amp; mud.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;") })).toEqual(["Salt & mud.", "Two."]);
    expect(textsOf({ set: xhtml("<p>One ends.\n    Two ends.\n    Three ends.</p>") })).toEqual(["One ends.", "Two ends.", "Three ends."]);
  });

  test("what is for editors gets into no block", () => {
    const parts = {
      meta: "<edNote>Eds: call the harbour</edNote>",
      content: "<slugline>OTTER-SQUARE</slugline><headline>Otter</headline>",
      set: xhtml('<p>It looked.</p><section class="np-nonpublic"><p>Bo 555</p></section><p class="closingline">xx/yy</p>'),
    };
    expect(textsOf(parts)).toEqual(["It looked."]);
    expect([only(parts).edNote, only(parts).slugline]).toEqual(["Eds: call the harbour", "OTTER-SQUARE"]);
  });

  test("a killed item needs no body and no headline", () => {
    const kill = only({ meta: '<pubStatus qcode="stat:canceled"/>' });
    expect([kill.pubStatus, kill.version, kill.headline]).toEqual(["canceled", "2", null]);
  });
});

describe("rights", () => {
  test("they stand as they were said, in the item's language, its holder by name", () => {
    const rights = `<rightsInfo><copyrightHolder literal="PA7"><name>Pellam Agency</name></copyrightHolder><copyrightNotice xml:lang="en">© Pellam</copyrightNotice><copyrightNotice xml:lang="fr">© 2024-26 Pellam. Tous droits réservés.</copyrightNotice><usageTerms xml:lang="fr">Pas d’archives.</usageTerms></rightsInfo>`;
    expect(canonical(only({ rights, lang: "fr", content: "<creditline>Pellam/Bo</creditline>" })).rights).toEqual({
      holder: "Pellam Agency",
      year: 2026,
      notice: "© 2024-26 Pellam. Tous droits réservés.",
      usageTerms: "Pas d’archives.",
      creditLine: "Pellam/Bo",
    });
  });

  test("a year is a stated one: a day is not a range, and none is none", () => {
    const yearOf = (notice: string): number | null =>
      only({ rights: `<rightsInfo><copyrightNotice>${notice}</copyrightNotice></rightsInfo>` }).rights.year;
    expect(["© 2010-12-01 P", "© 2010–2012 P", "© 1998-03 P", "© P", "© 20260304 P"].map(yearOf)).toEqual([2010, 2012, 1998, null, null]);
  });
});

describe("pictures", () => {
  const picture = (guid: string, meta = "", more = ""): string =>
    item({
      guid,
      meta: `<itemClass qcode="ninat:picture"/>${meta}`,
      content: "<by>Bo Lens</by>",
      set: `<remoteContent href="${guid}-s.jpg" contenttype="image/jpeg" width="90"/><remoteContent href="${guid}.jpg" contenttype="image/jpeg" width="1600"/><remoteContent href="${guid}.eps" contenttype="application/postscript" width="9000"/>${more}`,
    });
  const hrefsOf = (each: WireItem | undefined): readonly string[] => each?.pictures.map(({ href }) => href) ?? [];

  test("each story of a message gets those that it points at, or that share its package", () => {
    const link = '<link rel="irel:hasPicture" residref="one"/>';
    const group =
      '<packageItem guid="p"><groupSet><group id="g"><itemRef residref="b"/><itemRef residref="two"/></group></groupSet></packageItem>';
    const items = itemsOf(item({ guid: "a", meta: link }), item({ guid: "b" }), group, picture("one"), picture("two"), picture("three"));
    expect(items.slice(0, 2).map(hrefsOf)).toEqual([["one.jpg"], ["two.jpg"]]);
  });

  test("a picture that is killed, withheld or embargoed for longer than its story is not shown with it", () => {
    const story = item({ guid: "a", meta: "<versionCreated>2026-03-04T10:00:00Z</versionCreated>" });
    const withPicture = (meta: string): readonly string[] => hrefsOf(itemsOf(story, picture("one", meta))[0]);
    expect(withPicture('<pubStatus qcode="stat:withheld"/>')).toEqual([]);
    expect(withPicture('<pubStatus qcode="stat:canceled"/>')).toEqual([]);
    expect(withPicture("<embargoed/>")).toEqual([]);
    expect(withPicture("<embargoed>2026-03-05T06:00:00Z</embargoed>")).toEqual([]);
    expect(withPicture("<embargoed>2026-03-04T06:00:00Z</embargoed>")).toEqual(["one.jpg"]);
  });

  test("a rendition of it within the text is the same picture, not a second one", () => {
    const body = '<figure><img src="one-s.jpg" alt="An otter"/><figcaption>In the square.</figcaption></figure><p>It looked.</p>';
    const [story] = itemsOf(item({ guid: "a", set: xhtml(body) }), picture("one"));
    expect(story?.pictures.map(({ href, alt, caption, credit }) => [href, alt, caption, credit])).toEqual([
      ["one.jpg", "An otter", "In the square.", "Bo Lens"],
    ]);
  });

  test("who wrote a story did not take its picture, and its summary is no caption", () => {
    const story = only({
      content: "<by>By Una Tarn</by><description>What it is about</description>",
      set: '<remoteContent href="x.jpg" contenttype="image/jpeg"/>',
    });
    expect(story.pictures.map(({ credit, caption }) => [credit, caption])).toEqual([[null, null]]);
  });
});

test("a message of many stories, pictures and references is read in a time that its size explains", () => {
  const many = Array.from({ length: 400 }, (_, index) => {
    const links = Array.from({ length: 50 }, (__, link) => `<link residref="p${(index + link) % 400}"/>`).join("");
    return (
      item({ guid: `s${index}`, meta: links }) +
      `<newsItem guid="p${index}"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentSet><remoteContent href="${index}.jpg"/></contentSet></newsItem>`
    );
  });
  const readAll = (): void => expect(itemsOf(...many).find((each) => each.guid === "s0")?.pictures).toHaveLength(50);
  expect(passes(many.join(""), readAll)).toBeLessThan(PASSES_MOST);
});
