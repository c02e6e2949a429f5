import { NEW, NEW_TEXT, OLD, V2, V3, type Scenario } from "./scenario.ts";

/** Embargoes, holds, items sent in error. */
export const HOLDS: readonly Scenario[] = [
  {
    name: "an embargo holds although the status says usable",
    steps: [{ in: { embargoed: "2026-03-04T13:00:00Z" }, is: "embargoed" }],
    page: "none",
    not: "gull",
  },
  {
    name: "an embargo ends by itself",
    steps: [{ in: { embargoed: "2026-03-04T13:00:00Z" }, is: "embargoed" }, { at: "2026-03-04T13:00:00.000Z" }],
    page: OLD,
  },
  {
    name: "an embargo that is moved holds until its new end",
    steps: [
      { in: { embargoed: "2026-03-04T13:00:00Z" }, is: "embargoed" },
      { in: { ...V2, embargoed: "2026-03-04T15:00:00Z" }, is: "embargoed" },
      { at: "2026-03-04T13:30:00.000Z" },
    ],
    page: "none",
  },
  {
    name: "a higher version lifts an embargo",
    steps: [
      { in: { embargoed: "2026-03-05T13:00:00Z" }, is: "embargoed" },
      { in: { ...V2, ...NEW_TEXT }, is: "created" },
    ],
    page: NEW,
    not: "an hour",
  },
  {
    name: "a lower version cannot lift an embargo",
    steps: [
      { in: { ...V2, embargoed: "2026-03-05T13:00:00Z" }, is: "embargoed" },
      { in: {}, is: "stale" },
    ],
    page: "none",
    not: "gull",
  },
  { name: "an embargo that is over", steps: [{ in: { embargoed: "2026-03-04T11:00:00Z" }, is: "created" }], page: OLD },
  { name: "an embargo without an end", steps: [{ in: { embargoed: "until the paper is out" }, is: "embargoed" }], page: "none" },
  {
    name: "withheld, then released by a new version",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, pubstatus: "withheld" }, is: "withheld" },
      { in: V3, is: "updated" },
    ],
    page: OLD,
  },
  {
    name: "withheld before its story",
    steps: [
      { in: { ...V2, pubstatus: "withheld" }, is: "withheld" },
      { in: {}, is: "stale" },
    ],
    page: "none",
    not: "gull",
  },
  {
    name: "sent in error: held, and the desk is told",
    steps: [
      { in: {}, is: "created" },
      { in: { ...V2, signals: ["Disregard"] }, is: "withheld", says: "sent in error" },
    ],
    page: "none",
    not: "gull",
  },
];
