import { type Block, paragraphsOf, textOfBlock } from "#stories";
import type { Xml } from "../markup/read-xml.ts";
import { firstWords } from "../markup/first-words.ts";
import { blocksOfMarkup } from "../markup/read-body.ts";
import { childrenOf, isElement, rawTextOf } from "../markup/xml.ts";
import { readLocalInstant } from "../read-local-instant.ts";
import type { ReadItems } from "../reading.ts";
import { htmlText, nameOnly, titleText } from "./feed-entry.ts";
import { elementOf, elementsOf, lineOf } from "./feed-xml.ts";
import { bounded, guidProblem, ITEMS_MOST, SILENT, tooMany, urgencyOf } from "./parts.ts";
import { type SaidStatus, statusSaid } from "./said-status.ts";

const CLOCKS = "Europe/Copenhagen";

/** The stories of a document: one alone, an array, or the answer of the agency's queue (`XMLNewsQueuedResponse`). */
const newsIn = (root: Xml): readonly Xml[] =>
  root.name === "RBNews" ? [root] : root.children.filter(isElement).flatMap((child) => newsIn(child));

export const isRitzau = (root: Xml): boolean =>
  root.name === "RBNews" || root.name === "ArrayOfRBNews" || root.name === "XMLNewsQueuedResponse" || root.name === "XMLNewsQueuedResult";

const isTrue = (news: Xml, name: string): boolean => lineOf(news, name)?.toLowerCase() === "true";

/** Cancelled by a flag of its own (`Annuleret`); its status is otherwise a word for which copy this is: "New news", "New version". */
const standingOf = (news: Xml): SaidStatus => {
  if (isTrue(news, "Annuleret")) return { pubStatus: "canceled", isEmbargoed: false, ask: null };
  const said = lineOf(news, "Status", "pubStatus");
  return statusSaid(said !== null && /^(?:new|updated?|corrected|correction)\b/iu.test(said) ? null : said);
};

/** The agency signs the end of its texts with its name between strokes. */
const withoutSignature = (blocks: readonly Block[]): readonly Block[] => {
  const last = blocks.at(-1);
  return last?.kind === "paragraph" && /^\/[\p{L} ]{2,40}\/$/u.test(textOfBlock(last).trim()) ? blocks.slice(0, -1) : blocks;
};

/** Old IPTC subject codes, sent as numbers: their first digit is lost where it is 0. */
const subjectsOf = (news: Xml) =>
  elementsOf(news, "IPTCList").flatMap((list) =>
    childrenOf(list, "int").map((code) => {
      const digits = rawTextOf(code).trim().padStart(8, "0");
      return { code: digits, name: digits };
    }),
  );

const readOne = (news: Xml): ReadItems => {
  const guid = lineOf(news, "NewsID", "id", "guid");
  const problem = guidProblem(guid);
  if (problem !== null) return { items: [], refused: [{ guid, reason: problem }] };
  const standing = standingOf(news);
  const headline = titleText(lineOf(news, "headline", "title"));
  const body = elementOf(news, "content", "body");
  const blocks = body === null ? [] : withoutSignature(blocksOfMarkup(htmlText(rawTextOf(body)), headline));
  const embargo = lineOf(news, "embargo", "embargoDate", "embargoed");
  const isCorrection = isTrue(news, "Korrektion");
  const notes = elementOf(news, "TilRedaktionen", "note", "redNote", "editorNote");
  const note = notes === null ? "" : paragraphsOf(blocksOfMarkup(htmlText(rawTextOf(notes)), null)).join(" ");
  return {
    items: [
      bounded({
        ...SILENT,
        format: "ritzau",
        guid,
        version: lineOf(news, "version"),
        provider: "Ritzau",
        providerName: "Ritzau",
        pubStatus: standing.pubStatus,
        urgency: urgencyOf(lineOf(news, "Priority")),
        headline: headline ?? firstWords(blocks),
        subheadline: titleText(lineOf(news, "subtitle", "subheadline")),
        slugline: titleText(lineOf(news, "strapline", "strap")),
        byline: nameOnly(lineOf(news, "byLine", "author")),
        dateline: lineOf(news, "town"),
        language: lineOf(news, "language") ?? "da",
        versionCreated: readLocalInstant(lineOf(news, "updatedDate", "PublishDate", "date"), CLOCKS),
        firstCreated: readLocalInstant(lineOf(news, "createdDate", "PublishDate"), CLOCKS),
        embargo: embargo === null ? (standing.isEmbargoed ? { until: null } : null) : { until: readLocalInstant(embargo, CLOCKS) },
        blocks,
        subjects: subjectsOf(news),
        rights: { ...SILENT.rights, creditLine: lineOf(news, "origin")?.replace(/^\/|\/$/gu, "") ?? null },
        edNote: note === "" ? null : note,
        signals: [
          ...(isCorrection ? ["sig:correction"] : []),
          ...(isTrue(news, "NyVersion") ? ["sig:update"] : []),
          ...(isTrue(news, "InfoFlash") ? ["sig:flash"] : []),
        ],
        isCorrection,
        askEditor: standing.ask,
      }),
    ],
    refused: [],
  };
};

/** The stories of Ritzau's own XML (`RBNews`): escaped HTML, clocks of Copenhagen, a version that counts, and often no headline. */
export const readRitzau = (root: Xml): ReadItems => {
  const news = newsIn(root);
  const read = news.slice(0, ITEMS_MOST).map(readOne);
  const beyond = news.length > ITEMS_MOST ? [tooMany(news.length)] : [];
  return { items: read.flatMap(({ items }) => items), refused: [...read.flatMap(({ refused }) => refused), ...beyond] };
};
