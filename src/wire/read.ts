import { formatList } from "#kit";
import { decodeBytes } from "./decode-bytes.ts";
import { isApMedia, readApMedia } from "./formats/ap-media.ts";
import { isDpa, readDpa } from "./formats/dpa-digitalwires.ts";
import { isApWebFeeds, readApWebFeeds } from "./formats/ap-webfeeds.ts";
import { isNewsMl1, readNewsMl1 } from "./formats/newsml1.ts";
import { isAnpa1312, readAnpa1312 } from "./formats/anpa-1312.ts";
import { isAtom, readAtom } from "./formats/atom.ts";
import { isIptc7901, readIptc7901 } from "./formats/iptc-7901.ts";
import { isJimi, readJimi } from "./formats/jimi.ts";
import { isJsonFeed, readJsonFeed } from "./formats/json-feed.ts";
import { isNewsMlG2, readNewsMlG2 } from "./formats/newsml-g2.ts";
import { isNitf, readNitf } from "./formats/nitf.ts";
import { isNinjs, readNinjs } from "./formats/ninjs.ts";
import { isObject, type Json } from "./formats/ninjs-fields.ts";
import { ITEMS_MOST, tooMany } from "./formats/parts.ts";
import { isReutersConnect, readReutersConnect } from "./formats/reuters-connect.ts";
import { jsonDocuments } from "./json-documents.ts";
import { isRitzau, readRitzau } from "./formats/ritzau.ts";
import { isWordpress, readWordpress } from "./formats/wordpress.ts";
import { isRss, readRss } from "./formats/rss.ts";
import { readJson } from "./markup/read-json.ts";
import { readXml, type Xml } from "./markup/read-xml.ts";
import type { ReadItems, WireProblem } from "./reading.ts";

/** What the channel says of a document. Labels lie: only its bytes decide. */
export type Hints = { readonly format?: string; readonly contentType?: string; readonly fileName?: string };

/** `mayGrow`: its documents stand behind each other, so that nothing in it says whether the last of them has come. */
export type Reading =
  | ({ readonly ok: true; readonly format: string; readonly mayGrow?: true } & ReadItems)
  | { readonly ok: false; readonly problem: WireProblem };

/** A format of XML, known by the first element of a document. */
type XmlFormat = {
  readonly name: string;
  readonly called: string;
  readonly is: (root: Xml) => boolean;
  readonly read: (root: Xml) => ReadItems;
};

/** A format of JSON, known by the objects of a document: the one that it is, or those of the list that it is. */
type JsonFormat = {
  readonly name: string;
  readonly called: string;
  readonly is: (value: Json) => boolean;
  readonly read: (values: readonly Json[]) => ReadItems;
};

/** A format of lines and control characters. */
type TextFormat = {
  readonly name: string;
  readonly called: string;
  readonly is: (text: string) => boolean;
  readonly read: (text: string) => ReadItems;
};

/** Every format that is read, the more particular before the more general. */
const JSON_FORMATS: readonly JsonFormat[] = [
  { name: "dpa-digitalwires", called: "dpa digitalwires", is: isDpa, read: readDpa },
  { name: "ap-media", called: "AP Media API", is: isApMedia, read: readApMedia },
  { name: "reuters-connect", called: "Reuters Connect", is: isReutersConnect, read: readReutersConnect },
  { name: "ninjs", called: "ninjs", is: isNinjs, read: readNinjs },
  { name: "json-feed", called: "JSON Feed", is: isJsonFeed, read: readJsonFeed },
];
const XML_FORMATS: readonly XmlFormat[] = [
  { name: "newsml-g2", called: "NewsML-G2", is: isNewsMlG2, read: readNewsMlG2 },
  { name: "newsml-1", called: "NewsML 1", is: isNewsMl1, read: readNewsMl1 },
  { name: "nitf", called: "NITF", is: isNitf, read: readNitf },
  { name: "wxr", called: "WordPress exports", is: isWordpress, read: readWordpress },
  { name: "rss", called: "RSS", is: isRss, read: readRss },
  { name: "ap-webfeeds", called: "AP WebFeeds", is: isApWebFeeds, read: readApWebFeeds },
  { name: "atom", called: "Atom", is: isAtom, read: readAtom },
  { name: "ritzau", called: "Ritzau’s XML", is: isRitzau, read: readRitzau },
  { name: "jimi", called: "The Canadian Press’s XML", is: isJimi, read: readJimi },
];
const TEXT_FORMATS: readonly TextFormat[] = [
  { name: "anpa-1312", called: "ANPA 1312", is: isAnpa1312, read: readAnpa1312 },
  { name: "iptc-7901", called: "IPTC 7901", is: isIptc7901, read: readIptc7901 },
];

/** Formats by the name that commands and addresses give them. */
const ALL_FORMATS = [...XML_FORMATS, ...JSON_FORMATS, ...TEXT_FORMATS];
export const FORMATS: readonly string[] = ALL_FORMATS.map(({ name }) => name);

/** Largest document, in bytes: the IPTC's own largest example has a hundredth of it. */
export const BYTES_MOST = 20 * 1024 * 1024;

/** Tags and paragraphs in a document: reading these takes some three seconds, and no page could show them. */
const TAGS_MOST = 400_000;

/** How often `part` stands in `text`, counted up to one more than `most`. */
const countOf = (text: string, part: string, most: number): number => {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1 && count <= most; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
};

/** What other first elements are called by people. */
const KNOWN_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["RDF", "RDF, but not a feed of RSS 1.0"],
  ["feed", "Atom"],
  ["html", "a web page"],
  ["catalog", "a catalogue of NewsML-G2 codes, with no item in it"],
  ...["itemSet", "itemMeta", "contentMeta", "contentSet", "groupSet"].map(
    (name) => [name, `a part of a NewsML-G2 item (${name}), not a whole one`] as const,
  ),
]);

const READABLE = `Townwire reads ${formatList(
  "en",
  ALL_FORMATS.map(({ called }) => called),
)}. Ask the source for one of them.`;

const refuse = (kind: WireProblem["kind"], reason: string): Reading => ({ ok: false, problem: { kind, reason } });

const checked = (format: string, read: ReadItems): Reading =>
  read.items.length + read.refused.length === 0
    ? refuse("no-item", "The document is well-formed, and there is no item in it. Ask the source whether it was sent whole.")
    : { ok: true, format, ...read };

const adviceFor = ({ isCut, isLimit }: { readonly isCut: boolean; readonly isLimit: boolean }): string =>
  isCut
    ? "The file may have been cut off on its way; ask the source to send it again."
    : isLimit
      ? "No news item is built like that; ask the source what it sent."
      : "Ask the source to correct it and send it again.";

const readAsXml = (text: string): Reading => {
  const xml = readXml(text);
  if (!xml.ok) {
    const { reason, line, column, isLimit } = xml.problem;
    const isCut = /unclosed|unexpected end/u.test(reason);
    const advice = adviceFor({ isCut, isLimit });
    return refuse(isLimit ? "limits" : "malformed", `The XML cannot be read: ${reason}, in line ${line}, column ${column}. ${advice}`);
  }
  const root = xml.value;
  const format = XML_FORMATS.find(({ is }) => is(root));
  if (format !== undefined) return checked(format.name, format.read(root));
  const known = KNOWN_ELSEWHERE.get(root.name);
  return refuse(
    "unknown-format",
    known === undefined
      ? `This is XML whose first element is <${root.name.slice(0, 60)}>, which no format known here has. ${READABLE}`
      : `This is ${known}. ${READABLE}`,
  );
};

/** What JSON documents are that are no news, by a field that tells. */
const OTHER_JSON: readonly (readonly [key: string, what: string])[] = [
  ["$schema", "a schema of JSON"],
  ["conceptSet", "a list of concepts"],
  ["@context", "linked data"],
];

/** How a document names its list of items: the standard's collections, Superdesk's API, the BBC's local reporters. */
const LISTS = ["items", "_items", "item"];

/** The objects that may be items: the document itself, those of its list, those of the list that it wraps. */
const candidatesIn = (value: unknown): readonly (readonly Json[])[] => {
  const values = Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];
  const [only] = values;
  const wrapped = values.length === 1 && only !== undefined ? LISTS.map((key) => only[key]).find((list) => Array.isArray(list)) : undefined;
  return Array.isArray(wrapped) ? [values, wrapped.filter(isObject)] : [values];
};

/** Entries of a list, each in its own format; those of none are refused. Null when none of them is of any. */
const readEntries = (values: readonly Json[]): Reading | null => {
  const own = values.map((value) => JSON_FORMATS.find(({ is }) => is(value)));
  const first = own.find((format) => format !== undefined);
  if (first === undefined) return null;
  const parts = JSON_FORMATS.filter((format) => own.includes(format)).map((format) =>
    format.read(values.filter((_, at) => own[at] === format)),
  );
  const strange = values
    .filter((_, at) => own[at] === undefined)
    .slice(0, ITEMS_MOST)
    .map(() => ({ guid: null, reason: "This entry of the list is no news item: it has no identifier." }));
  const refused = [...parts.flatMap((part) => part.refused), ...strange];
  return checked(first.name, { items: parts.flatMap((part) => part.items), refused });
};

const readJsonDocument = (text: string, firstLine = 1): Reading => {
  const json = readJson(text, firstLine);
  if (!json.ok)
    return refuse(
      json.problem.isLimit ? "limits" : "malformed",
      `The JSON cannot be read: ${json.problem.reason}. ${adviceFor(json.problem)}`,
    );
  const candidates = candidatesIn(json.value);
  for (const values of candidates) {
    const read = readEntries(values);
    if (read !== null) return read;
  }
  const other = OTHER_JSON.find(([key]) => candidates.flat().some((each) => key in each))?.[1];
  return refuse(
    "unknown-format",
    other === undefined
      ? `This is JSON, but nothing in it is a news item: it has neither the "uri" of ninjs nor the "guid" of Superdesk. ${READABLE}`
      : `This is ${other}: nothing in it is a news item. ${READABLE}`,
  );
};

/** A file of one JSON document, or of several: each of those in its own format, and one that cannot be read costs no other. */
const readAsJson = (text: string): Reading => {
  const whole = readJsonDocument(text);
  if (whole.ok || whole.problem.kind !== "malformed") return whole;
  const documents = jsonDocuments(text);
  if (documents === null) return whole;
  const readings = documents.slice(0, ITEMS_MOST).map(({ text: each, line }) => ({ line, reading: readJsonDocument(each, line) }));
  const items = readings.flatMap(({ reading }) => (reading.ok ? reading.items : []));
  const refused = readings.flatMap(({ line, reading }) =>
    reading.ok ? reading.refused : [{ guid: null, reason: `The document that begins in line ${line}: ${reading.problem.reason}` }],
  );
  const beyond = Math.max(documents.length, items.length);
  return {
    ok: true,
    mayGrow: true,
    format: readings.map(({ reading }) => (reading.ok ? reading.format : null)).find((format) => format !== null) ?? "json",
    items: items.slice(0, ITEMS_MOST),
    refused: beyond > ITEMS_MOST ? [...refused, tooMany(beyond)] : refused,
  };
};

const readAsText = (text: string): Reading => {
  const format = TEXT_FORMATS.find(({ is }) => is(text));
  return format === undefined
    ? refuse("unknown-format", `This is neither XML nor JSON. ${READABLE}`)
    : checked(format.name, format.read(text));
};

/**
 * Reads a wire document of any format, chosen by looking at its bytes. Never throws: what cannot be understood is a problem with a reason for
 * people. Items that cannot be taken stand in `refused`, the others are read all the same.
 */
export const readWire = (bytes: Uint8Array, hints: Hints = {}): Reading => {
  if (hints.format !== undefined && !FORMATS.includes(hints.format))
    return refuse(
      "unknown-format",
      `There is no format "${hints.format.slice(0, 60)}". Say one of ${FORMATS.join(", ")}, or leave it out.`,
    );
  if (bytes.length > BYTES_MOST)
    return refuse("too-large", `The document has ${bytes.length} bytes; the most that is read is ${BYTES_MOST}.`);
  try {
    const text = decodeBytes(bytes, hints.contentType ?? null).trimStart();
    if (text === "") return refuse("malformed", "The document is empty. Ask the source to send it again.");
    if (["<", "\n\n", String.raw`\n\n`].some((part) => countOf(text, part, TAGS_MOST) > TAGS_MOST))
      return refuse("limits", `The document has more than ${TAGS_MOST} tags or paragraphs, and no news has. Ask the source what it is.`);
    if (text.startsWith("<")) return readAsXml(text);
    if (text.startsWith("{") || text.startsWith("[")) return readAsJson(text);
    return readAsText(text);
  } catch (error) {
    // A bug of ours in a reader must not cost the bytes or stop the wire.
    return refuse(
      "malformed",
      `The document could not be read (${error instanceof Error ? error.message.slice(0, 200) : "unknown"}). It is kept; please tell the makers of Townwire.`,
    );
  }
};
