import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { MINUTE, newSecret, steppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { openTestSite, type TestSite } from "./testing/open-test-site.ts";

const COPY = {
  headline: "The lock gates are shut",
  deck: "",
  authors: "Ida Corran",
  section: "harbour",
  lang: "en",
  topics: "",
  body: "The gates were shut at dawn.",
};

eachDialect("a story told live", (open) => {
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
    const [ida, colm] = [await at.member("ida", "editor"), await at.member("colm")];
    const call = (path: string, fields?: Record<string, string>, token = ida.token): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", authorization: `Bearer ${token}` },
        ...(fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) }),
      });
    const text = async (path: string): Promise<string> => (await fetch(`${at.origin}${path}`)).text();
    const write = (await call("/desk/write", {})).headers.get("location") ?? "";
    await call(write, { ...COPY, base: "0", do: "publish" });
    const id = /\/story\/([0-9a-z]+)\//u.exec(await text("/"))?.[1] ?? "";
    const [desk, page] = [`/desk/live/${id}`, `/story/${id}/the-lock-gates-are-shut`];
    let no = 0;
    const add = (body: string, more: Record<string, string> = {}): Promise<Response> => {
      clock.advance(MINUTE);
      no += 1;
      return call(desk, { do: "add", formKey: `k${no}`, headline: "", author: "Ida Corran", body, ...more });
    };
    const entryIds = async (path = page): Promise<readonly string[]> =>
      [...(await text(path)).matchAll(/id="e-([^"]+)"/gu)].map((each) => each[1] ?? "");
    return { colm, call, text, write, id, desk, page, add, entryIds };
  };

  test("entries stand newest first with key points above, each at its own address, and the end is said", async () => {
    const { call, text, write, desk, page, add, entryIds } = await start();
    expect(await (await call(write)).text()).toContain(`href="${desk}"`);
    expect(await text(page)).not.toContain('id="live"');
    await call(desk, { do: "begin" });
    await call(desk, { do: "points", was: "", points: "- The gates are shut\nNo ferry sails" });
    expect((await add("A *heron* lands.", { headline: "First bird" })).headers.get("location")).toBe(`${desk}?done=1`);
    await add("A stork lands.");
    await add("A stork lands.", { formKey: "k2" }); // the same form, sent again
    const shown = await text(page);
    for (const part of ["<li>No ferry sails</li>", "<em>heron</em>", "First bird", "told live", "Ida Corran"])
      expect([part, shown.includes(part)]).toEqual([part, true]);
    expect(shown.indexOf("stork")).toBeLessThan(shown.indexOf("heron"));
    const ids = await entryIds();
    expect(ids).toHaveLength(2);
    expect(shown).toContain(`href="${page}?entry=${ids[1]}#e-${ids[1]}"`);
    expect(await entryIds(`${page}?entry=${ids[1]}`)).toEqual([ids[1]]);
    const facts = JSON.parse(/<script type="application\/ld\+json">([^<]+)<\/script>/u.exec(shown)?.[1] ?? "{}") as Record<string, unknown>;
    expect(facts).toMatchObject({ "@type": "LiveBlogPosting", headline: COPY.headline });
    expect(facts["liveBlogUpdate"]).toMatchObject([{ headline: "4 March, 10:02" }, { headline: "4 March, 10:01" }]);
    await call(desk, { do: "end" });
    expect(await text(page)).toContain("This live story has ended.");
  });

  test("an entry is corrected with a word to readers, what stood is kept for the desk, and nobody types over another", async () => {
    const { call, text, desk, page, add, entryIds, colm } = await start();
    await call(desk, { do: "begin" });
    await add("Nine boats wait.");
    const [entry = ""] = await entryIds();
    const change = { do: "change", entry, base: "0", headline: "", author: "Ida Corran", body: "Six boats wait.", isCorrection: "1" };
    expect((await call(desk, { ...change, note: "" })).status).toBe(422);
    expect((await call(desk, { ...change, note: "It said nine." })).status).toBe(303);
    const shown = await text(page);
    for (const part of ["Six boats", "Corrected", "It said nine."]) expect([part, shown.includes(part)]).toEqual([part, true]);
    expect(shown).not.toContain("Nine boats");
    expect(await (await call(desk)).text()).toContain("Nine boats");
    const points = (text_: string, was: string) => call(desk, { do: "points", points: text_, was });
    expect((await points("- Six boats\nNo ferry", "")).status).toBe(303);
    const over = await points("Seven boats", "");
    const said = await over.text();
    expect([over.status, said.includes("Seven boats"), said.includes("<li>No ferry</li>")]).toEqual([409, true, true]);
    expect((await points("Seven boats", "Six boats\nNo ferry")).status).toBe(303);
    const late = await call(desk, { ...change, body: "Seven boats wait.", note: "x" });
    expect([late.status, (await late.text()).includes("Seven boats wait.")]).toEqual([409, true]);
    expect((await call(desk, { do: "off", entry })).status).toBe(303);
    expect(await text(page)).not.toContain("Six boats");
    const ids = [...(await (await call(desk)).text()).matchAll(/\bid="([^"]+)"/gu)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const out = await fetch(new URL(desk, site?.origin), {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", accept: "text/html" },
      body: new URLSearchParams({ do: "add", formKey: "n", body: "Nobody sees this yet." }),
    });
    const back = await out.text();
    for (const part of ["Your session has ended", '<p dir="auto">Nobody sees this yet.</p>', 'name="formKey" value="n"'])
      expect([out.status, part, back.includes(part)]).toEqual([401, part, true]);
    expect((await call(desk, { do: "begin" }, colm.token)).status).toBe(403);
    expect((await call(desk, { do: "add", formKey: "n", body: " " })).status).toBe(422);
  });

  test("search finds entries, open pages hear of them, and a kill takes them off every exit", async () => {
    const { call, text, write, id, desk, page, add } = await start();
    await call(desk, { do: "begin" });
    await call(desk, { do: "points", points: "A zanderfish was seen" });
    const ask = `/api/v1/stories/${id}/live?since=0`;
    const heard = async () =>
      (
        (await (await fetch(new URL(ask, site?.origin), { headers: { accept: "application/json" } })).json()) as {
          events: { event: string; data: { new?: boolean } }[];
        }
      ).events;
    await add("A zanderfish leaps.");
    expect((await heard()).filter(({ event, data }) => event === "entry" && data.new === true)).toHaveLength(1);
    expect(await text("/search?q=zanderfish")).toContain("The lock gates");
    expect((await call(write, { do: "withdraw", sure: "1" })).status).toBe(303);
    const exits = [
      "/",
      "/feed.xml",
      "/atom.xml",
      "/feed.json",
      "/search?q=zanderfish",
      page,
      `${page}?before=z`,
      ask,
      `/api/v1/stories/${id}`,
      "/changes",
      "/corrections",
    ];
    for (const exit of exits)
      expect([
        exit,
        (await text(exit)).replaceAll("q=zanderfish", "").replaceAll('value="zanderfish"', "").includes("A zanderfish"),
      ]).toEqual([exit, false]);
    expect(await (await call(desk)).text()).not.toContain("zanderfish");
    expect((await add("A zanderfish again.")).status).toBe(404);
  });

  test("many entries come by pages, each once", async () => {
    const { call, text, desk, page, add, entryIds } = await start();
    await call(desk, { do: "begin" });
    for (let no = 1; no <= 25; no += 1) await add(`Entry ${no}.`);
    const first = await entryIds();
    const older = /\?before=([^"#]+)#live/u.exec(await text(page))?.[1] ?? "";
    const second = await entryIds(`${page}?before=${older}`);
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([20, 5, 25]);
  });
});
