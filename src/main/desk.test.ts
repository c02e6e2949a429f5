import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import sharp from "sharp";
import { newSecret } from "#kit";
import { keepPictureFile } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("the desk's page of a story", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });
  const start = async () => {
    const { store, folder } = await open();
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const editor = await at.member("edna", "editor");
    const call = (path: string, method: string, body: unknown, token: string | null = editor.token): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        method,
        redirect: "manual",
        ...(body === undefined ? {} : { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
        headers: {
          "sec-fetch-site": "same-origin",
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body instanceof URLSearchParams ? {} : { "content-type": "application/json" }),
        },
      });
    const text = async (path: string): Promise<string> => (await fetch(`${at.origin}${path}`)).text();
    return { at, call, text };
  };

  test("an editor's words by the API stand on every page at once, over the source's next version too", async () => {
    const { at, call, text } = await start();
    const id = await at.take(ninjs());
    await text("/");
    const patched = await call(`/api/v1/stories/${id}`, "PATCH", {
      headline: "Gull takes the mayor’s hat",
      body: "It stayed.\n\nHe did not move.",
    });
    expect(patched.status).toBe(200);
    expect(await patched.json()).toMatchObject({
      headline: "Gull takes the mayor’s hat",
      paragraphs: ["It stayed.", "He did not move."],
      source: { headline: "Gull lands on the mayor’s hat" },
      isBodyEdited: true,
    });
    for (const path of ["/", "/section/harbour", "/feed.xml", "/search?q=gull", `/story/${id}/gull-takes-the-mayors-hat`])
      expect([path, (await text(path)).includes("Gull takes")]).toEqual([path, true]);
    await at.take(ninjs({ version: "2", headline: "Gull at large" }));
    expect(await text("/")).toContain("Gull takes");
    expect(await text(`/story/${id}/changes?from=1&to=2`)).toContain("<del>");
    const words = [
      { kind: "text", text: "Ours, " },
      { kind: "link", href: "javascript:alert(1)", inside: [{ kind: "text", text: "and" }] },
    ];
    const blocks = [
      { kind: "heading", level: 2, inside: [{ kind: "text", text: "What we saw" }] },
      { kind: "paragraph", inside: [...words, { kind: "strong", inside: [{ kind: "text", text: " loud" }] }] },
      {
        kind: "table",
        caption: null,
        rows: [{ head: false, cells: [[{ kind: "text", text: "<b>a</b>" }], [{ kind: "text", text: "b" }]] }],
      },
      { kind: "picture", sha: "a".repeat(64) },
    ];
    expect((await call(`/api/v1/stories/${id}`, "PATCH", { blocks })).status).toBe(200);
    const made = await text(`/story/${id}/gull-takes-the-mayors-hat`);
    expect([
      made.includes("What we saw</h2>"),
      made.includes("&lt;b&gt;a"),
      made.includes("javascript:"),
      made.includes("aaaaaaaaaaaa"),
    ]).toEqual([...[true, true, false, false]]);
    for (const wrong of [
      { blocks: [{ kind: "script", text: "x" }] },
      { blocks: [{ kind: "paragraph", inside: [], onclick: "x" }] },
      { blocks: "x" },
      { blocks, body: "Both." },
    ])
      expect((await call(`/api/v1/stories/${id}`, "PATCH", wrong)).status).toBe(400);
    expect((await call(`/api/v1/stories/${id}`, "PATCH", { blocks: [] })).status).toBe(422);
    expect((await call(`/api/v1/stories/${id}`, "PATCH", { headline: null, body: null })).status).toBe(200);
    expect(await text("/")).toContain("Gull at large");
  });

  test("refusals say why: no token, no editor, not understood, empty, locked, withdrawn", async () => {
    const { at, call } = await start();
    const id = await at.take(ninjs({ usageterms: "The text may not be rewritten or edited." }));
    const una = await at.member("una");
    const path = `/api/v1/stories/${id}`;
    const status = async (body: unknown, token?: string | null): Promise<number> => (await call(path, "PATCH", body, token)).status;
    expect(await status({ headline: "x" }, "tw_wrong")).toBe(401);
    expect(await status({ headline: "x" }, una.token)).toBe(403);
    expect(await status({ title: "x" })).toBe(400);
    expect(await status({})).toBe(400);
    expect(await status({ headline: " " })).toBe(422);
    const locked = await call(path, "PATCH", { body: "Mine." });
    expect([locked.status, ((await locked.json()) as { detail: string }).detail]).toEqual([409, expect.stringContaining("forbid")]);
    expect(await status({ headline: "Ours" })).toBe(200);
    await at.take(ninjs({ version: "2", pubstatus: "canceled" }));
    expect(await status({ headline: "Again" })).toBe(410);
    expect((await call("/api/v1/stories/none", "PATCH", { headline: "x" })).status).toBe(404);
  });

  test("the page changes, holds, publishes and withdraws; a refused form comes back with what was typed", async () => {
    const { at, call, text } = await start();
    const id = await at.take(ninjs());
    const post = (fields: Record<string, string>): Promise<Response> => call(`/desk/story/${id}`, "POST", new URLSearchParams(fields));
    expect((await call(`/desk/story/${id}`, "POST", new URLSearchParams({ do: "kill", sure: "1" }), null)).status).toBe(403);
    const begun = await call("/desk/write", "POST", new URLSearchParams({ over: id }));
    const writing = begun.headers.get("location") ?? "";
    const write = async (fields: Record<string, string>): Promise<Response> => {
      const base = /name="base" value="(\d+)"/u.exec(await (await call(writing, "GET", undefined)).text())?.[1] ?? "";
      return call(writing, "POST", new URLSearchParams({ over: id, base, do: "publish", ...fields }));
    };
    const refused = await write({ headline: "", deck: "", body: "My long text" });
    expect([refused.status, (await refused.text()).includes("My long text")]).toEqual([422, true]);
    const change = {
      headline: "Gull, corrected",
      deck: "",
      body: "It stayed for five minutes.",
      correction: "1",
      note: "It was five minutes.",
    };
    expect((await write({ ...change, note: "" })).status).toBe(422);
    expect((await write(change)).headers.get("location")).toBe(`${writing}?done=sent`);
    expect(await text("/corrections")).toContain("It was five minutes.");
    expect((await post({ do: "hold" })).status).toBe(303);
    expect((await fetch(`${at.origin}/story/${id}`)).status).toBe(404);
    expect(await text("/")).not.toContain("Gull");
    expect((await post({ do: "release" })).status).toBe(303);
    expect(await text("/")).toContain("Gull, corrected");
    expect((await post({ do: "kill" })).status).toBe(422);
    expect((await post({ do: "kill", sure: "1" })).status).toBe(303);
    expect((await fetch(`${at.origin}/story/${id}`)).status).toBe(410);
    for (const path of ["/", "/feed.xml", "/search?q=gull", "/corrections", `/story/${id}`])
      expect([path, /Gull|five minutes/u.test(await text(path))]).toEqual([path, false]);
    expect((await call(`/desk/story/${id}`, "POST", new URLSearchParams({ do: "release" }))).status).toBe(410);
  });

  test("a picture whose terms nobody knows waits alone until an editor shows it", async () => {
    const { at, call, text } = await start();
    const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: "#345" } })
      .png()
      .toBuffer();
    await keepPictureFile(at.house, bytes, "gull.jpg");
    const main = {
      type: "picture",
      description_text: "The gull, seen.",
      usageterms: "POOL MEMBERS ONLY",
      renditions: { a: { href: "gull.jpg" } },
    };
    const id = await at.take(ninjs({ associations: { main } }));
    const page = `/story/${id}/gull-lands-on-the-mayors-hat`;
    expect([(await text(page)).includes("four minutes"), (await text(page)).includes("The gull, seen.")]).toEqual([true, false]);
    const { token } = await at.member("edda", "editor");
    const seen = async (path: string): Promise<string> =>
      (await fetch(`${at.origin}${path}`, { headers: { authorization: `Bearer ${token}` } })).text();
    const desk = await seen(`/desk/story/${id}`);
    expect(desk).toContain("nobody has said what “POOL MEMBERS ONLY” means");
    const show = (): Promise<Response> => call(`/desk/story/${id}`, "POST", new URLSearchParams({ do: "show-pictures" }));
    expect((await show()).status).toBe(303);
    await expect.poll(() => text(page)).toContain("The gull, seen.");
    expect((await show()).status).toBe(409);
    // The newsroom's pictures show it with its terms and where it stands.
    const library = await seen("/desk/pictures?from=wire");
    for (const part of ["The gull, seen.", "POOL MEMBERS ONLY", "In 1 story"]) expect([part, library.includes(part)]).toEqual([part, true]);
    expect(await seen(`/desk/pictures/${/\/desk\/pictures\/([0-9a-f]{64})/u.exec(library)?.[1] ?? ""}`)).toContain("POOL MEMBERS ONLY");
  });

  test("a story with a territory asks where its reader is, and no list, feed or cache tells more than its headline", async () => {
    const { at, text } = await start();
    const id = await at.take(ninjs({ usageterms: "NO USE IN JAPAN", description_text: "A deck of secrets" }));
    const page = await fetch(`${at.origin}/story/${id}/gull-lands-on-the-mayors-hat`);
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await text("/")).toContain("Gull lands");
    expect(await text("/feed.xml")).not.toContain("Gull lands");
    const api = await (await fetch(`${at.origin}/api/v1/stories/${id}`)).text();
    expect(api).not.toContain("four minutes");
    const only = await at.take(ninjs({ uri: "urn:pellam:heron", headline: "Heron stands", usageterms: "Only for use in Austria." }));
    const closed = await fetch(`${at.origin}/story/${only}/heron-stands`);
    expect([closed.status, (await closed.text()).includes("four minutes")]).toEqual([451, false]);
    expect((await fetch(`${at.origin}/story/${only}/changes`)).status).toBe(451);
  });

  test("what comes in is filtered, kept under a name with what is new, marked as seen and as used, and told where it was updated since", async () => {
    const { at, call } = await start();
    const pell = await at.member("pell", "editor");
    const read = async (path: string, token?: string): Promise<string> => (await call(path, "GET", undefined, token)).text();
    const post = (path: string, fields: Record<string, string>, token?: string): Promise<Response> =>
      call(path, "POST", new URLSearchParams(fields), token);
    const id = await at.take(ninjs());
    await at.take(ninjs({ uri: "urn:pellam:tide", headline: "Tide takes the pier", language: "fr", slugline: "TIDE" }));
    const named = await read("/desk/incoming?words=GUL+hat");
    expect([named.includes("Gull lands"), named.includes("Tide takes")]).toEqual([true, false]);
    const french = await read("/desk/incoming?lang=fr&source=pellam-agency");
    expect([french.includes("Gull lands"), french.includes("Tide takes"), french.includes("Looked through 2 items")]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await read("/desk/incoming?section=wire&urgency=4")).not.toContain("Gull lands");

    expect((await post("/desk/incoming", { do: "keep", words: "gull", name: " " })).status).toBe(422);
    const kept = await post("/desk/incoming", { do: "keep", words: "gull", name: "Birds", shared: "1" });
    const filter = kept.headers.get("location") ?? "";
    expect(filter).toMatch(/^\/desk\/incoming\?filter=/u);
    expect(await read("/desk/incoming")).toContain("1 new");
    expect(await read(filter)).not.toContain("Tide takes");
    expect(await read("/desk/incoming")).not.toContain("1 new");
    expect(await read("/desk/incoming", pell.token)).toContain("1 new");

    const item = /\/desk\/item\/[^"]+/u.exec(await read(filter))?.[0] ?? "";
    await read(item, pell.token);
    expect(await read("/desk/incoming")).toContain("Seen by pell of Saltby");
    const line = /name="line" value="([^"]+)"/u.exec(await read(filter))?.[1] ?? "";
    expect((await post("/desk/incoming", { do: "seen", line })).status).toBe(303);
    expect(await read("/desk/incoming")).toContain("Seen by pell of Saltby and you");

    const used = (await post("/desk/write", { over: id })).headers.get("location") ?? "";
    const list = await read("/desk/incoming", pell.token);
    expect([list.includes("Used by edna of Saltby in"), list.includes(used), list.includes("Updated since")]).toEqual([true, true, false]);
    await at.take(ninjs({ version: "2", body_html: "<p>The gull stayed for an hour.</p>" }));
    expect(await read("/desk/incoming", pell.token)).toContain("Updated since it was used");
    const desk = await read(`/desk/story/${id}`);
    expect([desk.includes("Updated since it was used"), desk.includes("<ins>")]).toEqual([true, true]);
    await post("/desk/incoming", { do: "drop", filter: filter.split("=")[1] ?? "" }, pell.token);
    expect(await read("/desk/incoming")).not.toContain("Birds");
  });

  test("the list, a kept filter, a story's page and a manuscript of several parts take the same statements for many as for few", async () => {
    const { at, call } = await start();
    const post = (path: string, fields: readonly (readonly [string, string])[]): Promise<Response> =>
      call(path, "POST", new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])));
    const tide = (no: number, more: Record<string, unknown> = {}) =>
      ninjs({ uri: `urn:pellam:tide${no}`, headline: `Tide ${no} takes the pier`, ...more });
    const ids: string[] = [];
    const take = async (no: number): Promise<void> => void ids.push(await at.take(tide(no)));
    const lineOf = async (no: number): Promise<string> => {
      const page = await (await call(`/desk/incoming?words=tide+${no}`, "GET", undefined)).text();
      return /name="line" value="([^"]+)"/u.exec(page)?.[1] ?? "";
    };
    const use = async (no: number): Promise<void> => {
      await post("/desk/write", [["over", ids[no] ?? ""]]);
      await post("/desk/incoming", [
        ["do", "seen"],
        ["line", await lineOf(no)],
      ]);
      await at.take(tide(no, { version: "2", body_html: `<p>The pier went, ${no} times.</p>` }));
    };
    const combine = async (nos: readonly number[]): Promise<string> =>
      (await post("/desk/write", [["together", "1"], ...nos.map((no) => ["part", ids[no] ?? ""] as const)])).headers.get("location") ?? "";
    const statements = async (path: string): Promise<number> => {
      let count = 0;
      const stop = at.house.store.onQuery(
        (sql) => (count += /"(?:intake|item|story|revision|manuscript|wire_|source|picture)/u.test(sql) ? 1 : 0),
      );
      const answer = await call(path, "GET", undefined);
      await answer.text();
      stop();
      expect([path, answer.status]).toEqual([path, 200]);
      return count;
    };
    for (const no of [0, 1]) await take(no);
    await use(0);
    const kept =
      (
        await post("/desk/incoming", [
          ["do", "keep"],
          ["words", "tide"],
          ["name", "Tides"],
        ])
      ).headers.get("location") ?? "";
    const two = await combine([0, 1]);
    const pages = ["/desk/incoming", "/desk/incoming?words=tide&lang=en", kept, `/desk/story/${ids[0] ?? ""}`];
    const counts = async (paths: readonly string[]): Promise<readonly number[]> => {
      const all: number[] = [];
      for (const path of paths) all.push(await statements(path));
      return all;
    };
    const few = await counts([...pages, two]);
    for (const no of [2, 3, 4, 5, 6]) await take(no);
    for (const no of [1, 2, 3]) await use(no);
    for (const name of ["More", "Most"])
      await post("/desk/incoming", [
        ["do", "keep"],
        ["words", "pier"],
        ["name", name],
      ]);
    await combine([0, 2, 3]);
    const many = await combine([0, 1, 2, 3, 4, 5]);
    expect(await counts([...pages, many])).toEqual(few);
  });
});
