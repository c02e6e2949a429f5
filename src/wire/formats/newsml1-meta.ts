import type { NamedEntity, NamedSubject, WireItem, WireRights } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, findXml, isElement, textOf } from "../markup/xml.ts";
import { readInstant } from "../read-instant.ts";
import { formalName, lineIn, propertyIn } from "./newsml1-parts.ts";
import { inSentences, yearIn } from "./parts.ts";
import { embargoSaid, expirySaid, statusSaid } from "./said-status.ts";

/** Who an item is. `key` is the story's over its revisions. */
export type Identity = {
  readonly guid: string | null;
  readonly key: string | null;
  readonly version: string | null;
  readonly provider: string | null;
};

/** An id that an agency put where no standard has one: an element or property called so. */
const strayId = (item: Xml): string | null => {
  for (const child of item.children.filter(isElement)) {
    const isNamed = /^(?:guid|publicidentifier)$/iu.test(child.name === "Property" ? (attributeOf(child, "FormalName") ?? "") : child.name);
    const id = isNamed ? (attributeOf(child, "Value") ?? attributeOf(child, "FormalName") ?? textOf(child)) : strayId(child);
    if (id !== null) return id;
  }
  return null;
};

/**
 * An item's identity (NewsML 1.2, 5.5). The public identifier changes with every revision, and one agency sends the same for all, so that the
 * story is known by provider, day and item; an item id may end with a version of its own ("…-v2").
 */
export const identityOf = (item: Xml): Identity => {
  const names = childOf(childOf(item, "Identification"), "NewsIdentifier");
  const of = (name: string): string | null => textOf(childOf(names, name));
  const [provider, day, whole, revision] = [of("ProviderId"), of("DateId"), of("NewsItemId"), of("RevisionId")];
  const marked = /^(.+)-v(\d{1,6})$/u.exec(whole ?? "");
  const id = marked?.[1] ?? whole;
  const key = id === null ? null : ["urn:newsml", provider, day?.slice(0, 8) ?? null, id].filter((part) => part !== null).join(":");
  const listed = of("PublicIdentifier") ?? strayId(item);
  const guid = listed ?? (key === null ? null : revision === null ? key : `${key}:${revision}`);
  const ended = listed === null ? undefined : /^urn:newsml:.+:(\d{1,6})[A-Z]?$/u.exec(listed)?.[1];
  const stated = revision === null ? (ended ?? null) : (/^(\d{1,9})[A-Z]?$/u.exec(revision)?.[1] ?? revision);
  return { guid, key, version: marked !== null && (stated === null || stated === "1") ? (marked[2] ?? null) : stated, provider };
};

type Standing = Pick<WireItem, "pubStatus" | "embargo" | "expiresAt" | "askEditor">;

/** The change of status that an item announces, which is an embargo's end or a licence's. */
const changeIn = (management: Xml | null): { readonly to: string | null; readonly at: string | null } | null => {
  const change = childOf(management, "StatusWillChange");
  return change === null ? null : { to: formalName(change, "FutureStatus"), at: textOf(childOf(change, "DateAndTime")) ?? "" };
};

/** When an item may be shown (NewsML 1.2, 5.6.5 and 5.6.6). `made` is when the revision was. */
export const standingOf = (item: Xml, components: readonly Xml[], made: WireItem["versionCreated"], zone: string | null): Standing => {
  const management = childOf(item, "NewsManagement");
  const status = childOf(management, "Status");
  const said = statusSaid(status === null ? null : (formalName(management, "Status") ?? ""));
  const change = changeIn(management);
  const future = statusSaid(change?.to);
  const usage = usagesIn(components);
  const isOpening =
    change !== null && future.pubStatus === "usable" && !future.isEmbargoed && said.pubStatus !== "canceled" && said.ask === null;
  const isEmbargoed = said.isEmbargoed || (isOpening && said.pubStatus === "withheld");
  const end = isOpening ? (change?.at ?? null) : null;
  const starts = usage.map((each) => embargoSaid({ isEmbargoed: false, end: textOf(childOf(each, "StartDate")), from: made, zone }));
  const own = embargoSaid({ isEmbargoed, end, from: made, zone });
  const all = [own, ...starts].filter((each) => each !== null);
  const isEndless = all.some(({ until }) => until === null);
  const closing = change !== null && !isOpening && said.pubStatus === "usable" ? change.at : null;
  const expiry = expirySaid([closing, ...usage.map((each) => textOf(childOf(each, "EndDate")))], zone);
  const last =
    all
      .flatMap(({ until }) => until ?? [])
      .toSorted()
      .at(-1) ?? null;
  return {
    pubStatus: isEmbargoed && said.pubStatus === "withheld" ? "usable" : said.pubStatus,
    embargo: all.length === 0 ? null : { until: isEndless ? null : last },
    expiresAt: expiry.expiresAt,
    askEditor: said.ask ?? expiry.ask,
  };
};

const usagesIn = (components: readonly Xml[]): readonly Xml[] =>
  components.flatMap((each) => childrenOf(each, "RightsMetadata")).flatMap((each) => childrenOf(each, "UsageRights"));

/** One statement on use as a sentence: what it is about, where, and within what limits. */
const termOf = (usage: Xml): readonly string[] => {
  const geography = textOf(childOf(usage, "Geography"));
  const isEverywhere = geography === null || /^(?:world(?:wide)?|global|all)$/iu.test(geography);
  const parts = [
    textOf(childOf(usage, "UsageType")),
    isEverywhere ? null : `Only for use in ${geography}`,
    textOf(childOf(usage, "Limitations")),
  ];
  return parts.flatMap((part) => part ?? []);
};

/** What the components around an item's text say of its rights, the outer ones first. */
export const newsMl1Rights = (components: readonly Xml[]): WireRights => {
  const copyrights = components.flatMap((each) => childrenOf(each, "RightsMetadata")).flatMap((each) => childrenOf(each, "Copyright"));
  const notice = lineIn(components, "CopyrightLine");
  const terms = [lineIn(components, "RightsLine") ?? [], ...usagesIn(components).map(termOf)].flat();
  const holders = copyrights.map((each) => {
    const holder = childOf(each, "CopyrightHolder");
    return attributeOf(holder === null ? null : findXml(holder, "Party"), "FormalName") ?? textOf(holder);
  });
  const years = copyrights.map((each) => /^(?:19|20)\d\d/u.exec(textOf(childOf(each, "CopyrightDate")) ?? "")?.[0]);
  const year = years.find((each) => each !== undefined);
  return {
    holder: holders.find((each) => each !== null) ?? null,
    year: year === undefined ? yearIn(notice) : Number(year),
    notice,
    usageTerms: inSentences(terms),
    creditLine: lineIn(components, "CreditLine"),
  };
};

const descriptionsIn = (components: readonly Xml[]): readonly Xml[] =>
  components.flatMap((each) => childrenOf(each, "DescriptiveMetadata"));

/** Subjects by IPTC's old codes. */
export const newsMl1Subjects = (components: readonly Xml[]): readonly NamedSubject[] => {
  const codes = descriptionsIn(components)
    .flatMap((each) => childrenOf(each, "SubjectCode"))
    .flatMap((each) => childrenOf(each, "Subject", "SubjectMatter", "SubjectDetail"));
  const all = codes.flatMap((each) => {
    const code = attributeOf(each, "FormalName");
    return code === null ? [] : [{ code, name: attributeOf(each, "Value") ?? textOf(each) ?? "" }];
  });
  return [...new Map(all.map((subject) => [subject.code, subject])).values()];
};

const isCode = (name: string): boolean => /^[A-Z]{2,3}$/u.test(name);

/** Where an item happens or was written: its city, else its country by name. */
export const placeIn = (components: readonly Xml[]): string | null => {
  const locations = descriptionsIn(components).flatMap((each) => childrenOf(each, "Location"));
  const city = locations.map((each) => propertyIn(each, /^city$/iu)).find((name) => name !== null);
  const country = locations.map((each) => propertyIn(each, /^country(?:name)?$/iu)).find((name) => name !== null && !isCode(name));
  return city ?? country ?? null;
};

export const newsMl1Entities = (components: readonly Xml[]): readonly NamedEntity[] => {
  const place = placeIn(components);
  return place === null ? [] : [{ kind: "place", name: place }];
};

/** Words of the kind and genres of an item. */
export const genresOf = (item: Xml, components: readonly Xml[]): readonly string[] => {
  const type = formalName(childOf(item, "NewsManagement"), "NewsItemType");
  const genres = descriptionsIn(components).flatMap((each) => childrenOf(each, "Genre"));
  return [...(type === null ? [] : [type]), ...genres.flatMap((genre) => attributeOf(genre, "FormalName") ?? textOf(genre) ?? [])];
};

export const languageOf = (item: Xml, components: readonly Xml[]): string | null => {
  const said = descriptionsIn(components.toReversed()).map((each) => formalName(each, "Language"));
  return (
    said.find((each) => each !== null) ??
    attributeOf(item, "xml:lang") ??
    components.map((each) => attributeOf(each, "xml:lang")).find((each) => each !== null) ??
    null
  );
};

/** The time of a field of an item's management. */
export const timeIn = (item: Xml, name: string, zone: string | null): WireItem["versionCreated"] =>
  readInstant(textOf(childOf(childOf(item, "NewsManagement"), name)), zone);

const ADVISING = /advisory|note|editor|product|correspond|internal/iu;

/** What lines for newsrooms say. */
export const notesIn = (item: Xml, components: readonly Xml[]): readonly string[] => {
  const lines = components.flatMap((each) => childrenOf(each, "NewsLines")).flatMap((each) => childrenOf(each, "NewsLine"));
  const advising = lines
    .filter((line) => ADVISING.test(formalName(line, "NewsLineType") ?? ""))
    .flatMap((line) => childrenOf(line, "NewsLineText"));
  const comments = [item, childOf(item, "NewsManagement"), ...components].flatMap((each) => childrenOf(each, "Comment"));
  return [...advising, ...comments].flatMap((each) => textOf(each) ?? []);
};
