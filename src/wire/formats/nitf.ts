import type { ItemOrder, WireItem } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childOf, childrenOf, findXml, textOf } from "../markup/xml.ts";
import { readInstant } from "../read-instant.ts";
import type { ReadItems } from "../reading.ts";
import { agencyZone } from "./agency-zones.ts";
import { correctsByHeadline, isForNewsrooms } from "./corrects.ts";
import { type NitfBody, nitfBodyOf } from "./nitf-body.ts";
import { nitfEntities, nitfRights, nitfSubjects } from "./nitf-meta.ts";
import { firstWords } from "../markup/first-words.ts";
import { bounded, guidProblem, mergePictures, SILENT, urgencyOf } from "./parts.ts";
import { embargoSaid, expirySaid, statusSaid } from "./said-status.ts";

/** How two agencies number the versions of a story at the end of its id: PA "…-3-1", NTB "…_02". */
const NUMBERED: readonly (readonly [agency: RegExp, end: RegExp])[] = [
  [/^(?:pa|press association|pa media)$/iu, /-(\d{1,4})-(\d{1,4})$/u],
  [/^ntb$/iu, /_(\d{2,3})$/u],
];

/** An id as the story's key and the version that stands at its end; null where its agency puts none there. */
const numbered = (id: string | null, names: readonly (string | null)[]): { readonly key: string; readonly version: string } | null => {
  for (const [agency, end] of NUMBERED) {
    const found = id !== null && names.some((name) => agency.test(name ?? "")) ? end.exec(id) : null;
    if (id !== null && found !== null) return { key: id.slice(0, found.index), version: found.slice(1).map(Number).join(".") };
  }
  return null;
};

/** What a document says that happens to another one: NITF 3.x, docdata/@management-doc-idref and @management-idref-status. */
const orderIn = (
  docdata: Xml | null,
  guid: string | null,
  ownStatus: WireItem["pubStatus"],
): { order: ItemOrder | null; ask: string | null } => {
  const ref = attributeOf(docdata, "management-doc-idref");
  if (ref === null || ref === guid || guidProblem(ref) !== null) return { order: null, ask: null };
  const word = docdata?.attributes.get("management-idref-status") ?? null;
  const { pubStatus, isEmbargoed, ask } = word === null ? { pubStatus: ownStatus, isEmbargoed: false, ask: null } : statusSaid(word);
  if (ask !== null) return { order: null, ask };
  const status = isEmbargoed ? "withheld" : pubStatus;
  return { order: status === "usable" ? null : { guid: ref, pubStatus: status }, ask: null };
};

/** A title that is a slug: "1 POLITICS UnitedKingdom", "BC-EU--Eels". */
const isSlug = (title: string): boolean =>
  /^\d+\s*\p{Lu}{2,}|^[A-Z]{2,4}-|^[\p{L}\d]+(?:[-_/][\p{L}\d]+){2,}$/u.test(title) && title.length < 80;

const sluglineIn = (title: string | null, headline: string | null, docdata: Xml | null): string | null => {
  const keywords = childrenOf(docdata, "key-list").flatMap((list) => childrenOf(list, "keyword"));
  const named = attributeOf(childOf(docdata, "du-key"), "key") ?? attributeOf(keywords[0], "key");
  return title !== null && title !== headline && (named === null || isSlug(title)) ? title : named;
};

const normOf = (docdata: Xml | null, name: string): string | null =>
  attributeOf(childOf(docdata, name), "norm") ?? textOf(childOf(docdata, name));

const issuedIn = (root: Xml, docdata: Xml | null): string | null => {
  const head = childOf(root, "head");
  const said = [
    normOf(docdata, "date.issue"),
    attributeOf(childOf(head, "pubdata"), "date.publication"),
    attributeOf(childrenOf(head, "revision-history").at(-1), "norm"),
    attributeOf(findXml(root, "story.date"), "norm"),
  ];
  return said.find((each) => readInstant(each) !== null) ?? null;
};

const versionIn = (docdata: Xml | null): string | null => {
  const du = childOf(docdata, "du-key");
  return attributeOf(du, "version") ?? attributeOf(du, "generation");
};

const isAdvisory = (head: Xml | null, docdata: Xml | null): boolean =>
  [
    ...childrenOf(head, "tobject").flatMap((tobject) => [
      attributeOf(tobject, "tobject.type"),
      ...childrenOf(tobject, "tobject.property").map((property) => attributeOf(property, "tobject.property.type")),
    ]),
    ...childrenOf(docdata, "doc-scope").map((scope) => attributeOf(scope, "scope")),
    ...childrenOf(docdata, "ed-msg").map((message) => attributeOf(message, "msg-type")),
  ].some((word) => word !== null && isForNewsrooms(word));

/** When a document may be shown: its status, embargo and the end of its licence, and why an editor has to look. */
const standingIn = (docdata: Xml | null, guid: string | null, issued: string | null, zone: string | null) => {
  const said = statusSaid(docdata?.attributes.get("management-status"));
  const rights = childrenOf(docdata, "doc.rights");
  const release = normOf(docdata, "date.release");
  const from = readInstant(issued, zone);
  const embargo = embargoSaid({ isEmbargoed: said.isEmbargoed, end: release === issued && !said.isEmbargoed ? null : release, from, zone });
  const starts = rights.map((each) => embargoSaid({ isEmbargoed: false, end: attributeOf(each, "startdate"), from: from, zone }));
  const ends = [normOf(docdata, "date.expire"), ...rights.map((each) => attributeOf(each, "enddate"))];
  const expiry = expirySaid(ends, zone);
  const { order, ask } = orderIn(docdata, guid, said.pubStatus);
  return {
    pubStatus: said.pubStatus,
    embargo: latest([embargo, ...starts]),
    expiresAt: expiry.expiresAt,
    order,
    ask: said.ask ?? ask ?? expiry.ask,
  };
};

/** Of several embargoes the one that ends last; one without a known end outlasts all. */
const latest = (embargoes: readonly WireItem["embargo"][]): WireItem["embargo"] => {
  const real = embargoes.filter((each) => each !== null);
  if (real.some(({ until }) => until === null)) return { until: null };
  return real.toSorted((a, b) => ((a.until ?? "") < (b.until ?? "") ? 1 : -1))[0] ?? null;
};

const locationIn = (docdata: Xml | null, body: NitfBody): string | null => {
  const place = childOf(docdata, "evloc");
  return (
    body.location ?? attributeOf(place, "city") ?? textOf(place) ?? attributeOf(place, "county-dist") ?? attributeOf(place, "state-prov")
  );
};

const languageIn = (root: Xml, head: Xml | null): string | null =>
  attributeOf(root, "baselang") ??
  attributeOf(root, "xml:lang") ??
  attributeOf(childOf(root, "body"), "xml:lang") ??
  attributeOf(
    childrenOf(head, "meta").find((meta) => attributeOf(meta, "name")?.toLowerCase() === "language"),
    "content",
  );

const readOne = (root: Xml): WireItem => {
  const head = childOf(root, "head");
  const docdata = childOf(head, "docdata");
  const id = childrenOf(docdata, "doc-id").find((each) => attributeOf(each, "id-string") !== null);
  const [guid, regsrc] = [attributeOf(id, "id-string"), attributeOf(id, "regsrc")];
  const title = textOf(childOf(head, "title"));
  const body = nitfBodyOf(root, title !== null && !isSlug(title) && findXml(root, "hl1") === null ? title : null);
  const rights = nitfRights(root, body.rights, body.distributor);
  const names = [regsrc, body.distributor, rights.holder];
  const zone = agencyZone(...names);
  const issued = issuedIn(root, docdata);
  const at = readInstant(issued, zone);
  const standing = standingIn(docdata, guid, issued, zone);
  const stated = body.headline ?? (title === null || isSlug(title) ? null : title);
  const series = numbered(guid, names);
  const order = standing.order;
  const correction = childOf(docdata, "correction");
  const messages = childrenOf(docdata, "ed-msg").flatMap((message) => attributeOf(message, "info") ?? textOf(message) ?? []);
  const notes = [...messages, ...(attributeOf(correction, "info") === null ? [] : [attributeOf(correction, "info") ?? ""]), ...body.notes];
  return bounded({
    ...SILENT,
    format: "nitf",
    kind: isAdvisory(head, docdata) ? "advisory" : "story",
    guid,
    storyKey: series?.key ?? null,
    version: versionIn(docdata) ?? series?.version ?? at,
    provider: names.find((name) => name !== null) ?? null,
    providerName: body.distributor ?? names.find((name) => name !== null) ?? null,
    pubStatus: standing.pubStatus,
    urgency: urgencyOf(attributeOf(childOf(docdata, "urgency"), "ed-urg")),
    headline: stated ?? firstWords(body.blocks),
    subheadline: body.subheadline,
    slugline: sluglineIn(title, stated, docdata),
    byline: body.byline,
    dateline: body.dateline,
    language: languageIn(root, head),
    versionCreated: at,
    firstCreated: at,
    embargo: standing.embargo,
    expiresAt: standing.expiresAt,
    location: locationIn(docdata, body),
    blocks: body.blocks,
    subjects: nitfSubjects(root),
    entities: nitfEntities(root),
    pictures: mergePictures([], body.pictures),
    rights,
    edNote: notes.length === 0 ? null : notes.join("\n"),
    isCorrection: correction !== null || correctsByHeadline(stated),
    orders: order === null ? [] : [{ ...order, guid: numbered(order.guid, names)?.key ?? order.guid }],
    askEditor: standing.ask,
  });
};

export const isNitf = (root: Xml): boolean => root.name === "nitf";

/** The item of an NITF 3.x document (IPTC), with or without its namespace. */
export const readNitf = (root: Xml): ReadItems => {
  const item = readOne(root);
  const problem = guidProblem(item.guid);
  if (problem !== null) return { items: [], refused: [{ guid: item.guid, reason: problem }] };
  const isEmpty = item.guid === null && item.headline === null && item.blocks.length === 0 && item.orders.length === 0;
  return { items: isEmpty ? [] : [item], refused: [] };
};
