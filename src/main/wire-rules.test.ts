import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: "POST",
  redirect: "manual",
  body: new URLSearchParams(fields).toString(),
});

const RULES = "/desk/sources/pellam-agency/rules";
const HOLD_COURT = { words_0: "court case, Gericht", effect_0: "hold" };

eachDialect("what publishes itself", (open) => {
  describe("of one source", () => {
    let at: TestSite;
    let token = "";
    const ask = (path: string, init: RequestInit = {}, as = token): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${as}`,
          origin: at.origin,
          "content-type": "application/x-www-form-urlencoded",
          "accept-language": "en",
        },
      });
    const seen = async (id: string): Promise<number> => (await fetch(`${at.origin}/api/v1/stories/${id}`)).status;
    const court = (fields: Readonly<Record<string, unknown>>) =>
      at.take(ninjs({ headline: "Gull wins court case", slugline: "COURT-GULL", ...fields }));

    beforeAll(async () => {
      const house = await open();
      at = await openTestSite(house.store, house.folder);
      token = (await at.member("wilma", "editor")).token;
    });
    beforeEach(async () => {
      await ask(RULES, form({ do: "save" })); // none
    });
    afterAll(() => at.stop());

    test("is everything where there is no rule, and only editors make one", async () => {
      expect(await seen(await court({ uri: "urn:before" }))).toBe(200);
      const reader = (await at.member("rufus")).token;
      expect([(await ask(RULES, {}, reader)).status, (await ask(RULES, form(HOLD_COURT), reader)).status]).toEqual([403, 403]);
      expect((await ask("/desk/sources/none/rules")).status).toBe(404);
      expect(await (await ask("/desk/sources/pellam-agency")).text()).toContain(RULES);
    });

    test("is tried on the last items before it is kept", async () => {
      await court({ uri: "urn:tried" });
      await at.take(ninjs({ uri: "urn:plain", headline: "Courtyard opens" }));
      const page = await (await ask(RULES, form({ do: "try", ...HOLD_COURT }))).text();
      expect(page).toContain("If it says “court case” or “Gericht”: hold it for an editor.");
      const trial = page.slice(page.indexOf('id="trial"'));
      expect(trial).toMatch(/Gull wins court case[\s\S]*Rule 1: Hold for an editor/u);
      expect(trial).toMatch(/Courtyard opens[\s\S]*No rule: publish it[\s\S]*Gull wins/u);
      expect(await (await ask(RULES)).text()).not.toContain("If it says");
    });

    test("a rule without a condition or with a section that is not there is refused, and what was typed stays", async () => {
      const bare = await ask(RULES, form({ do: "save", effect_0: "hold" }));
      expect([bare.status, (await bare.text()).includes("Rule 1. A rule needs a condition")]).toEqual([422, true]);
      const lost = await ask(RULES, form({ do: "save", ...HOLD_COURT, to_0: "moon" }));
      const text = await lost.text();
      expect([lost.status, text.includes("There is no section of that name"), text.includes("court case, Gericht")]).toEqual([
        422,
        true,
        true,
      ]);
    });

    test("what a rule holds waits with its reason until an editor lets it out; a story that is out keeps its updates", async () => {
      await court({ uri: "urn:out" });
      const saved = await ask(RULES, form({ do: "save", ...HOLD_COURT }));
      expect([saved.status, saved.headers.get("location")]).toEqual([303, `${RULES}?done=1`]);
      const id = await court({ uri: "urn:held" });
      expect(await seen(id)).toBe(404);
      const why = "If it says “court case” or “Gericht”: hold it for an editor.";
      expect(await (await ask("/desk/incoming")).text()).toContain(why);
      expect(await (await ask(`/desk/story/${id}`)).text()).toContain(why);
      const out = await court({ uri: "urn:out", version: "2", headline: "Gull loses court case" });
      expect(await seen(out)).toBe(200);
      expect(await (await fetch(`${at.origin}/api/v1/stories/${out}`)).text()).toContain("Gull loses court case");
      expect(await seen(await at.take(ninjs({ uri: "urn:other", headline: "Courtyard closes" })))).toBe(200);
    });

    test("the first rule that an item meets decides, by urgency, topic and section, and says where it stands", async () => {
      await ask(
        RULES,
        form({
          ...{ do: "save", urgency_0: "2", topic_0: "11000000", effect_0: "publish", to_0: "harbour" },
          ...{ section_1: "wire", effect_1: "hold" },
        }),
      );
      const subject = [{ code: "medtop:11000000", name: "politics" }];
      const urgent = await at.take(ninjs({ uri: "urn:urgent", slugline: "X", urgency: 2, subject }));
      const late = await at.take(ninjs({ uri: "urn:late", slugline: "X", urgency: 5, subject }));
      const harbour = await at.take(ninjs({ uri: "urn:harbour", urgency: 5, subject }));
      expect([await seen(urgent), await seen(late), await seen(harbour)]).toEqual([200, 404, 200]);
      expect(await (await fetch(`${at.origin}/section/harbour`)).text()).toContain(urgent);
    });

    test("a rule lets nothing out that its source holds, and keeps no kill from coming", async () => {
      const subject = [{ code: "medtop:11000000", name: "politics" }];
      await court({ uri: "urn:kill" });
      await ask(RULES, form({ do: "save", topic_0: "politics", effect_0: "publish", words_1: "gull", effect_1: "hold" }));
      const withheld = await at.take(ninjs({ uri: "urn:w", urgency: 1, subject, pubstatus: "withheld" }));
      expect(await seen(withheld)).toBe(404);
      const killed = await at.take(ninjs({ uri: "urn:kill", version: "3", pubstatus: "canceled" }));
      expect(await seen(killed)).toBe(410);
    });
  });
});
