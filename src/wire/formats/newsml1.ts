import { excerptOf, fold } from "#kit";
import type { WireItem } from "../item.ts";
import { partEditorsLines } from "../markup/editors-lines.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, textOf } from "../markup/xml.ts";
import type { ItemRead, ReadItems, RefusedItem } from "../reading.ts";
import { agencyZone } from "./agency-zones.ts";
import { correctsByHeadline, correctsByWord, isForNewsrooms } from "./corrects.ts";
import { asideIn, mediaKindOf, newsMl1Pictures, textIn } from "./newsml1-media.ts";
import {
  genresOf,
  identityOf,
  languageOf,
  newsMl1Entities,
  newsMl1Rights,
  newsMl1Subjects,
  notesIn,
  placeIn,
  standingOf,
  timeIn,
} from "./newsml1-meta.ts";
import { componentsIn, contentsIn, formalName, lineIn, partyIn, roleOf } from "./newsml1-parts.ts";
import { firstWords } from "../markup/first-words.ts";
import { bounded, guidProblem, ITEMS_MOST, mergePictures, SILENT, tooMany, urgencyOf } from "./parts.ts";
import { reason } from "../reason.ts";

const HEADLINE_FROM_TEXT = 90;

/** Roles of components whose lines are another thing's than the story's. */
const OTHERS = /^(?:caption|photo|picture|image|graphic|logo|video|audio|quicklook|thumbnail|preview|stylesheet|related)$/u;

/** The components whose lines are the story's: those around its text before the others; those of its pictures only where there are no more. */
const ofTheStory = (item: Xml, around: readonly Xml[]): readonly Xml[] => {
  const all = componentsIn(item);
  const others = new Set(all.flatMap((each) => (OTHERS.test(roleOf(each)) ? [each, ...componentsIn(each)] : [])));
  const own = all.filter((each) => !others.has(each) || around.includes(each));
  return own.length === 0 ? all : own;
};

/** A headline in words: a photo's is sometimes its number. */
const headlineIn = (components: readonly Xml[]): string | null => {
  for (const component of components) {
    const headline = lineIn([component], "HeadLine", "Headline");
    if (headline !== null && /\p{L}/u.test(headline)) return headline;
  }
  return null;
};

const bylineIn = (components: readonly Xml[], inText: string | null, provider: string | null): string | null => {
  const line = lineIn(components, "ByLine", "Byline") ?? inText;
  const creator = partyIn(components, "Creator");
  return line ?? (creator === null || fold(creator) === fold(provider ?? "") ? null : creator);
};

const PATCH = reason("patch");

const readItem = (item: Xml, sender: string | null): ItemRead => {
  const { guid, key, version, provider: providerId } = identityOf(item);
  const problem = guidProblem(guid);
  const isPatch = childOf(item, "Update") !== null && childOf(item, "NewsComponent") === null;
  if (problem !== null || isPatch) return { ok: false, refused: { guid, reason: problem ?? PATCH } };

  const all = componentsIn(item);
  const { within } = textIn(item, null);
  const components = ofTheStory(item, within);
  const headline = headlineIn(components);
  const found = textIn(item, headline).body;
  const named = partyIn(components, "Provider");
  const provider = named ?? providerId ?? sender ?? partyIn(components, "Source");
  const text = partEditorsLines(found.blocks, found.byline ?? lineIn(components, "ByLine", "Byline"));
  const zone = agencyZone(providerId, provider, sender);
  const made = timeIn(item, "ThisRevisionCreated", zone);
  const stated = headline ?? found.headline ?? null;
  const genres = genresOf(item, components);
  const caption = asideIn(contentsIn(item), /^caption$/u);
  const notes = [...notesIn(item, components), ...(found.notes ?? []), ...text.notes];
  const kind = text.blocks.length > 0 ? "story" : mediaKindOf(item);
  return {
    ok: true,
    item: bounded({
      ...SILENT,
      ...standingOf(item, all, made, zone),
      format: "newsml-1",
      kind: genres.some(isForNewsrooms) ? "advisory" : kind,
      guid,
      storyKey: key === guid ? null : key,
      version,
      provider,
      providerName: named ?? sender ?? provider,
      urgency: urgencyOf(formalName(childOf(item, "NewsManagement"), "Urgency")),
      headline: stated ?? firstWords(text.blocks) ?? (caption === null ? null : excerptOf(caption, HEADLINE_FROM_TEXT)),
      subheadline:
        lineIn(components, "SubHeadLine", "SubHeadline") ?? asideIn(contentsIn(item), /^sub-?headline$/u) ?? found.subheadline ?? null,
      slugline:
        lineIn(components, "SlugLine") ??
        textOf(childOf(childOf(item, "Identification"), "NameLabel")) ??
        lineIn(components, "KeywordLine"),
      byline: bylineIn(components, text.byline, provider),
      dateline: lineIn(components, "DateLine", "Dateline") ?? found.dateline ?? null,
      language: languageOf(item, within.length > 0 ? within : components),
      versionCreated: made,
      firstCreated: timeIn(item, "FirstCreated", zone),
      location: placeIn(components),
      blocks: text.blocks,
      subjects: newsMl1Subjects(components),
      entities: newsMl1Entities(components),
      pictures: mergePictures(newsMl1Pictures(item), found.pictures ?? []),
      rights: newsMl1Rights(components),
      edNote: notes.length === 0 ? null : [...new Set(notes)].join("\n"),
      isCorrection: genres.some(correctsByWord) || correctsByHeadline(stated),
    }),
  };
};

export const isNewsMl1 = (root: Xml): boolean => root.name === "NewsML";

/** Every item of a NewsML 1.0 to 1.2 document (IPTC). */
export const readNewsMl1 = (root: Xml): ReadItems => {
  const from = childOf(childOf(root, "NewsEnvelope"), "SentFrom");
  const sender = attributeOf(childOf(from, "Party"), "FormalName");
  const elements = childrenOf(root, "NewsItem");
  const items: WireItem[] = [];
  const refused: RefusedItem[] = elements.length > ITEMS_MOST ? [tooMany(elements.length)] : [];
  for (const element of elements.slice(0, ITEMS_MOST)) {
    const one = readItem(element, sender);
    if (one.ok) items.push(one.item);
    else refused.push(one.refused);
  }
  return { items, refused };
};
