import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passes, PASSES_MOST } from "../kit/testing/passes.ts";
import { soundly } from "./testing/soundly.ts";

const text = fc.oneof(
  fc.constantFrom("", " ", "canceled", "Embargoed", "Usable", "20260304T100000Z", "20260304", "__proto__", "constructor", "Photo", "Main"),
  fc.constantFrom("<nitf><body>x", "<p>x", "By Bo", "ends", "Eds: x", "# Notebook", "___", "a/b", "&#0;", "\ud83d", "😀".repeat(400)),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const escape = (raw: string): string =>
  raw.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Trees of these elements with these attributes, written as XML. */
const trees = (names: string, attributes: string): fc.Arbitrary<string> =>
  fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      text.map(escape),
      fc
        .tuple(
          fc.constantFrom(...names.split(" ")),
          fc.dictionary(fc.constantFrom(...attributes.split(" ")), text, { maxKeys: 3 }),
          fc.array(tie("node"), { maxLength: 5 }),
        )
        .map(([name, given, inside]) => {
          const written = Object.entries(given).map(([key, said]) => ` ${key}="${escape(said)}"`);
          return `<${name}${written.join("")}>${inside.join("")}</${name}>`;
        }),
    ),
  })).node;

const several = (inside: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(inside, { maxLength: 6 }).map((all) => all.join(""));

const NITF = trees(
  "docdata doc-id date.issue date.release date.expire ed-msg urgency du-key evloc identified-content person org location classifier doc.copyright doc.rights key-list keyword correction hedline hl1 hl2 byline byttl dateline story.date rights abstract p block note media media-reference media-caption pre table tr td copyrite",
  "id-string regsrc norm info key version holder year owner geography limitations enddate startdate source mime-type value city",
);
const NEWSML = trees(
  "NewsComponent Role NewsLines HeadLine ByLine CreditLine CopyrightLine NewsLine NewsLineType NewsLineText AdministrativeMetadata Provider Creator Party DescriptiveMetadata Genre Language SubjectCode Subject Location Property RightsMetadata Copyright CopyrightHolder UsageRights EndDate StartDate ContentItem MediaType MimeType Characteristics Encoding DataContent nitf body body.content p BasisForChoice Comment",
  "FormalName Href Value EquivalentsList Notation xml:lang",
);
const AP = trees(
  "apnm:NewsManagement apnm:ManagementId apnm:PublishingStatus apnm:Editorial apnm:Type apcm:ContentMetadata apcm:HeadLine apcm:ByLine apcm:MediaType apcm:EntityClassification apcm:SubjectClassification apcm:Property content nitf body body.content p link rights title updated",
  "rel href type Title Value Id Authority statusChangeOn Numeric",
);

const documents: Readonly<Record<string, fc.Arbitrary<string>>> = {
  NITF: fc
    .tuple(text, text, several(NITF), several(NITF), several(NITF))
    .map(
      ([status, ref, docdata, head, body]) =>
        `<nitf><head><title>t</title><docdata management-status="${escape(status)}" management-doc-idref="${escape(ref)}"><doc-id id-string="a"/>${docdata}</docdata></head><body><body.head>${head}</body.head><body.content>${body}</body.content></body></nitf>`,
    ),
  "NewsML 1": fc
    .array(fc.tuple(text, text, text, several(NEWSML)), { minLength: 1, maxLength: 3 })
    .map(
      (all) =>
        `<NewsML>${all.map(([id, status, at, inside]) => `<NewsItem><Identification><NewsIdentifier><NewsItemId>${escape(id)}</NewsItemId><RevisionId>${escape(at)}</RevisionId></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>${escape(at)}</ThisRevisionCreated><Status FormalName="${escape(status)}"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>${escape(at)}</DateAndTime></StatusWillChange></NewsManagement><NewsComponent>${inside}</NewsComponent></NewsItem>`).join("")}</NewsML>`,
    ),
  "AP WebFeeds": fc
    .array(several(AP), { minLength: 1, maxLength: 3 })
    .map(
      (all) =>
        `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:apcm="http://ap.org/schemas/03/2005/apcm" xmlns:apnm="http://ap.org/schemas/03/2005/apnm"><apnm:x/>${all.map((inside) => `<entry>${inside}</entry>`).join("")}</feed>`,
    ),
};

describe("whatever stands in its elements, sound items or a reason come of", () => {
  test.each(Object.entries(documents))("%s", (_name, document) => {
    let items = 0;
    fc.assert(
      fc.property(document, (written) => void (items += soundly(Buffer.from(written)).length)),
      { numRuns: 300, endOnFailure: true },
    );
    expect(items).toBeGreaterThan(150);
  });

  test.each(Object.entries(documents))("%s with a part torn out or put in", (_name, document) => {
    const torn = fc.tuple(document, fc.nat(), fc.nat({ max: 60 }), text).map(([written, from, length, put]) => {
      const at = from % written.length;
      return written.slice(0, at) + put + written.slice(at + length);
    });
    fc.assert(
      fc.property(torn, (written) => void soundly(Buffer.from(written))),
      { numRuns: 200, endOnFailure: true },
    );
  });
});

describe("documents made to be slow to read are read in a time that their length explains", () => {
  const many = (part: string, count: number): string => part.repeat(count);
  const newsMl = (inside: string): string => `<NewsML><NewsItem><NewsComponent>${inside}</NewsComponent></NewsItem></NewsML>`;
  const image = '<ContentItem Href="a.jpg"><MimeType FormalName="image/jpeg"/></ContentItem>';
  const slow: Readonly<Record<string, string>> = {
    "pictures of one component": newsMl(`<BasisForChoice/>${many(image, 10_000)}`),
    "components with a picture each": newsMl(many(`<NewsComponent>${image}</NewsComponent>`, 10_000)),
    "components within each other": newsMl(
      many("<NewsComponent><Role FormalName='Photo'/>", 150) + many(image, 5_000) + many("</NewsComponent>", 150),
    ),
    "texts that are empty": newsMl(many("<ContentItem><DataContent> </DataContent></ContentItem>", 15_000)),
    "names in a text": `<nitf><body><body.content><p>${many("<person>a</person>", 25_000)}</p></body.content></body></nitf>`,
    "notes to editors": `<nitf><body><body.content>${many("<p>Eds: a</p>", 25_000)}</body.content></body></nitf>`,
    "closing lines": `<nitf><body><body.content><p>a</p>${many("<p>___</p>", 25_000)}</body.content></body></nitf>`,
    "blanks in a line": `<nitf><body><body.content><p>-${many(" -", 50_000)}</p><p>By ${many("A ", 50_000)}.</p></body.content></body></nitf>`,
    "entries of a feed": `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://ap.org/schemas/03/2005/apcm"><x:y/>${many("<entry/>", 25_000)}</feed>`,
  };
  test.each(Object.entries(slow))("%s", (_name, written) => {
    expect(passes(written, () => void soundly(Buffer.from(written)))).toBeLessThan(PASSES_MOST);
  });
});
