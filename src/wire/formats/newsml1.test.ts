import { describe, expect, test } from "vitest";
import { textOfBlock } from "#stories";
import type { WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { only, reasonOf } from "../testing/read-one.ts";

type Parts = Partial<Record<"ids" | "id" | "management" | "status" | "lines" | "more" | "content" | "component" | "envelope", string>>;

const IDS =
  '<ProviderId>halyard.example</ProviderId><DateId>20260304</DateId><NewsItemId>otter</NewsItemId><RevisionId PreviousRevision="1" Update="N">2</RevisionId><PublicIdentifier>urn:newsml:halyard.example:20260304:otter:2</PublicIdentifier>';

const text = (data: string, more = ""): string =>
  `<ContentItem><MediaType FormalName="Text"/>${more}<DataContent>${data}</DataContent></ContentItem>`;

const newsItem = (parts: Parts = {}): string => {
  const {
    ids = IDS,
    id = "",
    management = "",
    status = '<Status FormalName="Usable"/>',
    lines = "<HeadLine>Otter on quay</HeadLine>",
  } = parts;
  const { more = "", content = text("<p>It sat.</p>") } = parts;
  const component = parts.component ?? `<NewsComponent><NewsLines>${lines}</NewsLines>${more}${content}</NewsComponent>`;
  return `<NewsItem><Identification><NewsIdentifier>${ids}</NewsIdentifier>${id}</Identification><NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20260304T090000Z</FirstCreated><ThisRevisionCreated>20260304T100000+0000</ThisRevisionCreated>${status}${management}</NewsManagement>${component}</NewsItem>`;
};
const newsMl = (...items: readonly string[]): string => `<?xml version="1.0"?><NewsML><NewsEnvelope/>${items.join("")}</NewsML>`;
const read = (parts: Parts = {}): WireItem => only(newsMl(newsItem(parts)));
const textsOf = (parts: Parts): readonly string[] => read(parts).blocks.map(textOfBlock);

describe("identity", () => {
  test("the story is known by provider, day and item, the revision by its number", () => {
    expect(read()).toMatchObject({
      format: "newsml-1",
      guid: "urn:newsml:halyard.example:20260304:otter:2",
      storyKey: "urn:newsml:halyard.example:20260304:otter",
      version: "2",
      headline: "Otter on quay",
      versionCreated: "2026-03-04T10:00:00.000Z",
      firstCreated: "2026-03-04T09:00:00.000Z",
    });
  });

  test("what agencies do to identifiers does not tear revisions apart nor throw stories together", () => {
    const of = (ids: string): readonly unknown[] => {
      const { guid, storyKey, version } = read({ ids });
      return [guid, storyKey, version];
    };
    const parts = (day: string, item: string, revision: string, listed: string): string =>
      `<ProviderId>p.example</ProviderId><DateId>${day}</DateId><NewsItemId>${item}</NewsItemId><RevisionId>${revision}</RevisionId><PublicIdentifier>${listed}</PublicIdentifier>`;
    expect(of(parts("20260304", "a", "1", "urn:newsml:p.example:20260304:a:1N")).slice(1)).toEqual([
      "urn:newsml:p.example:20260304:a",
      "1",
    ]);
    expect(of(parts("20260304T101112Z", "a", "3", "x:3")).slice(1)).toEqual(["urn:newsml:p.example:20260304:a", "3"]);
    expect(of(parts("20260304", "a-v2", "1", "x:1")).slice(1)).toEqual(["urn:newsml:p.example:20260304:a", "2"]);
    expect(of(parts("20260304", "a", "DS02299380", "urn:newsml:p.example"))).toEqual([
      "urn:newsml:p.example",
      "urn:newsml:p.example:20260304:a",
      "DS02299380",
    ]);
  });

  test("without identifiers one that was put elsewhere is taken, and without any there is none", () => {
    const more = '<DescriptiveMetada><Property FormalName="guid" Value="stray-9"/></DescriptiveMetada>';
    expect(read({ ids: "", more })).toMatchObject({ guid: "stray-9", storyKey: null, version: null });
    expect(read({ ids: "" }).guid).toBeNull();
    expect(read({ ids: "<ProviderId>p</ProviderId><NewsItemId>a</NewsItemId><RevisionId>4</RevisionId>" })).toMatchObject({
      guid: "urn:newsml:p:a:4",
      storyKey: "urn:newsml:p:a",
    });
  });

  test("each item of a document is read by itself", () => {
    const other = newsItem({ ids: "<NewsItemId>loutre</NewsItemId>", lines: "<HeadLine>Loutre sur le quai</HeadLine>" });
    const reading = readWire(Buffer.from(newsMl(newsItem(), other)));
    expect(reading.ok && reading.items.map(({ headline }) => headline)).toEqual(["Otter on quay", "Loutre sur le quai"]);
    expect(reasonOf("<NewsML><NewsEnvelope/></NewsML>")).toContain("no item in it");
  });

  test("instructions to patch an earlier item are refused with what to ask for", () => {
    expect(reasonOf(newsMl(newsItem({ component: "<Update><Replace/></Update>" })))).toContain("send the whole item");
  });
});

describe("status", () => {
  const standing = (status: string): readonly unknown[] => {
    const { pubStatus, embargo, askEditor } = read({ status });
    return [pubStatus, embargo, askEditor !== null];
  };
  const change = (to: string, at: string): string =>
    `<StatusWillChange><FutureStatus FormalName="${to}"/><DateAndTime>${at}</DateAndTime></StatusWillChange>`;
  const END = { until: "2026-03-05T06:00:00.000Z" };

  test("it counts in any case, and a word that nobody knows is withheld and shown to an editor", () => {
    for (const word of ["Usable", "usable", "USABLE", "OPEN"])
      expect(standing(`<Status FormalName="${word}"/>`)).toEqual(["usable", null, false]);
    expect(standing('<Status FormalName="CANCELED"/>')).toEqual(["canceled", null, false]);
    expect(standing('<Status FormalName="Withheld"/>')).toEqual(["withheld", null, false]);
    expect(standing('<Status FormalName="Pending"/>')).toEqual(["withheld", null, true]);
    expect(standing("<Status/>")).toEqual(["withheld", null, true]);
    expect(standing("")).toEqual(["usable", null, false]);
  });

  test("an announced change to usable is the end of an embargo", () => {
    for (const word of ["Embargoed", "Withheld", "Usable"])
      expect(standing(`<Status FormalName="${word}"/>${change("Usable", "20260305T070000+0100")}`)).toEqual(["usable", END, false]);
    expect(standing('<Status FormalName="Embargoed"/>')).toEqual(["usable", { until: null }, false]);
    expect(standing(`<Status FormalName="Embargoed"/>${change("Usable", "noon")}`)).toEqual(["usable", { until: null }, false]);
    expect(standing(`<Status FormalName="Canceled"/>${change("Usable", "20260305T070000+0100")}`)[0]).toBe("canceled");
  });

  test("an announced change to another status is the end of a licence", () => {
    expect(read({ status: `<Status FormalName="Usable"/>${change("Canceled", "20260401T000000Z")}` })).toMatchObject({
      pubStatus: "usable",
      embargo: null,
      expiresAt: "2026-04-01T00:00:00.000Z",
    });
  });

  test("a time without a zone is one of the agency's clocks", () => {
    const ids = IDS.replace("halyard.example", "ntb.no");
    expect(read({ ids, status: `<Status FormalName="Embargoed"/>${change("Usable", "20260305T070000")}` }).embargo).toEqual(END);
    expect(read({ status: `<Status FormalName="Embargoed"/>${change("Usable", "20260305T060000")}` }).embargo).toEqual(END);
  });
});

describe("lines", () => {
  test("the first that has a text counts, and one that is a number is no headline", () => {
    const lines = "<HeadLine/><HeadLine>Otter on quay</HeadLine><SubHeadLine>It sat</SubHeadLine><ByLine>By Bo Lens</ByLine>";
    const more = "<DateLine>Aldermouth, March 4 (HA) -</DateLine><CreditLine>HA/Bo</CreditLine><SlugLine>otter</SlugLine>";
    expect(read({ lines: lines + more })).toMatchObject({
      headline: "Otter on quay",
      subheadline: "It sat",
      byline: "By Bo Lens",
      dateline: "Aldermouth, March 4 (HA) -",
      slugline: "otter",
      rights: { creditLine: "HA/Bo" },
    });
    expect(read({ lines: "<HeadLine>60311</HeadLine>" }).headline).toBe("It sat.");
    expect(read({ lines: "", id: "<NameLabel>Otter-quay</NameLabel>" })).toMatchObject({ headline: "It sat.", slugline: "Otter-quay" });
  });

  test("its writer is its creator where that is not the agency", () => {
    const by = (creator: string): string | null =>
      read({
        more: `<AdministrativeMetadata><Provider><Party FormalName="Halyard"/></Provider><Creator><Party FormalName="${creator}"/></Creator></AdministrativeMetadata>`,
      }).byline;
    expect([by("Bo Lens "), by("HALYARD")]).toEqual(["Bo Lens", null]);
  });

  test("lines for newsrooms are a note to editors, and a genre for them is never published", () => {
    const lines =
      '<HeadLine>Otter</HeadLine><NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>ADDS otter</NewsLineText></NewsLine>';
    expect(read({ lines }).edNote).toBe("ADDS otter");
    const genre = (name: string): WireItem => read({ more: `<DescriptiveMetadata><Genre FormalName="${name}"/></DescriptiveMetadata>` });
    expect(["Advisory", "Article", "Daybook"].map((name) => genre(name).kind)).toEqual(["advisory", "story", "advisory"]);
    expect(["Correction", "Article"].map((name) => genre(name).isCorrection)).toEqual([true, false]);
  });

  test("language, place, subjects and urgency come from what describes it", () => {
    const more =
      '<DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="06000000"/><SubjectMatter FormalName="06002000"/></SubjectCode><Location><Property FormalName="Country" Value="PLM"/><Property FormalName="City" Value="Aldermouth"/></Location></DescriptiveMetadata>';
    const item = read({ more, management: '<Urgency FormalName="4"/>' });
    expect([item.language, item.location, item.urgency]).toEqual(["en", "Aldermouth", 4]);
    expect(item.subjects.map(({ code }) => code)).toEqual(["06000000", "06002000"]);
    expect(read({ management: "<Urgency>DEFAULT</Urgency>" }).urgency).toBeNull();
  });
});

describe("body", () => {
  const nitf =
    "<nitf><body><body.head><hedline><hl1>Otter in NITF</hl1></hedline><byline>By Bo</byline></body.head><body.content><p>It sat.</p></body.content><body.end><tagline>555</tagline></body.end></body></nitf>";

  test("it is NITF, paragraphs, paragraphs escaped, or plain text", () => {
    const bodies = [nitf, "<p>It sat.</p>", "&lt;P&gt;It sat.&lt;/P&gt;", `<![CDATA[${nitf}]]>`, "It sat.", "<![CDATA[<p>It sat.</p>]]>"];
    for (const body of bodies) expect(textsOf({ content: text(body) })).toEqual(["It sat."]);
    expect(textsOf({ content: text("One\ngoes on.\n\nTwo.") })).toEqual(["One goes on.", "Two."]);
    expect(read({ content: text(nitf), lines: "" })).toMatchObject({ headline: "Otter in NITF", byline: "By Bo" });
  });

  test("of several texts the main one is taken, and captions, abstracts and style sheets are none", () => {
    const role = (name: string, content: string): string => `<NewsComponent><Role FormalName="${name}"/>${content}</NewsComponent>`;
    const content =
      role("Quicklook", text("<p>Look.</p>")) +
      role("Caption", text("<p>The otter.</p>")) +
      role("StyleSheet", text(".a {}", '<MimeType FormalName="text/css"/>')) +
      role("SubHeadLine", text("<p>It sat on it</p>")) +
      role("Main", text("<p>It sat.</p>")) +
      text("Flat.");
    expect([textsOf({ content }), read({ content }).subheadline]).toEqual([["It sat."], "It sat on it"]);
  });

  test("a text in base64, and one of another medium, is none", () => {
    const content = '<ContentItem><Encoding Notation="Base64"><DataContent>SXQgc2F0Lg==</DataContent></Encoding></ContentItem>';
    expect(textsOf({ content })).toEqual([]);
    expect(read({ content: text("Hello").replace('"Text"', '"Audio"') }).kind).toBe("audio");
  });

  test("a DTD with parameter entities is passed over", () => {
    const dtd = '<!DOCTYPE NewsML PUBLIC "-//IPTC//DTD NewsML 1.1//EN" "NewsML.dtd" [<!ENTITY % nitf SYSTEM "nitf.dtd"> %nitf;]>';
    expect(only(newsMl(newsItem()).replace("?>", `?>${dtd}`)).headline).toBe("Otter on quay");
  });
});

describe("pictures", () => {
  const image = (href: string, width: number): string =>
    `<ContentItem Href="${href}"><MediaType FormalName="Photo"/><MimeType FormalName="image/jpeg"/><Characteristics><SizeInBytes>9</SizeInBytes><Property FormalName="Width" Value="${width}"/></Characteristics></ContentItem>`;
  const sized = (role: string, href: string, width: number): string =>
    `<NewsComponent><Role FormalName="${role}"/>${image(href, width)}</NewsComponent>`;
  const caption =
    '<NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>The otter.</p></DataContent></ContentItem></NewsComponent>';

  test("each is one, in the largest form, with its own caption, credit and rights", () => {
    const photo = `<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>60311</HeadLine><CreditLine>HA/Bo</CreditLine><CopyrightLine>© HA</CopyrightLine></NewsLines>${caption}${sized("Thumbnail", "s.jpg", 90)}${sized("HighRes", "l.jpg", 1600)}</NewsComponent>`;
    const second = `<NewsComponent><Role FormalName="Photo"/>${sized("Quicklook", "q.jpg", 400)}</NewsComponent>`;
    const item = read({ content: text("<p>It sat.</p>") + photo + second });
    expect(item.pictures.map((each) => [each.href, each.caption, each.credit, each.rights])).toEqual([
      ["l.jpg", "The otter.", "HA/Bo", "© HA"],
      ["q.jpg", null, null, null],
    ]);
    expect([item.kind, item.headline, item.rights.notice]).toEqual(["story", "Otter on quay", null]);
  });

  test("files right in one component are pictures of their own, unless it calls them equivalent", () => {
    const files = image("a.jpg", 900) + image("b.jpg", 800);
    const hrefs = (attributes: string): readonly string[] =>
      read({ content: `${text("<p>It sat.</p>")}<NewsComponent ${attributes}>${files}</NewsComponent>` }).pictures.map(({ href }) => href);
    expect([hrefs(""), hrefs('EquivalentsList="yes"')]).toEqual([["a.jpg", "b.jpg"], ["a.jpg"]]);
  });

  test("an item that is only a picture is one, under its caption where its headline is a number", () => {
    const item = read({ lines: "<HeadLine>60311</HeadLine>", content: caption + sized("HighRes", "l.jpg", 1600) });
    expect([item.kind, item.headline, item.blocks, item.pictures[0]?.caption]).toEqual(["picture", "The otter.", [], "The otter."]);
  });
});

test("rights are what is stated: holder, year, kinds and places of use, and when it ends", () => {
  const rights =
    "<RightsMetadata><Copyright><CopyrightHolder>Halyard</CopyrightHolder><CopyrightDate>20260304</CopyrightDate></Copyright><UsageRights><UsageType>NO ARCHIVAL USE</UsageType><Geography>Pellam</Geography><EndDate>20260403T000000Z</EndDate></UsageRights></RightsMetadata>";
  const item = read({ lines: "<HeadLine>Otter</HeadLine><CopyrightLine>(c) Halyard</CopyrightLine>", more: rights });
  expect(item.rights).toEqual({
    holder: "Halyard",
    year: 2026,
    notice: "(c) Halyard",
    usageTerms: "NO ARCHIVAL USE. Only for use in Pellam.",
    creditLine: null,
  });
  expect(item.expiresAt).toBe("2026-04-03T00:00:00.000Z");
});
