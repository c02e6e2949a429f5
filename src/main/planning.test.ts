import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newSecret, steppingClock, system } from "#kit";
import { takeItem } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const WORDS = ["Gull", "Heron", "Crab", "Eel", "Otter", "Plaice", "Whelk", "Cockle", "Sprat", "Limpet"];

eachDialect("planning at the desk", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });
  const start = async () => {
    const { store, folder } = await open();
    const clock = steppingClock("2026-03-04T12:00:00.000Z");
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    site = at;
    const [ed, una] = [await at.member("edna", "editor"), await at.member("una")];
    const call = (path: string, form?: Record<string, string>, token: string | null = ed.token): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
      });
    const read = async (path: string): Promise<string> => (await fetch(`${at.origin}${path}`)).text();
    const fill = async (count: number): Promise<readonly string[]> => {
      const made: string[] = [];
      for (const [no, word] of WORDS.slice(0, count).entries()) {
        clock.advance(60_000);
        const fields = {
          uri: `urn:pellam:${word}`,
          headline: `${word} makes news`,
          version: "1",
          slugline: no % 2 === 0 ? "HARBOUR-X" : "X",
        };
        made.push(await at.take(ninjs({ ...fields, versioncreated: clock.now() })));
      }
      return made;
    };
    const idOf = async (shortId: string): Promise<string> =>
      (await store.db.selectFrom("story").select("id").where("short_id", "=", shortId).executeTakeFirstOrThrow()).id;
    const lead = async (path = "/"): Promise<string> =>
      /<main[\s\S]*?<h[23][^>]*>\s*<a href="\/story\/([0-9a-z]+)\//u.exec(await read(path))?.[1] ?? "";
    return { at, clock, ed, una, call, read, fill, idOf, lead };
  };

  test("a story put first leads the page at once, is let go at its time, and its history can be taken up again", async () => {
    const { at, clock, call, fill, idOf, lead, read } = await start();
    const made = await fill(9);
    const [gull = ""] = made;
    const id = await idOf(gull);
    expect(await lead()).not.toBe(gull);
    const pin = { place: "front", story: id, slot: "1", until: "2026-03-04T15:00", do: "pin" };
    const preview = await call("/desk/front/preview", pin);
    expect([preview.status, (await preview.text()).includes("This is a preview")]).toEqual([200, true]);
    expect(await lead()).not.toBe(gull);
    expect((await call("/desk/front", pin)).status).toBe(303);
    expect(await lead()).toBe(gull);
    const front = await read("/");
    expect(front.slice(0, front.indexOf('id="wire"')).match(new RegExp(`<h[23][^>]*>\\s*<a href="/story/${gull}/`, "gu"))?.length).toBe(1);
    clock.set("2026-03-04T15:00:00.000Z");
    expect(await lead()).not.toBe(gull);
    expect((await call("/desk/front", { ...pin, until: "2026-03-04T14:00" })).status).toBe(422);
    expect((await call("/desk/front", { ...pin, until: "soon" })).status).toBe(422);
    expect((await call("/desk/front", { ...pin, until: "" })).status).toBe(303);
    expect((await call("/desk/front", { place: "front", story: id, do: "unpin" })).status).toBe(303);
    expect(await lead()).not.toBe(gull);
    const page = await (await call("/desk/front")).text();
    expect(page).toContain("edna of Saltby");
    // Two editors at once: neither undoes what the other did.
    const both = await Promise.all(
      ["2", "3"].map(async (slot, no) => call("/desk/front", { ...pin, story: await idOf(made[no + 3] ?? ""), slot, until: "" })),
    );
    const held = await (await call("/desk/front")).text();
    expect([both.map(({ status }) => status), held.match(/value="unpin"/gu)?.length]).toEqual([[303, 303], 2]);
    for (const no of [3, 4]) await call("/desk/front", { place: "front", story: await idOf(made[no] ?? ""), do: "unpin" });
    const former = [...page.matchAll(/name="id" value="(\d+)"/gu)].map(([, no]) => no ?? "");
    expect((await call("/desk/front", { place: "front", do: "restore", id: former[0] ?? "" })).status).toBe(303);
    expect(await lead()).toBe(gull);
    await at.take(ninjs({ uri: "urn:pellam:Gull", version: "2", pubstatus: "canceled", versioncreated: clock.now() }));
    expect([(await read("/")).includes("Gull"), (await read("/")).includes(gull)]).toEqual([false, false]);
    expect(await lead()).not.toBe(gull);
    expect(await (await call("/desk/front")).text()).not.toContain("Gull makes");
  });

  test("a section's page is arranged likewise, and no story stands twice on any of its pages", async () => {
    const { call, fill, idOf, lead, read } = await start();
    const made = await fill(8);
    const [oldest = "", , next = ""] = made; // both of the harbour
    const act = async (story: string, more: Record<string, string>) =>
      (await call("/desk/front", { place: "section:harbour", story: await idOf(story), until: "", ...more })).status;
    expect(await act(oldest, { do: "pin", slot: "1" })).toBe(303);
    expect(await lead("/section/harbour")).toBe(oldest);
    expect(await act(next, { do: "pin", slot: "1" })).toBe(303);
    expect(await lead("/section/harbour")).toBe(next);
    expect(await act(next, { do: "down" })).toBe(303);
    expect(await lead("/section/harbour")).toBe(oldest);
    const page = await read("/section/harbour");
    for (const id of made.filter((_, no) => no % 2 === 0))
      expect([id, page.match(new RegExp(`<h[23][^>]*>\\s*<a href="/story/${id}/`, "gu"))?.length]).toEqual([id, 1]);
    expect(await lead()).not.toBe(oldest); // the front page is its own
  });

  test("readers arrange nothing, and what is not public cannot be put anywhere", async () => {
    const { at, una, call, fill, idOf } = await start();
    const [gull = ""] = await fill(2);
    const form = { place: "front", story: await idOf(gull), slot: "1", until: "", do: "pin" };
    expect((await call("/desk/front", form, una.token)).status).toBe(403);
    expect((await call("/desk/front/preview", form, una.token)).status).toBe(403);
    expect((await call("/desk/front?place=section:none")).status).toBe(404);
    const held = await at.take(ninjs({ uri: "urn:pellam:tern", headline: "Tern waits", embargoed: "2026-03-05T06:00:00Z" }));
    const refused = await call("/desk/front", { ...form, story: await idOf(held) });
    expect([refused.status, (await refused.text()).includes("not public now")]).toEqual([404, true]);
    expect((await call("/desk/front", { ...form, story: "nobody" })).status).toBe(404);
  });

  test("the calendar shows what appears and what ends, on the site's clocks, in every view and language", async () => {
    const { at, ed, call, fill, idOf } = await start();
    const [gull = ""] = await fill(3);
    await at.take(ninjs({ uri: "urn:pellam:tern", headline: "Tern waits", embargoed: "2026-03-05T06:30:00Z" }));
    await call("/desk/front", { place: "front", story: await idOf(gull), slot: "2", until: "2026-03-06T18:00", do: "pin" });
    for (const view of ["month", "week", "list"])
      for (const lang of ["en", "fr", "ar"]) {
        const answer = await fetch(`${at.origin}/desk/calendar?view=${view}`, {
          headers: { authorization: `Bearer ${ed.token}`, "accept-language": lang },
        });
        const text = await answer.text();
        expect([view, lang, text.includes("Tern waits"), text.includes("Gull makes news")]).toEqual([view, lang, true, true]);
      }
    expect(await (await call("/desk/calendar?view=week&from=2026-04-01")).text()).not.toContain("Tern waits");
    expect((await call("/desk/calendar", undefined, null)).headers.get("location")).toContain("/sign-in");
  });

  test("the calendar's file opens by its address alone, while its owner edits and until a new one is made", async () => {
    const { at, ed, una, call } = await start();
    await at.take(ninjs({ uri: "urn:pellam:tern", headline: "Tern waits", embargoed: "2026-03-05T06:30:00Z" }));
    const make = async (): Promise<string> =>
      /calendar\.ics\?key=[\w-]+/u.exec(await (await call("/desk/calendar/key", { do: "make" })).text())?.[0] ?? "";
    const first = await make();
    const file = await fetch(`${at.origin}/desk/${first}`);
    expect([file.status, file.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    const text = await file.text();
    for (const part of ["SUMMARY:Appears: Tern waits", "DTSTART:20260305T063000Z"])
      expect([part, text.includes(part)]).toEqual([part, true]);
    expect((await call("/desk/calendar/key", { do: "make" }, una.token)).status).toBe(403);
    const second = await make();
    expect((await fetch(`${at.origin}/desk/${first}`)).status).toBe(404);
    await at.house.store.db.updateTable("member").set({ role: "member" }).where("id", "=", ed.id).execute();
    expect((await fetch(`${at.origin}/desk/${second}`)).status).toBe(404);
  });

  test("an event of the wire stands in the calendar by its newest version, begins a story, and is gone when its source withdraws it", async () => {
    const { at, call, una } = await start();
    const event = (version: number, fields: Record<string, unknown> = {}): string =>
      JSON.stringify({
        ...{
          uri: "urn:pellam:event:7",
          type: "event",
          version: String(version),
          provider: "PELLAM",
          language: "en",
          title: "Regatta of Saltby",
        },
        eventDetails: { dates: { startDate: "2026-03-20T09:00:00Z" } },
        places: [{ name: "Quay", address: { locality: "Saltby" } }],
        ...fields,
      });
    const take = async (document: string) =>
      (await takeItem(at.house, system, { bytes: Buffer.from(document), fileName: "event", channel: "push", sourceHint: null }))[0]
        ?.outcome;
    const list = async (): Promise<string> => (await call("/desk/calendar?view=list&from=2026-03-18")).text();
    expect(await take(event(2))).toBe("created");
    const plan = { type: "planning", uri: "urn:pellam:plan:7", event_item: "urn:pellam:event:7", slugline: "REGATTA", title: "Plan" };
    expect(
      await take(event(1, { ...plan, coverages: [{ planning: { g2_content_type: "picture", scheduled: "2026-03-20T10:00:00+0000" } }] })),
    ).toBe("created");
    expect([await take(event(2)), await take(event(1, { title: "Older regatta" }))]).toEqual(["unchanged", "stale"]);
    const page = /\/desk\/event\/[\w-]+/u.exec(await list())?.[0] ?? "";
    expect((await list()).match(/\/desk\/event\//gu)?.length).toBe(1);
    expect(await list()).toContain("Quay, Saltby · Pellam Agency");
    expect(await take(event(3, { state: "postponed", eventDetails: { dates: { startDate: "2026-03-22" } } }))).toBe("updated");
    const told = await (await call(page)).text();
    for (const words of ["Postponed", "Sunday, 22 March 2026", "Pictures", "version 2", "version 3"])
      expect([words, told.includes(words)]).toEqual([words, true]);
    expect([(await call(page, undefined, una.token)).status, (await call(page, {}, una.token)).status]).toEqual([403, 403]);
    expect((await call(page, undefined, null)).headers.get("location")).toContain("/sign-in");
    const begun = (await call(page, {})).headers.get("location") ?? "";
    const manuscript = await (await call(begun)).text();
    expect([manuscript.includes("Regatta of Saltby"), manuscript.includes('value="Saltby"')]).toEqual([true, true]);
    expect(await (await call(page)).text()).toContain(begun);
    expect((await at.house.store.db.selectFrom("story").select("id").execute()).length).toBe(0);
    expect(await take(event(4, { pubStatus: "canceled", title: "KILL" }))).toBe("killed");
    expect(await take(event(3, { title: "Late regatta" }))).toBe("stale");
    expect(await list()).not.toMatch(/Regatta|KILL/u);
    const gone = await (await call(page)).text();
    expect([gone.includes("has withdrawn this event"), /Regatta of|KILL/u.test(gone)]).toEqual([true, false]);
  });
});
