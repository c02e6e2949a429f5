import { expect, test } from "vitest";
import { system } from "#kit";
import { paragraphsOf, storyPage } from "#stories";
import { eachDialect } from "../store/testing/index.ts";
import { takeItem } from "./take-item.ts";

const anpa = (slug: string, at: string, body: string): string =>
  `\u0016\u0016\u0001a0456\u001flbylc-\r\nr s\u0013\u0011 ${slug} 03-04 0123\r\n\u0002\r\n^${slug},0123<\r\n^Ferry waits<\r\n\t${body}<\r\n\u0003\r\nAP-WX-03-04-26 ${at}GMT\r\n`;

const iptc = (at: string, lines: string, body: string): string =>
  `\u0001bdt0283 3 vm 416  dpa 0735\r\nHalyard-Ferry/\r\n\u0002\r\n${lines} =\r\n    ${body}\r\n\u000304${at} GMT Mar 26\r\n`;

const atom = (inside: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Pellam Post</title>${inside}</feed>`;

const entry = (id: string, updated: string, text: string): string =>
  atom(`<entry><id>${id}</id><title>Ferry waits</title><updated>2026-03-04T${updated}:00Z</updated><content>${text}</content></entry>`);

eachDialect("stories of wires of lines and of feeds", (open) => {
  const begin = async () => {
    const house = await open();
    const take = async (text: string): Promise<{ outcome: string; story: string }> => {
      const [line] = await takeItem(house, system, { bytes: Buffer.from(text), fileName: "f", channel: "push", sourceHint: null });
      return { outcome: line?.outcome ?? "", story: line?.story ?? "" };
    };
    const page = async (story: string): Promise<string> => {
      const found = await storyPage(house, story);
      return found.kind === "public" ? paragraphsOf(found.shown.blocks ?? []).join(" ") : found.kind;
    };
    return { take, page };
  };

  test("ANPA: a writethru updates its story, an addition leaves it as it is, a kill takes it off", async () => {
    const { take, page } = await begin();
    const { story, outcome } = await take(anpa("BC-Ferry", "1000", "It waits."));
    expect(outcome).toBe("created");
    expect(await take(anpa("BC-Ferry,1st Ld-Writethru", "1100", "It left."))).toEqual({ outcome: "updated", story });
    expect((await take(anpa("BC-Ferry,1st Add", "1200", "More."))).outcome).toBe("withheld");
    expect(await page(story)).toBe("It left.");
    expect(await take(anpa("BC-Ferry,KILL", "1300", "Kill it."))).toEqual({ outcome: "killed", story });
    expect(await page(story)).toBe("killed");
  });

  test("IPTC 7901: a hold takes a story off until a lead brings it back, a kill for good", async () => {
    const { take, page } = await begin();
    const { story } = await take(iptc("1000", "Ferry waits", "Pellam (dpa) - It waits."));
    expect(await take(iptc("1100", "HOLD HOLD HOLD", "Please hold it."))).toEqual({ outcome: "withheld", story });
    expect(await page(story)).not.toContain("It waits");
    expect((await take(iptc("1200", "1ST LEAD\r\nFerry left", "Pellam (dpa) - It left."))).outcome).toBe("updated");
    expect(await page(story)).toBe("Pellam (dpa) - It left.");
    expect(await take(iptc("1300", "KILL KILL KILL", "Please kill it."))).toEqual({ outcome: "killed", story });
  });

  test("feeds: an address that changes its scheme is the same story, other queries are other stories, a tombstone kills", async () => {
    const { take, page } = await begin();
    const { story } = await take(entry("http://pellam.example/?p=1", "10:00", "One."));
    expect(await take(entry("https://pellam.example/?p=1&amp;utm_source=x", "11:00", "Two."))).toEqual({ outcome: "updated", story });
    expect((await take(entry("https://pellam.example/?p=2", "11:00", "Other."))).story).not.toBe(story);
    expect(await take(atom('<at:deleted-entry ref="http://pellam.example/?p=1" when="2026-03-04T12:00:00Z"/>'))).toEqual({
      outcome: "killed",
      story,
    });
    expect(await page(story)).toBe("killed");
  });
});
