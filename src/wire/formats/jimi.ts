import type { Xml } from "../markup/read-xml.ts";
import { childOf, childrenOf, rawTextOf, textOf } from "../markup/xml.ts";
import { blocksOfMarkup } from "../markup/read-body.ts";
import { firstWords } from "../markup/first-words.ts";
import { readLocalInstant } from "../read-local-instant.ts";
import type { ReadItems } from "../reading.ts";
import { htmlText, titleText } from "./feed-entry.ts";
import { lineOf } from "./feed-xml.ts";
import { bounded, guidProblem, SILENT, urgencyOf, yearIn } from "./parts.ts";

const CLOCKS = "America/Toronto";

export const isJimi = (root: Xml): boolean => root.name === "Publish" && childOf(root, "ContentItem") !== null;

const namesIn = (text: string | null): readonly string[] =>
  (text ?? "")
    .split(/[,;]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

const readOne = (root: Xml, content: Xml): ReadItems => {
  const guid = lineOf(content, "ContentItemID", "NewsCompID") ?? textOf(childOf(root, "PublishID"));
  const problem = guidProblem(guid);
  if (problem !== null) return { items: [], refused: [{ guid, reason: problem }] };
  const headline = titleText(lineOf(content, "Headline", "Headline2"));
  const text = childOf(content, "ContentText");
  const blocks = text === null ? [] : blocksOfMarkup(htmlText(rawTextOf(text)), headline);
  const embargo = lineOf(content, "EmbargoTime");
  const notice = lineOf(content, "Copyright");
  return {
    items: [
      bounded({
        ...SILENT,
        format: "jimi",
        guid,
        version: lineOf(content, "Version"),
        provider: lineOf(content, "Source") ?? "The Canadian Press",
        providerName: lineOf(content, "Source") ?? "The Canadian Press",
        urgency: urgencyOf(lineOf(content, "Ranking", "Priority")),
        headline: headline ?? firstWords(blocks),
        slugline: lineOf(content, "SystemSlug", "Slug"),
        byline: lineOf(content, "Byline"),
        dateline: lineOf(content, "DateLine", "Placeline"),
        language: lineOf(content, "Language"),
        versionCreated: readLocalInstant(lineOf(content, "UpdatedDateTime", "CreatedDateTime"), CLOCKS),
        firstCreated: readLocalInstant(lineOf(content, "CreatedDateTime"), CLOCKS),
        embargo: embargo === null ? null : { until: readLocalInstant(embargo, CLOCKS) },
        blocks,
        subjects: [...namesIn(lineOf(content, "Category")), ...namesIn(lineOf(content, "IndexCode"))].map((name) => ({ code: name, name })),
        rights: { ...SILENT.rights, notice, year: yearIn(notice), creditLine: lineOf(content, "Credit") },
        edNote: lineOf(content, "EditorNote", "UpdateNote"),
      }),
    ],
    refused: [],
  };
};

/** Every story of The Canadian Press's own XML (JIMI: `Publish`). */
export const readJimi = (root: Xml): ReadItems => {
  const read = childrenOf(root, "ContentItem").map((content) => readOne(root, content));
  return { items: read.flatMap(({ items }) => items), refused: read.flatMap(({ refused }) => refused) };
};
