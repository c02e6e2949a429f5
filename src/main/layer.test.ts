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
    const [ida, pell, oona] = [await at.member("ida", "editor"), await at.member("pell", "editor"), await at.member("oona", "editor")];
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
    return { at, call, read, begin, baseOf, page, pell, oona };
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

  const TIDE = {
    uri: "urn:pellam:tide",
    headline: "Tide takes the pier",
    body_html: "<p>The pier went at noon.</p><p>Nobody was on it.</p>",
  };
  const FAIR = {
    ...{ uri: "urn:osk:fair", provider: "OSK", headline: "Fair opens late", creditline: "Osk Press" },
    ...{ body_html: "<p>The fair waits.</p>", copyrightnotice: "© 2026 Osk Press. No rights given." },
  };

  /** A story of several, with what was typed in its fields. */
  const combine = async (desk: Awaited<ReturnType<typeof start>>, ids: readonly string[]) => {
    const { call, read, baseOf, at } = desk;
    const form = new URLSearchParams({ together: "1" });
    for (const id of ids) form.append("part", id);
    const { token } = desk.oona;
    const headers = { "sec-fetch-site": "same-origin", authorization: `Bearer ${token}` };
    const begun = await fetch(`${at.origin}/desk/write`, { method: "POST", redirect: "manual", headers, body: form });
    const path = begun.headers.get("location") ?? "";
    const field = async (name: string): Promise<string> =>
      (new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)`, "u").exec(await read(path))?.[1] ?? "").trim();
    const send = async (what: string, fields: Record<string, string> = {}): Promise<Response> =>
      call(path, {
        ...{ headline: "A day at the shore", authors: "Ida", section: "harbour", lang: "en", deck: "", topics: "", rights: "" },
        ...{ body: await field("body"), base: await baseOf(path), do: what, ...fields },
      });
    await call(path, { do: "take-over" });
    return { begun, path, send, field };
  };

  test("a story of several items keeps each credit at every way out, and a kill of one takes it off until that part is out", async () => {
    const desk = await start();
    const { at, read, call } = desk;
    const [tide, fair] = [await at.take(ninjs(TIDE)), await at.take(ninjs(FAIR))];
    expect(await read("/desk/incoming")).toContain(`name="part" value="${tide}"`);
    const { path, send, field } = await combine(desk, [tide, fair]);
    expect(await field("body")).toBe(
      "## Tide takes the pier\n\nThe pier went at noon.\n\nNobody was on it.\n\n## Fair opens late\n\nThe fair waits.",
    );
    expect((await send("publish")).headers.get("location")).toBe(`${path}?done=sent`);
    const id = /\/story\/([0-9a-z]+)\/a-day-at-the-shore/u.exec(await read("/"))?.[1] ?? "";
    const page = await desk.page(id);
    for (const part of [
      "The pier went at noon.",
      "With material of Pellam Agency: © 2026 Pellam Agency.",
      "Osk Press. No rights given.",
      "/source/",
    ])
      expect([part, page.includes(part)]).toEqual([part, true]);
    for (const out of [
      "/feed.xml",
      "/atom.xml",
      "/feed.json",
      `/api/v1/stories/${id}`,
      ...["ninjs", "nitf", "newsml", "txt"].map((end) => `/api/v1/stories/${id}.${end}`),
    ])
      expect([out, /With material of Pellam Agency: © 2026 Pellam Agency.*Osk Press/u.test(await read(out))]).toEqual([out, true]);
    // An agency's text is headline and link for programs, and so is what holds it.
    expect(await read(`/api/v1/stories/${id}`)).not.toContain("The fair waits.");

    await at.take(ninjs({ ...TIDE, version: "2", pubstatus: "canceled" }));
    for (const gone of [
      "/",
      "/feed.xml",
      "/atom.xml",
      "/feed.json",
      "/search?q=pier",
      `/story/${id}/x`,
      `/api/v1/stories/${id}`,
      "/section/harbour",
    ])
      expect([gone, /[Aa].day.at.the.shore|The pier went/u.test(await read(gone))]).toEqual([gone, false]);
    expect(await read("/desk/incoming")).toContain("A source took back a text");
    expect(await read(path)).toContain("was withdrawn by its source. Take it out.");
    expect(await (await call(path, { do: "look" })).json()).toEqual({ holder: null, isUpdated: true });
    const refused = await send("publish");
    expect([refused.status, (await refused.text()).includes("A part by Pellam Agency was withdrawn")]).toEqual([422, true]);
    await call(`/desk/story/${id}`, { do: "release" });
    expect((await fetch(`${at.origin}/story/${id}`)).status).toBe(404);

    expect((await send("drop-part:0")).headers.get("location")).toBe(`${path}?done=parted`);
    expect(await field("body")).toBe("## Fair opens late\n\nThe fair waits.");
    expect(await read(`${path}/versions`)).not.toContain("The pier went");
    expect((await send("publish")).status).toBe(303);
    const back = await desk.page(id);
    expect([back.includes("The fair waits."), /pier|Pellam/u.test(back.slice(back.indexOf("<article")))]).toEqual([true, false]);
    expect(await read(`/story/${id}/changes?from=1&to=2`)).not.toContain("The pier went");
    expect(await read("/desk/incoming")).not.toContain("A source took back a text");
  });

  test("terms that forbid rewriting refuse, an embargo binds the whole, a hold takes it off and newer words of a part are offered", async () => {
    const desk = await start();
    const { at, read } = desk;
    const locked = await at.take(ninjs({ ...FAIR, uri: "urn:osk:locked", usageterms: "The text may not be rewritten or edited." }));
    const [tide, fair] = [await at.take(ninjs(TIDE)), await at.take(ninjs({ ...FAIR, embargoed: "2099-01-01T00:00:00Z" }))];
    const no = await combine(desk, [tide, locked]);
    expect([no.begun.status, (await no.begun.text()).includes("forbid to rewrite “Fair opens late”")]).toEqual([409, true]);
    const { path, send, field } = await combine(desk, [tide, fair]);
    expect((await send("publish")).status).toBe(303);
    expect(await read(path)).toContain("Under embargo until");
    expect(await read("/")).not.toContain("a-day-at-the-shore");
    await at.take(ninjs({ ...FAIR, version: "2", body_html: "<p>The fair opens.</p>" }));
    // Let out by its source, it is for an editor to let the whole out.
    expect(await read("/")).not.toContain("a-day-at-the-shore");
    const offered = await read(path);
    expect([offered.includes("has sent a newer text"), offered.includes("<ins>")]).toEqual([true, true]);
    expect((await send("take-part:1")).status).toBe(303);
    expect(await field("body")).toContain("The fair opens.");
    expect((await send("publish")).status).toBe(303);
    expect(await read("/")).toContain("a-day-at-the-shore");
    await at.take(ninjs({ ...TIDE, version: "2", pubstatus: "withheld" }));
    expect(await read("/")).not.toContain("a-day-at-the-shore");
    expect(await read(path)).toContain("is held back for now");
  });

  test("a source purged with its words leaves none of them in what was put together of it", async () => {
    const desk = await start();
    const { at, read, call } = desk;
    const [tide, fair] = [await at.take(ninjs(TIDE)), await at.take(ninjs(FAIR))];
    const { path, send, field } = await combine(desk, [tide, fair]);
    const body = `${await field("body")}\n\nIda saw that the pier went at noon.\n\nA line of our own.`;
    expect((await send("publish", { body })).status).toBe(303);
    const out = await combine(desk, [tide, fair]);
    expect((await out.send("drop-part:0")).headers.get("location")).toBe(`${out.path}?done=parted`);
    const admin = await at.member("ada", "admin");
    const today = at.house.clock.now().slice(0, 10);
    const gone = await fetch(`${at.origin}/desk/purge`, {
      method: "POST",
      redirect: "manual",
      headers: { authorization: `Bearer ${admin.token}`, "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ source: "pellam-agency", from: today, to: today, bytes: "erase", do: "go", sure: "Pellam Agency" }),
    });
    expect(gone.status).toBe(303);
    const { db } = at.house.store;
    const kept = await Promise.all([
      db.selectFrom("manuscript").selectAll().execute(),
      db.selectFrom("manuscript_version").selectAll().execute(),
      db.selectFrom("revision").selectAll().execute(),
      db.selectFrom("story").selectAll().execute(),
      db.selectFrom("search_doc").selectAll().execute(),
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/Tide takes|pier went|Nobody was on it/u);
    expect(await field("body")).toBe("## Fair opens late\n\nThe fair waits.\n\nA line of our own.");
    expect(await read(path)).toContain("was withdrawn by its source. Take it out.");
    expect((await send("drop-part:0")).headers.get("location")).toBe(`${path}?done=parted`);
    expect(await field("body")).toBe("## Fair opens late\n\nThe fair waits.\n\nA line of our own.");
    expect((await send("publish")).status).toBe(303);
    expect(await read("/")).toContain("a-day-at-the-shore");
    expect(await (await call(path, { do: "look" })).text()).not.toContain("pier");
  });
});
