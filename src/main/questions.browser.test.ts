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
