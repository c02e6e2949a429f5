import { describe, expect, test } from "vitest";
import { canonical, type WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { only, reasonOf } from "../testing/read-one.ts";

const feed = (entries: string, head = "<title>Halyard</title><rights>© 2026 Halyard</rights><author><name>Desk</name></author>"): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en" xml:base="https://halyard.example/">${head}${entries}</feed>`;

const entry = (inside: string): WireItem => only(feed(`<entry><id>tag:halyard.example,2026:1</id>${inside}</entry>`));

describe("Atom", () => {
  test("an entry with all its usual fields", () => {
    const read = entry(`
      <title type="html">Fog &amp;amp; &lt;i&gt;ferry&lt;/i&gt;</title><updated>2026-03-04T16:30:00+01:00</updated><published>2026-03-04T10:00:00Z</published>
      <author><name>Ida Brandt</name><email>ida@halyard.example</email></author><author><name>Ola Nyberg</name></author>
      <category term="harbour" label="Harbour"/><rights>© 2025 Ida Brandt</rights><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>
      <link rel="self" href="/1.atom"/><link href="one.html"/><link rel="enclosure" type="image/jpeg" href="/f.jpg"/>
      <summary>Why nobody minds</summary>
      <content type="xhtml" xml:base="/harbour/"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <a href="waits">waits</a>.</p><img src="g.jpg" alt="G"/></div></content>`);
    expect(canonical(read)).toMatchObject({
      format: "atom",
      guid: "tag:halyard.example,2026:1",
      version: null,
      provider: "Halyard",
      headline: "Fog & ferry",
      subheadline: "Why nobody minds",
      byline: "Ida Brandt, Ola Nyberg",
      language: "en",
      versionCreated: "2026-03-04T15:30:00.000Z",
      firstCreated: "2026-03-04T10:00:00.000Z",
      bodyHtml: '<p>It <a href="https://halyard.example/harbour/waits">waits</a>.</p>',
      subjects: [{ code: "harbour", name: "Harbour" }],
      pictures: [{ href: "https://halyard.example/f.jpg" }, { href: "https://halyard.example/harbour/g.jpg" }],
      rights: { notice: "© 2025 Ida Brandt", year: 2025, usageTerms: "https://creativecommons.org/licenses/by/4.0/" },
    });
    expect(read.link).toBe("https://halyard.example/one.html");
  });

  test("what an entry does not say, its feed says", () => {
    expect(entry("<title>T</title><content>Plain &lt; text.</content>")).toMatchObject({
      byline: "Desk",
      language: "en",
      rights: { notice: "© 2026 Halyard" },
    });
  });

  test("text is text, HTML is HTML, and a file is neither", () => {
    const texts = (content: string): readonly string[] => canonical(entry(`<title>T</title>${content}<summary>Sum.</summary>`)).paragraphs;
    expect(texts('<content type="text">One.\n\nTwo &amp; three.</content>')).toEqual(["One.", "Two & three."]);
    expect(texts('<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>')).toEqual(["One.", "Two."]);
    expect(texts('<content type="image/png">iVBORw0KGgo=</content>')).toEqual(["Sum."]);
    expect(texts('<content src="https://halyard.example/a.html" type="text/html"/>')).toEqual(["Sum."]);
    expect(entry('<title type="text">Use &lt;b&gt; well</title>').headline).toBe("Use <b> well");
  });

  test("a tombstone kills, in a feed and alone; a draft is withheld", () => {
    const stone =
      '<at:deleted-entry ref="tag:halyard.example,2026:1" when="2026-03-05T10:00:00Z"><at:comment>Libel</at:comment></at:deleted-entry>';
    const killed = {
      guid: "tag:halyard.example,2026:1",
      pubStatus: "canceled",
      versionCreated: "2026-03-05T10:00:00.000Z",
      edNote: "Libel",
      blocks: [],
    };
    expect(only(feed(stone))).toMatchObject({ ...killed, provider: "Halyard", headline: null });
    expect(only(stone.replace("<at:deleted-entry", '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0"'))).toMatchObject(
      killed,
    );
    expect(
      entry('<title>T</title><app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>yes</app:draft></app:control>').pubStatus,
    ).toBe("withheld");
  });

  test("an entry by itself and a feed of Atom 0.3 are read", () => {
    const alone = `<entry xmlns="http://www.w3.org/2005/Atom"><id>urn:1</id><title>T</title><source><title>Pellam</title></source><content>Words.</content></entry>`;
    expect(only(alone)).toMatchObject({ guid: "urn:1", provider: "Pellam", headline: "T" });
    const old = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry><id>u</id><title>T</title><issued>2004-04-20T00:00:00Z</issued>
      <modified>2004-04-20T11:00:00Z</modified><content type="text/html" mode="escaped">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>`;
    expect(canonical(only(old))).toMatchObject({
      versionCreated: "2004-04-20T11:00:00.000Z",
      firstCreated: "2004-04-20T00:00:00.000Z",
      paragraphs: ["One."],
    });
  });

  test("AP's web feeds, whose own elements say what may be published, are never read as plain Atom", () => {
    const own =
      '<apnm:NewsManagement xmlns:apnm="http://ap.org/schemas/03/2005/apnm"><apnm:PublishingStatus>Canceled</apnm:PublishingStatus></apnm:NewsManagement>';
    const reading = readWire(Buffer.from(feed(`<entry><id>u</id><title>T</title>${own}</entry>`)));
    expect(reading.ok ? reading.format : "refused").not.toBe("atom");
  });

  test("a feed with no entry says so", () => {
    expect(reasonOf(feed(""))).toContain("no item in it");
  });
});
