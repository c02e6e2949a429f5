import type { Instant } from "#kit";
import { readInstant } from "../read-instant.ts";
import { readLocalInstant } from "../read-local-instant.ts";
import type { ReadItems } from "../reading.ts";
import type { WireItem, WirePicture } from "../item.ts";
import { firstWords } from "../markup/first-words.ts";
import { blocksOfMarkup } from "../markup/read-body.ts";
import type { Xml } from "../markup/read-xml.ts";
import { childOf, childrenOf, rawTextOf, textOf } from "../markup/xml.ts";
import { correctsByHeadline } from "./corrects.ts";
import { htmlText, titleText } from "./feed-entry.ts";
import { lineOf } from "./feed-xml.ts";
import { bounded, guidProblem, pictureOf, SILENT, urgencyOf, yearIn } from "./parts.ts";

const CLOCKS = "America/Toronto";

export const isJimi = (root: Xml): boolean => root.name === "Publish" && childOf(root, "ContentItem") !== null;

const namesIn = (text: string | null): readonly string[] =>
  (text ?? "")
    .split(/[,;]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

const isTrue = (content: Xml, name: string): boolean => lineOf(content, name)?.toLowerCase() === "true";

/** The language by the agency's numbers. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["1", "en-CA"],
  ["2", "fr-CA"],
]);

/**
 * What stays the same over all versions of a story: its system slug, where that is an identifier and not words. `ContentItemID` and `PublishID`
 * are drawn anew with each version.
 */
const identityOf = (root: Xml, content: Xml): string | null => {
  const slug = lineOf(content, "SystemSlug");
  if (slug !== null && /^[\w:.-]{30,}$/u.test(slug)) return slug;
  return lineOf(content, "NewsCompID", "ContentItemID") ?? textOf(childOf(root, "PublishID"));
};

/** An embargo by the clocks of Toronto; "0001-01-01T00:00:00" says that there is none. */
const embargoOf = (content: Xml): WireItem["embargo"] => {
  const said = lineOf(content, "EmbargoTime");
  return said === null || said.startsWith("0001-") ? null : { until: readLocalInstant(said, CLOCKS) };
};

/** "Kennebecasis;New Brunswick;Canada", parts of which may be empty. */
const placeOf = (content: Xml): string | null => {
  const said = lineOf(content, "DateLine", "Placeline");
  const parts = (said ?? "").split(";").map((part) => part.trim());
  return parts.filter((part) => part !== "").join(", ") || null;
};

/** The picture of an item that is one: its file by name, its caption in its own language. */
const pictureIn = (content: Xml, usageTerms: string | null): WirePicture | null => {
  const href = lineOf(content, "ContentRef", "ViewFile");
  if (href === null || lineOf(content, "ContentType")?.toLowerCase() !== "photo") return null;
  const caption = lineOf(content, "EnglishCaption", "FrenchCaption", "Caption");
  const credit = lineOf(content, "Byline", "Credit");
  const rights = lineOf(content, "Copyright");
  return pictureOf({ href, width: null, height: null, contentType: null }, { caption, credit, rights, usageTerms });
};

const joined = (texts: readonly (string | null)[]): string | null => texts.filter((text) => text !== null).join(" ") || null;

/** Universal time where no zone is stated: only the embargo and the time of the update are by the agency's clocks. */
const madeAt = (content: Xml): Instant | null => {
  const updated = readLocalInstant(lineOf(content, "UpdatedDateTime"), CLOCKS);
  return updated ?? readInstant(lineOf(content, "CreatedDateTime"));
};

const readOne = (root: Xml, content: Xml): ReadItems => {
  const guid = identityOf(root, content);
  const problem = guidProblem(guid);
  if (problem !== null) return { items: [], refused: [{ guid, reason: problem }] };
  const headline = titleText(lineOf(content, "Headline", "Headline2"));
  const text = childOf(content, "ContentText");
  const blocks = text === null ? [] : blocksOfMarkup(htmlText(rawTextOf(text)), headline);
  const notice = lineOf(content, "Copyright");
  const [updated, language, corrections] = [madeAt(content), lineOf(content, "Language"), lineOf(content, "Corrections")];
  const terms = lineOf(content, "SpecialInstructions");
  const picture = pictureIn(content, terms);
  const source = lineOf(content, "Source") ?? "The Canadian Press";
  const isCorrection = corrections !== null || correctsByHeadline(headline);
  return {
    items: [
      bounded({
        ...SILENT,
        format: "jimi",
        kind: picture === null ? "story" : "picture",
        guid,
        version: lineOf(content, "Version") ?? updated,
        provider: source,
        providerName: source,
        pubStatus: isTrue(content, "TrashFlag") ? "canceled" : isTrue(content, "HoldFlag") ? "withheld" : "usable",
        urgency: urgencyOf(lineOf(content, "RankingValue", "Ranking", "Priority")),
        headline: headline ?? firstWords(blocks) ?? (picture === null ? null : lineOf(content, "SlugProper")),
        slugline: lineOf(content, "SlugProper", "Slug"),
        byline: lineOf(content, "Byline"),
        dateline: placeOf(content),
        language: language === null ? null : (LANGUAGES.get(language) ?? language),
        versionCreated: updated,
        firstCreated: readInstant(lineOf(content, "CreatedDateTime")),
        embargo: embargoOf(content),
        location: lineOf(content, "City"),
        blocks,
        subjects: [...new Set([...namesIn(lineOf(content, "Category")), ...namesIn(lineOf(content, "IndexCode"))])].map((name) => ({
          code: name,
          name,
        })),
        pictures: picture === null ? [] : [picture],
        rights: { ...SILENT.rights, notice, year: yearIn(notice), usageTerms: terms, creditLine: lineOf(content, "Credit") },
        edNote: joined([lineOf(content, "EditorNote"), lineOf(content, "UpdateNote"), corrections]),
        signals: isCorrection ? ["sig:correction"] : [],
        isCorrection,
      }),
    ],
    refused: [],
  };
};

/** Every story and picture of The Canadian Press's own XML (JIMI: `Publish`). */
export const readJimi = (root: Xml): ReadItems => {
  const read = childrenOf(root, "ContentItem").map((content) => readOne(root, content));
  return { items: read.flatMap(({ items }) => items), refused: read.flatMap(({ refused }) => refused) };
};
