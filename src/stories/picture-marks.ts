/** What is written into every size that is made of a picture. Texts may be empty. */
export type PictureMarks = {
  readonly notice: string;
  readonly usageTerms: string;
  readonly credit: string;
  readonly creator: string;
  readonly source: string;
  /** What is to be seen. */
  readonly caption: string;
  readonly headline: string;
  /** `2026-03-04`, the day it was taken; empty where nobody said. */
  readonly takenOn: string;
  /** Address of the licence. */
  readonly license: string;
  /** IPTC digital source type, its last part. */
  readonly sourceType: string;
  /** Whether text and data mining is reserved. */
  readonly isReserved: boolean;
};

/** Text for XML 1.0, and short enough that no reader chokes on a picture's margin notes. */
const escaped = (text: string): string =>
  text
    .slice(0, 4_000)
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const SPACES = {
  dc: "http://purl.org/dc/elements/1.1/",
  photoshop: "http://ns.adobe.com/photoshop/1.0/",
  xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  plus: "http://ns.useplus.org/ldf/xmp/1.0/",
} as const;

const plain = (name: string, text: string): string => (text === "" ? "" : `<${name}>${escaped(text)}</${name}>`);
const inAnyLanguage = (name: string, text: string): string =>
  text === "" ? "" : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${name}>`;
const inOrder = (name: string, text: string): string =>
  text === "" ? "" : `<${name}><rdf:Seq><rdf:li>${escaped(text)}</rdf:li></rdf:Seq></${name}>`;

/**
 * Whose a picture is and what may be done with it, as an XMP packet (ISO 16684-1; IPTC Photo Metadata Standard 2023.1: creator, description,
 * headline, date created, copyright notice, credit line, rights usage terms, web statement, digital source type, PLUS data mining).
 */
export const xmpOf = (marks: PictureMarks): string => {
  const mining = marks.isReserved ? "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED" : "";
  const type = marks.sourceType === "" ? "" : `http://cv.iptc.org/newscodes/digitalsourcetype/${marks.sourceType}`;
  const properties = [
    inOrder("dc:creator", marks.creator),
    inAnyLanguage("dc:description", marks.caption),
    inAnyLanguage("dc:rights", marks.notice),
    plain("photoshop:Credit", marks.credit),
    plain("photoshop:Source", marks.source),
    plain("photoshop:Headline", marks.headline),
    plain("photoshop:Instructions", marks.usageTerms),
    plain("photoshop:DateCreated", marks.takenOn),
    plain("xmpRights:Marked", marks.notice === "" ? "" : "True"),
    inAnyLanguage("xmpRights:UsageTerms", marks.usageTerms),
    plain("xmpRights:WebStatement", marks.license),
    plain("Iptc4xmpExt:DigitalSourceType", type),
    plain("plus:DataMining", mining),
  ].join("");
  const spaces = Object.entries(SPACES)
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join("");
  const description = `<rdf:Description rdf:about=""${spaces}>${properties}</rdf:Description>`;
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description}</rdf:RDF>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">${rdf}</x:xmpmeta><?xpacket end="r"?>`;
};

/** The two of them that EXIF has a place for (Exif 2.32: Artist, Copyright). */
export const exifOf = ({ creator, notice }: PictureMarks): Record<string, string> => ({
  ...(creator === "" ? {} : { Artist: creator.slice(0, 500) }),
  ...(notice === "" ? {} : { Copyright: notice.slice(0, 1_000) }),
});
