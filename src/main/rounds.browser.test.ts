import { type Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs } from "./testing/open-test-site.ts";

const ASKED = ["Who closes the barrier at night?", "What did the new gate cost us?", "Why was the siren silent in March?"];

eachDialect("rounds in a browser", (open) => {
  const { start, openPage, signIn } = openBrowsing(open);

  test("the desk shortlists and opens a round without script; a reader chooses by keyboard, sees no counts, and may change it", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const [una] = [await at.member("una"), await at.member("wilma"), await at.member("edna", "editor")];
    const desk = await openPage({ javaScriptEnabled: false });
    await signIn(at, desk, "edna@saltby.example");
    for (const body of ASKED) {
      const answer = await fetch(`${at.origin}/api/v1/stories/${story}/comments`, {
        method: "POST",
        headers: { authorization: `Bearer ${una.token}`, "content-type": "application/json" },
        body: JSON.stringify({ body, kind: "question" }),
      });
      expect(answer.status).toBe(201);
      await desk.goto(`${at.origin}/desk/questions`);
      await desk.click(`text=${body}`);
      await desk.click("button[value=shortlist]");
    }
    await desk.goto(`${at.origin}/desk/questions?state=shortlisted`);
    await desk.locator("input[name=question]").first().check();
    await desk.click("main form button.add");
    expect(await desk.locator("main .notice, main [role=alert]").count()).toBeGreaterThan(0);
    await desk.goto(`${at.origin}/desk/questions?state=shortlisted`);
    for (const box of await desk.locator("input[name=question]").all()) await box.check();
    await desk.click("main form button.add");
    const round = desk.url();
    expect(round).toContain("/round/");

    const reader = await openPage({ viewport: { width: 360, height: 800 } });
    await signIn(at, reader, "wilma@saltby.example");
    await reader.goto(round);
    const choices = reader.locator("form.votes button");
    expect(await choices.count()).toBe(ASKED.length);
    const press = async (index: number): Promise<void> => {
      await choices.nth(index).focus();
      await reader.keyboard.press("Enter");
      await expect.poll(() => choices.nth(index).getAttribute("aria-pressed")).toBe("true");
    };
    await press(0);
    await press(2);
    expect(await reader.locator("form.votes button[aria-pressed=true]").count()).toBe(1);

    const looked = async (page: Page, lang: string, width: number, path: string): Promise<unknown> => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      return [lang, width, path, await overflowOf(page), await axeFindings(page)];
    };
    const state = await desk.context().storageState();
    const eye = await openPage({ storageState: state, bypassCSP: true });
    for (const lang of ["en", "ar"]) {
      await eye.goto(`${at.origin}/language/${lang}`);
      for (const width of [360, 1280])
        for (const path of [round, `${at.origin}/desk/questions?state=voting`, `${at.origin}/desk/questions?state=shortlisted`])
          expect(await looked(eye, lang, width, path)).toEqual([lang, width, path, 0, []]);
    }
  }, 90_000);
});
