import { describe, expect, test } from "vitest";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { only, reasonOf } from "../testing/read-one.ts";

const MODULES = [
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:cc="http://creativecommons.org/ns#"',
  'xmlns:at="http://purl.org/atompub/tombstones/1.0"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
].join(" ");

const CHANNEL =
  "<title>Pellam Post</title><link>https://pellam.example/</link><language>en-gb</language><copyright>© 2026 Pellam Post</copyright>";

const rss = (item: string, channel = CHANNEL, modules = MODULES): string =>
  `<?xml version="1.0"?><rss version="2.0" ${modules}><channel>${channel}<item>${item}</item></channel></rss>`;

const item = (xml: string, channel?: string): WireItem => only(rss(xml, channel));
const texts = (xml: string): readonly string[] => canonical(item(xml)).paragraphs;

describe("RSS", () => {
  test("an item with all its usual fields", () => {
    const read = item(`
      <title>Ferry &amp;amp; fog</title><link>https://pellam.example/a?utm_source=rss</link>
      <guid isPermaLink="false">pellam-17</guid><pubDate>Wed, 04 Mar 2026 10:00:00 EST</pubDate>
      <dcterms:modified>2026-03-04T16:30:00Z</dcterms:modified><dc:creator>Ida Brandt</dc:creator><author>desk@pellam.example (Other)</author>
      <description>The ferry waits.</description>
      <content:encoded><![CDATA[<p>The <b>ferry</b> waits. So does <a href="/b">the fog</a>.</p><p>Nobody minds.</p>]]></content:encoded>
      <category domain="https://pellam.example/tag">Harbour</category><dc:rights>© 2025 Halyard</dc:rights>
      <cc:license>https://creativecommons.org/licenses/by/4.0/</cc:license>
      <media:content url="https://img.example/f.jpg" medium="image" width="800"><media:credit>Ola Nyberg</media:credit>
        <media:description>A ferry</media:description><media:copyright>© Nyberg</media:copyright></media:content>`);
    expect(canonical(read)).toMatchObject({
      format: "rss",
      guid: "pellam-17",
      version: null,
      provider: "Pellam Post",
      pubStatus: "usable",
      headline: "Ferry & fog",
      subheadline: null,
      byline: "Ida Brandt",
      language: "en-gb",
      versionCreated: "2026-03-04T16:30:00.000Z",
      firstCreated: "2026-03-04T15:00:00.000Z",
      paragraphs: ["The ferry waits. So does the fog.", "Nobody minds."],
      bodyHtml: '<p>The <strong>ferry</strong> waits. So does <a href="https://pellam.example/b">the fog</a>.</p>\n<p>Nobody minds.</p>',
      subjects: [{ code: "Harbour", name: "Harbour" }],
      pictures: [{ href: "https://img.example/f.jpg", caption: "A ferry", credit: "Ola Nyberg", rights: "© Nyberg" }],
      rights: { holder: null, year: 2025, notice: "© 2025 Halyard", usageTerms: "https://creativecommons.org/licenses/by/4.0/" },
    });
    expect(read.link).toBe("https://pellam.example/a?utm_source=rss");
  });

  test("the feed's notice is that of items that have none", () => {
    expect(item("<title>T</title>").rights).toMatchObject({ notice: "© 2026 Pellam Post", year: 2026, holder: null });
  });

  test("an item without guid is known by its link, one without link by its title and date", () => {
    expect(item("<title>T</title><link>https://pellam.example/x</link>").guid).toBe("https://pellam.example/x");
    const hashed = item("<title>T</title><pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate>").guid;
    expect(hashed).toMatch(/^hash:[0-9a-f]{64}$/u);
    expect(item("<title>T</title><pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate>").guid).not.toBe(hashed);
  });

  test("an address as identity keeps its story when its scheme, its host's www, its tokens or its counter change", () => {
    const key = (guid: string): string | null => item(`<title>T</title><link>https://pellam.example/a</link><guid>${guid}</guid>`).storyKey;
    const same = [
      "https://pellam.example/a",
      "http://www.pellam.example/a",
      "https://pellam.example/a?token=9f&amp;utm_medium=rss",
      "https://pellam.example/a#3",
    ];
    expect(new Set(same.map(key))).toEqual(new Set(["web:pellam.example/a"]));
    expect(key("https://pellam.example/?p=123")).not.toBe(key("https://pellam.example/?p=124"));
    expect(key("https://pellam.example/day.html#noon")).not.toBe(key("https://pellam.example/day.html#night"));
  });

  test("HTML that was escaped twice, or is only characters, is read", () => {
    expect(
      texts("<title>T</title><description>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two&amp;lt;/p&amp;gt;</description>"),
    ).toEqual(["One", "Two"]);
    expect(texts("<title>T</title><description>Salt &amp;amp; rope\n  on the quay.</description>")).toEqual(["Salt & rope on the quay."]);
    expect(texts("<title>T</title><description>3 &lt; 4, he said</description>")).toEqual(["3 < 4, he said"]);
    expect(texts("<title>T</title><description><p>Not <i>escaped</i>.</p></description>")).toEqual(["Not escaped."]);
  });

  test("a feed with undeclared entities, bare ampersands and undeclared prefixes is read", () => {
    const bytes = rss(
      "<title>Fish & chips&nbsp;– R&D</title><link>https://pellam.example/?a=1&b=2</link><dc:creator>Ida</dc:creator><content:encoded><![CDATA[<p>Tom & Ann</p>]]></content:encoded><media:thumbnail url='https://img.example/t.jpg?x=1&y=2'/>",
      CHANNEL,
      "",
    );
    expect(only(bytes)).toMatchObject({ headline: "Fish & chips – R&D", guid: "https://pellam.example/?a=1&b=2", byline: "Ida" });
    expect(canonical(only(bytes)).paragraphs).toEqual(["Tom & Ann"]);
    expect(only(bytes).pictures.map(({ href }) => href)).toEqual(["https://img.example/t.jpg?x=1&y=2"]);
  });

  test("a feed without declared encoding is read by its bytes, with months of its language", () => {
    const xml = rss("<title>Ligação à mão</title><pubDate>Seg, 02 Fev 2026 10:00:00 -0300</pubDate>");
    const read = only(Buffer.from(xml, "latin1"));
    expect([read.headline, read.firstCreated]).toEqual(["Ligação à mão", "2026-02-02T13:00:00.000Z"]);
  });

  test("what an element of another namespace says is not taken for the item's own", () => {
    const read = item(
      `<media:title>Picture</media:title><title>Story</title><atom:link rel="replies" href="https://pellam.example/r"/><link>https://pellam.example/s</link>`,
    );
    expect([read.headline, read.guid]).toEqual(["Story", "https://pellam.example/s"]);
  });

  test("addresses of mail are no byline", () => {
    expect(item("<title>T</title><author>ida@pellam.example (Ida Brandt)</author>").byline).toBe("Ida Brandt");
    expect(item("<title>T</title><author>Ida Brandt &lt;ida@pellam.example&gt;</author>").byline).toBe("Ida Brandt");
    expect(item("<title>T</title><author>ida@pellam.example</author>").byline).toBeNull();
  });

  test("sizes of a picture are one picture; enclosures count, counters and portraits do not, thumbnails only alone", () => {
    const hrefs = (xml: string): readonly string[] => item(`<title>T</title>${xml}`).pictures.map(({ href }) => href);
    expect(
      hrefs(
        '<media:content url="https://i.example/a.jpg?w=140" width="140" type="image/jpeg"/><media:content url="https://i.example/a.jpg?w=460" width="460" type="image/jpeg"/><media:thumbnail url="https://i.example/t.jpg"/>',
      ),
    ).toEqual(["https://i.example/a.jpg?w=460"]);
    expect(
      hrefs(
        '<media:group><media:content url="https://i.example/s.jpg" width="10"/><media:content url="https://i.example/l.jpg" width="1000"/></media:group>',
      ),
    ).toEqual(["https://i.example/l.jpg"]);
    expect(hrefs('<enclosure url="/e.png" type="image/png" length="1"/><enclosure url="/e.mp3" type="audio/mpeg"/>')).toEqual([
      "https://pellam.example/e.png",
    ]);
    expect(
      hrefs(
        "<description>&lt;img src='https://i.example/c.gif' width='1' height='1'&gt;&lt;img src='https://secure.gravatar.com/avatar/1'&gt;&lt;img src='https://i.example/a-300x200.jpg'&gt;</description><enclosure url='https://i.example/a.jpg' type='image/jpeg'/>",
      ),
    ).toEqual(["https://i.example/a.jpg"]);
    expect(hrefs('<media:thumbnail url="https://i.example/t.jpg"/>')).toEqual(["https://i.example/t.jpg"]);
  });

  test("RSS 1.0 has its items beside the channel", () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${MODULES}>
      <channel rdf:about="https://halyard.example/"><title>Halyard</title></channel>
      <item rdf:about="https://halyard.example/1"><title>Tide</title><link>https://halyard.example/one</link><description>High.</description>
      <dc:date>2026-03-04T10:00+01:00</dc:date><dc:creator>Ida</dc:creator><dc:subject>Sea</dc:subject></item></rdf:RDF>`;
    expect(canonical(only(rdf))).toMatchObject({
      format: "rss",
      guid: "https://halyard.example/1",
      provider: "Halyard",
      headline: "Tide",
      byline: "Ida",
      versionCreated: "2026-03-04T09:00:00.000Z",
      paragraphs: ["High."],
      subjects: [{ code: "Sea", name: "Sea" }],
    });
  });

  test("an item of RSS 0.9x with nothing but a text has a headline of its first words", () => {
    expect(
      only(`<rss version="0.92"><channel><title>P</title><item><description>Only this.</description></item></channel></rss>`),
    ).toMatchObject({
      headline: "Only this.",
      provider: "P",
    });
  });

  test("an entry that the feed takes back is killed by its identifier; one that is no longer there is not", () => {
    const xml = rss("<title>T</title>").replace(
      "<item>",
      '<at:deleted-entry ref="https://pellam.example/a" when="2026-03-05T10:00:00Z"/><item>',
    );
    const reading = readWire(Buffer.from(xml));
    expect(reading.ok && reading.items.map(({ guid, pubStatus, storyKey }) => [guid, pubStatus, storyKey])).toEqual([
      ["https://pellam.example/a", "canceled", "web:pellam.example/a"],
      [expect.stringContaining("hash:"), "usable", null],
    ]);
  });

  test("a summary that is a line of its own is the deck, a cut one is not", () => {
    const deck = (summary: string): string | null =>
      item(
        `<title>T</title><description>${summary}</description><content:encoded>&lt;p&gt;The ferry waits for fog.&lt;/p&gt;</content:encoded>`,
      ).subheadline;
    expect(deck("Why nobody minds")).toBe("Why nobody minds");
    expect(deck("The ferry waits")).toBeNull();
    expect(deck("Something else […]")).toBeNull();
  });

  test("an embargo and an end by PRISM are held to, and an end that cannot be read is refused", () => {
    const prism = (xml: string): string =>
      rss(`<title>T</title><guid>g</guid>${xml}`, CHANNEL, 'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"');
    expect(only(prism("<prism:embargoDate>2026-04-01T00:00:00Z</prism:embargoDate>")).embargo).toEqual({
      until: "2026-04-01T00:00:00.000Z",
    });
    expect(only(prism("<prism:embargoDate>soon</prism:embargoDate>")).embargo).toEqual({ until: null });
    expect(reasonOf(prism("<prism:expirationDate>later</prism:expirationDate>"))).toContain("no time that can be read");
  });
});
