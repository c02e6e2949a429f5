import { expect, test } from "vitest";
import { type Actor, system } from "#kit";
import { findDocs } from "#search";
import { deskLife, editStory, listStories, paragraphsOf, putRightList, putSource, resettle, storyPage, withdrawnStories } from "#stories";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { takeItem } from "./take-item.ts";

type Fields = Readonly<Record<string, unknown>>;

const editor: Actor = { id: null, role: "editor", handle: "ed", name: "Ed" };

const item = (fields: Fields): string =>
  JSON.stringify({
    uri: "urn:halyard:gull",
    version: "1",
    type: "text",
    pubstatus: "usable",
    versioncreated: "2026-03-04T10:00:00Z",
    firstcreated: "2026-03-04T10:00:00Z",
    provider: "HALYARD",
    headline: "Gull takes the mayor’s hat",
    slugline: "GULL-HAT",
    body_html: "<p>The gull sat for an hour.</p><p>The mayor waited.</p>",
    ...fields,
  });

const V2 = { version: "2", versioncreated: "2026-03-04T11:00:00Z" };
const V3 = { version: "3", versioncreated: "2026-03-04T11:30:00Z" };
const KILL = { ...V2, pubstatus: "canceled", body_html: "" };
const NEW_TEXT = { body_html: "<p>The gull sat for two hours.</p><p>The mayor waited.</p>" };
const OLD = "The gull sat for an hour.";
const NEW = "The gull sat for two hours.";

/** A step: an item that comes in; a raw document; an instant that comes; something an editor does. With what it should come to. */
type Step =
  | { readonly in: Fields; readonly is: string; readonly says?: string }
  | { readonly raw: string | Uint8Array; readonly is: string; readonly says?: string }
  | { readonly at: string }
  | { readonly edit: Parameters<typeof editStory>[3]; readonly is: string };

/** `page` is the first story's state for readers, or a text that its page holds; `not` is a text that no exit holds. */
type Scenario = {
  readonly name: string;
  readonly profile?: Parameters<typeof putSource>[2];
  readonly steps: readonly Step[];
  readonly page: string;
  readonly not?: string;
  readonly stories?: number;
  readonly versions?: number;
};

const g2 = (fields: { version: number; status: string; body: string; doctype?: string }): string => `<?xml version="1.0" encoding="UTF-8"?>
${fields.doctype ?? ""}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:halyard.example,2026:heron" version="${fields.version}" standard="NewsML-G2" standardversion="2.31" conformance="power">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="HALYARD"/><versionCreated>2026-03-04T10:0${fields.version}:00Z</versionCreated><pubStatus qcode="stat:${fields.status}"/></itemMeta>
<contentMeta><headline>Heron in Aldermouth</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${fields.body}</body></html></inlineXML></contentSet>
</newsItem>`;

const SCENARIOS: readonly Scenario[] = [
  { name: "a new story", steps: [{ in: {}, is: "created" }], page: OLD, versions: 1 },
  { name: "an update", steps: [{ in: {}, is: "created" }, { in: { ...V2, ...NEW_TEXT }, is: "updated" }], page: NEW, versions: 2 },
  {
    name: "a writethru under another slugline word",
    steps: [{ in: {}, is: "created" }, { in: { ...V2, ...NEW_TEXT, slugline: "GULL-HAT, 1st Ld-Writethru" }, is: "updated" }],
    page: NEW,
    stories: 1,
  },
  {
    name: "a refile: the same text under a new version",
    steps: [{ in: {}, is: "created" }, { in: { ...V2, headline: "REFILE-Gull takes the mayor’s hat", signals: ["sig:repeat"] }, is: "unchanged" }],
    page: OLD,
    versions: 1,
  },
  { name: "the same version with the same text", steps: [{ in: {}, is: "created" }, { in: {}, is: "unchanged" }], page: OLD, versions: 1 },
  {
    name: "the same version with another text is applied and logged",
    steps: [{ in: {}, is: "created" }, { in: NEW_TEXT, is: "updated", says: "same version number" }],
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
    steps: [{ in: {}, is: "created" }, { in: NEW_TEXT, is: "withheld" }, { edit: { do: "leave", id: "waiting" }, is: "published" }],
    page: OLD,
    not: "two hours",
    versions: 1,
  },
  { name: "a lower version late", steps: [{ in: { ...V2, ...NEW_TEXT }, is: "created" }, { in: {}, is: "stale" }], page: NEW },
  {
    name: "versions are numbers: 9 is before 10",
    steps: [{ in: { version: "10", ...NEW_TEXT }, is: "created" }, { in: { version: "9" }, is: "stale" }],
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
    steps: [{ in: {}, is: "created" }, { in: { version: "4", versioncreated: "2026-03-04T09:00:00Z", ...NEW_TEXT }, is: "updated" }],
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
    steps: [{ in: {}, is: "created" }, { in: { ...V2, ...NEW_TEXT, headline: "CORRECTED-Gull takes the mayor’s hat" }, is: "corrected" }],
    page: NEW,
  },
  {
    name: "a note to editors is never published",
    steps: [{ in: { genre: "Advisory" }, is: "withheld" }],
    page: "none",
    not: "gull",
  },
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
    steps: [{ in: { embargoed: "2026-03-05T13:00:00Z" }, is: "embargoed" }, { in: { ...V2, ...NEW_TEXT }, is: "created" }],
    page: NEW,
    not: "an hour",
  },
  {
    name: "a lower version cannot lift an embargo",
    steps: [{ in: { ...V2, embargoed: "2026-03-05T13:00:00Z" }, is: "embargoed" }, { in: {}, is: "stale" }],
    page: "none",
    not: "gull",
  },
  { name: "an embargo that is over", steps: [{ in: { embargoed: "2026-03-04T11:00:00Z" }, is: "created" }], page: OLD },
  { name: "an embargo without an end", steps: [{ in: { embargoed: "until the paper is out" }, is: "embargoed" }], page: "none" },
  {
    name: "withheld, then released by a new version",
    steps: [{ in: {}, is: "created" }, { in: { ...V2, pubstatus: "withheld" }, is: "withheld" }, { in: V3, is: "updated" }],
    page: OLD,
  },
  {
    name: "withheld before its story",
    steps: [{ in: { ...V2, pubstatus: "withheld" }, is: "withheld" }, { in: {}, is: "stale" }],
    page: "none",
    not: "gull",
  },
  {
    name: "sent in error: held, and the desk is told",
    steps: [{ in: {}, is: "created" }, { in: { ...V2, signals: ["Disregard"] }, is: "withheld", says: "sent in error" }],
    page: "none",
    not: "gull",
  },
  {
    name: "a kill with the same headline and an empty body",
    steps: [{ in: {}, is: "created" }, { in: KILL, is: "killed" }],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill by its editorial type alone",
    steps: [{ in: {}, is: "created" }, { in: { ...V2, signals: ["Kill"], body_html: "<p>Kill the gull story.</p>" }, is: "killed" }],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill before its story",
    steps: [{ in: KILL, is: "killed" }, { in: {}, is: "killed", says: "not newer" }],
    page: "killed",
    not: "gull",
  },
  { name: "a kill twice", steps: [{ in: {}, is: "created" }, { in: KILL, is: "killed" }, { in: KILL, is: "unchanged" }], page: "killed", not: "gull" },
  {
    name: "a kill with a lower version than what stands",
    steps: [{ in: V3, is: "created" }, { in: KILL, is: "killed" }],
    page: "killed",
    not: "gull",
  },
  {
    name: "a kill with the same version as what stands",
    steps: [{ in: {}, is: "created" }, { in: { pubstatus: "canceled" }, is: "killed" }],
    page: "killed",
    not: "gull",
  },
  {
    name: "a usable version above the kill waits for an editor",
    steps: [{ in: {}, is: "created" }, { in: KILL, is: "killed" }, { in: { ...V3, ...NEW_TEXT }, is: "killed", says: "an editor decides" }],
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
    steps: [{ in: {}, is: "created" }, { in: { ...KILL, provider: "PELLAM" }, is: "killed" }],
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
    steps: [{ in: { uri: "urn:halyard:gull:1" }, is: "created" }, { in: { uri: "urn:halyard:gull:2", ...V2, ...NEW_TEXT }, is: "updated" }],
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
    steps: [{ in: {}, is: "created" }, { in: { ...V2, ...NEW_TEXT, signals: ["Clarification"] }, is: "withheld", says: "clarification" }],
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

/** All that readers and programs could read now, as one text. */
const exits = async (house: TestHouse): Promise<string> => {
  const ids = await house.store.db.selectFrom("story").select("short_id").execute();
  const pages = await Promise.all(ids.map((row) => storyPage(house, row.short_id)));
  const found = await Promise.all(["gull", "mayor", "heron"].map((q) => findDocs(house.store, { q, kind: "story", most: 9 })));
  const lists = [await listStories(house, {}, undefined, 20), await putRightList(house.store, 20), await withdrawnStories(house.store, 20)];
  const faces = (await house.store.db.selectFrom("story").selectAll().where("state", "in", ["published", "killed"]).execute()).map(
    ({ story_key: _key, ...row }) => row,
  );
  return JSON.stringify([pages, found, lists, faces]).toLowerCase();
};

eachDialect("arrivals", (open) => {
  test.for(SCENARIOS)("$name", async ({ profile, steps, page, not, stories, versions }) => {
    const house = await open("2026-03-04T12:00:00.000Z");
    await house.store.transact((tx) => putSource(house, tx, profile ?? { name: "Halyard", matches: ["HALYARD"] }, true));
    let first = "";
    for (const step of steps) {
      if ("at" in step) {
        house.clock.set(step.at);
        for (const row of await house.store.db.selectFrom("story").select("id").execute()) await resettle(house, row.id);
      } else if ("edit" in step) {
        const waiting = (await deskLife(house, first))?.waiting[0]?.id ?? "";
        const done = await editStory(house, editor, first, "id" in step.edit ? { ...step.edit, id: waiting } : step.edit);
        expect(done.ok ? done.value.state : done.problem).toBe(step.is);
      } else {
        const bytes = Buffer.from("in" in step ? item(step.in) : step.raw);
        const [line] = await takeItem(house, system, { bytes, fileName: "f", channel: "folder", sourceHint: null });
        expect(line?.outcome).toBe(step.is);
        if (step.says !== undefined) expect([line?.problem, ...(line?.remarks ?? [])].join(" ")).toContain(step.says);
        first = first === "" ? (line?.story ?? "") : first;
      }
    }
    const shown = await storyPage(house, first);
    if (shown.kind === "public") expect(paragraphsOf(shown.blocks).join(" ")).toContain(page);
    else expect(shown.kind).toBe(page);
    if (versions !== undefined) expect(shown.kind === "public" && shown.versions.length).toBe(versions);
    if (not !== undefined) expect(await exits(house)).not.toContain(not);
    if (stories !== undefined) expect((await house.store.db.selectFrom("story").select("id").execute()).length).toBe(stories);
    expect((await deskLife(house, first))?.events.length).toBeGreaterThan(0);
  });
});
