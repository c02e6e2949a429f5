import { safeUrl } from "#kit";
import type { WireItem, WireKind } from "../item.ts";
import { readInstant } from "../read-instant.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { bylineOf, datelineOf, deckOf, guidOf, isApItem, linkOf, nitfIn, subjectsOf } from "./ap-fields.ts";
import { type ApStanding, apStanding, isApKill } from "./ap-standing.ts";
import { entitiesIn, isObject, type Json, linesIn, namesIn, objectsIn, textIn } from "./ninjs-fields.ts";
import { creditOf, isFree, isPicture, offersIn, plain } from "./ninjs-pictures.ts";
import { embargoIn, statusIn } from "./ninjs-standing.ts";
import { withNitfBody } from "./with-nitf-body.ts";
import { bounded, expiryProblem, guidProblem, mergePictures, SILENT, urgencyOf, yearIn } from "./parts.ts";
import { readEach } from "./read-each.ts";
import { reason } from "../reason.ts";

/** An item and what a document carries beside it. */
type Entry = { readonly item: Json; readonly beside: Json };

const entryIn = (value: Json): Entry | null => {
  if (isApItem(value)) return { item: value, beside: {} };
  return isObject(value["item"]) && isApItem(value["item"]) ? { item: value["item"], beside: value } : null;
};

/** What a document holds: an item by itself, in `item` or `data.item`, or those of a page of a feed or a search. Null where it is none of AP's. */
const entriesIn = (value: Json): readonly (Entry | null)[] | null => {
  const own = entryIn(value);
  if (own !== null) return [own];
  const data = isObject(value["data"]) ? value["data"] : value;
  const single = entryIn(data);
  if (single !== null) return [{ ...single, beside: { ...single.beside, ...value } }];
  if (!Array.isArray(data["items"])) return null;
  const entries = data["items"].map((each: unknown): Entry | null => (isObject(each) ? entryIn(each) : null));
  const isEmptyPage = entries.length === 0 && "api_version" in value;
  return isEmptyPage || entries.some((entry) => entry !== null) ? entries : null;
};

/** Whether a JSON object is an answer of AP's Media API, or an item of one. */
export const isApMedia = (value: Json): boolean => entriesIn(value) !== null;

const KINDS: ReadonlyMap<string, WireKind> = new Map([
  ["text", "story"],
  ["picture", "picture"],
  ["photo", "picture"],
  ["graphic", "graphic"],
  ["video", "video"],
  ["audio", "audio"],
  ["composite", "package"],
  ["complexdata", "package"],
  ["event", "event"],
]);

/** Where an item stands by all that AP says of it; a problem where that cannot be read and it is no kill. */
const standingOf = (item: Json): { readonly problem: string } | (ApStanding & Pick<WireItem, "embargo">) => {
  const [embargo, editorialTypes] = [embargoIn(item), namesIn(item["editorialtypes"])];
  const read = isApKill(editorialTypes) ? ({ status: "canceled" } as const) : statusIn(item);
  if ("problem" in read) return read;
  const urgency = urgencyOf(textIn(item, "urgency"));
  const ap = apStanding({ pubStatus: read.status, signals: namesIn(item["signals"]), editorialTypes, urgency, embargo });
  return { ...ap, embargo };
};

/** Whether an associated picture may be shown; one that only is referred to says nothing of its signals. */
const isShowable = (picture: Json, until: WireItem["versionCreated"]): boolean => {
  const standing = standingOf(picture);
  if ("problem" in standing || standing.pubStatus !== "usable" || !isFree(picture, until)) return false;
  return standing.isForReaders || picture["signals"] === undefined;
};

const picturesOf = (item: Json, beside: Json, kind: WireKind, until: WireItem["versionCreated"]): WireItem["pictures"] => {
  const associated = [...objectsIn(item["associations"]), ...objectsIn(beside["associations"])].flatMap((each) => {
    const whole = entriesIn(each)?.[0]?.item ?? each;
    return isPicture(whole) && isShowable(whole, until) ? [whole] : [];
  });
  return mergePictures([...(kind === "picture" ? [item] : []), ...associated].flatMap(offersIn), []);
};

const taggedIn = (item: Json, field: string): readonly string[] =>
  namesIn(item[field]).map((name) => `${field.replace(/s$/u, "")}:${name}`);

const readItem = ({ item, beside }: Entry): ItemRead => {
  const guid = guidOf(item);
  const ap = standingOf(item);
  const why = guidProblem(guid) ?? ("problem" in ap ? ap.problem : expiryProblem(textIn(item, "expires"), ap.pubStatus));
  if (why !== null || "problem" in ap) return { ok: false, refused: { guid, reason: why ?? "" } };

  const type = KINDS.get(textIn(item, "type")?.toLowerCase() ?? "text") ?? "story";
  const headline = plain(textIn(item, "headline", "headline_extended"));
  const notice = linesIn(item, "copyrightnotice");
  const versionCreated = readInstant(textIn(item, "versioncreated"));
  const read: WireItem = {
    ...SILENT,
    format: "ap-media",
    kind: ap.isForReaders ? type : "advisory",
    guid,
    version: textIn(item, "version") ?? "0",
    provider: textIn(item, "provider") ?? "AP",
    providerName: textIn(item, "provider") ?? "AP",
    pubStatus: ap.pubStatus,
    urgency: urgencyOf(textIn(item, "urgency")),
    headline,
    subheadline: deckOf(item, headline),
    slugline: plain(textIn(item, "slugline")),
    byline: bylineOf(item),
    dateline: datelineOf(item),
    language: textIn(item, "language"),
    versionCreated,
    firstCreated: readInstant(textIn(item, "firstcreated")),
    embargo: ap.embargo,
    expiresAt: readInstant(textIn(item, "expires")),
    link: safeUrl(linkOf(item) ?? ""),
    subjects: subjectsOf(item),
    entities: entitiesIn(item),
    pictures: picturesOf(item, beside, type, ap.embargo?.until ?? versionCreated),
    rights: {
      holder: textIn(item, "copyrightholder"),
      year: yearIn(notice),
      notice,
      usageTerms: linesIn(item, "usageterms"),
      creditLine: creditOf(item),
    },
    edNote: linesIn(item, "ednote"),
    signals: [...namesIn(item["signals"]), ...taggedIn(item, "editorialtypes"), ...taggedIn(item, "editorialrole")],
    isCorrection: ap.isCorrection,
    askEditor: ap.ask,
  };
  const nitf = type === "story" ? nitfIn(item, beside) : null;
  return { ok: true, item: bounded(nitf === null ? read : withNitfBody(read, nitf)) };
};

const NO_ITEM: ItemRead = {
  ok: false,
  refused: { guid: null, reason: reason("ap-entry") },
};

/**
 * Items of AP's Media API. A text's body is a NITF document of its own (`renditions.nitf.href`), fetched by whoever polls the feed and put in
 * by `withNitfBody`; one that stands within the answer is read here.
 */
export const readApMedia = (values: readonly Json[]): ReadItems =>
  readEach(
    values.flatMap((value) => entriesIn(value) ?? [null]),
    (entry) => (entry === null ? NO_ITEM : readItem(entry)),
  );
