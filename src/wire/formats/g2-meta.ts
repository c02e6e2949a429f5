import type { NamedEntity, NamedSubject, PubStatus, WireRights } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, isElement, textOf } from "../markup/xml.ts";
import { agencyZone } from "./agency-zones.ts";
import { lastPart, pubStatusOf, strictest, subjectCodeOf, unknownStatus, yearIn } from "./parts.ts";

/** What a property says by code: its qcode, address or literal. */
export const codeOf = (element: Xml | null | undefined): string | null =>
  attributeOf(element, "qcode") ?? attributeOf(element, "uri") ?? attributeOf(element, "literal");

/**
 * An item's status, the strictest where it is said several times: by code, by address, in words. Usable when there is none; a problem when one
 * that is there says nothing that is known in any way it says it.
 */
export const standingOf = (itemMeta: Xml | null): { readonly status: PubStatus } | { readonly problem: string } => {
  const found: PubStatus[] = [];
  for (const each of childrenOf(itemMeta, "pubStatus")) {
    const said = ["qcode", "uri", "literal"].flatMap((name) => attributeOf(each, name) ?? []);
    const words = said.length > 0 ? said : [textOf(each) ?? ""];
    const known = words.flatMap((word) => pubStatusOf(word) ?? []);
    if (known.length === 0) return { problem: unknownStatus(words[0] ?? "") };
    found.push(strictest(known));
  }
  return { status: strictest(found) };
};

const languageOf = (element: Xml): string => (attributeOf(element, "xml:lang") ?? "").toLowerCase().split("-")[0] ?? "";

/** Of several texts the one in the item's language, else one that names no language, else the first. */
export const inLanguage = (elements: readonly Xml[], lang: string | null): Xml | null => {
  const wanted = (lang ?? "").toLowerCase().split("-")[0] ?? "";
  const full = elements.filter((element) => textOf(element) !== null);
  return full.find((element) => languageOf(element) === wanted) ?? full.find((element) => languageOf(element) === "") ?? full[0] ?? null;
};

/** A property's name in the item's language. */
export const nameOf = (element: Xml | null | undefined, lang: string | null): string | null =>
  textOf(inLanguage(childrenOf(element, "name"), lang));

/** Where the clocks stand of an item's source that sends times without a zone, from any name that the item has for it. */
export const zoneOf = (item: Xml, lang: string | null): string | null => {
  const provider = childOf(childOf(item, "itemMeta"), "provider");
  return agencyZone(lastPart(codeOf(provider) ?? ""), nameOf(provider, lang), attributeOf(item, "guid"));
};

const ENTITY_KINDS: ReadonlyMap<string, string> = new Map([
  ["person", "person"],
  ["organisation", "organisation"],
  ["organization", "organisation"],
  ["geoarea", "place"],
  ["poi", "place"],
  ["place", "place"],
  ["event", "event"],
  ["newsevent", "event"],
  ["object", "object"],
]);

const entityKindOf = (subject: Xml): string | null => ENTITY_KINDS.get(lastPart(attributeOf(subject, "type") ?? "").toLowerCase()) ?? null;

/** The names that an item gives to concepts beside where it uses them (`assert`), by their codes. */
const assertedNames = (item: Xml, lang: string | null): ReadonlyMap<string, string> =>
  new Map(
    childrenOf(item, "assert").flatMap((assert): readonly (readonly [string, string])[] => {
      const [code, name] = [codeOf(assert), nameOf(assert, lang)];
      return code === null || name === null ? [] : [[code, name]];
    }),
  );

export const subjectsOf = (item: Xml, contentMeta: Xml | null, lang: string | null): readonly NamedSubject[] => {
  const asserted = assertedNames(item, lang);
  return childrenOf(contentMeta, "subject")
    .filter((subject) => entityKindOf(subject) === null)
    .flatMap((subject) => {
      const code = codeOf(subject);
      const name = nameOf(subject, lang) ?? asserted.get(code ?? "") ?? null;
      return code === null && name === null ? [] : [{ code: subjectCodeOf(code ?? ""), name: name ?? "" }];
    });
};

export const entitiesOf = (item: Xml, contentMeta: Xml | null, lang: string | null): readonly NamedEntity[] => {
  const asserted = assertedNames(item, lang);
  return childrenOf(contentMeta, "subject").flatMap((subject) => {
    const kind = entityKindOf(subject);
    const name = nameOf(subject, lang) ?? asserted.get(codeOf(subject) ?? "") ?? attributeOf(subject, "literal");
    return kind === null || name === null ? [] : [{ kind, name }];
  });
};

/** A text that a property says, or the address where it is said. */
const saidIn = (element: Xml | null): string | null => textOf(element) ?? attributeOf(element, "href") ?? attributeOf(element, "uri");

/** The line of credit, with the source that the agency had it from where the line does not name it. */
const creditOf = (contentMeta: Xml | null, lang: string | null): string | null => {
  const line = textOf(childOf(contentMeta, "creditline"));
  const sources = childrenOf(contentMeta, "infoSource").filter((each) =>
    /^orig(?:info|inator|inal)?$/iu.test(lastPart(attributeOf(each, "role") ?? "")),
  );
  const names = sources.flatMap((each) => nameOf(each, lang) ?? attributeOf(each, "literal") ?? lastPart(codeOf(each) ?? ""));
  const others = names.filter((name) => name !== "" && !(line ?? "").toLowerCase().includes(name.toLowerCase()));
  const all = [...(line === null ? [] : [line]), ...new Set(others)];
  return all.length === 0 ? null : all.join("/");
};

/** Which part of an item a statement is asked for: its text, or the renditions of what it shows. */
export type Part = "text" | "renditions";

/** What an item says of its rights, for a part of it: what names the part (`idrefs`) before what is said of the whole; else all there is. */
export const rightsInfosOf = (item: Xml, part: Part): readonly Xml[] => {
  const all = childrenOf(item, "rightsInfo");
  const entries = (childOf(item, "contentSet")?.children ?? []).filter(isElement);
  const ids = new Set(
    entries.filter(({ name }) => (name === "remoteContent") === (part === "renditions")).map((entry) => attributeOf(entry, "id")),
  );
  const named = all.filter((info) => (attributeOf(info, "idrefs") ?? "").split(/\s+/u).some((id) => id !== "" && ids.has(id)));
  const whole = all.filter((info) => attributeOf(info, "idrefs") === null);
  return named.length + whole.length === 0 ? all : [...named, ...whole];
};

/** The rights of a part of an item, word for word. */
export const rightsOf = (item: Xml, contentMeta: Xml | null, lang: string | null, part: Part = "text"): WireRights => {
  const infos = rightsInfosOf(item, part);
  const holders = infos.flatMap((info) => childrenOf(info, "copyrightHolder"));
  const holder = holders.map((each) => nameOf(each, lang) ?? attributeOf(each, "literal")).find((name) => name !== null) ?? null;
  const notices = infos.flatMap((info) => childrenOf(info, "copyrightNotice"));
  const notice = saidIn(inLanguage(notices, lang) ?? notices[0] ?? null);
  const terms = infos.flatMap((info) => childrenOf(info, "usageTerms")).filter((each) => textOf(each) !== null);
  const chosen = inLanguage(terms, lang);
  const same = chosen === null ? [] : terms.filter((each) => languageOf(each) === languageOf(chosen));
  const linked = infos.flatMap((info) => childrenOf(info, "usageTerms")).flatMap((each) => saidIn(each) ?? []);
  const usageTerms = [...new Set(same.length === 0 ? linked : same.flatMap((each) => textOf(each) ?? []))].join(" ");
  return {
    holder: holder ?? holders.map(codeOf).find((code) => code !== null) ?? null,
    year: yearIn(notice),
    notice,
    usageTerms: usageTerms === "" ? null : usageTerms,
    creditLine: creditOf(contentMeta, lang),
  };
};
