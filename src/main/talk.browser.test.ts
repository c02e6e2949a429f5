import { type BrowserContextOptions, type Page } from "playwright-core";
import { expect, test } from "vitest";
import { LETTERS_MOST, lettersIn } from "#conversation";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs, type TestSite } from "./testing/open-test-site.ts";

eachDialect("the conversation in a browser", (open) => {
  const { start, openPage, signIn, enterCode } = openBrowsing(open);
  const visit = async (at: TestSite, email: string, options: BrowserContextOptions): Promise<Page> => {
    const page = await openPage(options);
    await signIn(at, page, email);
    return page;
  };
  const post = async (at: TestSite, token: string, story: string, body: string, parent?: string): Promise<string> => {
    const answer = await fetch(`${at.origin}/api/v1/stories/${story}/comments`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ body, parent }),
    });
    return ((await answer.json()) as { id: string }).id;
  };

  test("without script a member looks first, posts, votes, reacts, quotes, edits, takes back, searches, mutes and finds the way back", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una] = [await at.member("una"), await at.member("wilma")];
    const theirs = await post(at, una.token, story, "The mayor likes gulls.");
    const page = await visit(at, "wilma@saltby.example", { javaScriptEnabled: false });
    await page.goto(`${at.origin}/story/${story}`);
    await page.fill("#words", "It was *not* a gull.");
    await page.click("#reply >> text=Preview");
    expect(await page.locator("section em").textContent()).toBe("not");
    await page.click("#reply button.add");
    expect(await page.locator("article.say em").textContent()).toBe("not");
    expect(page.url()).toContain("#c-");

    await page.click(`#c-${theirs} >> text=Respect`);
    expect(page.url()).toContain(`#c-${theirs}`);
    expect(await page.getAttribute(`#c-${theirs} button[name=value]`, "aria-pressed")).toBe("true");
    await page.click(`#c-${theirs} summary`);
    await page.click(`#c-${theirs} >> text=I learned something`);
    await page.click(`#c-${theirs} summary`);
    await page.click(`#c-${theirs} >> text=Quote and reply`);
    expect(await page.inputValue("#words")).toBe("> The mayor likes gulls.\n\n");
    await page.goto(`${at.origin}/story/${story}`);

    await page.click("text=Edit");
    await page.fill("#words", "It was a tern.");
    await page.click("main button.add");
    await page.click("text=/^edited/");
    expect(await page.textContent("main")).toContain("gull");
    await page.goto(`${at.origin}/story/${story}/talk/search?q=tern&by=wilma`);
    expect(await page.textContent("mark")).toBe("tern");
    await page.goto(`${at.origin}/story/${story}`);
    await page.click("text=Take it back");
    expect(await page.inputValue("#words")).toBe("It was a tern.");

    await page.goto(`${at.origin}/story/${story}`);
    expect(await page.locator("article.say").count()).toBe(1);
    await page.click(`#c-${theirs} summary`);
    await page.click(`#c-${theirs} >> text=Mute the author`);
    expect(await page.isVisible(`#c-${theirs}`)).toBe(false);
    await page.goto(`${at.origin}/settings/muted`);
    await page.click("main button");
    await page.goto(`${at.origin}/story/${story}`);
    expect(await page.isVisible(`#c-${theirs}`)).toBe(true);

    await page.fill("#words", "Typed while the session ended.");
    await at.house.store.db.deleteFrom("session").execute();
    await page.click("#reply button.add");
    expect(page.url()).toContain("/sign-in?draft=");
    expect(await page.textContent("aside")).toContain("Typed while the session ended.");
    expect(await page.getAttribute("a[href^='/sign-in/password']", "href")).toContain(encodeURIComponent("/talk/reply?draft="));
    await page.fill("#email", "wilma@saltby.example");
    await page.click("main button.add");
    await enterCode(at, page);
    expect(page.url()).toContain("#c-");
    await page.goto(`${at.origin}/story/${story}`);
    expect(await page.locator("article.say", { hasText: "Typed while the session ended." }).count()).toBe(1);
  });

  test("with script the box has tools for the keyboard, keeps a draft through a closed tab and a lost line, and a vote moves nothing", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una] = [await at.member("una"), await at.member("wilma")];
    const theirs = await post(at, una.token, story, "The mayor likes gulls.");
    const page = await visit(at, "wilma@saltby.example", { javaScriptEnabled: true });
    await page.goto(`${at.origin}/story/${story}`);
    await page.evaluate(`document.getSelection().selectAllChildren(document.querySelector(".story > .text p"))`);
    const words = ((await page.textContent(".story > .text p")) ?? "").trim();
    await page.click("p.passage a:has-text('Quote in a reply')");
    await page.waitForURL(/\/reply\?quote=/u);
    expect(await page.inputValue("#words")).toBe(`> ${words}\n\n`);
    await page.goto(`${at.origin}/story/${story}`);
    await page.fill("#words", "not");
    await page.focus("#words");
    await page.keyboard.press("ControlOrMeta+A");
    await page.getByRole("button", { name: "Emphasis" }).focus();
    await page.keyboard.press("Enter");
    expect(await page.inputValue("#words")).toBe("*not*");
    const kept = (): Promise<unknown> => page.evaluate("Object.values(localStorage).join()");
    await expect.poll(kept, { timeout: 10_000 }).toContain("*not*");
    await page.context().setOffline(true);
    await page.click("#reply button.add");
    expect(await page.textContent("[data-write]")).toContain("There is no connection");
    await page.context().setOffline(false);
    const again = await page.context().newPage();
    await page.close();
    await again.goto(`${at.origin}/story/${story}`);
    expect(await again.inputValue("#words")).toBe("*not*");
    await again.click("#reply button.add");
    await again.waitForSelector("article.say em");
    await again.goto(`${at.origin}/story/${story}`);
    expect(await again.inputValue("#words")).toBe("");

    const url = again.url();
    await again.click(`#c-${theirs} button[value=respect]`);
    await again.waitForSelector(`#c-${theirs} button[aria-pressed=true]`);
    expect(again.url()).toBe(url);

    const many = "👨‍👩‍👧‍👦 مُحَمَّدٌ हिन्दी क्षत्रिय 🇫🇷 é ".repeat(260);
    await again.fill("#words", many);
    const left = LETTERS_MOST - lettersIn(many.trim());
    expect(Math.abs(left)).toBeGreaterThan(0);
    await expect.poll(() => again.textContent("[data-write]")).toContain(new Intl.NumberFormat("en").format(Math.abs(left)));

    await again.fill("#words", "Typed while the session ended.");
    await at.house.store.db.deleteFrom("session").execute();
    await again.click("#reply button.add");
    await again.waitForURL(/\/sign-in\?draft=/u);
    expect(await again.textContent("aside")).toContain("Typed while the session ended.");
    await again.fill("#email", "wilma@saltby.example");
    await again.click("main button.add");
    await enterCode(at, again);
    const ended = again.locator("article.say", { hasText: "Typed while the session ended." });
    await expect.poll(() => ended.count()).toBe(1);
    await again.goto(`${at.origin}/story/${story}`);
    expect([await ended.count(), await again.inputValue("#words")]).toEqual([1, ""]);
  }, 60_000);

  test("axe finds nothing on the conversation's pages, left to right and right to left, and nothing is too wide", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una, ed] = [await at.member("una"), await at.member("edna", "editor")];
    const root = await post(
      at,
      una.token,
      story,
      "A word.\n\n- one\n- two\n\n`code that is long enough to be wider than a telephone is, if it is let`",
    );
    let under = root;
    for (let depth = 0; depth < 9; depth += 1)
      under = await post(at, depth % 2 === 0 ? ed.token : una.token, story, `Answer ${depth}`, under);
    const page = await visit(at, "edna@saltby.example", { bypassCSP: true });
    const state = await page.context().storageState();
    const list = [
      `/story/${story}?order=oldest`,
      `/story/${story}/talk/thread/${root}`,
      `/story/${story}/talk/reply?to=${root}&quote=1`,
      `/story/${story}/talk/search?q=word`,
      `/story/${story}/talk/run`,
      `/comment/${root}/why`,
      "/settings/muted",
      `/embed/story/${story}`,
    ];
    const findings: string[] = [];
    for (const [width, colorScheme, lang] of [
      [360, "dark", "ar"],
      [1280, "light", "fr"],
    ] as const) {
      const looked = await openPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true, storageState: state });
      await looked.context().addCookies([{ name: "lang", value: lang, url: at.origin }]);
      for (const path of list) {
        await looked.goto(`${at.origin}${path}`);
        for (const more of await looked.locator("details.more > summary").all()) await more.click();
        findings.push(...(await axeFindings(looked)).map((finding) => `${path} ${width} ${lang}: ${finding}`));
        const wide = await overflowOf(looked);
        if (wide > 0) findings.push(`${path} ${width} ${lang}: ${wide} px too wide`);
      }
    }
    expect(findings).toEqual([]);
  }, 120_000);
});
