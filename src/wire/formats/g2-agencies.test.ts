import { describe, expect, test } from "vitest";
import { textOfBlock } from "#stories";
import type { WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { g2, NS, only } from "../testing/read-one.ts";

const itemsOf = (text: string | Uint8Array): readonly WireItem[] => {
  const reading = readWire(typeof text === "string" ? Buffer.from(text) : text);
  if (!reading.ok) throw new Error(reading.problem.reason);
  return reading.items;
};
const textsOf = (text: string): readonly string[] => only(text).blocks.map(textOfBlock);
const inline = (type: string, inside: string): string => `<inlineXML contenttype="${type}">${inside}</inlineXML>`;
const provided = (text: string, name: string): string =>
  text.replace('<provider literal="PELLAM"><name>Pellam Agency</name></provider>', name);

describe("bodies as agencies send them", () => {
  test("elements in capitals without a namespace, as TT writes them", () => {
    const tt =
      "<TTNITF><BODY><DAT><SLUG>otter-quay</SLUG><VINJETT>Pellam</VINJETT></DAT><RUBRIK>Otter on quay</RUBRIK><BYLINE>Bo Lens/TT</BYLINE><INGRESS><P>It sat.</P></INGRESS><BRODTEXT><P>It looked.</P><MELLIS>Later</MELLIS><CITAT>It went, says Ida.</CITAT></BRODTEXT></BODY></TTNITF>";
    const text = g2({ content: "", set: inline("application/ttnitf+xml", tt) });
    expect(textsOf(text)).toEqual(["It sat.", "It looked.", "Later", "It went, says Ida."]);
    expect(only(text)).toMatchObject({ headline: "Otter on quay", byline: "Bo Lens/TT", subheadline: null });
  });

  test("results as bare text keep their lines, whatever the type is called", () => {
    const results = "OPTA-Otters\n\nAldermouth 2 Pellam 1\nHalyard 0 Aldermouth 0\nPellam 3 Halyard 3";
    const html = `<html xmlns="http://www.w3.org/1999/xhtml"><body>${results}</body></html>`;
    for (const set of [inline("application/xhtml+html", results), inline("application/xhtml+xml", html)])
      expect(textsOf(g2({ set })).join("|")).toBe("OPTA-Otters|Aldermouth 2 Pellam 1|Halyard 0 Aldermouth 0|Pellam 3 Halyard 3");
    expect(textsOf(g2({ set: inline("application/xhtml+html", "Aldermouth 2\nPellam 1") }))).toEqual(["Aldermouth 2", "Pellam 1"]);
  });

  test("of several sections the main one is the story: no header, notebook or signs", () => {
    const body =
      '<header><ul><li>otter</li></ul><h1>Gull on hat</h1><p>By Bo</p></header><section class="main"><p>It sat.</p><h2>Later</h2><p>It went.</p><p class="closingline">bo yy n1</p></section><section class="np-public"><h2>Notizblock</h2></section><section class="np-nonpublic"><p>555 0100</p></section>';
    const data = '<inlineData contenttype="text/plain">rtr 1\nIt sat.</inlineData>';
    const html = `<html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html>`;
    expect(textsOf(g2({ set: inline("application/xhtml+xml", html) + data }))).toEqual(["It sat.", "Later", "It went."]);
  });

  test("HTML that calls itself plain text, and signs escaped as elements", () => {
    const set = '<inlineData contenttype="text/plain"><![CDATA[<p>It sat.</p><p>It went.</p>]]></inlineData>';
    expect(textsOf(g2({ set }))).toEqual(["It sat.", "It went."]);
    expect(textsOf(g2({ body: "<p>From 3&lt;endash&gt;4.</p>" }))).toEqual(["From 3–4."]);
  });

  test("NITF within gives the lines that the item itself does not", () => {
    const nitf =
      "<nitf><head><title>Otter, the title</title></head><body><body.head>HEAD<dateline><location>ALDERMOUTH (HA)</location></dateline></body.head><body.content><block><p>It sat.</p></block></body.content></body></nitf>";
    const of = (head: string): WireItem =>
      only(g2({ content: "<headline/>", set: inline("application/nitf+xml", nitf.replace("HEAD", head)) }));
    expect(of("<headline><hl1>Otter on quay</hl1></headline><byline>By <person>Bo</person><byttl>Halyard</byttl></byline>")).toMatchObject({
      headline: "Otter on quay",
      byline: "By Bo, Halyard",
      dateline: "ALDERMOUTH (HA)",
    });
    expect(of("")).toMatchObject({ headline: "Otter, the title", byline: null });
    const escaped = `<inlineData contenttype="application/nitf+xml"><![CDATA[${nitf}]]></inlineData>`;
    expect(only(g2({ content: "", set: escaped }))).toMatchObject({ headline: "Otter, the title", dateline: "ALDERMOUTH (HA)" });
  });

  test("a byline is who is said to be it, else its makers but for the agency, else a first paragraph", () => {
    const body = "<p>By Bo Lens</p><p>It sat.</p>";
    expect(only(g2({ body }))).toMatchObject({ byline: "By Bo Lens" });
    expect(textsOf(g2({ body }))).toEqual(["It sat."]);
    expect(only(g2({ body, content: "<headline>O</headline><by>Ida Corran</by>" })).byline).toBe("Ida Corran");
    const makers = "<headline>O</headline><creator><name>PELLAM AGENCY</name></creator><creator><name>Ida Corran</name></creator>";
    expect(only(g2({ content: makers })).byline).toBe("Ida Corran");
  });

  test("lines for newsrooms go into the note to editors", () => {
    const item = only(g2({ item: "<edNote>First</edNote>", body: "<p>It sat.</p><p>Eds: moves again.</p><p>ends</p>" }));
    expect([item.blocks.map(textOfBlock), item.edNote]).toEqual([["It sat."], "First\nEds: moves again."]);
  });
});

describe("times as agencies send them", () => {
  const STT = '<provider literal="STT"/>';

  test("one without a zone is one of the agency's clocks, and a missing one is the next best", () => {
    const local = g2({ item: "<versionCreated>2026-03-04T12:00:00</versionCreated><firstCreated>2026-07-04T12:00:00</firstCreated>" });
    expect(only(local)).toMatchObject({ versionCreated: "2026-03-04T12:00:00.000Z" });
    expect(only(provided(local, STT))).toMatchObject({
      versionCreated: "2026-03-04T10:00:00.000Z",
      firstCreated: "2026-07-04T09:00:00.000Z",
    });
    const picture = g2({
      item: "<expires>2026-07-04T12:00:00</expires>",
      set: '<remoteContent href="https://img.example/gull.jpg" contenttype="image/jpeg"/>',
    }).replace("ninat:text", "ninat:picture");
    expect(only(provided(picture, STT)).pictures[0]?.stated?.expiresAt).toBe("2026-07-04T09:00:00.000Z");
    const modified = g2({ item: "<versionCreated/>", content: "<contentModified>2026-03-04T12:00:00Z</contentModified>" });
    expect(only(modified).versionCreated).toBe("2026-03-04T12:00:00.000Z");
  });

  test("a message's own time stands in, also where its header is written large, after a byte order mark, with a blank for the T", () => {
    const one = g2({ item: "<embargoed/>", content: "" }).replace('<?xml version="1.0"?>', "");
    const text = `\ufeff<newsMessage ${NS}><Header><Sent>2026-03-04 12:35:40+13:00</Sent></Header><itemSet>${one}<packageItem/></itemSet></newsMessage>`;
    const [story, pack] = itemsOf(text);
    expect(story).toMatchObject({ versionCreated: "2026-03-03T23:35:40.000Z", embargo: { until: null }, headline: "It sat." });
    expect(pack).toMatchObject({ kind: "package", guid: null });
  });

  test("a version is a number, however its time compares with the first's", () => {
    const item = "<versionCreated>2026-03-04T09:00:00Z</versionCreated><firstCreated>2026-03-04T10:00:00Z</firstCreated>";
    expect(only(g2({ attributes: 'guid="a" version="52"', item })).version).toBe("52");
    expect(only(g2({ attributes: 'guid="a"', item })).version).toBe("1");
  });
});

describe("what agencies signal", () => {
  const signal = (code: string): string => `<signal qcode="${code}"/>`;
  const AP = '<provider qcode="nprov:AP"><name>The Associated Press</name></provider>';

  test("AP's items without its mark for news wait for an editor, whatever their status; others need none", () => {
    const of = (item: string, provider = AP): WireItem => only(provided(g2({ item }), provider));
    expect(of('<pubStatus qcode="stat:usable"/>').askEditor).toContain("newscontent");
    expect(of(signal("apsig:newscontent")).askEditor).toBeNull();
    expect(of(signal("apsig:consumerready"), "").askEditor).toContain("newscontent");
    expect(of("", '<provider literal="PELLAM"/>').askEditor).toBeNull();
    expect(of(signal("apsig:newscontent") + signal("apsig:Test")).kind).toBe("advisory");
  });

  test("a deleted item is killed though only a signal says so, without body and headline", () => {
    const item = only(g2({ item: signal("edStat:D"), content: "", body: "" }));
    expect([item.pubStatus, item.headline, item.blocks]).toEqual(["canceled", null, []]);
  });

  test("a correction is one by signal, by the role of a note, or by the beginning of its headline", () => {
    const isOne = (item: string, headline = "Gull"): boolean =>
      only(g2({ item, content: `<headline>${headline}</headline>` })).isCorrection;
    const note = '<edNote role="dpaednoterole:correctionshort">It was a tern.</edNote>';
    expect([isOne(signal("sig:correction")), isOne(signal("edStat:C")), isOne(note)]).toEqual([true, true, true]);
    expect([isOne("", "CORRECTED-Gull on hat"), isOne("", "Correction: Gull story")]).toEqual([true, true]);
    expect([isOne(signal("sig:update")), isOne(signal("edStat:U"), "UPDATE 1-Gull"), isOne("", "Correction day in Pellam")]).toEqual([
      false,
      false,
      false,
    ]);
    expect(only(g2({ item: note }))).toMatchObject({ correctionNote: "It was a tern.", edNote: null });
  });

  test("an embargo that only people can read is shown to an editor, and no date is read out of it", () => {
    const item = '<embargoed>2026-03-01T10:00:00Z</embargoed><edNote role="apaednote:embargotext">frei für Dienstagsausgaben</edNote>';
    expect(only(g2({ item }))).toMatchObject({ embargo: { until: "2026-03-01T10:00:00.000Z" }, edNote: "frei für Dienstagsausgaben" });
    expect(only(g2({ item })).askEditor).toContain("frei für Dienstagsausgaben");
    expect(only(g2({ item: "<edNote>Embargo until Friday 23 October</edNote>" }))).toMatchObject({ embargo: null, askEditor: null });
  });

  test("what is for newsrooms only is no story", () => {
    const genre = (code: string): string => only(g2({ content: `<headline>a</headline><genre qcode="${code}"/>` })).kind;
    expect(["genre:Advisory", "x:daybook", "genre:Current"].map(genre)).toEqual(["advisory", "advisory", "story"]);
  });

  test("the priority of a transmission is not how urgent a story is", () => {
    const one = g2({ content: "<headline>a</headline><urgency>4</urgency>" }).replace('<?xml version="1.0"?>', "");
    const message = (item: string): string =>
      `<newsMessage ${NS}><header><priority>1</priority></header><itemSet>${item}</itemSet></newsMessage>`;
    expect(itemsOf(message(one))[0]?.urgency).toBe(4);
    expect(itemsOf(message(one.replace("<urgency>4</urgency>", "")))[0]?.urgency).toBeNull();
  });
});

describe("names and rights", () => {
  test("one story has one key, however Reuters writes its id", () => {
    const key = (guid: string): unknown => {
      const item = only(g2({ attributes: `guid="${guid}" version="7"` }));
      return item.storyKey ?? item.guid;
    };
    expect(key("tag_reuters.com_2026_newsml_L1N14N0")).toBe(key("tag:reuters.com,2026:newsml_L1N14N0"));
    expect(only(g2({ attributes: 'guid="tag:reuters.com,2026:newsml_L1N14N0"' })).storyKey).toBeNull();
  });

  test("names that stand beside the item's content are found by their codes", () => {
    const content = '<headline>a</headline><subject type="cpnat:person" qcode="p:1"/><subject type="cpnat:abstract" qcode="s:2"/>';
    const text = g2({ content }).replace(
      "</newsItem>",
      '<assert qcode="p:1"><name>Ida Corran</name></assert><assert qcode="s:2"><name>Otters</name></assert></newsItem>',
    );
    expect(only(text).entities).toEqual([{ kind: "person", name: "Ida Corran" }]);
    expect(only(text).subjects).toEqual([{ code: "s:2", name: "Otters" }]);
  });

  test("the source that an agency had it from stands in the line of credit, once", () => {
    const source = '<infoSource role="isrol:originfo" literal="x"><name>Halyard</name></infoSource>';
    const credit = (line: string): string | null => only(g2({ content: `<headline>a</headline>${line}${source}` })).rights.creditLine;
    expect([credit("<creditline>Pellam</creditline>"), credit(""), credit("<creditline>Pellam/Halyard</creditline>")]).toEqual([
      "Pellam/Halyard",
      "Halyard",
      "Pellam/Halyard",
    ]);
    const other = source.replace("originfo", "interviewee");
    expect(only(g2({ content: `<headline>a</headline>${other}` })).rights.creditLine).toBeNull();
  });

  test("statements on parts give way to those on the whole; a notice may be only an address, a holder empty", () => {
    const rights =
      '<rightsInfo idrefs="p1"><copyrightHolder literal="Part"/></rightsInfo><rightsInfo><copyrightHolder literal=""/><copyrightNotice href="https://pellam.example/c"/><usageTerms>One.</usageTerms></rightsInfo><rightsInfo><usageTerms>Two.</usageTerms></rightsInfo>';
    expect(only(g2({ rights })).rights).toEqual({
      holder: null,
      year: null,
      notice: "https://pellam.example/c",
      usageTerms: "One. Two.",
      creditLine: null,
    });
    const dated = '<rightsInfo><copyrightNotice xml:lang="en">(c) 2014 http://pellam.example</copyrightNotice></rightsInfo>';
    expect(only(g2({ rights: dated })).rights).toMatchObject({ year: 2014, notice: "(c) 2014 http://pellam.example" });
  });

  test("a message of a package, a script, a still and a video gives each as what it is", () => {
    const of = (kind: string, guid: string): string =>
      g2({ attributes: `guid="${guid}" version="1"` })
        .replace('<?xml version="1.0"?>', "")
        .replace("ninat:text", `ninat:${kind}`);
    const pack = '<packageItem guid="p"><groupSet root="r"><group id="r"><itemRef residref="never-sent"/></group></groupSet></packageItem>';
    const text = `<ns0:newsMessage xmlns:ns0="http://iptc.org/std/nar/2006-10-01/" ${NS}><ns0:itemSet>${pack}${of("text", "a")}${of("video", "b")}${of("audio", "c")}</ns0:itemSet></ns0:newsMessage>`;
    expect(itemsOf(text).map(({ kind }) => kind)).toEqual(["package", "story", "video", "audio"]);
    expect(itemsOf(Buffer.from(text.replace(/^/u, "<?xml version='1.0' encoding='utf8'?>"))).length).toBe(4);
  });
});
