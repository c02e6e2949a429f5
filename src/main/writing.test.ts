import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { HOUR, instantOf, later, MINUTE, newSecret, steppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const COPY = {
  headline: "Heron builds on the town hall",
  deck: "Council asks for quiet.",
  authors: "Ida Corran, Pell Adeane",
  section: "harbour",
  lang: "en",
  topics: "animal",
  body: "The heron came *early*.\n\n## What now\n\n- wait\n- look",
};

eachDialect("the newsroom's own writing", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder } = await open();
    const clock = steppingClock("2026-03-04T10:00:00.000Z");
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    site = at;
    const [ida, pell] = [await at.member("ida", "editor"), await at.member("pell", "editor")];
    const call = (path: string, fields?: Record<string, string>, token: string | null = ida.token): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        ...(fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) }),
      });
    const text = async (path: string): Promise<string> => (await fetch(`${at.origin}${path}`)).text();
    const begin = async (): Promise<string> => (await call("/desk/write", {})).headers.get("location") ?? "";
    const baseOf = async (path: string, token = ida.token): Promise<string> =>
      /name="base" value="(\d+)"/u.exec(await (await call(path, undefined, token)).text())?.[1] ?? "";
    const storyOf = async (): Promise<string> => /\/story\/([0-9a-z]+)\//u.exec(await text("/"))?.[1] ?? "";
    return { at, clock, ida, pell, call, text, begin, baseOf, storyOf };
  };

  test("a story is written, published, corrected and withdrawn, and every way out follows", async () => {
    const { clock, call, text, begin, baseOf, storyOf } = await start();
    const path = await begin();
    expect(await begin()).toBe(path); // the one begun and still empty
    expect(await (await call("/desk/write")).text()).toContain(`href="${path}"`);
    const kicked = { ...COPY, kicker: "Harbour birds", topics: "animal, Una Tarn (person)" };
    expect((await call(path, { ...kicked, base: "0", do: "preview" })).headers.get("location")).toBe(`${path}/preview`);
    expect(await text("/")).not.toContain("Heron");
    const preview = await (await call(`${path}/preview`)).text();
    for (const part of ["<em>early</em>", "In a feed", "In a newsletter", "As a card", "Harbour birds", ">animal<", ">Una Tarn<"])
      expect([part, preview.includes(part)]).toEqual([part, true]);
    const writing = await (await call(path)).text();
    expect(/\/assets\/editor\.\w+\.js/u.test(writing) && writing.includes('data-editor="body"')).toBe(true);
    expect(await text("/")).not.toContain("/assets/editor.");
    expect((await call(path, { ...kicked, base: await baseOf(path), do: "publish" })).headers.get("location")).toBe(`${path}?done=sent`);
    const id = await storyOf();
    for (const page of ["/", "/section/harbour", "/feed.xml", "/search?q=heron", `/story/${id}/x`, `/api/v1/stories/${id}`])
      expect([page, (await text(page)).includes("Heron builds")]).toEqual([page, true]);
    const page = await text(`/story/${id}/x`);
    for (const part of [
      "<em>early</em>",
      "<h2>What now</h2>",
      "<li>wait</li>",
      "Ida Corran and Pell Adeane",
      "Saltby Courier",
      "Harbour birds",
    ])
      expect([part, page.includes(part)]).toEqual([part, true]);
    expect(await (await call(`${path}/preview`)).text()).toContain("<em>early</em>");

    const wrong = {
      ...COPY,
      headline: "Stork builds on the town hall",
      base: await baseOf(path),
      do: "publish",
      correction: "1",
      note: "",
    };
    const refused = await call(path, wrong);
    expect([refused.status, (await refused.text()).includes("Say what was wrong")]).toEqual([422, true]);
    clock.advance(MINUTE);
    const corrected = await call(path, { ...wrong, base: await baseOf(path), note: "It is a stork." });
    expect(corrected.headers.get("location")).toBe(`${path}?done=sent`);
    expect(await text("/corrections")).toContain("It is a stork.");
    expect(await text(`/story/${id}/x`)).toContain("Stork builds");
    expect(await (await call(`${path}/versions`)).text()).toContain("<del>");

    expect((await call(path, { do: "withdraw" })).status).toBe(422);
    expect((await call(path, { do: "withdraw", sure: "1" })).status).toBe(303);
    for (const gone of ["/", "/feed.xml", "/search?q=stork", "/corrections", `/story/${id}/x`])
      expect([gone, /Heron|Stork/u.test(await text(gone))]).toEqual([gone, false]);
    const after = await (await call(path)).text();
    expect([after.includes("Stork"), after.includes("was withdrawn")]).toEqual([false, true]);
    expect((await call(path, { ...COPY, base: "9", do: "publish" })).status).toBe(410);
  });

  test("what is missing is said in words, and what was typed is saved and comes back", async () => {
    const { call, begin, baseOf } = await start();
    const path = await begin();
    const refused = await call(path, { ...COPY, headline: "", section: "", topics: "herons of Saltby", base: "0", do: "publish" });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    for (const part of ["Write a headline.", "Choose a section.", "herons of Saltby", "The heron came *early*."])
      expect([part, page.includes(part)]).toEqual([part, true]);
    expect(await baseOf(path)).toBe("1");
    // A text that no look at it could be quick of is not taken, and comes back whole.
    const long = "The heron came. ".repeat(26_000);
    const tooLong = await call(path, { ...COPY, body: long, base: "1", do: "keep" });
    expect([tooLong.status, await tooLong.json()]).toEqual([422, { problem: "long" }]);
    expect(await (await call(path, { ...COPY, body: long, base: "1", do: "save" })).text()).toContain(long.trim());
    expect(await baseOf(path)).toBe("1");
    // A topic chosen by its name in the desk's language is added by its name in the story's.
    const known = await (await call(path)).text();
    expect(known.includes('list="topics-known"') && known.includes('<option value="animal"')).toBe(true);
    const added = { ...COPY, lang: "fr", topics: "incendie", topic: "animal", base: "1", do: "save" };
    expect((await call(path, added)).status).toBe(303);
    expect(await (await call(path)).text()).toMatch(
      /name="topics"[^>]*value="incendie, Animaux"|value="incendie, Animaux"[^>]*name="topics"/u,
    );
  });

  test("people, organisations and places are kept as such: on the story, at their own addresses, and on every way out", async () => {
    const { at, call, text, begin, baseOf, storyOf } = await start();
    await at.take(ninjs({ person: [{ name: "Mercury" }, { name: "Una Tarn" }], organisation: [{ name: "Mercury" }] }));
    const path = await begin();
    const send = async (topics: string, topic = ""): Promise<Response> =>
      call(path, { ...COPY, topics, topic, base: await baseOf(path), do: topic === "" ? "publish" : "save" });
    const unknown = await (await send("Pell of the Quay")).text();
    expect(unknown).toContain("Nobody here knows “Pell of the Quay”.");
    expect(await (await send("Mercury")).text()).toContain("Several things are called “Mercury”.");
    // Without script a name that one thing alone has is enough.
    expect((await send("animal", "una tarn")).status).toBe(303);
    expect(await (await call(path)).text()).toContain('value="animal, Una Tarn (person)"');
    expect((await send('animal, una tarn, Mercury (organisation), "Tarn, Lower" (lieu)')).status).toBe(303);
    await at.take(ninjs({ version: "2", pubstatus: "canceled" }));
    const id = await storyOf();
    const page = await text(`/story/${id}/x`);
    for (const part of [
      '"@type":"Person","name":"Una Tarn"',
      '"@type":"Organization","name":"Mercury"',
      '"@type":"Place","name":"Tarn, Lower"',
    ])
      expect([part, page.includes(part)]).toEqual([part, true]);
    for (const topic of ["una-tarn", "tarn-lower"]) expect(await text(`/topic/${topic}`)).toContain("Heron builds");
    expect(await text(`/api/v1/stories/${id}.ninjs`)).toContain('"Una Tarn"');
    const found = (await (await call("/desk/topics?q=tarn%20low&lang=en")).json()) as { topics: unknown };
    expect(found.topics).toEqual([{ value: '"Tarn, Lower" (place)', name: "Tarn, Lower", kind: "place" }]);
    expect((await call("/desk/topics?q=low", undefined, null)).status).toBe(403);
  });

  test("a scheduled story appears at its time by the house's clock, and not before", async () => {
    const { at, clock, call, text, begin, baseOf } = await start();
    const path = await begin();
    const status = async (when: string): Promise<number> =>
      (await call(path, { ...COPY, base: await baseOf(path), do: "schedule", at: when })).status;
    expect([await status(""), await status("2026-03-04T09:00")]).toEqual([422, 422]);
    expect(await status(later(clock.now(), HOUR).slice(0, 16))).toBe(303);
    await at.worker.drain();
    expect(await text("/")).not.toContain("Heron");
    clock.advance(HOUR + MINUTE);
    await at.worker.drain();
    await expect.poll(() => text("/")).toContain("Heron builds");
    expect(await status(instantOf(Date.parse(clock.now()) + HOUR).slice(0, 16))).toBe(422);
  });

  test("two editors on one story lose nothing: who comes second is told, and theirs is kept beside", async () => {
    const { call, begin, baseOf, pell } = await start();
    const path = await begin();
    await call(path, { ...COPY, base: "0", do: "save" });
    const theirs = { ...COPY, headline: "Heron, by Pell", base: "1", do: "save" };
    expect(await (await call(path, undefined, pell.token)).text()).toContain("ida of Saltby is editing this");
    const refused = await call(path, theirs, pell.token);
    expect([refused.status, (await refused.text()).includes("Heron, by Pell")]).toEqual([409, true]);
    expect(await (await call(`${path}/versions`)).text()).toContain("Kept beside");
    expect((await call(path, { do: "take-over" }, pell.token)).status).toBe(303);
    expect((await call(path, theirs, pell.token)).status).toBe(303);
    expect((await call(path, { ...COPY, deck: "Mine", base: "1", do: "save" })).status).toBe(409);
    expect((await call(path, { ...COPY, deck: "Mine", base: await baseOf(path), do: "mine" })).status).toBe(303);
    const versions = await (await call(`${path}/versions`)).text();
    expect(versions).toContain("pell of Saltby");
  });

  test("an ended session brings the words back; who is no editor reads none", async () => {
    const { at, call, begin } = await start();
    const path = await begin();
    const ended = await call(path, { ...COPY, base: "0", do: "save" }, null);
    expect([ended.status, (await ended.text()).includes("The heron came *early*.")]).toEqual([401, true]);
    const kept = await call(path, { ...COPY, base: "0", do: "keep" }, null);
    expect([kept.status, await kept.json()]).toEqual([401, { problem: "signed-out" }]);
    expect(await (await call(path, { ...COPY, base: "0", do: "keep" })).json()).toEqual({ base: 1 });
    // A save that the browser never heard of, again, with more, and once more late: its own words never stand against it.
    const tab = { ...COPY, do: "keep", tab: "one" };
    const keep = async (fields: Record<string, string>) => (await call(path, { ...tab, ...fields })).json();
    expect(await keep({ deck: "A", base: "1", tab_no: "1" })).toEqual({ base: 2 });
    expect(await keep({ deck: "A B", base: "1", tab_no: "2" })).toEqual({ base: 3 });
    expect(await keep({ deck: "A", base: "1", tab_no: "1" })).toEqual({ base: 3 });
    expect(await (await call(path)).text()).toContain("A B</textarea>");
    expect(await keep({ deck: "Other", base: "1", tab_no: "1", tab: "two" })).toEqual({ problem: "others" });
    const una = await at.member("una");
    for (const each of ["/desk/write", path, `${path}/preview`, `${path}/versions`]) {
      const answer = await call(each, undefined, una.token);
      expect([each, answer.status, (await answer.text()).includes("Heron")]).toEqual([each, 403, false]);
    }
  });

  test("its words are changed where they were written, not by a layer over them", async () => {
    const { call, begin, storyOf, ida, at } = await start();
    const path = await begin();
    await call(path, { ...COPY, base: "0", do: "publish" });
    const id = await storyOf();
    expect(await (await call(`/desk/story/${id}`)).text()).toContain(path);
    const patched = await fetch(`${at.origin}/api/v1/stories/${id}`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${ida.token}`, "content-type": "application/json" },
      body: JSON.stringify({ headline: "x" }),
    });
    expect(patched.status).toBe(409);
  });
});
