import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newSecret } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const BODY = "<p>One of the herons stands.</p><p>Two of them wait.</p><p>Three <b>fly</b>.</p>";
const HERON = { uri: "urn:pellam:heron", headline: "Heron stands", body_html: BODY };

eachDialect("editing over what came by wire", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder } = await open();
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const [ida, pell] = [await at.member("ida", "editor"), await at.member("pell", "editor")];
    const call = (path: string, fields?: Record<string, string>, token = ida.token): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", authorization: `Bearer ${token}` },
        ...(fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) }),
      });
    const read = async (path: string): Promise<string> => (await call(path)).text();
    const begin = async (id: string): Promise<string> => (await call("/desk/write", { over: id })).headers.get("location") ?? "";
    const baseOf = async (path: string): Promise<string> => /name="base" value="(\d+)"/u.exec(await read(path))?.[1] ?? "";
    const page = async (id: string): Promise<string> => (await fetch(`${at.origin}/story/${id}`)).text();
    return { at, call, read, begin, baseOf, page, pell };
  };

  test("an update that comes while somebody edits is offered, merged block by block, and what both changed stands side by side", async () => {
    const { at, call, read, begin, baseOf, page } = await start();
    const id = await at.take(ninjs(HERON));
    const path = await begin(id);
    expect(await begin(id)).toBe(path);
    const form = await read(path);
    expect(form).toContain("Three **fly**.");
    const mine = {
      over: id,
      headline: "Heron, ours",
      deck: "",
      lang: "en",
      body: "One of the herons stands.\n\nTwo of ours wait.\n\nThree **fly**.",
    };
    const kept = await call(path, { ...mine, base: await baseOf(path), do: "keep", tab: "a", tab_no: "1" });
    expect(kept.status).toBe(200);
    expect(await (await call(path, { do: "look" })).json()).toEqual({ holder: null, isUpdated: false });

    const second = BODY.replace("Two of them wait.", "Two of them left.").replace("One of the herons stands.", "One heron stands.");
    await at.take(ninjs({ ...HERON, version: "2", body_html: second }));
    expect(await page(id)).toContain("Two of them left.");
    expect(await (await call(path, { do: "look" })).json()).toEqual({ holder: null, isUpdated: true });
    const early = await call(path, { ...mine, base: await baseOf(path), do: "publish" });
    expect([early.status, (await early.text()).includes("Two of ours wait.")]).toEqual([409, true]);
    expect(await page(id)).not.toContain("Heron, ours");

    expect((await call(path, { ...mine, base: await baseOf(path), do: "merge" })).headers.get("location")).toBe(`${path}?done=merged`);
    const merged = await read(path);
    for (const part of ["One heron stands.", "Two of ours wait.", "<td>Two of them left.</td>", "<td>Two of ours wait.</td>"])
      expect([part, merged.includes(part)]).toEqual([part, true]);
    const now = { ...mine, body: "One heron stands.\n\nTwo of ours wait.\n\nThree **fly**." };
    expect((await call(path, { ...now, base: await baseOf(path), do: "publish" })).headers.get("location")).toBe(`${path}?done=sent`);
    const shown = await page(id);
    for (const part of ["Heron, ours", "One heron stands.", "Two of ours wait.", "Three <strong>fly</strong>."])
      expect([part, shown.includes(part)]).toEqual([part, true]);
    // The next version is merged by itself, and who begins again has it before them.
    await at.take(ninjs({ ...HERON, version: "3", body_html: second.replace("Three <b>fly</b>.", "Three <b>sleep</b>.") }));
    expect(await begin(id)).toBe(path);
    expect(await read(path)).toContain("Three **sleep**.");
  });

  test("a kill that comes while somebody edits takes the story's words from the page, the form and every version at once, and leaves what was typed", async () => {
    const { at, call, read, begin, baseOf, page } = await start();
    const id = await at.take(ninjs(HERON));
    const path = await begin(id);
    await call(path, { over: id, headline: "Heron, ours", deck: "", body: "Ours.", base: await baseOf(path), do: "save" });
    await at.take(ninjs({ ...HERON, version: "2", pubstatus: "canceled" }));
    const late = await call(path, { over: id, headline: "Heron, ours", body: "Ours.", base: "1", do: "keep" });
    expect([late.status, await late.json()]).toEqual([410, { problem: "withdrawn" }]);
    expect(await (await call(path, { do: "look" })).json()).toEqual({ problem: "withdrawn" });
    expect((await call(path, { over: id, headline: "Heron, ours", body: "Ours.", base: "1", do: "publish" })).status).toBe(410);
    for (const each of [`${path}/versions`, `${path}/preview`, "/desk/write", `/desk/story/${id}`])
      expect([each, /Heron|Ours\./u.test(await read(each))]).toEqual([each, false]);
    const left = await read(path);
    expect([left.includes("Heron, ours"), left.includes("Ours."), /One of the herons|of them wait|Three/u.test(left)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await page(id)).not.toContain("ours");
    // Where nothing is to be said of the story, nothing is said of what was typed over it either.
    expect((await call(`/desk/story/${id}`, { do: "absence", manner: "vanish", instead: "" })).status).toBe(303);
    expect(await read(path)).not.toMatch(/Heron|Ours\./u);
  });

  test("terms that forbid rewriting lock the text and say so; headline and deck can be ours", async () => {
    const { at, call, read, begin, baseOf, page } = await start();
    const id = await at.take(ninjs({ ...HERON, usageterms: "The text may not be rewritten or edited." }));
    const path = await begin(id);
    const form = await read(path);
    expect([form.includes("forbid to rewrite this text"), form.includes("data-editor")]).toEqual([true, false]);
    const sent = await call(path, {
      over: id,
      headline: "Ours",
      deck: "",
      lang: "en",
      body: "Rewritten.",
      base: await baseOf(path),
      do: "publish",
    });
    expect(sent.status).toBe(303);
    expect([(await page(id)).includes("Ours"), (await page(id)).includes("Rewritten.")]).toEqual([true, false]);
  });

  test("who else edits is named, and theirs is kept beside; what is given up is a version to come back to", async () => {
    const { at, call, read, begin, baseOf, pell } = await start();
    const id = await at.take(ninjs(HERON));
    const path = await begin(id);
    const theirs = { over: id, headline: "Pell's heron", deck: "", lang: "en", body: "Pell's." };
    expect((await call(path, { ...theirs, base: "0", do: "save" }, pell.token)).status).toBe(409);
    expect(await read(`${path}/versions`)).toContain("Kept beside");
    expect(await (await call(path, { do: "look" }, pell.token)).json()).toEqual({ holder: "ida of Saltby", isUpdated: false });
    const mine = { ...theirs, headline: "Ida's heron" };
    await call(path, { ...mine, base: await baseOf(path), do: "save" });
    expect((await call(path, { ...mine, base: await baseOf(path), do: "drop" })).status).toBe(303);
    expect(await read(path)).not.toContain("Ida&#39;s heron");
    expect(await read(`${path}/versions`)).toContain("Ida");
    expect(await read(`${path}/preview`)).toContain("Heron stands");
  });
});
