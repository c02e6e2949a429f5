import { NS } from "./read-one.ts";
import {
  BODY,
  BYLINE,
  CAPTION,
  CREDIT,
  FIRST,
  HEADLINE,
  HREF,
  NOTE,
  NOTICE,
  RIGHTS,
  type Telling,
  TERMS,
  type Twin,
  VERSION,
} from "./twin-story.ts";
import { newsMl1, nitf } from "./twins-in-xml.ts";

const RENDITION = { href: HREF, width: 1600, height: 900 };

const ninjs1 = ({ status, embargo }: Telling): string =>
  JSON.stringify({
    uri: "urn:halyard:gull",
    type: "text",
    version: "3",
    versioncreated: VERSION,
    firstcreated: FIRST,
    pubstatus: status,
    embargoed: embargo,
    urgency: 3,
    language: "en",
    headline: HEADLINE,
    byline: BYLINE,
    body_html: BODY,
    subject: [{ code: "medtop:20000500", name: "animal" }],
    person: [{ name: "Una Tarn" }],
    place: [{ name: "Pellam" }],
    copyrightholder: RIGHTS.holder,
    copyrightnotice: NOTICE,
    usageterms: TERMS,
    creditline: RIGHTS.creditLine,
    ednote: NOTE,
    associations: {
      main: {
        type: "picture",
        description_text: CAPTION,
        byline: CREDIT,
        copyrightnotice: NOTICE,
        renditions: { big: { ...RENDITION, mimetype: "image/jpeg" } },
      },
    },
  });

const ninjs2 = ({ status, embargo }: Telling): string =>
  JSON.stringify({
    standard: { name: "ninjs", version: "2.1" },
    uri: "urn:halyard:gull",
    type: "text",
    version: "3",
    versioncreated: VERSION,
    firstcreated: FIRST,
    pubstatus: status,
    ...(embargo === null ? {} : { embargoed: embargo }),
    urgency: 3,
    language: "en",
    headlines: [{ role: "main", value: HEADLINE }],
    by: BYLINE,
    bodies: [{ role: "main", contenttype: "text/html", value: BODY }],
    subjects: [{ uri: "http://cv.iptc.org/newscodes/mediatopic/20000500", name: "animal" }],
    people: [{ name: "Una Tarn" }],
    places: [{ name: "Pellam" }],
    copyrightholder: RIGHTS.holder,
    copyrightnotice: NOTICE,
    usageterms: TERMS,
    creditline: RIGHTS.creditLine,
    ednote: NOTE,
    associations: [
      {
        name: "main",
        type: "picture",
        descriptions: [{ role: "caption", value: CAPTION }],
        by: CREDIT,
        copyrightnotice: NOTICE,
        renditions: [{ name: "big", ...RENDITION, contenttype: "image/jpeg" }],
      },
    ],
  });

const ninjs3 = ({ status, embargo }: Telling): string =>
  JSON.stringify({
    standard: { name: "ninjs", version: "3.0" },
    uri: "urn:halyard:gull",
    type: "text",
    version: "3",
    versionCreated: VERSION,
    firstCreated: FIRST,
    pubStatus: status,
    ...(embargo === null ? {} : { embargoedUntil: embargo }),
    urgency: 3,
    language: "en",
    headlines: [{ role: "main", contentType: "text/plain", value: HEADLINE }],
    by: BYLINE,
    bodies: [{ role: "main", contentType: "text/html", wordCount: 6, value: BODY }],
    subjects: [{ uri: "http://cv.iptc.org/newscodes/mediatopic/20000500", name: "animal", creator: "halyard" }],
    people: [{ name: "Una Tarn" }],
    places: [{ name: "Pellam" }],
    copyrightHolder: RIGHTS.holder,
    copyrightNotice: NOTICE,
    usageTerms: TERMS,
    creditLine: RIGHTS.creditLine,
    edNote: NOTE,
    associations: [
      {
        name: "main",
        type: "picture",
        descriptions: [{ role: "caption", contentType: "text/plain", value: CAPTION }],
        by: CREDIT,
        copyrightNotice: NOTICE,
        renditions: [{ name: "big", ...RENDITION, contentType: "image/jpeg" }],
      },
    ],
  });

const g2Rights = `<rightsInfo><copyrightHolder literal="halyard"><name>${RIGHTS.holder}</name></copyrightHolder><copyrightNotice>${NOTICE}</copyrightNotice><usageTerms>${TERMS}</usageTerms></rightsInfo>`;

const newsMlG2 = ({ status, embargo }: Telling): string =>
  `<newsMessage ${NS}><header/><itemSet><newsItem guid="urn:halyard:gull" version="3" xml:lang="en">${g2Rights}<itemMeta><itemClass qcode="ninat:text"/><provider literal="halyard"/><versionCreated>${VERSION}</versionCreated><firstCreated>${FIRST}</firstCreated>${embargo === null ? "" : `<embargoed>${embargo}</embargoed>`}<pubStatus qcode="stat:${status}"/><edNote>${NOTE}</edNote></itemMeta><contentMeta><urgency>3</urgency><creditline>${RIGHTS.creditLine}</creditline><by>${BYLINE}</by><language tag="en"/><subject type="cpnat:abstract" qcode="medtop:20000500"><name>animal</name></subject><subject type="cpnat:person"><name>Una Tarn</name></subject><subject type="cpnat:geoArea"><name>Pellam</name></subject><headline>${HEADLINE}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${BODY}</body></html></inlineXML></contentSet></newsItem><newsItem guid="urn:halyard:gull-p" version="1">${g2Rights}<itemMeta><itemClass qcode="ninat:picture"/><versionCreated>${VERSION}</versionCreated></itemMeta><contentMeta><by>${CREDIT}</by><description role="drol:caption">${CAPTION}</description></contentMeta><contentSet><remoteContent href="${HREF}" contenttype="image/jpeg" width="1600" height="900"/></contentSet></newsItem></itemSet></newsMessage>`;

const dpa = ({ status, embargo }: Telling): string =>
  JSON.stringify({
    format: "digitalwires@0.9.1",
    urn: "urn:halyard:gull",
    version: 3,
    version_created: "2026-03-04T11:00:00+01:00",
    pubstatus: status,
    embargoed: embargo,
    urgency: 3,
    language: "en",
    headline: HEADLINE,
    byline: BYLINE,
    article_html: `<section class="main">${BODY}</section>`,
    creditline: RIGHTS.creditLine,
    copyrightnotice: NOTICE,
    usageterms: TERMS,
    ednotes: [{ role: "dpaednoterole:editorialnote", ednote: NOTE, is_publishable: true }],
    associations: [
      {
        type: "image",
        caption: CAPTION,
        creditline: CREDIT,
        copyrightnotice: NOTICE,
        renditions: [{ url: HREF, width: 1600, height: 900, mimetype: "image/jpeg" }],
      },
    ],
    categories: [
      { type: "dnltype:dpasubject", name: "animal", qcode: "medtop:20000500" },
      { type: "dnltype:person", name: "Una Tarn", qcode: null },
      { type: "dnltype:geosubject", name: "Pellam", qcode: null },
    ],
  });

const apMedia = ({ status, embargo }: Telling): string =>
  JSON.stringify({
    data: {
      item: {
        uri: "https://api.example/content/9d3?qt=a&et=b",
        altids: { itemid: "9d3", etag: "9d3_0" },
        version: 3,
        type: "text",
        urgency: 3,
        language: "en",
        versioncreated: VERSION,
        firstcreated: FIRST,
        pubstatus: embargo !== null && status === "usable" ? "embargoed" : status,
        embargoed: embargo,
        signals: ["newscontent"],
        ednote: NOTE,
        headline: HEADLINE,
        bylines: [{ by: BYLINE, title: "Halyard Press" }],
        subject: [{ code: "medtop:20000500", name: "animal", creator: "Editorial" }],
        person: [{ name: "Una Tarn" }],
        place: [{ name: "Pellam" }],
        copyrightholder: RIGHTS.holder,
        copyrightnotice: NOTICE,
        usageterms: [TERMS],
        description_creditline: RIGHTS.creditLine,
        associations: {
          1: {
            altids: { itemid: "9d4" },
            type: "picture",
            description_caption: CAPTION,
            description_creditline: CREDIT,
            copyrightnotice: NOTICE,
            renditions: { main: { ...RENDITION, mimetype: "image/jpeg" } },
          },
        },
        nitf: `<nitf><body><body.content><block id="Main">${BODY}</block></body.content></body></nitf>`,
      },
    },
  });

const reuters = ({ status, embargo }: Telling): string =>
  JSON.stringify({
    data: {
      item: {
        uri: "urn:halyard:gull",
        versionedGuid: "urn:halyard:gull:3",
        type: "text",
        versionCreated: VERSION,
        firstCreated: FIRST,
        pubStatus: `stat:${status}`,
        embargoed: embargo,
        urgency: 3,
        language: "en",
        headLine: HEADLINE,
        byLine: BYLINE,
        bodyXhtml: `<html><body>${BODY}</body></html>`,
        subject: [{ code: "medtop:20000500", name: "animal", rel: null }],
        copyrightNotice: NOTICE,
        usageTerms: TERMS,
        credit: RIGHTS.creditLine,
        edNote: NOTE,
        associations: [
          {
            type: "picture",
            caption: CAPTION,
            credit: CREDIT,
            copyrightNotice: NOTICE,
            renditions: [{ uri: HREF, type: "BASEIMAGE", mimeType: "image/jpeg" }],
          },
        ],
      },
    },
  });

/** The one story in every format. A format that is added is added here, too. */
export const TWINS: readonly Twin[] = [
  { format: "ninjs", name: "ninjs 1", write: ninjs1 },
  { format: "ninjs", name: "ninjs 2", write: ninjs2 },
  { format: "ninjs", name: "ninjs 3", write: ninjs3 },
  { format: "newsml-g2", name: "NewsML-G2", write: newsMlG2 },
  // NITF has one date of a document, no rights of a picture by itself, and an embargo only of what is usable.
  {
    format: "nitf",
    name: "NITF",
    write: nitf,
    less: { firstCreated: "2026-03-04T10:00:00.000Z", pictures: [{ href: HREF, caption: CAPTION, credit: CREDIT, rights: null }] },
  },
  // NewsML 1 names subjects by code alone.
  { format: "newsml-1", name: "NewsML 1", write: newsMl1, less: { subjects: [{ code: "20000500", name: "" }], entities: [] } },
  // dpa says neither when a story was first made nor who holds the rights in it apart from its notice.
  { format: "dpa-digitalwires", name: "dpa", write: dpa, less: { firstCreated: null, rights: { ...RIGHTS, holder: null } } },
  { format: "ap-media", name: "AP Media API", write: apMedia },
  // Reuters names no holder apart from its notice, and whom and what a story is about only by its subjects.
  { format: "reuters-connect", name: "Reuters Connect", write: reuters, less: { entities: [], rights: { ...RIGHTS, holder: null } } },
];
