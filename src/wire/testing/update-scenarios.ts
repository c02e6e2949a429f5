import { NEW, NEW_TEXT, OLD, V2, type Scenario } from "./scenario.ts";

/** New stories, updates, refiles, conflicts, corrections. */
export const UPDATES: readonly Scenario[] = [
  { name: "a new story", steps: [{ in: {}, is: "created" }], page: OLD, versions: 1 },
  {
    name: "an update",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, ...NEW_TEXT }, is: "updated" },
    ],
    page: NEW,
    versions: 2,
  },
  {
    name: "a writethru under another slugline word",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, ...NEW_TEXT, slugline: "GULL-HAT, 1st Ld-Writethru" }, is: "updated" },
    ],
    page: NEW,
    stories: 1,
  },
  {
    name: "a refile: the same text under a new version",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, headline: "REFILE-Gull takes the mayor’s hat", signals: ["sig:repeat"] }, is: "unchanged" },
    ],
    page: OLD,
    versions: 1,
  },
  {
    name: "the same version with the same text",
    steps: [
      { in: {}, is: "created" },
      { in: {}, is: "unchanged" },
    ],
    page: OLD,
    versions: 1,
  },
  {
    name: "the same version with another text is applied and logged",
    steps: [
      { in: {}, is: "created" },
      { in: NEW_TEXT, is: "updated", says: "same version number" },
    ],
    page: NEW,
  },
  {
    name: "the same version with another text waits where the profile asks, and an editor takes it",
    profile: { name: "Halyard", matches: ["HALYARD"], conflict: "ask" },
    steps: [
      { in: {}, is: "created" },
      { in: NEW_TEXT, is: "withheld", says: "What stands stays" },
      { edit: { do: "take", id: "waiting" }, is: "published" },
    ],
    page: NEW,
  },
  {
    name: "the same version with another text waits where the profile asks, and an editor leaves it",
    profile: { name: "Halyard", matches: ["HALYARD"], conflict: "ask" },
    steps: [
      { in: {}, is: "created" },
      { in: NEW_TEXT, is: "withheld" },
      { edit: { do: "leave", id: "waiting" }, is: "published" },
    ],
    page: OLD,
    not: "two hours",
    versions: 1,
  },
  {
    name: "a lower version late",
    steps: [
      { in: { ...V2, ...NEW_TEXT }, is: "created" },
      { in: {}, is: "stale" },
    ],
    page: NEW,
  },
  {
    name: "versions are numbers: 9 is before 10",
    steps: [
      { in: { version: "10", ...NEW_TEXT }, is: "created" },
      { in: { version: "9" }, is: "stale" },
    ],
    page: NEW,
  },
  {
    name: "versions that are no numbers go by their time",
    steps: [
      { in: { ...V2, version: "DS-b", ...NEW_TEXT }, is: "created" },
      { in: { version: "DS-z" }, is: "stale" },
    ],
    page: NEW,
  },
  {
    name: "without versions and times the later arrival stands",
    steps: [
      { in: { version: undefined, versioncreated: undefined }, is: "created" },
      { in: { version: undefined, versioncreated: undefined, ...NEW_TEXT }, is: "updated" },
      { in: { version: undefined, versioncreated: undefined }, is: "unchanged" },
    ],
    page: NEW,
  },
  {
    name: "a fourth version that says it was made before the first",
    steps: [
      { in: {}, is: "created" },
      { in: { version: "4", versioncreated: "2026-03-04T09:00:00Z", ...NEW_TEXT }, is: "updated" },
    ],
    page: NEW,
  },
  {
    name: "a correction with its text for readers",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, ...NEW_TEXT, signals: ["sig:correction"], correctionNote: "It sat for two hours." }, is: "corrected" },
    ],
    page: NEW,
  },
  {
    name: "a correction by the first word of its headline",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, ...NEW_TEXT, headline: "CORRECTED-Gull takes the mayor’s hat" }, is: "corrected" },
    ],
    page: NEW,
  },
  {
    name: "a note to editors is never published",
    steps: [{ in: { genre: "Advisory" }, is: "withheld" }],
    page: "none",
    not: "gull",
  },
];
