import { describe, expect, test } from "vitest";
import { textOfBlock } from "#stories";
import { canonical } from "../item.ts";
import { readWire } from "../read.ts";
import { g2, NS, only, reasonOf } from "../testing/read-one.ts";

describe("NewsML-G2", () => {
  test("an item gives its words, its identity and its rights", () => {
    const item = only(
      g2({
        rights: `<rightsInfo><copyrightHolder><name>Pellam Agency</name></copyrightHolder><copyrightNotice xml:lang="fr">© 2026 Pellam. Tous droits réservés.</copyrightNotice><copyrightNotice xml:lang="en">© 2025-2026 Pellam. All rights reserved.</copyrightNotice><usageTerms>Not for print.</usageTerms></rightsInfo>`,
        item: `<versionCreated>2026-03-04T12:00:00+02:00</versionCreated><pubStatus qcode="stat:usable"/><edNote>Eds: caption follows</edNote><signal qcode="sig:update"/>`,
        content: `<urgency>2</urgency><by>By Una Tarn</by><dateline>SALTBY (Pellam) –</dateline><subject type="cpnat:abstract" qcode="medtop:20000154"><name>flood</name></subject><subject type="cpnat:person" literal="p1"><name>Una Tarn</name></subject><slugline>GULL</slugline><headline role="hld:subHeadline">It sat for four minutes</headline><headline>Gull on hat</headline>`,
      }),
    );
    expect(canonical(item)).toMatchObject({
      format: "newsml-g2",
      guid: "urn:g:1",
      version: "3",
      provider: "PELLAM",
      pubStatus: "usable",
      urgency: 2,
      headline: "Gull on hat",
      subheadline: "It sat for four minutes",
      byline: "By Una Tarn",
      language: "en",
      versionCreated: "2026-03-04T10:00:00.000Z",
      embargoedUntil: null,
      paragraphs: ["It sat."],
      bodyHtml: "<p>It sat.</p>",
      subjects: [{ code: "20000154", name: "flood" }],
      entities: [{ kind: "person", name: "Una Tarn" }],
      rights: { holder: "Pellam Agency", year: 2026, notice: "© 2025-2026 Pellam. All rights reserved.", usageTerms: "Not for print." },
      edNote: "Eds: caption follows",
      signals: ["sig:update"],
    });
  });

  test("a status is known by its last part in any spelling, none is usable, and one that nobody knows is refused", () => {
    const status = (code: string): string => `<pubStatus ${code}/>`;
    expect(only(g2({ item: status('uri="http://cv.iptc.org/newscodes/pubstatusg2/Cancelled"') })).pubStatus).toBe("canceled");
    expect(only(g2({ item: status('qcode="stat:WITHHELD"') })).pubStatus).toBe("withheld");
    expect(only(g2()).pubStatus).toBe("usable");
    expect(reasonOf(g2({ item: status('qcode="stat:retracted"') }))).toContain("stat:retracted");
  });

  test('an end of the licence that cannot be read is no "none": the item is refused, a kill taken all the same', () => {
    expect(reasonOf(g2({ item: "<expires>end of season</expires>" }))).toContain("end of season");
    expect(only(g2({ item: '<expires>end of season</expires><pubStatus qcode="stat:canceled"/>' })).pubStatus).toBe("canceled");
    expect(reasonOf('{"uri":"u","headline":"h","expires":"soon"}')).toContain("soon");
    expect(only('{"uri":"u","expires":"2026-04-01T00:00:00Z"}').expiresAt).toBe("2026-04-01T00:00:00.000Z");
  });

  test("an embargo without an end holds; one with an end has it", () => {
    expect(only(g2({ item: "<embargoed/>" })).embargo).toEqual({ until: null });
    expect(canonical(only(g2({ item: "<embargoed/>" }))).embargoedUntil).toBe("9999-12-31T23:59:59.999Z");
    expect(only(g2({ item: "<embargoed>2026-03-05T06:00:00Z</embargoed>" })).embargo).toEqual({ until: "2026-03-05T06:00:00.000Z" });
  });

  test("of alternatives of one body one is taken, and data for programs is no body", () => {
    const set = `<inlineXML contenttype="application/sportsml+xml"><sports-content><score>7</score></sports-content></inlineXML><inlineData contenttype="text/plain">One.\n\nTwo.</inlineData><inlineData contenttype="text/plain">1st:FLAT;</inlineData>`;
    expect(canonical(only(g2({ set }))).paragraphs).toEqual(["One.", "Two."]);
  });

  test("no version is the first, a kill needs no content, a missing headline is found in the body", () => {
    expect(only(g2({ attributes: 'guid="urn:g:1"' })).version).toBe("1");
    const kill = only(`<newsItem ${NS} guid="urn:g:1" version="9"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>`);
    expect([kill.pubStatus, kill.headline, kill.blocks]).toEqual(["canceled", null, []]);
    expect(only(g2({ content: "", body: "<h1>From within</h1><p>Text.</p>" })).headline).toBe("From within");
  });

  test("a message gives each of its items, and its picture to its only story", () => {
    const picture = `<newsItem ${NS} guid="urn:p:1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><by>Bo Lens</by><description role="drol:caption">The hat.</description></contentMeta><contentSet><remoteContent href="thumb.jpg" contenttype="image/jpeg" width="90"/><remoteContent href="hat.jpg" contenttype="image/jpeg" width="1600"/></contentSet></newsItem>`;
    const concept = `<conceptItem ${NS} guid="urn:c:1"/>`;
    const reading = readWire(
      Buffer.from(
        `<newsMessage ${NS}><header/><itemSet>${g2().replace('<?xml version="1.0"?>', "")}${picture}${concept}</itemSet></newsMessage>`,
      ),
    );
    if (!reading.ok) throw new Error(reading.problem.reason);
    expect(reading.items.map((item) => [item.kind, item.pictures.map((each) => [each.href, each.caption, each.credit])])).toEqual([
      ["story", [["hat.jpg", "The hat.", "Bo Lens"]]],
      ["picture", [["hat.jpg", "The hat.", "Bo Lens"]]],
    ]);
    expect(reading.refused[0]?.reason).toContain("one concept");
  });

  test("a figure in the text is a picture with its caption and credit, and no part of the text", () => {
    const body = `<figure><img src="hat.png" width="800" height="600" alt="A hat"/><figcaption>The hat. <span class="credit">Picture: Bo Lens</span></figcaption></figure><p>It sat.</p>`;
    const item = only(g2({ body }));
    expect(item.blocks.map(textOfBlock)).toEqual(["It sat."]);
    expect(item.pictures.map(({ href, alt, caption, credit, width }) => [href, alt, caption, credit, width])).toEqual([
      ["hat.png", "A hat", "The hat.", "Picture: Bo Lens", 800],
    ]);
  });
});

describe("ninjs", () => {
  const one = {
    uri: "urn:n:1",
    version: "2",
    versioncreated: "2026-03-04T10:00:00Z",
    headline: "Gull on hat",
    body_html: "<p>It <b>sat</b>.</p>",
    urgency: 3,
    ednote: "eds",
  };

  test("its three generations say the same with other words", () => {
    const two = {
      uri: "urn:n:1",
      version: "2",
      versioncreated: "2026-03-04T10:00:00Z",
      headlines: [{ role: "main", value: "Gull on hat" }],
      bodies: [{ contenttype: "text/html", value: "<p>It <b>sat</b>.</p>" }],
      urgency: 3,
      ednote: "eds",
    };
    const three = {
      uri: "urn:n:1",
      version: "2",
      versionCreated: "2026-03-04T10:00:00Z",
      headlines: [{ role: "main", contentType: "text/plain", value: "Gull on hat" }],
      bodies: [{ contentType: "text/html", value: "<p>It <b>sat</b>.</p>" }],
      urgency: 3,
      edNote: "eds",
    };
    const [first, ...others] = [one, two, three].map((each) => canonical(only(JSON.stringify(each))));
    for (const other of others) expect(other).toEqual(first);
    expect(first?.bodyHtml).toBe("<p>It <strong>sat</strong>.</p>");
  });

  test("an embargo is one by whatever name, and what cannot be read as a time has no end", () => {
    for (const key of ["embargoed", "embargoedUntil", "embargo"])
      expect(only(JSON.stringify({ ...one, [key]: "2026-03-05T06:00:00Z" })).embargo).toEqual({ until: "2026-03-05T06:00:00.000Z" });
    expect(only(JSON.stringify({ ...one, embargoed: "next Monday" })).embargo).toEqual({ until: null });
    expect(only(JSON.stringify({ ...one, embargoed: "" })).embargo).toBeNull();
  });

  test("associated pictures come in either shape, the largest rendition of each; a killed one does not", () => {
    const renditions = {
      small: { href: "s.jpg", width: 90 },
      large: { href: "l.jpg", width: 1600, mimetype: "image/jpeg" },
      pdf: { href: "l.pdf", width: 9000, mimetype: "application/pdf" },
    };
    const named = only(
      JSON.stringify({
        ...one,
        associations: {
          featuremedia: { type: "picture", description_text: "Hat.", renditions },
          gone: { type: "picture", pubstatus: "canceled", renditions },
          none: null,
        },
      }),
    );
    const listed = only(
      JSON.stringify({
        ...one,
        associations: [
          { name: "main", type: "picture", descriptions: [{ role: "caption", value: "Hat." }], renditions: Object.values(renditions) },
        ],
      }),
    );
    for (const item of [named, listed]) expect(item.pictures.map((each) => [each.href, each.caption])).toEqual([["l.jpg", "Hat."]]);
  });

  test("a list is read item by item, and what is none of them is refused by itself", () => {
    const reading = readWire(Buffer.from(JSON.stringify([one, { nothing: 1 }])));
    expect(reading.ok && [reading.items.length, reading.refused.length]).toEqual([1, 1]);
  });
});
