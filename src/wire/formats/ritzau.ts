import type { Xml } from "../markup/read-xml.ts";
import { childOf, findXml, rawTextOf } from "../markup/xml.ts";
import { firstWords } from "../markup/first-words.ts";
import { blocksOfMarkup } from "../markup/read-body.ts";
import { readLocalInstant } from "../read-local-instant.ts";
import type { ReadItems } from "../reading.ts";
import { htmlText, nameOnly, titleText } from "./feed-entry.ts";
import { lineOf } from "./feed-xml.ts";
import { bounded, guidProblem, pubStatusOf, SILENT, unknownStatus, urgencyOf } from "./parts.ts";

const CLOCKS = "Europe/Copenhagen";

export const isRitzau = (root: Xml): boolean => root.name === "RBNews" || root.name === "ArrayOfRBNews";

const readOne = (news: Xml): ReadItems => {
  const guid = lineOf(news, "NewsID", "id", "guid");
  const refuse = (reason: string): ReadItems => ({ items: [], refused: [{ guid, reason }] });
  const problem = guidProblem(guid);
  if (problem !== null) return refuse(problem);
  const status = lineOf(news, "pubStatus", "status");
  const pubStatus = pubStatusOf(status);
  if (pubStatus === null) return refuse(unknownStatus(status ?? ""));
  const headline = titleText(lineOf(news, "headline", "title"));
  const body = findXml(news, "body") ?? childOf(news, "Body");
  const blocks = body === null ? [] : blocksOfMarkup(htmlText(rawTextOf(body)), headline);
  const embargo = lineOf(news, "embargo", "embargoDate", "embargoed");
  return {
    items: [
      bounded({
        ...SILENT,
        format: "ritzau",
        guid,
        version: lineOf(news, "version"),
        provider: "Ritzau",
        providerName: "Ritzau",
        pubStatus,
        urgency: urgencyOf(lineOf(news, "priority")),
        headline: headline ?? firstWords(blocks),
        subheadline: titleText(lineOf(news, "subtitle", "subheadline")),
        kicker: titleText(lineOf(news, "strap", "strapline")),
        byline: nameOnly(lineOf(news, "byline", "author")),
        language: lineOf(news, "language") ?? "da",
        versionCreated: readLocalInstant(lineOf(news, "updatedDate", "publishDate", "date"), CLOCKS),
        firstCreated: readLocalInstant(lineOf(news, "createdDate", "publishDate"), CLOCKS),
        embargo: embargo === null ? null : { until: readLocalInstant(embargo, CLOCKS) },
        blocks,
        edNote: titleText(lineOf(news, "note", "redNote", "editorNote")),
      }),
    ],
    refused: [],
  };
};

/** A story of Ritzau's own XML (`RBNews`): escaped HTML, clocks of Copenhagen, a version that counts, and often no headline. */
export const readRitzau = (root: Xml): ReadItems => {
  const read = (root.name === "RBNews" ? [root] : root.children.filter((child) => typeof child !== "string")).map(readOne);
  return { items: read.flatMap(({ items }) => items), refused: read.flatMap(({ refused }) => refused) };
};
