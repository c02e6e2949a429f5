import { expect, test } from "vitest";
import { canonical } from "../item.ts";
import { only } from "../testing/read-one.ts";

test("Ritzau: escaped HTML, the clocks of Copenhagen, a headline of the first words where there is none", () => {
  const xml = `<RBNews xmlns="http://tempuri.org/"><NewsID>17</NewsID><headline/><body>&lt;p&gt;Færgen venter.&lt;/p&gt;&lt;p&gt;Ingen klager.&lt;/p&gt;</body>
    <version>3</version><priority>4</priority><publishDate>2026-07-04T12:00:00</publishDate></RBNews>`;
  expect(canonical(only(xml))).toMatchObject({
    format: "ritzau",
    guid: "17",
    version: "3",
    provider: "Ritzau",
    urgency: 4,
    headline: "Færgen venter.",
    versionCreated: "2026-07-04T10:00:00.000Z",
    paragraphs: ["Færgen venter.", "Ingen klager."],
  });
});

test("The Canadian Press: fields of its content item, an embargo by the clocks of Toronto", () => {
  const xml = `<Publish><PublishID>9</PublishID><Services>Print</Services><ContentItem><Headline>Ferry waits</Headline><SystemSlug>Pellam-Ferry</SystemSlug>
    <Byline>Ida Brandt</Byline><Category>National,Sea</Category><Ranking>3</Ranking><EmbargoTime>2026-03-04T12:00:00</EmbargoTime>
    <ContentText>&lt;p&gt;It waits.&lt;/p&gt;</ContentText></ContentItem></Publish>`;
  expect(canonical(only(xml))).toMatchObject({
    format: "jimi",
    guid: "9",
    provider: "The Canadian Press",
    urgency: 3,
    headline: "Ferry waits",
    slugline: "Pellam-Ferry",
    embargoedUntil: "2026-03-04T17:00:00.000Z",
    paragraphs: ["It waits."],
    subjects: [
      { code: "National", name: "National" },
      { code: "Sea", name: "Sea" },
    ],
  });
});
