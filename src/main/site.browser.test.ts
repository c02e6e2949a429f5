import { type BrowserContextOptions, type Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs } from "./testing/open-test-site.ts";

eachDialect("the site in a browser", (open, dialect) => {
  const { start, openPage, enterCode, signIn } = openBrowsing(open);

  const visit = async (url: string, options: BrowserContextOptions = { javaScriptEnabled: false }): Promise<Page> => {
    const page = await openPage(options);
    await page.goto(url);
    return page;
  };

  test("a reader writes first, proves an address with a code, and the reply is there; script off", async () => {
    const at = await start();
    const id = await at.take(ninjs());
    const page = await visit(`${at.origin}/story/${id}`);
    expect(await page.textContent(".rights p")).toBe("© 2026 Pellam Agency. All rights reserved.");
    expect(await page.textContent("#source")).toContain("Three people and a boat.");
    await page.fill("#words", "I was the hat.\n\nIt was a good gull.");
    await page.click("#reply button.add");
    expect((await page.textContent("h1"))?.replaceAll("\u00a0", " ")).toBe("Your reply is written. Who is it from?");
    expect(await page.textContent("aside .quote")).toContain("I was the hat.");

    await page.fill("#name", "Wilma Hatter");
    await page.fill("#email", "not an address");
    await page.evaluate("document.querySelector('form.step').noValidate = true").catch(() => null);
    await page.fill("#email", "wilma@hat.example");
    await page.click("main button.add");
    await page.fill("#code", "0000 0000");
    await page.click("main button.add");
    expect(await page.textContent("#code-error")).toContain("This is not the code");
    expect(await page.textContent("aside .quote")).toContain("It was a good gull.");
    await enterCode(at, page);

    expect(page.url()).toContain(`/story/${id}/`);
    expect(await page.textContent("article.say")).toContain("Wilma Hatter");
    expect(await page.locator(".say__text p").allTextContents()).toEqual(["I was the hat.", "It was a good gull."]);
    const anonymous = await (await fetch(`${at.origin}/story/${id}`)).text();
    expect(anonymous).toContain("It was a good gull.");

    // Signed in now: the next reply is posted at once, and one to a reply too.
    await page.fill("#words", "Another thing.");
    await page.click("#reply button.add");
    expect(await page.locator("article.say").count()).toBe(2);
    await page.click("article.say:has-text('I was the hat') >> text=Reply");
    await page.fill("#words", "So was I.");
    await page.click("#reply button.add");
    expect(await page.textContent(".thread .thread article.say")).toContain("So was I.");
  });

  test("others see a reply appear without losing their place", async () => {
    const at = await start();
    const id = await at.take(ninjs());
    const { token } = await at.member("greta");
    const post = (body: string, parent?: string): Promise<{ id: string }> =>
      fetch(`${at.origin}/api/v1/stories/${id}/comments`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ body, parent }),
      }).then((answer) => answer.json() as Promise<{ id: string }>);
    const first = await post("The first word.");
    const page = await visit(`${at.origin}/story/${id}`, { javaScriptEnabled: true });
    await page.locator(`#c-${first.id}`).scrollIntoViewIfNeeded();
    const place = async (): Promise<number> =>
      Number(await page.evaluate(`document.getElementById("c-${first.id}").getBoundingClientRect().top`));
    const before = await place();
    const second = await post("The second word.");
    await page.waitForSelector("[data-live-status] a", { timeout: 10_000 });
    expect(await page.textContent("[data-live-status]")).toBe("1 new reply");
    const answer = await post("An answer.", first.id);
    await expect.poll(() => page.textContent("[data-live-status]"), { timeout: 10_000 }).toBe("2 new replies");
    expect(await page.locator("article.say").count()).toBe(1); // offered, not put
    expect(Math.abs((await place()) - before)).toBeLessThan(2);
    await page.click("[data-live-status] a");
    await page.waitForSelector(`li:has(> #c-${first.id}) > ol #c-${answer.id}`, { timeout: 10_000 });
    expect(await page.evaluate("document.activeElement.id")).toBe(`c-${second.id}`);
    expect(await page.textContent("[data-live-status]")).toBe("");
    await at.take(ninjs({ version: "2", pubstatus: "canceled" }));
    await expect.poll(async () => `${await page.title()} ${await page.textContent("body")}`, { timeout: 10_000 }).toMatch(/withdrawn/u);
  });

  test("a moderator hides a reply with a reason; its answers stay, its author reads why, the ledger has it", async () => {
    const at = await start();
    const id = await at.take(ninjs());
    const [una] = await Promise.all([at.member("una"), at.member("mod", "moderator")]);
    const post = async (body: string, parent?: string): Promise<string> => {
      const answer = await fetch(`${at.origin}/api/v1/stories/${id}/comments`, {
        method: "POST",
        headers: { authorization: `Bearer ${una.token}`, "content-type": "application/json" },
        body: JSON.stringify({ body, parent }),
      });
      return ((await answer.json()) as { id: string }).id;
    };
    const bad = await post("You are all gulls.");
    await post("The answer that stays.", bad);

    const page = await visit(`${at.origin}/story/${id}`);
    await signIn(at, page, "mod@saltby.example");
    await page.goto(`${at.origin}/story/${id}`);
    await page.click(`#c-${bad} >> text=Remove`);
    await page.check("input[name=rule][value='3']");
    await page.fill("#reason", "It calls people gulls.");
    await page.click("main form.box button");
    expect(await page.textContent(`#c-${bad}`)).toContain("rule 3");

    const anonymous = await (await fetch(`${at.origin}/story/${id}`)).text();
    expect(anonymous).not.toContain("You are all gulls");
    expect(anonymous).not.toContain("It calls people gulls");
    expect(anonymous).toContain("The answer that stays.");
    const ledger = await (await fetch(`${at.origin}/ledger`)).text();
    expect(ledger).toContain("Reply removed");

    const own = await visit(`${at.origin}/sign-in`);
    await signIn(at, own, "una@saltby.example");
    await own.goto(`${at.origin}/story/${id}`);
    expect(await own.textContent(`#c-${bad}`)).toContain("It calls people gulls.");
    expect(await own.textContent(`#c-${bad}`)).toContain("You are all gulls.");
  });

  // What a page looks like does not depend on the database.
  if (dialect === "sqlite")
    test("axe finds nothing on any page, in both lights and widths, and nothing has to be scrolled sideways", async () => {
      const at = await start();
      const id = await at.take(ninjs());
      const subjects = [{ uri: "http://cv.iptc.org/newscodes/mediatopic/20000822", name: "sport" }];
      const correction = { signals: ["sig:correction"], correctionnote: "The hat was a cap." };
      await at.take(
        ninjs({ version: "2", headline: "Gull leaves the mayor’s hat", subjects, people: [{ name: "Una Tarn" }], ...correction }),
      );
      const ed = await at.member("edna", "editor");
      const said = await fetch(`${at.origin}/api/v1/stories/${id}/comments`, {
        method: "POST",
        headers: { authorization: `Bearer ${ed.token}`, "content-type": "application/json" },
        body: JSON.stringify({ body: "We are asking the gull.\n\n> It stayed\n\nhttps://gull.example/landing" }),
      });
      const { id: comment } = (await said.json()) as { id: string };
      const forAll = [
        "/",
        `/story/${id}`,
        `/story/${id}/changes`,
        "/section/harbour",
        "/search?q=gull",
        "/join",
        "/sign-in",
        "/ledger",
        "/corrections",
        "/sources",
        "/topics",
        "/topic/sport",
        "/topic/una-tarn",
        "/rules",
        "/dev/mail",
        `/story/${id}/talk/reply?to=${comment}`,
        `/story/${id}/talk/thread/${comment}`,
        "/@edna",
        "/nowhere",
      ];
      const forStaff = ["/", `/story/${id}`, "/desk/incoming", "/settings", `/comment/${comment}/remove`];
      const signed = await visit(`${at.origin}/sign-in`);
      await signIn(at, signed, "edna@saltby.example");
      const state = await signed.context().storageState();
      const findings: string[] = [];
      for (const [list, storageState] of [
        [forAll, undefined],
        [forStaff, state],
      ] as const) {
        for (const colorScheme of ["light", "dark"] as const) {
          for (const width of [360, 1280]) {
            const page = await openPage({
              viewport: { width, height: 900 },
              colorScheme,
              bypassCSP: true,
              ...(storageState === undefined ? {} : { storageState }),
            });
            for (const path of list) {
              await page.goto(`${at.origin}${path}`);
              const name = `${path} ${width} ${colorScheme}`;
              findings.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
              const wide = await overflowOf(page);
              if (wide > 0) findings.push(`${name}: ${wide} px too wide`);
            }
            await page.context().close();
          }
        }
      }
      expect(findings).toEqual([]);
    }, 240_000);

  test("a reader without session gets a light page: under 60 kB without pictures, nothing from elsewhere, whole without script", async () => {
    const at = await start();
    const id = await at.take(ninjs());
    const page = await visit(`${at.origin}/`, { javaScriptEnabled: true });
    let bytes = 0;
    const elsewhere: string[] = [];
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    session.on("Network.loadingFinished", (event) => {
      bytes += event.encodedDataLength;
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(at.origin)) elsewhere.push(request.url());
    });
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await page.goto(`${at.origin}/story/${id}`);
    await page.waitForTimeout(500);
    expect(elsewhere).toEqual([]);
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThan(60_000);
  });
});
