import { g2, KILL, NEW, NEW_TEXT, OLD, V2, V3, type Scenario } from "./scenario.ts";

/** Kills and lifts; identifiers; ends of licences; additions; odd documents. */
export const KILLS: readonly Scenario[] = [
  {
    name: "a kill with the same headline and an empty body",
    steps: [
      { in: {}, is: "created" },
      { in: KILL, is: "killed" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill by its editorial type alone",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, signals: ["Kill"], body_html: "<p>Kill the gull story.</p>" }, is: "killed" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill before its story",
    steps: [
      { in: KILL, is: "killed" },
      { in: {}, is: "killed", says: "not newer" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill twice",
    steps: [
      { in: {}, is: "created" },
      { in: KILL, is: "killed" },
      { in: KILL, is: "unchanged" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill with a lower version than what stands",
    steps: [
      { in: V3, is: "created" },
      { in: KILL, is: "killed" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill with the same version as what stands",
    steps: [
      { in: {}, is: "created" },
      { in: { pubstatus: "canceled" }, is: "killed" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "a usable version above the kill waits for an editor",
    steps: [
      { in: {}, is: "created" },
      { in: KILL, is: "killed" },
      { in: { ...V3, ...NEW_TEXT }, is: "killed", says: "an editor decides" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "an editor lifts a kill for the version above it, and only that comes back",
    steps: [
      { in: {}, is: "created" },
      { in: KILL, is: "killed" },
      { edit: { do: "lift" }, is: "nothing-to-lift" },
      { in: { ...V3, ...NEW_TEXT }, is: "killed" },
      { edit: { do: "lift" }, is: "published" },
      { in: KILL, is: "unchanged" },
    ],
    page: NEW,
    not: "an hour",
    versions: 1,
  },
  {
    name: "a kill after a lift kills again",
    steps: [
      { in: {}, is: "created" },
      { in: KILL, is: "killed" },
      { in: V3, is: "killed" },
      { edit: { do: "lift" }, is: "published" },
      { in: { ...KILL, version: "4" }, is: "killed" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "an editor’s change, then an update, then a kill",
    steps: [
      { in: {}, is: "created" },
      { edit: { do: "change", headline: "A gull and a hat" }, is: "published" },
      { in: { ...V2, ...NEW_TEXT }, is: "updated" },
      { edit: { do: "hold" }, is: "held" },
      { in: { ...KILL, version: "5" }, is: "killed" },
    ],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill by another source does not touch the story",
    steps: [
      { in: {}, is: "created" },
      { in: { ...KILL, provider: "PELLAM" }, is: "killed" },
    ],
    page: OLD,
    stories: 2,
  },
  {
    name: "one identifier for every story, as the profile says",
    profile: { name: "Halyard", matches: ["HALYARD"], identity: "constant" },
    steps: [
      { in: {}, is: "created" },
      { in: { headline: "Otter wins the race", slugline: "OTTER-RACE", ...NEW_TEXT }, is: "created" },
      { in: { ...V2, ...NEW_TEXT }, is: "updated" },
      { in: { ...V2, headline: "Otter wins the race", slugline: "OTTER-RACE", pubstatus: "canceled" }, is: "killed" },
    ],
    page: NEW,
    stories: 2,
  },
  {
    name: "an identifier that names the agency alone",
    steps: [
      { in: { uri: "urn:newsml:www.halyard.example", slugline: undefined }, is: "created" },
      { in: { uri: "urn:newsml:www.halyard.example", slugline: undefined, headline: "Otter wins the race" }, is: "created" },
    ],
    page: OLD,
    stories: 2,
  },
  {
    name: "identifiers that hold the revision",
    profile: { name: "Halyard", matches: ["HALYARD"], identity: "guid-without-revision" },
    steps: [
      { in: { uri: "urn:halyard:gull:1" }, is: "created" },
      { in: { uri: "urn:halyard:gull:2", ...V2, ...NEW_TEXT }, is: "updated" },
    ],
    page: NEW,
    stories: 1,
  },
  {
    name: "an end of its licence, and a new version that extends it",
    steps: [
      { in: { expires: "2026-03-04T13:00:00Z" }, is: "created" },
      { at: "2026-03-04T13:00:00.000Z" },
      { in: { ...V2, expires: "2026-03-06T13:00:00Z" }, is: "updated" },
    ],
    page: OLD,
  },
  {
    name: "an end of its licence",
    steps: [{ in: { expires: "2026-03-04T13:00:00Z" }, is: "created" }, { at: "2026-03-04T13:00:00.000Z" }],
    page: "gone",
    not: "gull",
  },
  {
    name: "a piece to be added waits, and an editor adds it",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, slugline: "GULL-HAT, 1st Add", body_html: "<p>Then it flew.</p>" }, is: "withheld", says: "piece to be added" },
      { edit: { do: "take", id: "waiting" }, is: "published" },
    ],
    page: "The mayor waited. Then it flew.",
  },
  {
    name: "a clarification waits, and what stands stays",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, ...NEW_TEXT, signals: ["Clarification"] }, is: "withheld", says: "clarification" },
    ],
    page: OLD,
    not: "two hours",
  },
  {
    name: "a document with a DTD, and a kill of it",
    steps: [
      {
        raw: g2({
          version: 1,
          status: "usable",
          body: "<p>The heron stood &amp; stood.</p>",
          doctype: '<!DOCTYPE newsItem SYSTEM "http://halyard.example/g2.dtd" [<!ENTITY % more SYSTEM "more.ent">]>\n',
        }),
        is: "created",
      },
      { raw: g2({ version: 2, status: "canceled", body: "" }), is: "killed" },
    ],
    page: "killed",
    not: "heron",
  },
  {
    name: "Latin-1 labelled UTF-8",
    steps: [{ raw: Buffer.from(g2({ version: 1, status: "usable", body: "<p>Le héron a mangé.</p>" }), "latin1"), is: "created" }],
    page: "Le héron a mangé.",
  },
];
