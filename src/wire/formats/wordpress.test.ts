import { describe, expect, test } from "vitest";
import { canonical } from "../item.ts";
import { itemsOf, only, reasonOf } from "../testing/read-one.ts";

const site = (items: string): string => `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Pellam Notes</title><link>https://notes.example/</link>
  <language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login>ida</wp:author_login>
  <wp:author_display_name>Ida Corran</wp:author_display_name></wp:author>${items}</channel></rss>`;

const post = (id: number, more: string): string => `<item><title>The ferry &amp;amp; the fog</title>
  <link>https://notes.example/ferry-${id}/</link><pubDate>Mon, 02 Mar 2026 08:00:00 +0000</pubDate><dc:creator>ida</dc:creator>
  <guid isPermaLink="false">https://notes.example/?p=${id}</guid><wp:post_id>${id}</wp:post_id>${more}</item>`;

const published = "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password>";

describe("a site exported by WordPress", () => {
  test("a published post is an item: its own time, its author's name, paragraphs of blank lines, the picture above it", () => {
    const files = `<item><title>quay</title><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
      <wp:attachment_url>https://notes.example/quay.jpg</wp:attachment_url></item>`;
    const text = `<!-- wp:paragraph -->[drop]I[/drop]t waits.\n\n[caption id="a" align="left"]The quay[/caption]\n\nNobody [sic] minds.`;
    const xml = post(
      12,
      `${published}<wp:post_date_gmt>2026-03-01 07:30:00</wp:post_date_gmt><category domain="category" nicename="sea">Sea</category>
      <content:encoded><![CDATA[${text}]]></content:encoded><excerpt:encoded><![CDATA[Why nobody minds]]></excerpt:encoded>
      <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>`,
    );
    expect(canonical(only(site(files + xml)))).toMatchObject({
      format: "wxr",
      guid: "https://notes.example/?p=12",
      provider: "Pellam Notes",
      headline: "The ferry & the fog",
      subheadline: "Why nobody minds",
      byline: "Ida Corran",
      language: "en-GB",
      firstCreated: "2026-03-01T07:30:00.000Z",
      paragraphs: ["It waits.", "The quay", "Nobody [sic] minds."],
      subjects: [{ code: "Sea", name: "Sea" }],
      pictures: [{ href: "https://notes.example/quay.jpg" }],
    });
  });

  test("pages, drafts, private posts and those behind a password are no items", () => {
    const of = (type: string, status: string, password = ""): string =>
      post(
        1,
        `<wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type><wp:post_password>${password}</wp:post_password>
        <wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><content:encoded>Words.</content:encoded>`,
      );
    const others =
      of("page", "publish") + of("post", "draft") + of("post", "private") + of("post", "publish", "key") + of("post", "future");
    expect(itemsOf(site(others + of("post", "publish"))).map(({ firstCreated }) => firstCreated)).toEqual(["2026-03-02T08:00:00.000Z"]);
    expect(reasonOf(site(others))).toContain("no published post");
  });
});
