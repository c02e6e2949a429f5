import type { Instant } from "#kit";
import type { Block, Inline, TableRow } from "#stories";
import type { OutItem } from "./out-item.ts";
import type { OutPicture } from "./out-picture.ts";
import { around, DECLARATION, element, xml } from "./xml.ts";

/** ISO 8601 in its basic form, as NITF's `norm` has it: 20260304T100000Z. */
const norm = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/gu, "")}Z`;

const inline = (part: Inline): string => {
  switch (part.kind) {
    case "text":
      return xml(part.text);
    case "break":
      return "<br/>";
    case "link":
      return `<a href="${xml(part.href)}">${inlines(part.inside)}</a>`;
    case "em":
    case "strong":
    case "sub":
    case "sup":
      return `<${part.kind}>${inlines(part.inside)}</${part.kind}>`;
  }
};

const inlines = (parts: readonly Inline[]): string => parts.map(inline).join("");

const row = ({ head, cells }: TableRow): string => {
  const tag = head ? "th" : "td";
  return `<tr>${cells.map((cell) => `<${tag}>${inlines(cell)}</${tag}>`).join("")}</tr>`;
};

/** NITF has one heading within a text, `hl2`; deeper ones become it, too. */
const block = (each: Block): string => {
  switch (each.kind) {
    case "paragraph":
      return `<p>${inlines(each.inside)}</p>`;
    case "heading":
      return `<hl2>${inlines(each.inside)}</hl2>`;
    case "list": {
      const tag = each.ordered ? "ol" : "ul";
      return `<${tag}>${each.items.map((item) => `<li>${inlines(item)}</li>`).join("")}</${tag}>`;
    }
    case "quote":
      return `<bq><block><p>${inlines(each.inside)}</p></block>${each.by === null ? "" : element("credit", each.by)}</bq>`;
    case "preformatted":
      return `<pre>${xml(each.text)}</pre>`;
    case "table":
      return `<table>${each.caption === null ? "" : element("caption", each.caption)}${each.rows.map(row).join("")}</table>`;
    case "rule":
      return "<hr/>";
    case "aside":
      return `<block class="aside">${each.title === null ? "" : element("hl2", each.title)}${each.blocks.map(block).join("")}</block>`;
    case "embed":
      return `<p><a href="${xml(each.href)}">${xml(each.title)}</a></p>`;
    case "picture":
      return "";
  }
};

const media = ({ href, width, height, caption, credit, alt }: OutPicture): string =>
  [
    '<media media-type="image">',
    around("media-reference", { source: href, "mime-type": "image/jpeg", width, height, "alternate-text": alt }),
    element("media-caption", caption),
    element("media-producer", credit),
    "</media>",
  ].join("");

/** Elements of `identified-content` by our word for a kind of entity. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["person", "person"],
  ["organisation", "org"],
  ["place", "location"],
  ["event", "event"],
  ["object", "object.title"],
]);

const docdata = (item: OutItem): string =>
  [
    '<docdata management-status="usable">',
    around("correction", item.correction === null ? {} : { info: item.correction.note, "id-string": item.guid, regsrc: item.provider }),
    around("doc-id", { "id-string": item.guid, regsrc: item.provider }),
    around("urgency", { "ed-urg": item.urgency }),
    around("date.issue", { norm: norm(item.versionCreated) }),
    around("date.expire", { norm: item.expiresAt === null ? null : norm(item.expiresAt) }),
    around("du-key", { version: item.version }),
    around("doc.copyright", { year: item.rights.year, holder: item.rights.holder }),
    around("doc.rights", { owner: item.rights.holder, limitations: item.rights.usageTerms }),
    around(
      "identified-content",
      {},
      ...item.entities.flatMap(({ kind, name }) => {
        const tag = ENTITIES.get(kind);
        return tag === undefined ? [] : [element(tag, name)];
      }),
      ...item.subjects
        .filter(({ scheme }) => scheme !== "subj" && scheme !== "medtop")
        .map(({ code, name }) =>
          around("classifier", { type: "subject", value: code === "" ? name : code }, name === code ? "" : xml(name)),
        ),
    ),
    "</docdata>",
  ].join("");

const head = (item: OutItem): string => {
  const subjects = item.subjects.filter(({ scheme }) => scheme === "subj" || scheme === "medtop");
  return [
    "<head>",
    element("title", item.headline),
    around(
      "tobject",
      subjects.length === 0 ? {} : { "tobject.type": "news" },
      ...subjects.map(({ code, name }) => around("tobject.subject", { "tobject.subject.refnum": code, "tobject.subject.type": name })),
    ),
    docdata(item),
    around("pubdata", { type: "web", "date.publication": norm(item.changedAt), "ex-ref": item.url }),
    "</head>",
  ].join("");
};

/** A story as NITF 3.6 (IPTC), with its pictures in the text. Where the rights let out less than the text, its content is empty. */
export const nitf = (item: OutItem): string =>
  [
    DECLARATION,
    `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN"${item.language === "" ? "" : ` xml:lang="${xml(item.language)}"`}>`,
    head(item),
    "<body>",
    `<body.head>${around("hedline", {}, element("hl1", item.headline), element("hl2", item.subheadline))}`,
    around("rights", {}, xml(item.rights.notice)),
    around("byline", {}, xml(item.byline)),
    element("distributor", item.rights.creditLine),
    around("dateline", {}, element("location", item.dateline)),
    element("abstract", item.excerpt),
    "</body.head>",
    `<body.content>${item.blocks.map(block).join("\n")}${item.pictures.map(media).join("")}</body.content>`,
    "</body>",
    "</nitf>\n",
  ]
    .filter((line) => line !== "")
    .join("\n");
