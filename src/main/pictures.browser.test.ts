import sharp from "sharp";
import { expect, test } from "vitest";
import { axeFindings } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";

const picture = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 1_600, height: 1_200, channels: 3, background } })
    .jpeg()
    .toBuffer();

eachDialect("the newsroom's pictures in a browser", (open) => {
  const { start, openPage, signIn } = openBrowsing(open);

  test("an editor drops pictures, describes one, drags its cut and puts it into a story, and loses no typed word on the way", async () => {
    const at = await start();
    await at.member("ida", "editor");
    const page = await openPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await signIn(at, page, "ida@saltby.example");
    await page.goto(`${at.origin}/desk/pictures`);
    const file = async (name: string, color: string) => ({ name, mimeType: "image/jpeg", buffer: await picture(color) });
    await page.setInputFiles("#picture", [await file("heron.jpg", "#467")]);
    // A second one is pasted while the first is on its way.
    await page.evaluate(`{
      const pasted = new DataTransfer();
      const bytes = new Uint8Array(${JSON.stringify([...(await picture("#a44"))])});
      pasted.items.add(new File([bytes], "clock.jpg", { type: "image/jpeg" }));
      document.querySelector("#upload button.add").click();
      dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted }));
    }`);
    await page.waitForURL(/added=2/u);
    expect(await page.locator(".shots > li").count()).toBe(2);
    expect(await axeFindings(page)).toEqual([]);

    await page.setInputFiles("#picture", [{ name: "heron.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not at all") }]);
    await page.click("#upload button.add");
    await expect.poll(() => page.locator("#upload .bad").textContent()).toContain("no picture that we can show");

    await page.locator(".shots a", { hasText: "heron.jpg" }).click();
    await page.fill("#alt", "A heron on a clock.");
    await page.click("#said button[value=save]");
    await page.waitForURL(/done=saved/u);
    await page.click("#cutting button[value=propose]");
    await page.waitForURL(/done=cut/u);
    const [left, top] = ["16x9-left", "16x9-top"].map((name) => page.locator(`[name="${name}"]`));
    const before = Number(await top?.inputValue());
    const frame = page.locator(".canvas .frame").first();
    const box = await frame.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + (box?.height ?? 0) - 30);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 45, (box?.y ?? 0) + (box?.height ?? 0) + 10, { steps: 3 });
    await page.mouse.up();
    expect(Number(await top?.inputValue())).toBeGreaterThan(before);
    expect(await left?.inputValue()).toBe("0"); // as wide as the picture: it cannot go aside
    await page.locator("[name=focus-x]").fill("70");
    await page.click("#cutting button[value=cut]");
    await page.waitForURL(/done=cut/u);
    expect(await axeFindings(page)).toEqual([]);

    await page.goto(`${at.origin}/desk/write`);
    await page.click("main form button");
    await page.waitForURL(/\/desk\/write\/[0-9a-z]+/u);
    const writing = page.url();
    await page.fill("#headline", "Heron builds on the town hall");
    await page.locator("[role=textbox]").fill("The heron came early.");
    await page.selectOption("#section", "harbour");
    await page.click("[data-tool=picture]");
    await page.selectOption(".editor__ask select", "");
    await page.keyboard.press("Enter");
    await page.waitForURL(/for=copy/u);
    await page.locator(".shots > li", { hasText: "heron.jpg" }).locator("form button").click();
    await page.waitForURL(writing);
    expect(await page.inputValue("textarea[name=body]")).toBe("The heron came early.");
    expect(await page.locator(".chosen > li").count()).toBe(1);
    await page.click("button[value=publish]");
    await page.waitForURL(/done=sent/u);
    await page.goto(`${at.origin}/`);
    await expect.poll(() => page.locator('img[src*="-16x9.webp"]').count()).toBe(1);
    expect(problems).toEqual([]);
  });
});
