import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { paths } from "#paths";
import { Layout, pageOf, sampleEditor, sampleFrame, sampleMember, troublePage } from "./index.ts";

const page = (frame = sampleFrame(), rest: Omit<Parameters<typeof Layout>[0], "frame" | "title"> = {}): string =>
  pageOf(
    frame,
    <Layout frame={frame} title="Ferry <late>" {...rest}>
      <p>Text.</p>
    </Layout>,
  );

describe("layout", () => {
  test("a page is one that a parser reads without an error", () => {
    for (const lang of ["en", "fr", "ar"] as const) {
      for (const variant of ["front", "inner", "desk"] as const) {
        const errors: string[] = [];
        parse(page(sampleFrame({ lang, viewer: sampleEditor }), { variant }), { onParseError: (error) => errors.push(error.code) });
        expect(errors.filter((code) => code !== "non-void-html-element-start-tag-with-trailing-solidus")).toEqual([]);
      }
    }
  });

  test("language, direction and the reader's own choice of light stand on the root", () => {
    expect(page()).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr"><head>/u);
    expect(page(sampleFrame({ lang: "ar", theme: "dark" }))).toContain('<html lang="ar" dir="rtl" data-theme="dark">');
    expect(page(sampleFrame({ theme: "dark" }))).toContain('<meta name="color-scheme" content="dark"/>');
  });

  test("nothing on a page runs or is styled inline, and what is given is escaped", () => {
    const text = page(sampleFrame(), { islands: ["live"], styles: ["story"] });
    expect(text).not.toMatch(/ style=| on[a-z]+="|<style/u);
    expect(text.match(/<script[^>]*>/gu)).toEqual(['<script type="module" src="/assets/live.js">']);
    expect(text).toContain("<title>Ferry &lt;late&gt; | Orrell Bay Courier</title>");
    expect(text).toContain('<link rel="stylesheet" href="/assets/story.css"/>');
  });

  test("a page with no island asks for no script", () => {
    expect(page()).not.toContain("<script");
  });

  test("a visitor is shown the way in, and comes back to the page", () => {
    const text = page(sampleFrame({ path: "/story/k3/ferry" }));
    expect(text).toContain(`href="${paths.signIn("/story/k3/ferry")}"`);
    expect(text).not.toContain(`action="${paths.signOut()}"`);
  });

  test("a member is shown their name and the way out, and only staff the desk", () => {
    const text = page(sampleFrame({ viewer: sampleMember, unread: 2 }));
    expect(text).toContain("<bdi>Mira Castell</bdi>");
    expect(text).toContain("Inbox (2)");
    expect(text).toContain(`<form method="post" action="${paths.signOut()}">`);
    expect(text).not.toContain(`href="${paths.desk()}"`);
    expect(page(sampleFrame({ viewer: sampleEditor }))).toContain(`href="${paths.desk()}"`);
  });

  test("the section a page belongs to is the current one", () => {
    expect(page(sampleFrame(), { section: "harbour" })).toContain('<a href="/section/harbour" aria-current="page">Harbour</a>');
  });

  test("the other languages are offered by their own names", () => {
    const text = page();
    expect(text).toContain("Français</a>");
    expect(text).toContain('lang="ar" dir="rtl">العربية</a>');
    expect(text).not.toContain(">English</a>");
  });

  test("every trouble has its words in every language", () => {
    for (const lang of ["en", "fr", "ar"] as const) {
      for (const status of [403, 404, 410, 429, 451, 500, 503] as const) {
        const text = troublePage(sampleFrame({ lang }), status);
        expect(text).toContain('content="noindex"');
        expect(text).not.toContain("undefined");
      }
    }
  });
});
