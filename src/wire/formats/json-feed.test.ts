import { expect, test } from "vitest";
import { canonical } from "../item.ts";
import { only, reasonOf } from "../testing/read-one.ts";

const feed = (item: unknown, more: object = {}): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Halyard",
    home_page_url: "https://halyard.example/",
    items: [item],
    ...more,
  });

test("an item with all its usual fields", () => {
  const read = only(
    feed(
      {
        id: "https://halyard.example/1",
        url: "https://halyard.example/one",
        title: "Fog & ferry",
        content_html: '<p>It <a href="/w">waits</a>.</p><img src="/g.jpg" alt="G">',
        content_text: "It waits.",
        summary: "Why nobody minds",
        image: "https://img.example/f.jpg",
        date_published: "2026-03-04T10:00:00Z",
        date_modified: "2026-03-04T12:00:00+01:00",
        tags: ["Harbour", 7],
        language: "fr",
      },
      { authors: [{ name: "Ida Brandt" }], language: "en" },
    ),
  );
  expect(canonical(read)).toMatchObject({
    format: "json-feed",
    guid: "https://halyard.example/1",
    version: null,
    provider: "Halyard",
    headline: "Fog & ferry",
    subheadline: "Why nobody minds",
    byline: "Ida Brandt",
    language: "fr",
    versionCreated: "2026-03-04T11:00:00.000Z",
    firstCreated: "2026-03-04T10:00:00.000Z",
    bodyHtml: '<p>It <a href="https://halyard.example/w">waits</a>.</p>',
    subjects: [{ code: "Harbour", name: "Harbour" }],
    pictures: [{ href: "https://img.example/f.jpg" }, { href: "https://halyard.example/g.jpg" }],
  });
});

test("version 1.0 has one author, numbers for identifiers and texts without titles", () => {
  const item = { id: 17, content_text: "First words.\n\nMore.", author: { name: "Ida" } };
  expect(canonical(only(feed(item, { version: "https://jsonfeed.org/version/1" })))).toMatchObject({
    guid: "17",
    headline: "First words.",
    byline: "Ida",
    paragraphs: ["First words.", "More."],
  });
});

test("an empty feed, and entries that are nothing, are told", () => {
  expect(reasonOf(feed(null))).toContain("no item in it");
});
