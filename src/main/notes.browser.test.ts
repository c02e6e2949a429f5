import { type Page } from "playwright-core";
import { expect, test } from "vitest";
import { enqueue } from "#jobs";
import { hashUnit, MINUTE, steppingClock, systemClock } from "#kit";
import { axeFindings, overflowOf } from "../ui/testing/browser.ts";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowsing } from "./testing/open-browsing.ts";
import { ninjs, type TestSite } from "./testing/open-test-site.ts";

const RATERS = 30;
const BACKGROUND = 12; // notes that were there before: three everybody likes, three of each camp, three nobody likes
const BY_FORM = 10;
const SLOW_MS = 240_000; // ten people sign in and rate with their own browsers
const WALL = "Engineers said the old wall failed in 12 places during last winter's storms.";
const LAST = "The council will review the plan every six months.";

eachDialect("a note in a browser", (open) => {
  const { start, openPage, signIn: signInOn } = openBrowsing(open);

  const signIn = async (at: TestSite, handle: string, hasScript: boolean): Promise<Page> => {
    const page = await openPage({ javaScriptEnabled: hasScript, bypassCSP: true });
    await signInOn(at, page, `${handle}@saltby.example`);
    return page;
  };
  const version = (at: TestSite, number: number, wall: string): Promise<string> =>
    at.take(
      ninjs({
        uri: "urn:pellam:wall",
        version: String(number),
        versioncreated: `2026-03-04T1${number}:00:00Z`,
        headline: "Council votes for a wall",
        body_html: `<p>The council voted on Tuesday.</p><p>${wall}</p><p>${LAST}</p>`,
      }),
    );
  const run = async (at: TestSite): Promise<void> => {
    await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "notes.full", body: {} }));
    await at.worker.drain();
  };

  /** A community of two camps that has rated before. */
  const community = async (at: TestSite): Promise<void> => {
    const { db } = at.house.store;
    const authors = [await at.member("amos"), await at.member("bea"), await at.member("cleo"), await at.member("dov")];
    const raters: string[] = [];
    for (let k = 0; k < RATERS; k += 1) raters.push((await at.member(`rater${k}`)).id);
    const long = at.house.clock.ms() - 30 * 24 * 60 * MINUTE;
    await db
      .updateTable("member")
      .set({ joined_at: new Date(long).toISOString(), proved_at: new Date(long).toISOString() })
      .execute();
    await db
      .insertInto("note_setting")
      .values({ name: "stage", value: JSON.stringify({ stage: "S1", nightsAbove: 0, nightsBelow: 0 }), at: at.house.clock.now() })
      .execute();
    const paragraphs = Array.from({ length: BACKGROUND }, (_, k) => `Paragraph ${k} says that ${k + 100} gates were closed.`);
    const story = await at.take(ninjs({ uri: "urn:pellam:gates", body_html: paragraphs.map((each) => `<p>${each}</p>`).join("") }));
    for (const [k, quote] of paragraphs.entries()) {
      const answer = await fetch(`${at.origin}/api/v1/stories/${story}/notes`, {
        method: "POST",
        headers: { authorization: `Bearer ${authors[k % 4]?.token ?? ""}`, "content-type": "application/json" },
        body: JSON.stringify({ quote, body: `There were ${k} once.`, kind: "background", evidence: ["https://gates.example/"] }),
      });
      const { id } = (await answer.json()) as { id: string };
      const note = await db.selectFrom("note").select("anchor_revision_id").where("id", "=", id).executeTakeFirstOrThrow();
      const liked = [
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ][k % 4];
      await db
        .insertInto("note_rating")
        .values(
          raters.map((rater, no) => ({
            note_id: id,
            rater_id: rater,
            value: hashUnit(`says ${k}:${no}`) < 0.93 ? (liked?.[no % 2] ?? 0) : 1 - (liked?.[no % 2] ?? 0),
            reasons: "[]",
            source: "organic" as const,
            at: new Date(long + Math.floor(hashUnit(`at ${k}:${no}`) * 20 * 24 * 60) * MINUTE).toISOString(),
            counts_from: new Date(long).toISOString(),
            is_blind: 1,
            anchor_revision_id: note.anchor_revision_id,
            is_before_change: 0,
          })),
        )
        .execute();
    }
  };

  test(
    "a reader selects a passage and adds to it, ten rate it, it is shown, an update changes a number, and it is out until it is found to fit",
    { timeout: SLOW_MS },
    async () => {
      const clock = steppingClock(systemClock.now());
      const at = await start(clock);
      await community(at);
      await at.member("una");
      await at.member("edna", "editor");
      const story = await version(at, 1, WALL);

      const una = await signIn(at, "una", true);
      await una.goto(`${at.origin}/story/${story}`);
      await una.evaluate(`{
        const block = [...document.querySelectorAll(".story > .text p")].find((each) => each.textContent.includes("in 12 places"));
        const [words] = [...block.childNodes].filter((each) => each.textContent.includes("in 12 places"));
        const from = words.textContent.indexOf("the old wall");
        const range = document.createRange();
        range.setStart(words, from);
        range.setEnd(words, words.textContent.indexOf(" during"));
        document.getSelection().removeAllRanges();
        document.getSelection().addRange(range);
      }`);
      await una.click("p.passage a");
      expect(await una.textContent("main blockquote")).toContain("the old wall failed in 12 places");
      await una.fill("#body", "The wall was built in 1962 and was never meant to stand that long.");
      await una.fill("#evidence", "https://council.saltby.example/minutes/12");
      expect(await axeFindings(una)).toEqual([]);
      await una.click("main button[value=send]");
      const note = una.url();
      expect(note).toContain("/note/");
      const reader = await openPage({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
      const marks = async (): Promise<number> => {
        await reader.goto(`${at.origin}/story/${story}`);
        return reader.locator("a.mark").count();
      };
      expect(await marks()).toBe(0);

      for (let k = 0; k < BY_FORM; k += 1) {
        clock.advance(17 * MINUTE);
        const rater = await signIn(at, `rater${k}`, false);
        const rated = async (): Promise<string> => {
          await rater.goto(`${note}/rate`);
          expect(await rater.textContent("main")).not.toContain("una of Saltby");
          await rater.check("input[name=helpful][value=yes]");
          for (const reason of ["clear", "good-sources"]) await rater.check(`input[name=reasons][value=${reason}]`);
          await rater.click("main button.add");
          return (await rater.textContent("main")) ?? "";
        };
        await expect.poll(rated, { timeout: 20_000 }).toContain("Your rating counts"); // a site that is too busy says so, and is asked again
        await rater.context().close();
      }
      await run(at);
      expect(await marks()).toBe(0);
      clock.advance(61 * MINUTE);
      await run(at);
      await expect.poll(marks, { timeout: 10_000 }).toBe(1);
      expect(await reader.textContent("a.mark")).toBe("the old wall failed in 12 places");
      expect(await reader.textContent("details.note")).toContain("The wall was built in 1962");
      expect(await overflowOf(reader)).toBe(0);

      await version(at, 2, WALL.replace("12", "14"));
      await expect.poll(marks, { timeout: 10_000 }).toBe(0);
      expect(await reader.textContent("main")).not.toContain("The wall was built in 1962");
      await una.goto(note);
      expect(await una.textContent("main")).toContain("Does the note still fit?");
      expect(await una.textContent("main")).toContain("failed in 14 places");
      const edna = await signIn(at, "edna", false);
      await edna.goto(note);
      await edna.click("main button[value=fits]");
      await expect.poll(marks, { timeout: 10_000 }).toBe(1);
      expect(await reader.textContent("a.mark")).toBe("the old wall failed in 14 places");
      await run(at);
      expect(await marks()).toBe(1);
    },
  );
});
