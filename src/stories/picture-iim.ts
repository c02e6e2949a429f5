import type { PictureMarks } from "./picture-marks.ts";

/** Data sets of the application record and the octets that each may have (IPTC-NAA IIM 4.2, chapter 6). */
const SPECIAL_INSTRUCTIONS = { set: 40, most: 256 };
const DATE_CREATED = { set: 55, most: 8 };
const BY_LINE = { set: 80, most: 32 };
const HEADLINE = { set: 105, most: 256 };
const CREDIT = { set: 110, most: 32 };
const SOURCE = { set: 115, most: 32 };
const COPYRIGHT_NOTICE = { set: 116, most: 128 };
const CAPTION = { set: 120, most: 2_000 };

const RECORD_VERSION = [0x1c, 2, 0, 0, 2, 0, 4];
/** 1:90, the escape sequence of UTF-8 (ISO 2022: ESC % G). */
const IN_UTF8 = [0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47];

const NAME = Buffer.from("Photoshop 3.0\0", "latin1");
const RESOURCE_IPTC = [0x38, 0x42, 0x49, 0x4d, 0x04, 0x04, 0, 0]; // 8BIM, resource 0x0404, no name

/** As much of a text as fits, ended between two code points; signs that are no letters are left out but the ends of lines. */
const octetsOf = (text: string, most: number): Buffer => {
  const plain = text
    .slice(0, most)
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, "")
    .trim();
  const octets = Buffer.from(plain, "utf8");
  let end = Math.min(most, octets.length);
  while (end < octets.length && end > 0 && ((octets[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return octets.subarray(0, end);
};

const dataSet = ({ set, most }: { readonly set: number; readonly most: number }, text: string): readonly Buffer[] => {
  const octets = octetsOf(text, most);
  return octets.length === 0 ? [] : [Buffer.from([0x1c, 2, set, octets.length >> 8, octets.length & 0xff]), octets];
};

/** Whose a picture is and what may be done with it, as IIM records; null where nothing is known of it. */
const recordsOf = (marks: PictureMarks): Buffer | null => {
  const sets = [
    dataSet(SPECIAL_INSTRUCTIONS, marks.usageTerms),
    dataSet(DATE_CREATED, marks.takenOn.replaceAll("-", "")),
    dataSet(BY_LINE, marks.creator),
    dataSet(HEADLINE, marks.headline),
    dataSet(CREDIT, marks.credit),
    dataSet(SOURCE, marks.source),
    dataSet(COPYRIGHT_NOTICE, marks.notice),
    dataSet(CAPTION, marks.caption),
  ].flat();
  return sets.length === 0 ? null : Buffer.concat([Buffer.from(IN_UTF8), Buffer.from(RECORD_VERSION), ...sets]);
};

const segmentOf = (records: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(records.length);
  const body = Buffer.concat([NAME, Buffer.from(RESOURCE_IPTC), size, records, Buffer.alloc(records.length % 2)]);
  const head = Buffer.from([0xff, 0xed, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** The application segments that a JPEG file begins with, each with its place (ISO/IEC 10918-1, B.1.1.4), and where they end. */
const segmentsIn = (
  jpeg: Buffer,
): { readonly found: readonly (readonly [marker: number, from: number, to: number])[]; readonly end: number } => {
  const found: [number, number, number][] = [];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && ((jpeg[at + 1] ?? 0) & 0xf0) === 0xe0) {
    const to = at + 2 + jpeg.readUInt16BE(at + 2);
    found.push([jpeg[at + 1] ?? 0, at, to]);
    at = to;
  }
  return { found, end: at };
};

/**
 * A JPEG file with IPTC-IIM records in it, not a bit of its picture touched. What it had of them before is replaced. Texts longer than IIM has
 * room for are cut there; XMP, which goes into the same file, holds them whole.
 */
export const withIim = (jpeg: Buffer, marks: PictureMarks): Buffer => {
  const records = recordsOf(marks);
  if (records === null || jpeg.readUInt16BE(0) !== 0xffd8) return jpeg;
  const { found, end } = segmentsIn(jpeg);
  const kept = found.filter(([marker, from]) => marker !== 0xed || !jpeg.subarray(from + 4, from + 4 + NAME.length).equals(NAME));
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...kept.map(([, from, to]) => jpeg.subarray(from, to)),
    segmentOf(records),
    jpeg.subarray(end),
  ]);
};
