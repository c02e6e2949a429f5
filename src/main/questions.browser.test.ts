import { type BrowserContextOptions, type Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs, type TestSite } from "./testing/open-test-site.ts";

const OWN = { provider: "OWN", body_html: "<p>The barrier closes at five metres of tide.</p><p>Nobody was hurt.</p>" };

eachDialect("questions in a browser", (open) => {
  const { start, openPage, enterCode: enter, signIn } = openBrowsing(open);
  const visit = (options: BrowserContextOptions = {}): Promise<Page> => openPage({ javaScriptEnabled: false, ...options });

  test("without script somebody asks before joining, sees what may answer it, and is answered by a journalist with a date", async () => {
    const at = await start();
    const story = await at.take(ninjs(OWN));
    await at.member("edna", "editor");
    const page = await visit();
    await page.goto(`${at.origin}/story/${story}`);
    await page.check("input[name=kind][value=question]");
    await page.fill("#words", "When does the barrier close for the tide?");
    await page.click("#reply button.add");
    expect(await page.textContent("main")).toContain("The story says this about it");
    expect(await page.inputValue("textarea[name=body]")).toBe("When does the barrier close for the tide?");
    await page.fill("#passage", "It never stood here");
    await page.click("main button.add");
    expect(await page.textContent("#passage-error")).toContain("do not stand in the story");
    await page.fill("#passage", "five metres of tide");
    await page.click("main button.add");
    await page.click("button[value=post]");
    expect(page.url()).toContain("/join");
    await page.fill("#name", "Wilma Tarn");
    await page.fill("#email", "wilma@saltby.example");
    await page.click("main button.add");
    await enter(at, page);
    const link = page.locator("text=The question and its answers").first();
    await link.click();
    const address = page.url();
    expect(await page.textContent("h1")).toContain("When does the barrier close");
    expect(await page.textContent("main blockquote")).toContain("five metres of tide");

    const desk = await visit();
    await signIn(at, desk, "edna@saltby.example");
    await desk.goto(`${at.origin}/desk/questions`);
    await desk.click("text=When does the barrier close");
    await desk.fill("#assign-note", "I ask the harbour board.");
    await desk.click("main button[value=assign]");
    expect(await desk.textContent("main")).toContain("edna of Saltby is looking into it");
    await desk.click("text=Answer from the desk");
    await desk.fill("textarea[name=body]", "At five metres.");
    await desk.click("main button.add");
    expect(await desk.textContent("main")).toContain("names its sources");
    expect(await desk.inputValue("textarea[name=body]")).toBe("At five metres.");
    await desk.fill("textarea[name=sources]", "The works office");
    await desk.click("main button.add");
    expect(await desk.textContent("article.say.desk")).toContain("At five metres.");
    await desk.click("text=Work on this question");
    expect(await axeFindings(await whole(desk, at))).toEqual([]);

    await at.worker.drain();
    await page.goto(`${at.origin}/inbox`);
    expect(await page.textContent("main")).toContain("A question you follow was answered");
    await page.goto(address);
    await page.click("text=This resolved my question");
    expect(await page.textContent("article.say.desk")).toContain("says whoever asked");
    await page.click("text=Stop telling me");
    await page.goto(`${at.origin}/story/${story}`);
    expect(await page.textContent("section.answered")).toContain("At five metres.");
  });

  /** The same page with script on, for axe. */
  const whole = async (page: Page, at: TestSite): Promise<Page> => {
    const cookies = await page.context().cookies();
    const scripted = await visit({ javaScriptEnabled: true, viewport: { width: 360, height: 800 } });
    await scripted.context().addCookies(cookies);
    await scripted.goto(page.url().startsWith(at.origin) ? page.url() : at.origin);
    return scripted;
  };

  /** Presses Tab until the focus is on what is wanted. */
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) === true`)) return;
    }
    throw new Error(`No Tab leads to ${selector}.`);
  };

  test("by keyboard a reader sees what may answer before asking, wants, follows, answers; the desk joins, refuses, closes, opens, leads to a story", async () => {
    const at = await start();
    const story = await at.take(ninjs(OWN));
    const later = await at.take(ninjs({ uri: "urn:own:pins", headline: "The pins were never looked at", provider: "OWN" }));
    const people = { edna: await at.member("edna", "editor"), una: await at.member("una"), bo: await at.member("boone") };
    const asked = async (token: string, body: string): Promise<string> => {
      const answer = await fetch(`${at.origin}/api/v1/stories/${story}/comments`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ body, kind: "question" }),
      });
      return ((await answer.json()) as { id: string }).id;
    };
    const same = await asked(people.bo.token, "When will the barrier close?");
    const list = await asked(people.bo.token, "Who is on the list of the board?");

    const una = await visit({ javaScriptEnabled: true });
    await signIn(at, una, "una@saltby.example");
    await una.goto(`${at.origin}/story/${story}`);
    await una.evaluate(`document.getSelection().selectAllChildren(document.querySelector(".story > .text p"))`);
    await una.locator("p.passage a", { hasText: "Ask about this passage" }).waitFor();
    await tabTo(una, 'p.passage a[href*="/ask?quote="]');
    await una.keyboard.press("Enter");
    await una.waitForURL(/\/ask\?quote=/u);
    expect(await una.inputValue("#passage")).toBe("The barrier closes at five metres of tide.");
    await tabTo(una, "textarea[name=body]");
    await una.keyboard.type("When does the barrier close for the tide?");
    await tabTo(una, "button[value=look]");
    await una.keyboard.press("Enter");
    await una.locator("#similar").waitFor();
    expect(await una.textContent("main")).toContain("The barrier closes at five metres of tide.");
    expect(await una.textContent("main")).toContain("When will the barrier close?");
    await tabTo(una, "button[value=post]");
    await una.keyboard.press("Enter");
    await una.waitForURL(/\/question\//u);
    const head = una.url().split("/").at(-1) ?? "";
    await una.goto(`${at.origin}/question/${list}`);
    await tabTo(una, "button[name=want]");
    await una.keyboard.press("Enter");
    await una.locator("button[name=want][aria-pressed=true]").waitFor();
    await tabTo(una, "button[name=follow]");
    await una.keyboard.press("Enter");
    await una.locator("button[name=follow][value='1']").waitFor();
    await tabTo(una, "button[name=follow]");
    await una.keyboard.press("Enter");
    await una.locator("button[name=follow][value='0']").waitFor();
    await tabTo(una, "#answer textarea[name=body]");
    await una.keyboard.type("It hangs in the harbour office.");
    await tabTo(una, "#answer button.add");
    await una.keyboard.press("Enter");
    await expect.poll(() => una.locator("article.say").allTextContents()).toEqual([expect.stringContaining("in the harbour office")]);

    const desk = await visit();
    await signIn(at, desk, "edna@saltby.example");
    await desk.goto(`${at.origin}/desk/questions`);
    await desk.click("text=When will the barrier close?");
    expect(await desk.inputValue("[name=into]")).toBe(head);
    await desk.click("button[value=merge]");
    expect(await desk.textContent("main")).toContain("Asked elsewhere.");
    await at.worker.drain();
    await una.goto(`${at.origin}/inbox`);
    expect(await una.textContent("main")).toContain("their question was joined to yours");
    await desk.goto(`${at.origin}/desk/questions/${list}`);
    await desk.selectOption("#cannot-reason", "legal");
    await desk.fill("#cannot-note", "The list names people.");
    await desk.click("button[value=cannot]");
    await una.goto(`${at.origin}/question/${list}`);
    expect(await una.textContent("main")).toContain("The law forbids us to say. The desk says: The list names people.");
    await desk.click("button[value=reopen]");
    expect(await desk.locator("button[value=close]").count()).toBe(1);
    await desk.selectOption("#close-reason", "off-topic");
    await desk.click("button[value=close]");
    expect(await desk.textContent("main")).toContain("Closed.");
    await desk.click("button[value=reopen]");
    await desk.goto(`${at.origin}/question/${head}`);
    await desk.fill("textarea[name=body]", "At five metres.");
    await desk.fill("textarea[name=sources]", "The works office");
    await desk.click("#answer button.add");
    await desk.click("text=Work on this question");
    await desk.fill("[name=story]", `${at.origin}/story/${later}/any`);
    await desk.click("button[value=become]");
    expect(await desk.textContent("main")).toContain("Became a story.");

    await at.worker.drain();
    const bo = await visit();
    await signIn(at, bo, "boone@saltby.example");
    await bo.goto(`${at.origin}/inbox`);
    for (const said of ["joined to another that asks the same", "A question you follow became a story"])
      expect(await bo.textContent("main")).toContain(said);
    await bo.goto(`${at.origin}/question/${same}`);
    await bo.click(`main a[href="/question/${head}"]`);
    expect(bo.url()).toBe(`${at.origin}/question/${head}`);
    expect(await bo.textContent("main")).toContain("2 people want to know");
    await bo.click("main >> text=The pins were never looked at");
    expect(bo.url()).toContain(`/story/${later}`);

    for (const [lang, width] of [
      ["en", 1280],
      ["ar", 360],
    ] as const) {
      await una.setViewportSize({ width, height: 800 });
      await una.goto(`${at.origin}/language/${lang}`);
      for (const id of [head, same, list]) {
        await una.goto(`${at.origin}/question/${id}`);
        expect([lang, width, await overflowOf(una), await axeFindings(una)]).toEqual([lang, width, 0, []]);
      }
    }
  }, 90_000);

  test("its pages hold at 360 and 1280 pixels, in English and in Arabic, with nothing for axe to find", async () => {
    const at = await start();
    const story = await at.take(ninjs(OWN));
    const [una] = [await at.member("una"), await at.member("edna", "editor")];
    const answer = await fetch(`${at.origin}/api/v1/stories/${story}/comments`, {
      method: "POST",
      headers: { authorization: `Bearer ${una.token}`, "content-type": "application/json" },
      body: JSON.stringify({ body: `Which ${"Hafenbehördenverwaltungsgebäude".repeat(3)} closes when?`, kind: "question" }),
    });
    const { id } = (await answer.json()) as { id: string };
    const page = await visit({ javaScriptEnabled: true });
    await signIn(at, page, "edna@saltby.example");
    for (const [lang, widths] of [
      ["en", [360, 1280]],
      ["ar", [360]],
    ] as const) {
      await page.goto(`${at.origin}/language/${lang}`);
      for (const path of [
        "/questions",
        `/question/${id}`,
        `/story/${story}/ask`,
        "/desk/questions",
        `/desk/questions/${id}`,
        `/story/${story}`,
      ])
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(`${at.origin}${path}`);
          expect([lang, path, width, await overflowOf(page), await axeFindings(page)]).toEqual([lang, path, width, 0, []]);
        }
    }
  }, 90_000);
});
