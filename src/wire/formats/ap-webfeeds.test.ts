import { describe, expect, test } from "vitest";
import { textOfBlock } from "#stories";
import type { WireItem } from "../item.ts";
import { readWire } from "../read.ts";
import { only, reasonOf } from "../testing/read-one.ts";

const SPACES =
  'xmlns="http://www.w3.org/2005/Atom" xmlns:apcm="http://ap.org/schemas/03/2005/apcm" xmlns:apnm="http://ap.org/schemas/03/2005/apnm"';

type Parts = Partial<Record<"status" | "management" | "lines" | "content" | "links", string>>;

const BODY =
  '<nitf xmlns=""><body><body.head><hedline><hl1>Otter</hl1></hedline></body.head><body.content><block><p>By Bo Lens</p><p>ALDERMOUTH (AP) — It sat.</p><p>___</p><p>Eds: call Bo.</p></block></body.content></body></nitf>';

const entry = ({
  status = "<apnm:PublishingStatus>Usable</apnm:PublishingStatus>",
  management = "",
  lines = "",
  content,
  links = "",
}: Parts = {}) =>
  `<entry><id>urn:publicid:ap.org:a1</id><title>BC-Otter, 1st Ld</title><updated>2026-03-04T10:00:00Z</updated><published>2026-03-04T09:00:00Z</published><rights>Copyright 2026 The Associated Press.</rights>${links}<apnm:NewsManagement><apnm:ManagementId>urn:publicid:ap.org:a1</apnm:ManagementId><apnm:ManagementSequenceNumber>3</apnm:ManagementSequenceNumber>${status}${management}</apnm:NewsManagement><apcm:ContentMetadata><apcm:HeadLine>Otter on quay</apcm:HeadLine>${lines}</apcm:ContentMetadata><content type="text/xml">${content ?? BODY}</content></entry>`;
const feed = (...entries: readonly string[]): string => `<feed ${SPACES}><title>AP</title>${entries.join("")}</feed>`;
const read = (parts: Parts = {}): WireItem => only(feed(entry(parts)));

test("an entry is an item, in a feed or by itself, its body NITF in Atom's namespace or in none", () => {
  const wanted = {
    format: "ap-webfeeds",
    guid: "urn:publicid:ap.org:a1",
    version: "3",
    headline: "Otter on quay",
    byline: "By Bo Lens",
    slugline: "BC-Otter, 1st Ld",
    edNote: "Eds: call Bo.",
    versionCreated: "2026-03-04T10:00:00.000Z",
    rights: { notice: "Copyright 2026 The Associated Press.", year: 2026, holder: null },
  };
  for (const text of [
    feed(entry()),
    entry().replace("<entry>", `<entry ${SPACES}>`),
    feed(entry({ content: BODY.replace(' xmlns=""', "") })),
  ]) {
    expect(only(text)).toMatchObject(wanted);
    expect(only(text).blocks.map(textOfBlock)).toEqual(["ALDERMOUTH (AP) — It sat."]);
  }
});

test("Atom without AP's elements is not this format", () => {
  expect(reasonOf('<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id></entry></feed>')).not.toContain("no item in it");
  expect(readWire(Buffer.from('<feed xmlns="http://www.w3.org/2005/Atom"/>'))).not.toMatchObject({ format: "ap-webfeeds" });
});

describe("status", () => {
  const standing = (status: string, management = ""): readonly unknown[] => {
    const { pubStatus, embargo, askEditor } = read({ status, management });
    return [pubStatus, embargo, askEditor !== null];
  };
  const said = (word: string, more = ""): string => `<apnm:PublishingStatus ${more}>${word}</apnm:PublishingStatus>`;

  test("an embargo ends when its status changes, and without that it has no known end", () => {
    expect(standing(said("Embargoed", 'statusChangeOn="2026-03-05T06:00:00Z"'))).toEqual([
      "usable",
      { until: "2026-03-05T06:00:00.000Z" },
      false,
    ]);
    expect(standing(said("Embargoed"))).toEqual(["usable", { until: null }, false]);
    expect(standing(said("Canceled"))).toEqual(["canceled", null, false]);
    expect(standing(said("Pondered"))).toEqual(["withheld", null, true]);
  });

  test("an editorial type that kills or holds counts whatever the status", () => {
    const type = (word: string): string => `<apnm:Editorial><apnm:Type>${word}</apnm:Type></apnm:Editorial>`;
    expect(standing(said("Usable"), type("Kill"))[0]).toBe("canceled");
    expect(standing(said("Usable"), type("HoldForRelease"))[0]).toBe("withheld");
    expect(read({ management: type("Advisory") }).kind).toBe("advisory");
    expect(read({ management: type("Corrective") }).isCorrection).toBe(true);
  });
});

test("its lines, subjects, names and pictures are read", () => {
  const lines =
    '<apcm:ByLine Title="Halyard Writer">By IDA CORRAN</apcm:ByLine><apcm:DateLine>ALDERMOUTH (AP)</apcm:DateLine><apcm:DateLineLocation><apcm:City>Aldermouth</apcm:City></apcm:DateLineLocation><apcm:Priority Numeric="4"/><apcm:SubjectClassification Authority="AP Subject" Id="f25a" Value="Otters"/><apcm:EntityClassification Authority="AP Party" Value="Ida Corran"/><apcm:EntityClassification Authority="AP Company" Value="Halyard"/>';
  const item = read({ lines, links: '<link rel="enclosure" type="image/jpeg" href="otter.jpg"/>' });
  expect([item.byline, item.dateline, item.location, item.urgency]).toEqual([
    "By IDA CORRAN, Halyard Writer",
    "ALDERMOUTH (AP)",
    "Aldermouth",
    4,
  ]);
  expect(item.subjects).toEqual([{ code: "f25a", name: "Otters" }]);
  expect(item.entities.map(({ kind, name }) => [kind, name])).toEqual([
    ["person", "Ida Corran"],
    ["organisation", "Halyard"],
  ]);
  expect(item.pictures.map(({ href }) => href)).toEqual(["otter.jpg"]);
  const photo = read({
    lines: "<apcm:MediaType>Photo</apcm:MediaType>",
    links: '<link rel="enclosure" type="image/jpeg" href="otter.jpg"/>',
  });
  expect([photo.kind, photo.blocks, photo.pictures[0]?.caption]).toEqual(["picture", [], "ALDERMOUTH (AP) — It sat."]);
});
