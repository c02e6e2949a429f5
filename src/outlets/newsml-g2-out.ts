import { renderBlocks } from "#stories";
import type { OutItem, OutSubject } from "./out-item.ts";
import type { OutPicture } from "./out-picture.ts";
import { around, DECLARATION, element, forXml, xml } from "./xml.ts";

/** The code lists that the aliases of this document are of (medtop, stat, drol, …). */
const CATALOGUE = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";

/** Roles of headlines, for which the IPTC has no list. */
const OWN_CODES = '<catalog><scheme alias="twhead" uri="urn:x-townwire:headline-role:"/></catalog>';

/** Reserved against mining, by the PLUS vocabulary that NewsML-G2 2.34 takes (`dataMining`). */
const RESERVED = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED";

const CONCEPT_NATURE: ReadonlyMap<string, string> = new Map([
  ["person", "cpnat:person"],
  ["organisation", "cpnat:organisation"],
  ["place", "cpnat:geoArea"],
  ["event", "cpnat:event"],
  ["object", "cpnat:object"],
]);

const codeOf = ({ scheme, code }: OutSubject): Readonly<Record<string, string>> => {
  if (scheme === "medtop" || scheme === "subj") return { qcode: `${scheme}:${code}` };
  if (scheme === null) return {};
  return /^https?:/iu.test(code) ? { uri: code } : { literal: code };
};

const rightsInfo = (rights: Omit<OutItem["rights"], "year" | "creditLine">): string =>
  around(
    "rightsInfo",
    {},
    rights.holder === "" ? "" : around("copyrightHolder", { literal: rights.holder }, element("name", rights.holder)),
    element("copyrightNotice", rights.notice),
    element("usageTerms", rights.usageTerms),
    rights.isReserved ? around("dataMining", { uri: RESERVED }) : "",
  );

const body = (item: OutItem): string => {
  if (item.blocks.length === 0) return "";
  const html = forXml(renderBlocks(item.blocks)).replaceAll("<br>", "<br/>").replaceAll("<hr>", "<hr/>");
  const page = `<html xmlns="http://www.w3.org/1999/xhtml"><head>${element("title", item.headline)}</head><body>${html}</body></html>`;
  return `<contentSet><inlineXML contenttype="application/xhtml+xml">${page}</inlineXML></contentSet>`;
};

const standing = (item: OutItem, itemClass: string, more: string): string =>
  [
    `<itemMeta><itemClass qcode="${itemClass}"/>`,
    around("provider", { literal: item.provider }, element("name", item.provider)),
    element("versionCreated", item.versionCreated),
    element("firstCreated", item.firstCreated ?? ""),
    '<pubStatus qcode="stat:usable"/>',
    more,
    "</itemMeta>",
  ].join("");

const newsItem = (item: OutItem, guid: string, inside: readonly string[]): string =>
  [
    around("newsItem", {
      xmlns: "http://iptc.org/std/nar/2006-10-01/",
      guid,
      version: /^[1-9]\d{0,9}$/u.test(item.version) ? item.version : null,
      standard: "NewsML-G2",
      standardversion: "2.35",
      conformance: "power",
      "xml:lang": item.language,
    }).replace(/\/>$/u, ">"),
    `<catalogRef href="${CATALOGUE}"/>`,
    OWN_CODES,
    ...inside,
    "</newsItem>",
  ].join("");

const picture = (item: OutItem, { href, width, height, caption, credit, rights, lender }: OutPicture): string =>
  newsItem(item, href, [
    rightsInfo({ holder: "", notice: rights, usageTerms: "", isReserved: item.rights.isReserved }),
    standing({ ...item, firstCreated: null, provider: lender?.name ?? item.provider }, "ninat:picture", ""),
    around("contentMeta", {}, element("creditline", credit), element("description", caption, 'role="drol:caption"')),
    `<contentSet>${around("remoteContent", { rendition: "rnd:web", href, contenttype: "image/jpeg", width, height })}</contentSet>`,
  ]);

const text = (item: OutItem): string => {
  const { correction } = item;
  const links = [
    around("link", { rel: "irel:seeAlso", href: item.url, contenttype: "text/html" }),
    ...item.pictures.map(({ href }) => around("link", { rel: "irel:seeAlso", residref: href })),
  ];
  return newsItem(item, item.guid, [
    rightsInfo(item.rights),
    standing(
      item,
      "ninat:text",
      [
        correction === null ? "" : element("edNote", correction.note, 'role="ednoterole:correctionshort"'),
        correction === null ? "" : '<signal qcode="sig:correction"/>',
        element("expires", item.expiresAt ?? ""),
        ...links,
      ].join(""),
    ),
    around(
      "contentMeta",
      {},
      item.urgency === null ? "" : `<urgency>${item.urgency}</urgency>`,
      element("contentModified", item.changedAt),
      around("infoSource", { literal: item.provider }, element("name", item.provider)),
      item.sourceId === null ? "" : element("altId", item.sourceId),
      around("language", { tag: item.language }),
      ...item.subjects.map((subject) => around("subject", { type: "cpnat:abstract", ...codeOf(subject) }, element("name", subject.name))),
      ...item.entities.map(({ kind, name }) =>
        around("subject", { type: CONCEPT_NATURE.get(kind) ?? "cpnat:abstract", literal: name }, element("name", name)),
      ),
      element("headline", item.headline),
      element("headline", item.subheadline, 'role="twhead:subheadline"'),
      element("headline", item.kicker, 'role="twhead:kicker"'),
      element("dateline", item.dateline),
      element("by", item.byline),
      element("creditline", item.rights.creditLine),
      element("description", item.excerpt, 'role="drol:summary"'),
    ),
    body(item),
  ]);
};

/**
 * A story as an IPTC NewsML-G2 news message: the text, and each picture as an item of its own with its own rights. Where the rights let
 * out less than the text, there is no content.
 */
export const newsMlG2 = (item: OutItem): string =>
  [
    DECLARATION,
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">',
    `<header>${element("sent", item.changedAt)}<catalogRef href="${CATALOGUE}"/><sender>${xml(new URL(item.url).host)}</sender></header>`,
    "<itemSet>",
    text(item),
    ...item.pictures.map((each) => picture(item, each)),
    "</itemSet>",
    "</newsMessage>\n",
  ].join("\n");
