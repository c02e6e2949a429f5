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
import { reason } from "./reason.ts";

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
  ["RDF", reason("rdf")],
  ["feed", "Atom"],
  ["html", reason("web-page")],
  ["catalog", reason("g2-codes")],
  ...["itemSet", "itemMeta", "contentMeta", "contentSet", "groupSet"].map((name) => [name, reason("g2-part", { name })] as const),
]);

const READABLE = { advice: reason("readable") };

const refuse = (kind: WireProblem["kind"], why: string): Reading => ({ ok: false, problem: { kind, reason: why } });

const checked = (format: string, read: ReadItems): Reading =>
  read.items.length + read.refused.length === 0 ? refuse("no-item", reason("no-item")) : { ok: true, format, ...read };

const adviceFor = ({ isCut, isLimit }: { readonly isCut: boolean; readonly isLimit: boolean }): string =>
  isCut ? reason("send-again") : isLimit ? reason("built-oddly") : reason("send-corrected");

const readAsXml = (text: string): Reading => {
  const xml = readXml(text);
  if (!xml.ok) {
    const { reason: fault, line, column, isLimit } = xml.problem;
    const isCut = /unclosed|unexpected end/u.test(fault);
    const advice = adviceFor({ isCut, isLimit });
    return refuse(isLimit ? "limits" : "malformed", reason("xml", { fault, line, column, advice }));
  }
  const root = xml.value;
  const format = XML_FORMATS.find(({ is }) => is(root));
  if (format !== undefined) return checked(format.name, format.read(root));
  const known = KNOWN_ELSEWHERE.get(root.name);
  return refuse(
    "unknown-format",
    known === undefined
      ? reason("strange-root", { name: root.name.slice(0, 60), ...READABLE })
      : reason("other-xml", { what: known, ...READABLE }),
  );
};

/** What JSON documents are that are no news, by a field that tells. */
const OTHER_JSON: readonly (readonly [key: string, what: string])[] = [
  ["$schema", reason("schema")],
  ["conceptSet", reason("concepts")],
  ["@context", reason("linked-data")],
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
    .map(() => ({ guid: null, reason: reason("strange-entry") }));
  const refused = [...parts.flatMap((part) => part.refused), ...strange];
  return checked(first.name, { items: parts.flatMap((part) => part.items), refused });
};

const readJsonDocument = (text: string, firstLine = 1): Reading => {
  const json = readJson(text, firstLine);
  if (!json.ok)
    return refuse(
      json.problem.isLimit ? "limits" : "malformed",
      reason("json", { fault: json.problem.reason, advice: adviceFor(json.problem) }),
    );
  const candidates = candidatesIn(json.value);
  for (const values of candidates) {
    const read = readEntries(values);
    if (read !== null) return read;
  }
  const other = OTHER_JSON.find(([key]) => candidates.flat().some((each) => key in each))?.[1];
  return refuse(
    "unknown-format",
    other === undefined ? reason("strange-json", READABLE) : reason("other-json", { what: other, ...READABLE }),
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
    reading.ok ? reading.refused : [{ guid: null, reason: reason("in-line", { line, reason: reading.problem.reason }) }],
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
  return format === undefined ? refuse("unknown-format", reason("strange-text", READABLE)) : checked(format.name, format.read(text));
};

/**
 * Reads a wire document of any format, chosen by looking at its bytes. Never throws: what cannot be understood is a problem with a reason for
 * people. Items that cannot be taken stand in `refused`, the others are read all the same.
 */
export const readWire = (bytes: Uint8Array, hints: Hints = {}): Reading => {
  if (hints.format !== undefined && !FORMATS.includes(hints.format))
    return refuse("unknown-format", reason("no-format", { name: hints.format.slice(0, 60), formats: FORMATS.join(", ") }));
  if (bytes.length > BYTES_MOST) return refuse("too-large", reason("too-large", { bytes: bytes.length, most: BYTES_MOST }));
  try {
    const text = decodeBytes(bytes, hints.contentType ?? null).trimStart();
    if (text === "") return refuse("malformed", reason("empty"));
    if (["<", "\n\n", String.raw`\n\n`].some((part) => countOf(text, part, TAGS_MOST) > TAGS_MOST))
      return refuse("limits", reason("too-many-tags", { most: TAGS_MOST }));
    if (text.startsWith("<")) return readAsXml(text);
    if (text.startsWith("{") || text.startsWith("[")) return readAsJson(text);
    return readAsText(text);
  } catch (error) {
    // A bug of ours in a reader must not cost the bytes or stop the wire.
    return refuse("malformed", reason("ours", { fault: error instanceof Error ? error.message.slice(0, 200) : "unknown" }));
  }
};
