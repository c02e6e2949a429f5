import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";

/** Gives a page an authenticator of its own, which verifies its user, as a telephone does. */
const plugIn = async (page: Page) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    unverify: () => devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false }),
    verify: () => devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true }),
  };
};

type Shown = { readonly title: string; readonly body: string; readonly lang: string; readonly dir: string; readonly data: string };
type PushWorker = EventTarget & {
  readonly registration: {
    readonly active: { readonly state: string } | null;
    showNotification: (title: string, about: Omit<Shown, "title">) => Promise<void>;
  };
  readonly clients: { openWindow: (url: string) => Promise<null> };
  shown: Shown[];
  opened: string[];
};

/**
 * Hands pushes to the browser as a push service would, and clicks on what its worker shows of each. The browser of these tests has no place for
 * notices and no windows to open by itself: what the worker asks of it is written down.
 */
const pushAndClick = async (page: Page, origin: string, pushed: readonly object[]) => {
  const context = page.context();
  const devtools = await context.newCDPSession(page);
  let registrationId = "";
  devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    registrationId = registrations.at(-1)?.registrationId ?? registrationId;
  });
  await devtools.send("ServiceWorker.enable");
  await expect.poll(() => [context.serviceWorkers().length, registrationId !== ""]).toEqual([1, true]);
  const worker = context.serviceWorkers()[0]!;
  // One that is not active yet would lose what is pushed.
  await expect.poll(() => worker.evaluate(() => (globalThis as unknown as PushWorker).registration.active?.state)).toBe("activated");
  await worker.evaluate(() => {
    const own = globalThis as unknown as PushWorker;
    [own.shown, own.opened] = [[], []];
    own.registration.showNotification = async (title, about) => void own.shown.push({ title, ...about });
    own.clients.openWindow = async (url) => (own.opened.push(url), null);
  });
  const shown = (): Promise<readonly Shown[]> => worker.evaluate(() => (globalThis as unknown as PushWorker).shown);
  for (const [no, each] of pushed.entries()) {
    await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: JSON.stringify(each) });
    await expect.poll(async () => (await shown()).length).toBe(no + 1);
    await worker.evaluate(() => {
      const own = globalThis as unknown as PushWorker;
      const notification = { ...own.shown.at(-1), close: () => {} };
      own.dispatchEvent(Object.assign(new Event("notificationclick"), { notification, waitUntil: () => {} }));
    });
  }
  const opened = (): Promise<readonly string[]> => worker.evaluate(() => (globalThis as unknown as PushWorker).opened);
  await expect.poll(async () => (await opened()).length).toBe(pushed.length);
  return { shown: await shown(), opened: await opened() };
};

eachDialect("passkeys and pushes in a browser", (open) => {
  const { start, openPage, signIn } = openBrowsing(open);

  test("an editor is shown what is pushed, adds a passkey with a device's own authenticator, signs in with it alone, and shows it again before what matters", async () => {
    const at = await start();
    await at.member("edna", "editor");
    const page = await openPage();
    const device = await plugIn(page);
    await signIn(at, page, "edna@saltby.example");
    // Whoever said no to notices is told how to change that; nothing is set up.
    await page.goto(`${at.origin}/inbox/choices`);
    await page.click("form[data-push] button");
    await expect.poll(() => page.textContent("form[data-push] [role=status]")).toContain("You have not decided yet");
    await page.evaluate(() => {
      const { Notification } = globalThis as unknown as { Notification: { requestPermission: () => Promise<string> } };
      Notification.requestPermission = async () => "denied";
    });
    await page.click("form[data-push] button");
    await expect.poll(() => page.textContent("form[data-push] [role=status]")).toContain("does not allow notices from this site");
    expect([await axeFindings(page), await overflowOf(page)]).toEqual([[], 0]);
    // Whoever says yes gets a worker; what is pushed to it is shown in its own language and leads to a page of this site alone.
    await page.context().grantPermissions(["notifications"], { origin: at.origin });
    await page.reload();
    await page.click("form[data-push] button");
    const told = { title: "Saltby Courier", body: "ردّت سلمى على تعليقك", url: "/inbox/following", tag: "one", lang: "ar", dir: "rtl" };
    const { shown, opened } = await pushAndClick(page, at.origin, [told, { ...told, url: "https://elsewhere.example/" }]);
    const { url: _, ...about } = told;
    expect(shown[0]).toEqual({ ...about, data: `${at.origin}/inbox/following` });
    expect(opened).toEqual([`${at.origin}/inbox/following`, `${at.origin}/`]);
    expect((await page.goto(opened[0] ?? ""))?.status()).toBe(200);
    await page.goto(`${at.origin}/settings/passkeys`);
    expect([await axeFindings(page), await overflowOf(page)]).toEqual([[], 0]);
    await page.fill("#name", "My telephone");
    await page.click("main button.add");
    await page.waitForURL(`${at.origin}/settings/passkeys`);
    await expect.poll(() => page.textContent("#keys"), { timeout: 20_000 }).toBe("There is one passkey.");
    expect(await page.textContent("main ul.list")).toContain("My telephone");
    expect([await axeFindings(page), await overflowOf(page)]).toEqual([[], 0]);
    expect(await at.newestMail()).toContain("new passkey");

    await page.goto(`${at.origin}/settings`);
    await page.click("text=Sign out everywhere");
    await page.goto(`${at.origin}/sign-in`);
    await page.click("text=With a passkey");
    expect(await axeFindings(page)).toEqual([]);
    await device.unverify();
    await page.click("main button.add");
    await expect.poll(() => page.textContent("main [role=status]"), { timeout: 20_000 }).toContain("did not show a passkey");
    await device.verify();
    await page.click("main button.add");
    await page.waitForURL(`${at.origin}/`);
    expect((await page.goto(`${at.origin}/desk`))?.status()).toBe(200);
    await page.goto(`${at.origin}/settings/confirm?next=/settings/email`);
    expect(await page.locator("button[value=mail]").count()).toBe(0);
    await page.click('form[data-passkey="confirm"] button');
    await page.waitForURL(`${at.origin}/settings/email`);
    // The worker may be registered under the policy of every page, and for the whole site.
    const registered = await page.evaluate(async () => {
      type Policy = { createScriptURL: (url: string) => string };
      type Container = { register: (url: string) => Promise<unknown>; ready: Promise<{ scope: string }> };
      type Here = {
        trustedTypes: { createPolicy: (name: string, rules: Policy) => Policy };
        navigator: { serviceWorker: Container };
      };
      const { trustedTypes, navigator: own } = globalThis as unknown as Here;
      const policy = trustedTypes.createPolicy("a test", { createScriptURL: (url) => url });
      await own.serviceWorker.register(policy.createScriptURL("/push-worker.js"));
      return (await own.serviceWorker.ready).scope;
    });
    expect(registered).toBe(`${at.origin}/`);
  });

  test("without script the pages say what passkeys need, and the way by mail stands beside them", async () => {
    const at = await start();
    await at.member("colm");
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(`${at.origin}/sign-in/passkey`);
    expect(await page.textContent("main")).toContain("need a browser with scripts");
    await page.click("main button.add");
    expect(await page.textContent("main [role=alert]")).toContain("need a browser with scripts");
    await page.click("text=Send me a code instead");
    expect(page.url()).toContain("/sign-in");
  });
});
