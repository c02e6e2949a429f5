import { expect, test } from "vitest";
import { system } from "#kit";
import { storyPage } from "#stories";
import { eachDialect } from "../store/testing/index.ts";
import { takeItem } from "./take-item.ts";
import { g2 } from "./testing/read-one.ts";

const nitf = (id: string, attributes = "", regsrc = "Halyard"): string =>
  `<nitf><head><docdata ${attributes}><doc-id regsrc="${regsrc}" id-string="${id}"/><date.issue norm="20260304T100000Z"/></docdata></head><body><body.head><hedline><hl1>Otter on quay</hl1></hedline></body.head><body.content><p>It sat ${id}.</p></body.content></body></nitf>`;

const newsMl = (revision: number, status = "Usable"): string =>
  `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>pellam.example</ProviderId><DateId>20260304</DateId><NewsItemId>heron</NewsItemId><RevisionId>${revision}</RevisionId><PublicIdentifier>urn:newsml:pellam.example:20260304:heron:${revision}</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20260304T1${revision}0000Z</ThisRevisionCreated><Status FormalName="${status}"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Heron in reeds</HeadLine></NewsLines><ContentItem><DataContent><p>It stood ${revision}.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;

eachDialect("documents of the older formats", (open) => {
  const begin = async () => {
    const house = await open();
    const take = async (text: string): Promise<readonly [string, string]> => {
      const [line] = await takeItem(house, system, { bytes: Buffer.from(text), fileName: "f.xml", channel: "push", sourceHint: null });
      return [line?.outcome ?? "", line?.story ?? ""];
    };
    const kindOf = async (story: string): Promise<string> => (await storyPage(house, story)).kind;
    return { take, kindOf };
  };

  test("a kill of NITF that names another document takes that off, and its own text is never shown", async () => {
    const { take, kindOf } = await begin();
    const [, story] = await take(nitf("141.a"));
    expect(await kindOf(story)).toBe("public");
    const [outcome] = await take(nitf("141.b", 'management-status="canceled" management-doc-idref="141.a"'));
    expect([outcome, await kindOf(story)]).toEqual(["killed", "killed"]);
  });

  test("revisions of NewsML 1 are versions of one story though each has an identifier of its own", async () => {
    const { take, kindOf } = await begin();
    const [created, story] = await take(newsMl(1));
    expect([created, await take(newsMl(2))]).toEqual(["created", ["updated", story]]);
    expect(await take(newsMl(3, "Canceled"))).toEqual(["killed", story]);
    expect(await kindOf(story)).toBe("killed");
  });

  test("a status that nobody knows, an embargo without end and AP’s items without its mark for news are not published", async () => {
    const { take, kindOf } = await begin();
    const ap = g2().replace('literal="PELLAM"', 'literal="AP"');
    const held = [nitf("a", 'management-status="pending"'), nitf("b", 'management-status="embargoed"'), newsMl(1, "Odd"), ap];
    for (const [place, text] of held.entries()) {
      const [outcome, story] = await take(text);
      expect([place, outcome]).toEqual([place, place === 1 ? "embargoed" : "withheld"]);
      expect(await kindOf(story)).not.toBe("public");
    }
  });
});
