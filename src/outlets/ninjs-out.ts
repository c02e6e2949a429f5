import { paragraphsOf, renderBlocks } from "#stories";
import type { OutItem, OutSubject } from "./out-item.ts";
import type { OutPicture } from "./out-picture.ts";

const SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

const SCHEME = {
  medtop: "http://cv.iptc.org/newscodes/mediatopic/",
  subj: "http://cv.iptc.org/newscodes/subjectcode/",
} as const;

/** Fields of the standard by our word for a kind of entity. */
const ENTITY_FIELDS = [
  ["people", "person"],
  ["organisations", "organisation"],
  ["places", "place"],
  ["events", "event"],
  ["objects", "object"],
] as const;

const filled = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );

const subjectOf = ({ scheme, code, name }: OutSubject) => {
  if (scheme === "medtop" || scheme === "subj") return filled({ uri: `${SCHEME[scheme]}${code}`, name });
  return filled({ ...(/^https?:/iu.test(code) && URL.canParse(code) ? { uri: code } : { literal: code }), name });
};

const pictureOf = (item: OutItem, picture: OutPicture, place: number) => ({
  name: place === 0 ? "main" : `picture-${place + 1}`,
  ...filled({
    uri: picture.href,
    type: "picture",
    pubStatus: "usable",
    versionCreated: item.versionCreated,
    descriptions: [
      ...(picture.caption === "" ? [] : [{ role: "caption", contentType: "text/plain", value: picture.caption }]),
      ...(picture.alt === "" ? [] : [{ role: "altText", contentType: "text/plain", value: picture.alt }]),
    ],
    by: picture.credit,
    copyrightNotice: picture.rights,
    renditions: [{ name: "web", href: picture.href, contentType: "image/jpeg", width: picture.width, height: picture.height }],
  }),
});

const bodiesOf = (item: OutItem) => {
  if (item.blocks.length === 0) return [];
  const plain = paragraphsOf(item.blocks).join("\n\n");
  const words = plain.split(/\s+/u).filter((word) => word !== "").length;
  return [{ role: "main", contentType: "text/html", charCount: [...plain].length, wordCount: words, value: renderBlocks(item.blocks) }];
};

/** A story as IPTC ninjs 3.1. Where the rights let out less than the text, it has no bodies and says that it is partial. */
export const ninjs = (item: OutItem): string => {
  const { rights } = item;
  return JSON.stringify(
    filled({
      uri: item.guid,
      type: "text",
      representationType: item.allow === "full" ? "full" : "partial",
      version: item.version,
      firstCreated: item.firstCreated,
      versionCreated: item.versionCreated,
      pubStatus: "usable",
      urgency: item.urgency,
      language: item.language,
      headlines: [
        { role: "main", contentType: "text/plain", value: item.headline },
        ...(item.subheadline === "" ? [] : [{ role: "subheadline", contentType: "text/plain", value: item.subheadline }]),
        ...(item.kicker === "" ? [] : [{ role: "kicker", contentType: "text/plain", value: item.kicker }]),
      ],
      descriptions: item.excerpt === "" ? [] : [{ role: "summary", contentType: "text/plain", value: item.excerpt }],
      bodies: bodiesOf(item),
      by: item.byline,
      located: item.dateline,
      copyrightHolder: rights.holder,
      copyrightNotice: rights.notice,
      usageTerms: rights.usageTerms,
      expires: item.expiresAt,
      infoSources: [
        { role: "http://cv.iptc.org/newscodes/infosourcerole/provider", name: item.provider },
        ...(rights.creditLine === item.provider
          ? []
          : [{ role: "http://cv.iptc.org/newscodes/infosourcerole/credit", name: rights.creditLine }]),
      ],
      subjects: item.subjects.map(subjectOf),
      ...Object.fromEntries(
        ENTITY_FIELDS.map(([field, kind]) => [field, item.entities.filter((each) => each.kind === kind).map(({ name }) => ({ name }))]),
      ),
      altIds: [{ role: "page", value: item.url }, ...(item.sourceId === null ? [] : [{ role: "source", value: item.sourceId }])],
      associations: item.pictures.map((picture, place) => pictureOf(item, picture, place)),
      standard: { name: "ninjs", version: "3.1", schema: SCHEMA },
    }),
  );
};
