import { describe, expect, test } from "vitest";
import { canonical } from "../item.ts";
import { itemsOf, only } from "../testing/read-one.ts";

/** As the agency's service sends it: all fields, most of them empty, and words for its own newsroom among them. */
const rbNews = (
  more = "",
  content = "&lt;p&gt;Færgen venter.&lt;/p&gt;&lt;p&gt;Ingen klager.&lt;/p&gt;&lt;p&gt;/ritzau/&lt;/p&gt;",
): string =>
  `<RBNews xmlns="" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><NewsID>17</NewsID><PublishDate>2026-07-04T12:00:00.397</PublishDate>
  <strapline>NU/FÆRGE-U</strapline><headline i:nil="true"/><subtitle>Tredje dag&lt;br /&gt;</subtitle><town>Aarhus</town><origin>/ritzau/</origin>
  <version>3</version><content>${content}</content><Priority>4</Priority>
  <IPTCList xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><a:int>4000000</a:int><a:int>11001000</a:int></IPTCList>
  <byLine>Ida Brandt</byLine><byLineEmail>ida@example.com</byLineEmail><byLinePhone>33300000</byLinePhone><Status>New news</Status>
  ${more}</RBNews>`;

describe("Ritzau's own XML", () => {
  test("escaped HTML without the agency's signature, the clocks of Copenhagen, a headline of the first words where there is none", () => {
    expect(canonical(only(rbNews("<TilRedaktionen>&lt;p&gt;Ring til Ida.&lt;/p&gt;</TilRedaktionen>")))).toMatchObject({
      format: "ritzau",
      guid: "17",
      version: "3",
      provider: "Ritzau",
      pubStatus: "usable",
      urgency: 4,
      headline: "Færgen venter.",
      subheadline: "Tredje dag",
      slugline: "NU/FÆRGE-U",
      byline: "Ida Brandt",
      dateline: "Aarhus",
      language: "da",
      versionCreated: "2026-07-04T10:00:00.397Z",
      paragraphs: ["Færgen venter.", "Ingen klager."],
      subjects: [
        { code: "04000000", name: "04000000" },
        { code: "11001000", name: "11001000" },
      ],
      rights: { creditLine: "ritzau" },
      edNote: "Ring til Ida.",
    });
  });

  test("its flags say what happens to a story, and a status that nobody knows waits for an editor", () => {
    expect(only(rbNews("<Annuleret>true</Annuleret>")).pubStatus).toBe("canceled");
    expect(only(rbNews("<Korrektion>true</Korrektion>"))).toMatchObject({ isCorrection: true, signals: ["sig:correction"] });
    expect(only(rbNews("<NyVersion>true</NyVersion><InfoFlash>true</InfoFlash>")).signals).toEqual(["sig:update", "sig:flash"]);
    const odd = only(rbNews().replace("New news", "Sleeping"));
    expect([odd.pubStatus, odd.askEditor]).toEqual(["withheld", expect.stringContaining("Sleeping")]);
  });

  test("the answer of its queue holds a list of stories", () => {
    const queue = `<XMLNewsQueuedResponse xmlns="http://tempuri.org/"><XMLNewsQueuedResult><error xmlns="">0</error><errormsg xmlns=""/>
      <ListOfRBNews xmlns="">${rbNews()}${rbNews().replace("<NewsID>17<", "<NewsID>18<")}</ListOfRBNews></XMLNewsQueuedResult></XMLNewsQueuedResponse>`;
    expect(itemsOf(queue).map(({ guid }) => guid)).toEqual(["17", "18"]);
  });
});

const jimi = (fields: string, type = ""): string =>
  `<Publish><PublishID>9</PublishID><Services>Print</Services><ContentItem${type}><NewsCompID>554</NewsCompID><ContentItemID>729</ContentItemID>
  <SystemSlug>578e67c7df37e844e89e9ff5226beda0</SystemSlug><Source>The Canadian Press</Source><Credit>THE CANADIAN PRESS</Credit>
  <Language>1</Language><Ranking>News - Good to know</Ranking><RankingValue>3</RankingValue><SlugProper>Pellam-Ferry</SlugProper>
  <UpdatedDateTime>2026-03-04T10:52:47.78-05:00</UpdatedDateTime><CreatedDateTime>2026-03-04T15:50:00</CreatedDateTime>
  ${fields}</ContentItem></Publish>`;

describe("The Canadian Press's own XML", () => {
  test("a story: the identity of all its versions, its language by number, its place, no embargo where the year is 1", () => {
    const xml =
      jimi(`<Headline>Ferry waits</Headline><Headline2>Ferry waits </Headline2><Byline>Ida Brandt</Byline><Category>National,Sea</Category>
      <IndexCode>National</IndexCode><EmbargoTime>0001-01-01T00:00:00</EmbargoTime><Placeline>Pellam;;Canada</Placeline><City>Pellam</City>
      <UpdateNote>ADDS the fog.</UpdateNote><ContentText>&lt;p&gt;It waits.&lt;/p&gt;</ContentText>`);
    expect(canonical(only(xml))).toMatchObject({
      format: "jimi",
      guid: "578e67c7df37e844e89e9ff5226beda0",
      version: "2026-03-04T15:52:47.780Z",
      provider: "The Canadian Press",
      pubStatus: "usable",
      urgency: 3,
      headline: "Ferry waits",
      slugline: "Pellam-Ferry",
      byline: "Ida Brandt",
      dateline: "Pellam, Canada",
      language: "en-CA",
      firstCreated: "2026-03-04T15:50:00.000Z",
      embargoedUntil: null,
      paragraphs: ["It waits."],
      subjects: [
        { code: "National", name: "National" },
        { code: "Sea", name: "Sea" },
      ],
      edNote: "ADDS the fog.",
    });
  });

  test("an embargo by the clocks of Toronto, flags that hold and withdraw, and a correction", () => {
    expect(only(jimi("<EmbargoTime>2026-03-04T12:00:00</EmbargoTime>")).embargo).toEqual({ until: "2026-03-04T17:00:00.000Z" });
    expect(only(jimi("<EmbargoTime>noon</EmbargoTime>")).embargo).toEqual({ until: null });
    expect(only(jimi("<HoldFlag>true</HoldFlag><TrashFlag>false</TrashFlag>")).pubStatus).toBe("withheld");
    expect(only(jimi("<HoldFlag>true</HoldFlag><TrashFlag>true</TrashFlag>")).pubStatus).toBe("canceled");
    expect(only(jimi("<Corrections>Corrects the day.</Corrections>"))).toMatchObject({ isCorrection: true, edNote: "Corrects the day." });
  });

  test("a picture is an item of its own, with its caption, its maker and what may be done with it", () => {
    const xml = jimi(
      `<ContentType>Photo</ContentType><ContentRef>PEL1.jpg</ContentRef><Byline>Ida Brandt</Byline><Copyright>Copyright 2026 Pellam</Copyright>
      <EnglishCaption>The ferry in fog.</EnglishCaption><SpecialInstructions>NOT FOR SALE</SpecialInstructions><ContentText/>`,
      ' d2p1:type="PhotoContentItem" xmlns:d2p1="http://www.w3.org/2001/XMLSchema-instance"',
    );
    expect(only(xml)).toMatchObject({
      kind: "picture",
      headline: "Pellam-Ferry",
      pictures: [{ href: "PEL1.jpg", caption: "The ferry in fog.", credit: "Ida Brandt", usageTerms: "NOT FOR SALE" }],
      rights: { year: 2026, notice: "Copyright 2026 Pellam", usageTerms: "NOT FOR SALE" },
    });
  });
});
