import { type Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
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
        "<p style='margin:0'>Pasted <b>bold</b><script>alert(1)</script></p><img src=x onerror='alert(1)'><p><a href='javascript:alert(1)'>no</a></p>",
      );
      place.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => bodyOf(page)).toContain("Pasted **bold**\n\nno");
    await kept(page);
    expect(await axeFindings(page)).toEqual([]);

    // A topic is found while one types, pointed at with arrows, and told to whoever cannot see the list.
    const topic = page.getByRole("combobox", { name: "One more topic" });
    await topic.pressSequentially("war cri");
    await expect.poll(() => page.locator("#topic-list [role=option]").allTextContents(), WAIT).toEqual(["war crime Media Topic"]);
    expect(await page.textContent(".combo [aria-live]")).toBe("1 to choose from");
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    expect([await topic.getAttribute("aria-expanded"), await topic.getAttribute("aria-activedescendant")]).toEqual(["true", "topic-0"]);
    await page.keyboard.press("Escape");
    expect([await topic.getAttribute("aria-expanded"), await page.locator("#topic-list").isVisible()]).toEqual(["false", false]);
    await page.keyboard.press("ArrowDown");
    await page.locator("#topic-list [role=option]").first().waitFor(WAIT);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect([await page.inputValue("#topics"), await topic.inputValue()]).toEqual(["war crime", ""]);
    await kept(page);

    // No connection: the words stay in this browser, over a closed page too.
    await page.context().setOffline(true);
    await page.fill("#deck", "Typed without connection.");
    await expect.poll(() => page.textContent("form#copy [role=status]"), WAIT).toContain("Not kept yet");
    await page.context().setOffline(false);
    await kept(page);
    // The session ends in between: nothing is lost, and all of it is kept once somebody is signed in again.
    await page.context().clearCookies();
    await page.fill("#deck", "Typed without a session.");
    await expect.poll(() => page.textContent("form#copy [role=status]"), WAIT).toContain("session has ended");
    const beside = await page.context().newPage();
    await signIn(at, beside, "ida@saltby.example");
    await beside.close();
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
    await at.take(ninjs({ ...heron, version: "2", body_html: "<p>One of us.</p><p>Two have left.</p>" }));
    // It is offered to whoever types; what they typed is not touched.
    expect(await bodyOf(page)).toBe("Ours: One of them.\n\nTwo of them.");
    await page.click("button[value=publish]");
    expect(await page.textContent("main")).toContain("has sent version 2");
    await page.click("button[value=merge]");
    expect(await bodyOf(page)).toBe("Ours: One of them.\n\nTwo have left.");
    expect(await page.locator(".clashes td").allTextContents()).toEqual(["Ours: One of them.", "One of us."]);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator("[role=textbox]").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" So far.");
    await at.take(ninjs({ ...heron, version: "3", pubstatus: "canceled" }));
    await expect.poll(() => page.textContent("main").catch(() => ""), WAIT).toContain("was withdrawn");
    // What was typed stays to be copied, also what the server had not got yet; the source's words are nowhere.
    await expect.poll(() => page.locator("[aria-labelledby=own] .text p").allTextContents(), WAIT).toEqual(["Ours: …", "… So far."]);
    expect([/One of|have left|Heron/u.test(await page.content()), await page.evaluate("localStorage.length")]).toEqual([false, 0]);
    expect(await axeFindings(page)).toEqual([]);
    const reader = await openPage();
    expect([(await reader.goto(`${at.origin}/story/${id}`))?.status(), /Ours|So far/u.test(await reader.content())]).toEqual([410, false]);
    // A browser that was cut off when the kill came hands its words in as soon as its page is opened.
    const late = { headline: "", deck: "Typed in a train.", body: "One of them." };
    await page.evaluate(
      `localStorage.setItem("manuscript:" + location.pathname, ${JSON.stringify(JSON.stringify({ base: "1", typed: late, tab: "", no: 1, isSent: false }))})`,
    );
    await page.reload();
    await expect.poll(() => page.textContent("[aria-labelledby=own]").catch(() => ""), WAIT).toContain("Typed in a train.");
    expect(await page.evaluate("localStorage.length")).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("of two editors on one story neither loses a word: who is there is named, the place is taken over, and both texts stay", async () => {
    const at = await start();
    await at.member("ida", "editor");
    await at.member("pell", "editor");
    const [ida, pell] = [await sit("ida", at), await sit("pell", at)];
    const versions = async (page: Page): Promise<string> =>
      (await page.context().request.get(`${page.url().split("?")[0] ?? ""}/versions`)).text();
    await ida.page.goto(`${at.origin}/desk/write`);
    await ida.page.click("main button.add");
    await ida.page.waitForURL(/\/desk\/write\/[0-9a-z]+/u);
    await ida.page.fill("#headline", "Heron builds");
    await kept(ida.page);
    await pell.page.goto(ida.page.url());
    expect(await pell.page.textContent("main")).toContain("ida of Saltby is editing this");
    await pell.page.fill("#deck", "Typed by Pell.");
    await expect.poll(() => pell.page.textContent("form#copy [role=status]"), WAIT).toContain("theirs still stands");
    expect(await versions(pell.page)).toContain("Kept beside");

    // The place is taken over: what was typed before is in its fields again, and is what stands now.
    await pell.page.click("button[value=take-over]");
    await expect.poll(() => pell.page.inputValue("#deck").catch(() => ""), WAIT).toBe("Typed by Pell.");
    await kept(pell.page);
    await ida.page.locator("[role=textbox]").focus();
    await ida.page.keyboard.type("Typed by Ida.");
    await expect.poll(() => ida.page.textContent("form#copy [role=status]"), WAIT).toContain("theirs still stands");
    await expect.poll(() => ida.page.textContent("[data-news]"), { timeout: 60_000 }).toContain("pell of Saltby");
    await ida.page.click("button[value=save]");
    expect(await ida.page.textContent("main [role=alert]")).toContain("Somebody else has changed this");
    expect(await bodyOf(ida.page)).toBe("Typed by Ida.");
    expect(await axeFindings(ida.page)).toEqual([]);
    await ida.page.click("button[value=mine]");
    await ida.page.waitForURL(/done=saved/u);
    expect([await bodyOf(ida.page), await ida.page.inputValue("#deck")]).toEqual(["Typed by Ida.", ""]);
    const all = await versions(ida.page);
    expect([all.includes("Typed by Pell."), all.includes("Typed by Ida.")]).toEqual([true, true]);
    expect([...ida.complaints, ...pell.complaints]).toEqual([]);
  });

  test("on a telephone and with the keyboard alone a story is approved, one is published and pinned, and one is killed", async () => {
    const at = await start();
    await at.member("ida", "editor");
    const page = await openPage({ viewport: { width: 360, height: 740 } });
    await signIn(at, page, "ida@saltby.example");
    /** Goes to what `at` says with the tabulator alone, and presses a key there. */
    const press = async (to: string, key: string): Promise<void> => {
      expect([await axeFindings(page), await overflowOf(page)]).toEqual([[], 0]);
      await page.locator("body").evaluate((body) => (body as { focus: () => void }).focus());
      const isThere = `document.activeElement?.matches(${JSON.stringify(to)}) === true`;
      for (let tabs = 0; tabs < 250 && !(await page.evaluate(isThere)); tabs += 1) await page.keyboard.press("Tab");
      expect([to, await page.evaluate(isThere)]).toEqual([to, true]);
      await page.keyboard.press(key);
    };
    const front = async (): Promise<string> => (await fetch(`${at.origin}/`)).text();
    const waits = await at.take(ninjs({ uri: "urn:pellam:owl", headline: "Owl waits", usageterms: "POOL MEMBERS ONLY" }));
    await at.take(ninjs({ headline: "Gull goes" }));
    expect([(await front()).includes("Owl waits"), (await front()).includes("Gull goes")]).toEqual([false, true]);

    await page.goto(`${at.origin}/desk/incoming`);
    await press(`a[href^='/desk/story/${waits}']`, "Enter");
    await page.waitForURL(new RegExp(`/desk/story/${waits}`, "u"));
    await press("button[value=release]", "Enter");
    await page.waitForURL(/done=1/u);
    expect(await front()).toContain("Owl waits");

    await page.goto(`${at.origin}/desk/write`);
    await press("main button.add", "Enter");
    await page.waitForURL(/\/desk\/write\/[0-9a-z]+/u);
    await press("#headline", "H");
    await page.keyboard.type("eron builds");
    await press("[role=textbox]", "T");
    await page.keyboard.type("he heron came.");
    await press("#section", "H");
    await expect.poll(() => page.inputValue("#section")).toBe("harbour");
    await press("button[value=publish]", "Enter");
    await page.waitForURL(/done=sent/u);
    expect(await front()).toContain("Heron builds");

    await page.goto(`${at.origin}/desk/front`);
    await press("button[value=pin][aria-label*='Heron builds']", "Enter");
    await expect.poll(() => page.locator("button[value=unpin][aria-label*='Heron builds']").count(), WAIT).toBe(1);
    await at.take(ninjs({ uri: "urn:pellam:tern", headline: "Tern comes" }));
    const shown = await front();
    expect([shown.includes("Tern comes"), shown.indexOf("Heron builds") < shown.indexOf("Tern comes")]).toEqual([true, true]);

    await page.goto(`${at.origin}/desk/story/${waits}`);
    await press("input[name=sure]", "Space");
    await press("button[value=kill]", "Enter");
    await page.waitForURL(/receipt/u);
    expect([(await fetch(`${at.origin}/story/${waits}`)).status, (await front()).includes("Owl waits")]).toEqual([410, false]);
    expect([await axeFindings(page), await overflowOf(page)]).toEqual([[], 0]);
  });
});
