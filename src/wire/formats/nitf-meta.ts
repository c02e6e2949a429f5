import type { NamedEntity, NamedSubject, WireRights } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, findXml, isElement, rawTextOf, textOf } from "../markup/xml.ts";
import { inSentences, yearIn } from "./parts.ts";

/** Elements of NITF that name somebody or something, and what we call that. */
const ENTITY_KINDS: ReadonlyMap<string, string> = new Map([
  ["person", "person"],
  ["org", "organisation"],
  ["location", "place"],
  ["event", "event"],
  ["object.title", "object"],
]);

/** Parts of a name: a place's are parted by commas, a person's by blanks. */
const nameIn = (element: Xml): string | null => {
  const parts = element.children.filter(isElement).flatMap((child) => textOf(child) ?? []);
  if (parts.length > 1) return parts.join(element.name === "location" ? ", " : " ");
  return textOf(element) ?? attributeOf(element, "value");
};

const entitiesWithin = (parent: Xml | null): readonly NamedEntity[] =>
  (parent?.children ?? []).filter(isElement).flatMap((child) => {
    const kind = ENTITY_KINDS.get(child.name);
    const name = kind === undefined ? null : nameIn(child);
    return kind === undefined || name === null ? entitiesWithin(child) : [{ kind, name }];
  });

/** Who and what a document names: in its list of identified content, and marked in its text. Each once. */
export const nitfEntities = (root: Xml): readonly NamedEntity[] => {
  const docdata = childOf(childOf(root, "head"), "docdata");
  const content = findXml(root, "body.content");
  const all = [...childrenOf(docdata, "identified-content").flatMap(entitiesWithin), ...entitiesWithin(content)];
  return [...new Map(all.map((entity) => [`${entity.kind}\n${entity.name}`, entity])).values()];
};

/** Subjects by the digits of IPTC's old codes, each with its most particular name; and what a document is classified as. */
export const nitfSubjects = (root: Xml): readonly NamedSubject[] => {
  const head = childOf(root, "head");
  const subjects = childrenOf(head, "tobject").flatMap((tobject) => childrenOf(tobject, "tobject.subject"));
  const classifiers = childrenOf(childOf(head, "docdata"), "identified-content").flatMap((list) => childrenOf(list, "classifier"));
  return [
    ...subjects.map((subject) => {
      const of = (name: string): string | null => attributeOf(subject, `tobject.subject.${name}`) ?? attributeOf(subject, name);
      const code = of("refnum") ?? of("code") ?? "";
      return { code, name: of("detail") ?? of("matter") ?? of("type") ?? textOf(subject) ?? "" };
    }),
    ...classifiers.map((classifier) => ({
      code: attributeOf(classifier, "id") ?? attributeOf(classifier, "value") ?? "",
      name: textOf(classifier) ?? attributeOf(classifier, "value") ?? "",
    })),
  ].filter(({ code, name }) => code !== "" || name !== "");
};

const isNotice = (text: string | null): boolean => text !== null && /©|\(c\)|copyright/iu.test(text);

/** A year as sent: "2008", "20080219T000000+0100". */
const yearSaid = (text: string | null): number | null => {
  const found = /^((?:19|20)\d\d)(?:\d{4}(?:\D|$)|\D|$)/u.exec(text ?? "")?.[1];
  return found === undefined ? null : Number(found);
};

/** What a document's `doc.rights` lay down, as terms in words: what they limit, and where alone they hold. */
const termsIn = (rights: Xml): readonly (string | null)[] => {
  const geography = attributeOf(rights, "geography");
  const isEverywhere = geography === null || /^(?:world(?:wide)?|global|all|any|none|unrestricted)$/iu.test(geography);
  return [attributeOf(rights, "limitations"), attributeOf(rights, "type"), isEverywhere ? null : `Only for use in ${geography}`];
};

/** What a document says of its rights. `line` is the one in its body's head, `distributor` who sends it. */
export const nitfRights = (root: Xml, line: string | null, distributor: string | null): WireRights => {
  const head = childOf(root, "head");
  const docdata = childOf(head, "docdata");
  const copyrights = childrenOf(docdata, "doc.copyright");
  const rights = childrenOf(docdata, "doc.rights");
  const copyrite = findXml(root, "copyrite");
  const printed =
    copyrite === null ? null : textOf({ ...copyrite, children: [copyrite.children.map((child) => rawTextOf(child)).join(" ")] });
  const meta = childrenOf(head, "meta").find((each) => attributeOf(each, "name")?.toLowerCase() === "copyright");
  const notice = printed ?? (isNotice(line) ? line : null) ?? attributeOf(meta, "content");
  const years = copyrights.map((each) => yearSaid(attributeOf(each, "year")));
  const holders = [...copyrights.map((each) => attributeOf(each, "holder")), ...rights.map((each) => attributeOf(each, "owner"))];
  return {
    holder: holders.find((holder) => holder !== null) ?? null,
    year: years.find((year) => year !== null) ?? yearIn(notice),
    notice,
    usageTerms: inSentences([...rights.flatMap(termsIn), isNotice(line) ? null : line]),
    creditLine: distributor,
  };
};
