import { type Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs } from "./testing/open-test-site.ts";

const WAIT = { timeout: 20_000 };

eachDialect("the desk's editor in a browser", (open) => {
  const { start, openPage, signIn } = openBrowsing(open);

  /** A desk page of an editor's, and what its browser complained of. */
  const sit = async (name: string, at: Awaited<ReturnType<typeof start>>): Promise<{ page: Page; complaints: string[] }> => {
    const page = await openPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("Failed to load resource")) complaints.push(message.text());
    });
    await signIn(at, page, `${name}@saltby.example`);
    return { page, complaints };
  };
  const bodyOf = (page: Page): Promise<string> => page.inputValue("textarea[name=body]");
  const kept = (page: Page): Promise<void> => expect.poll(() => page.textContent("form#copy [role=status]"), WAIT).toContain("Kept at");

  test("a story is written with the keyboard alone, pasted into, kept without connection and session, and published", async () => {
    const at = await start();
    await at.member("ida", "editor");
    const { page, complaints } = await sit("ida", at);
    await page.goto(`${at.origin}/desk/write`);
    await page.click("main button.add");
    await page.fill("#headline", "Heron builds");
    const text = page.locator("[role=textbox]");
    await text.focus();
    await page.keyboard.type("The heron came ");
    await page.keyboard.press("Control+b");
    await page.keyboard.type("early");
    await page.keyboard.press("Control+b");
    await page.keyboard.type(".");
    await page.keyboard.press("Enter");
    await page.keyboard.type("## What now");
    await page.keyboard.press("Enter");
    await page.keyboard.type("- wait");
    await page.keyboard.press("Enter");
    await page.keyboard.type("look");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.type("So it is.");
    await expect.poll(() => bodyOf(page)).toBe("The heron came **early**.\n\n## What now\n\n- wait\n- look\n\nSo it is.");

    // The tools are one stop for the keyboard; arrows go through them.
    await page.keyboard.press("Alt+F10");
    expect(await page.locator("[role=toolbar] [tabindex='0']").count()).toBe(1);
    for (const _ of ["em", "link", "heading2", "heading3", "bullets", "numbers", "quote"]) await page.keyboard.press("ArrowRight");
    expect(await page.locator(":focus").getAttribute("data-tool")).toBe("quote");
    await page.keyboard.press("Enter");
    await expect.poll(() => bodyOf(page)).toContain("> So it is.");
    expect(await page.locator("[data-tool=quote]").getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("Control+z");
    await expect.poll(() => bodyOf(page)).not.toContain("> So it is.");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await text.evaluate((place) => {
      const { DataTransfer, ClipboardEvent } = globalThis as unknown as {
        DataTransfer: new () => { setData: (type: string, data: string) => void };
        ClipboardEvent: new (type: string, options: object) => Parameters<typeof place.dispatchEvent>[0];
      };
      const data = new DataTransfer();
      data.setData(
        "text/html",
        "<p>Pasted <b>bold</b><script>alert(1)</script></p><img src=x onerror='alert(1)'><p><a href='javascript:alert(1)'>no</a></p>",
      );
      place.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => bodyOf(page)).toContain("Pasted **bold**\n\nno");
    await kept(page);
    expect(await axeFindings(page)).toEqual([]);

    // No connection: the words stay in this browser, over a closed page too.
    await page.context().setOffline(true);
    await page.fill("#deck", "Typed without connection.");
    await expect.poll(() => page.textContent("form#copy [role=status]"), WAIT).toContain("Not kept yet");
    await page.context().setOffline(false);
    await kept(page);
    // The session ends in between: nothing is lost, and all of it is kept once somebody is signed in again.
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.fill("#deck", "Typed without a session.");
    await expect.poll(() => page.textContent("form#copy [role=status]"), WAIT).toContain("session has ended");
    await page.context().addCookies(cookies);
    await kept(page);
    await page.reload();
    expect([await page.inputValue("#deck"), await text.textContent()]).toEqual([
      "Typed without a session.",
      expect.stringContaining("What now"),
    ]);

    await page.selectOption("#section", "harbour");
    await page.click("button[value=publish]");
    await page.waitForURL(/done=sent/u);
    await page.goto(`${at.origin}/`);
    await page.click("text=Heron builds");
    expect(await page.innerHTML(".text")).toContain("<li>wait</li>");
    expect(complaints).toEqual([]);
  });

  test("an update and then a kill reach an editor who is typing", async () => {
    const at = await start();
    await at.member("ida", "editor");
    const { page, complaints } = await sit("ida", at);
    const heron = { uri: "urn:pellam:heron", headline: "Heron stands", body_html: "<p>One of them.</p><p>Two of them.</p>" };
    const id = await at.take(ninjs(heron));
    await page.goto(`${at.origin}/desk/story/${id}`);
    await page.click("main button.add");
    await page.locator("[role=textbox]").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Ours: ");
    await kept(page);
    await at.take(ninjs({ ...heron, version: "2", body_html: "<p>One of them.</p><p>Two have left.</p>" }));
    await page.click("button[value=publish]");
    expect(await page.textContent("main")).toContain("has sent version 2");
    await page.click("button[value=merge]");
    expect(await bodyOf(page)).toBe("Ours: One of them.\n\nTwo have left.");
    await page.locator("[role=textbox]").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" So far.");
    await at.take(ninjs({ ...heron, version: "3", pubstatus: "canceled" }));
    await expect.poll(() => page.textContent("main").catch(() => ""), WAIT).toContain("was withdrawn");
    expect([(await page.content()).includes("Ours:"), await page.evaluate("localStorage.length")]).toEqual([false, 0]);
    expect(complaints).toEqual([]);
  });
});
