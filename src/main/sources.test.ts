import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listSources, putSource } from "#stories";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: "POST",
  redirect: "manual",
  body: new URLSearchParams(fields).toString(),
});

eachDialect("the desk's sources", (open) => {
  describe("of one site", () => {
    let at: TestSite;
    let token = "";
    const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${token}`,
          origin: at.origin,
          "content-type": "application/x-www-form-urlencoded",
          "accept-language": "en",
        },
      });

    beforeAll(async () => {
      const house = await open();
      at = await openTestSite(house.store, house.folder);
      token = (await at.member("wilma", "editor")).token;
    });
    afterAll(() => at.stop());

    test("are for editors alone, the one nobody has looked at first", async () => {
      const reader = (await at.member("rufus")).token;
      const asReader = await fetch(`${at.origin}/desk/sources`, { headers: { authorization: `Bearer ${reader}` } });
      expect(asReader.status).toBe(403);
      await at.take(ninjs({ uri: "urn:new:1", provider: "NEWCOMER" }));
      const page = await (await ask("/desk/sources")).text();
      expect(page).toContain("Nobody has looked at it yet");
      expect(page.indexOf("NEWCOMER")).toBeLessThan(page.indexOf("Pellam Agency"));
      expect((await ask("/desk/source/none")).status).toBe(404);
    });

    test("wording that holds a story is tried on the bench before it is saved, and the next item goes out", async () => {
      const terms = { usageterms: "PELLAM CLIENTS ONLY." };
      const held = await at.take(ninjs({ uri: "urn:held", ...terms }));
      expect((await fetch(`${at.origin}/api/v1/stories/${held}`)).status).toBe(404);
      const rule = { rule_words_0: "pellam clients only", rule_effect_0: "nothing" };
      const before = await (await ask("/desk/sources/pellam-agency")).text();
      expect(before).toContain("nobody has said what “PELLAM CLIENTS ONLY” means");
      const tried = await (await ask("/desk/sources/pellam-agency", form({ do: "try", ...rule }))).text();
      expect(tried).toContain("“pellam clients only”: Nothing: publish");
      expect(tried).not.toContain("nobody has said what");
      expect(await (await ask("/desk/sources/pellam-agency")).text()).toContain("nobody has said what"); // nothing was saved
      const saved = await ask("/desk/sources/pellam-agency", form({ do: "save", ...rule }));
      expect(await (await ask("/desk/settings/history")).text()).toContain("Source Pellam Agency.");
      expect([saved.status, saved.headers.get("location")]).toEqual([303, "/desk/sources/pellam-agency?done=1"]);
      const next = await at.take(ninjs({ uri: "urn:next", ...terms }));
      expect((await fetch(`${at.origin}/api/v1/stories/${next}`)).status).toBe(200);
    });

    test("what is saved holds at once on pages and, when its job is done, in search", async () => {
      const id = await at.take(ninjs({ uri: "urn:whole", body_html: "<p>A plumbago word.</p>", headline: "Pewter lid" }));
      const page = () => fetch(`${at.origin}/story/${id}/pewter-lid`);
      expect(await (await page()).text()).toContain("plumbago");
      const found = async (): Promise<string> => (await fetch(`${at.origin}/search?q=plumb`)).text();
      await expect.poll(found, { timeout: 10_000 }).toContain("Pewter lid");
      const answer = await ask(
        "/desk/sources/pellam-agency",
        form({ do: "save", allow_site: "link", allow_search: "link", index: "no", mining_policy: "https://pellam.example/tdm" }),
      );
      expect(answer.status).toBe(303);
      await expect.poll(async () => (await page()).headers.get("tdm-policy")).toBe("https://pellam.example/tdm");
      const now = await page();
      expect([now.headers.get("x-robots-tag"), now.headers.get("tdm-policy")]).toEqual([
        "noindex, noarchive",
        "https://pellam.example/tdm",
      ]);
      expect(await now.text()).not.toContain("plumbago");
      expect(
        await (await fetch(`${at.origin}/sitemap/${new Date(at.house.clock.ms()).toISOString().slice(0, 7)}.xml`)).text(),
      ).not.toContain(id);
      await at.worker.drain();
      await expect.poll(found, { timeout: 10_000 }).toContain("plumb");
      expect(await found()).not.toContain("Pewter lid");
    });

    test("a page names the source's own address as the original only where its contract asks for it", async () => {
      const link = "https://halyard.example/gull-lifts";
      const feed = `<rss version="2.0"><channel><title>Halyard</title><item><title>Gull lifts off</title><guid>urn:h:lift</guid><link>${link}</link><description>It rose.</description></item></channel></rss>`;
      const id = await at.take(feed);
      const canonical = async (): Promise<string | undefined> =>
        /<link rel="canonical" href="([^"]*)"/u.exec(await (await fetch(`${at.origin}/story/${id}/gull-lifts-off`)).text())?.[1];
      expect(await canonical()).toBe(`${at.origin}/story/${id}/gull-lifts-off`);
      const source = (await listSources(at.house.store)).find(({ name }) => name === "Halyard");
      expect((await ask(`/desk/sources/${source?.slug}`, form({ do: "save", canonical: "source" }))).status).toBe(303);
      await expect.poll(canonical).toBe(link);
    });

    test("what the command line says of a source anew leaves what was written on the desk", async () => {
      await ask(
        "/desk/sources/pellam-agency",
        form({ do: "save", rule_words_0: "small print", rule_effect_0: "link", allow_feed: "none" }),
      );
      await at.house.store.transact((tx) => putSource(at.house, tx, { name: "Pellam Agency", code: "PEL" }, true));
      const page = await (await ask("/desk/sources/pellam-agency")).text();
      expect([page.includes('value="PEL"'), page.includes('value="small print"')]).toEqual([true, true]);
      const source = (await listSources(at.house.store)).find(({ slug }) => slug === "pellam-agency");
      expect(source?.policy.feed).toBe("none");
    });

    test("a mail address for disputed facts is kept as it is written to, a wrong one is said to be, and no reader sees it", async () => {
      const save = (contact: string) => ask("/desk/sources/pellam-agency", form({ do: "save", contact }));
      const wrong = await save("corrections at pellam");
      expect([wrong.status, (await wrong.text()).includes("This is no mail address.")]).toEqual([422, true]);
      expect((await save(" Corrections@PELLAM.example ")).status).toBe(303);
      const kept = async () => (await listSources(at.house.store)).find(({ slug }) => slug === "pellam-agency")?.contact;
      expect(await kept()).toBe("Corrections@pellam.example");
      for (const path of ["/sources", "/source/pellam-agency"])
        expect(await (await fetch(`${at.origin}${path}`)).text()).not.toContain("orrections@");
      expect(await (await ask("/desk/settings/history")).text()).toContain("Pellam Agency");
      expect((await save("")).status).toBe(303);
      expect(await kept()).toBe("");
    });

    test("a form that is wrong comes back with what was typed and what to do", async () => {
      const answer = await ask(
        "/desk/sources/pellam-agency",
        form({ do: "save", holder: "©", license: "pellam.example", name: "Pellam & Sons" }),
      );
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain("Say who holds the copyright, in words.");
      expect(page).toContain('value="Pellam &amp; Sons"');
      expect((await ask("/desk/sources/pellam-agency", form({ do: "save", license: "pellam.example" }))).status).toBe(422);
    });
  });
});
