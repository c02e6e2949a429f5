import { describe, expect, test } from "vitest";
import { durationMs, eventStatusIn } from "../diary/event.ts";
import { readWire } from "../read.ts";

const NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"';
const META =
  '<itemMeta><provider qcode="nprov:PELLAM"/><versionCreated>2026-03-01T10:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>';

const read = (text: string) => {
  const reading = readWire(Buffer.from(text));
  if (!reading.ok) throw new Error(reading.problem.reason);
  return reading;
};

const plan = (inside: string, meta = META): string =>
  `<planningItem ${NS} guid="urn:pellam:plan:1" version="2" xml:lang="en">${meta}${inside}</planningItem>`;

describe("events of NewsML-G2", () => {
  test("a plan of coverage tells what is planned, when it is due and which event it is about", () => {
    const { items, refused } = read(
      plan(
        `<contentMeta><slugline>LOCK-GATE</slugline><headline>The lock gate is lifted</headline><subject type="cpnat:event" qcode="ev:77"/></contentMeta>
         <newsCoverageSet>
           <newsCoverage id="a"><planning><itemClass qcode="ninat:text"/><scheduled>2026-03-10T15:00:00Z</scheduled><headline>Report</headline><edNote>300 words</edNote></planning></newsCoverage>
           <newsCoverage id="b"><planning><itemClass qcode="ninat:picture"/><scheduled>2026-03-10T12:30:00Z</scheduled></planning></newsCoverage>
         </newsCoverageSet>`,
      ),
    );
    expect(refused).toEqual([]);
    expect(
      items.map(({ kind, headline, slugline, version, blocks, event }) => ({ kind, headline, slugline, version, blocks, event })),
    ).toEqual([
      {
        kind: "event",
        headline: "The lock gate is lifted",
        slugline: "LOCK-GATE",
        version: "2",
        blocks: [],
        event: {
          concept: "",
          about: "ev:77",
          status: "planned",
          summary: "",
          startsAt: "2026-03-10T12:30:00.000Z",
          endsAt: null,
          isWholeDay: false,
          place: "",
          coverage: [
            { kind: "text", title: "Report", note: "300 words", dueAt: "2026-03-10T15:00:00.000Z" },
            { kind: "picture", title: "", note: "", dueAt: "2026-03-10T12:30:00.000Z" },
          ],
        },
      },
    ]);
  });

  test("an event sent as a concept has its days, its place and its length, and nobody's telephone", () => {
    const concept = (dates: string, more = ""): string =>
      `<concept><conceptId qcode="ev:77"/><type qcode="cpnat:event"/><name>Regatta</name><definition>Boats.</definition><eventDetails><dates>${dates}</dates>
       ${more}<location><name>Saltby Harbour</name></location><contactInfo><phone>555 0100</phone></contactInfo></eventDetails></concept>`;
    const item = (inside: string): string => `<conceptItem ${NS} guid="urn:pellam:ev:77" version="1">${META}${inside}</conceptItem>`;
    const one = read(item(concept("<start>2026-05-01T09:00:00Z</start><duration>P1DT2H</duration>"))).items[0];
    expect(one?.event).toMatchObject({
      concept: "ev:77",
      place: "Saltby Harbour",
      summary: "Boats.",
      startsAt: "2026-05-01T09:00:00.000Z",
      endsAt: "2026-05-02T11:00:00.000Z",
    });
    expect(JSON.stringify(one)).not.toContain("555");
    const day = read(item(concept("<start>2026-05-01</start><end>2026-05-03</end>", '<occurStatus qcode="eocstat:eos5"/>'))).items[0];
    expect(day?.event).toMatchObject({ isWholeDay: true, status: "confirmed", endsAt: "2026-05-03T00:00:00.000Z" });
    const several = read(
      `<knowledgeItem ${NS} guid="k" version="1">${META}<conceptSet>${concept("<start>2026-05-01</start>")}<concept><conceptId qcode="p:1"/><name>A person</name></concept></conceptSet></knowledgeItem>`,
    );
    expect(several.items.map(({ guid, headline }) => [guid, headline])).toEqual([["ev:77", "Regatta"]]);
    const listed = read(
      `<newsItem ${NS} guid="n" version="1">${META}<contentSet><inlineXML><events><event><name>One</name><eventDetails><dates><start>2026-06-01</start></dates></eventDetails></event><event><name>Two</name><eventDetails><dates><start>2026-06-02</start></dates></eventDetails></event></events></inlineXML></contentSet></newsItem>`,
    );
    expect(listed.items.map(({ guid, headline, kind }) => [guid, headline, kind])).toEqual([
      ["n#1", "One", "event"],
      ["n#2", "Two", "event"],
    ]);
  });

  test("a status that nobody knows refuses it, and a plan that tells nothing is no event", () => {
    const odd = META.replace("stat:usable", "stat:maybe");
    expect(read(plan("<contentMeta><headline>X</headline></contentMeta>", odd)).refused[0]?.reason).toContain("stat:maybe");
    expect(read(plan("")).refused[0]?.reason).toContain("(planningItem)");
  });
});

describe("events of the ninjs family", () => {
  const one = (fields: object) => read(JSON.stringify({ uri: "urn:e", version: "1", provider: "PELLAM", ...fields })).items[0];

  test("ninjs 3 and Superdesk tell one event alike", () => {
    const standard = one({
      type: "event",
      title: "Regatta",
      eventDetails: { dates: { startDate: "2026-05-01T09:00:00Z", endDate: "2026-05-01T17:00:00Z" } },
      places: [{ name: "Quay", contactInfo: [{ address: { locality: "Saltby" } }], address: { locality: "Saltby" } }],
      descriptions: [{ value: "Boats." }],
    });
    const superdesk = one({
      type: "event",
      name: "Regatta",
      dates: { start: "2026-05-01T09:00:00+0000", end: "2026-05-01T17:00:00+0000", tz: "Europe/Berlin" },
      location: [{ name: "Quay", address: { city: "Saltby" } }],
      definition_short: "Boats.",
    });
    expect([standard?.kind, standard?.headline]).toEqual(["event", "Regatta"]);
    expect(superdesk?.event).toEqual(standard?.event);
    expect(standard?.event).toMatchObject({ place: "Quay, Saltby", summary: "Boats.", endsAt: "2026-05-01T17:00:00.000Z" });
  });

  test("Superdesk's planning tells its coverage and its event; what is cancelled says so", () => {
    const planning = one({
      type: "planning",
      slugline: "REGATTA",
      planning_date: "2026-05-01T08:00:00+0000",
      event_item: "urn:e:9",
      coverages: [
        {
          planning: { g2_content_type: "picture", scheduled: "2026-05-01T10:00:00+0000", slugline: "REGATTA", internal_note: "call Una" },
          news_coverage_status: { qcode: "ncostat:int", name: "coverage intended" },
        },
      ],
      state: "cancelled",
    });
    expect(planning?.event).toMatchObject({
      about: "urn:e:9",
      status: "cancelled",
      startsAt: "2026-05-01T08:00:00.000Z",
      coverage: [{ kind: "picture", note: "coverage intended", dueAt: "2026-05-01T10:00:00.000Z" }],
    });
    expect(JSON.stringify(planning)).not.toContain("call Una");
    expect(one({ type: "event", name: "X", dates: { start: "2026-05-01T00:00:00+0000", all_day: true } })?.event?.isWholeDay).toBe(true);
  });
});

test("words and codes of a status, and lengths of time, are read or not at all", () => {
  expect(
    ["eocstat:eos5", "http://cv.iptc.org/newscodes/eventoccurstatus/eos1", "Postponed", "tentative", "", "eventoccurstatus:eos2"].map(
      (word) => eventStatusIn([word]),
    ),
  ).toEqual(["confirmed", "cancelled", "postponed", "unsure", "planned", "unsure"]);
  expect(["P2D", "PT30M", "P1Y", "", "P"].map(durationMs)).toEqual([172_800_000, 1_800_000, null, null, null]);
});
