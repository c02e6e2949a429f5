import { expect, test } from "vitest";
import { type Actor, system } from "#kit";
import { paragraphsOf, editStory, type Edit, listStories, putSource, SECTION_FALLBACK, storyPage } from "#stories";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { takeItem } from "./take-item.ts";
import type { Block } from "#stories";

type Fields = Readonly<Record<string, unknown>>;

const item = (fields: Fields): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      uri: "urn:life:heron",
      version: "1",
      type: "text",
      pubstatus: "usable",
      versioncreated: "2026-03-04T10:00:00Z",
      provider: "PELLAM",
      headline: "Heron stands in the reeds",
      body_html: "<p>One.</p><p>Two.</p><p>Three.</p>",
      ...fields,
    }),
  );

const editor: Actor = { id: null, role: "editor", handle: "ed", name: "Ed" };

const paragraph = (text: string): Block => ({ kind: "paragraph", inside: [{ kind: "text", text }] });

eachDialect("the life of a story", (open) => {
  const begin = async (): Promise<{
    house: TestHouse;
    take: (fields: Fields) => Promise<{ outcome: string; story: string; problem: string | null }>;
    page: (story: string) => Promise<unknown>;
  }> => {
    const house = await open();
    await house.store.transact((tx) => putSource(house, tx, { name: "Pellam", matches: ["PELLAM"] }, true));
    return {
      house,
      take: async (fields) => {
        const [line] = await takeItem(house, system, { bytes: item(fields), fileName: "f", channel: "push", sourceHint: null });
        return { outcome: line?.outcome ?? "", story: line?.story ?? "", problem: line?.problem ?? null };
      },
      page: async (story) => {
        const page = await storyPage(house, story);
        return page.kind === "public" ? [page.headline, paragraphsOf(page.shown.blocks ?? []).join(" "), page.versions.length] : page.kind;
      },
    };
  };
  const edit = async (house: TestHouse, story: string, what: Edit): Promise<string> => {
    const done = await editStory(house, editor, story, what);
    return done.ok ? done.value.state : done.problem;
  };

  test("a refile changes nothing that readers see and tells nobody", async () => {
    const { house, take, page } = await begin();
    const first = await take({});
    const before = (await listStories(house, {}, undefined, 5)).stories[0];
    expect(await take({ version: "2", versioncreated: "2026-03-04T11:00:00Z" })).toMatchObject({
      outcome: "unchanged",
      story: first.story,
    });
    expect(await page(first.story)).toEqual(["Heron stands in the reeds", "One. Two. Three.", 1]);
    expect((await listStories(house, {}, undefined, 5)).stories[0]).toEqual(before);
    expect((await take({ version: "3", body_html: "<p>One.</p>" })).outcome).toBe("updated");
    expect(await page(first.story)).toEqual(["Heron stands in the reeds", "One.", 2]);
  });

  test("no word of a source's item chooses a section as an author's choice does", async () => {
    const { house, take } = await begin();
    await take({ signals: ["section:sport"] });
    expect((await listStories(house, {}, undefined, 5)).stories[0]?.section).toBe(SECTION_FALLBACK);
  });

  test("a kill that says nothing of its source finds its story, before it and after it", async () => {
    const { take, page } = await begin();
    const silent = { provider: undefined, pubstatus: "canceled", headline: undefined, body_html: undefined };
    const first = await take({});
    expect(await take({ ...silent, version: "2" })).toMatchObject({ outcome: "killed", story: first.story });
    const ahead = await take({ ...silent, uri: "urn:life:ahead", version: "2" });
    expect(await take({ uri: "urn:life:ahead" })).toMatchObject({ outcome: "killed", story: ahead.story });
    expect(await page(ahead.story)).toBe("killed");
  });

  test("a kill by another source that names itself does not touch the story", async () => {
    const { take, page } = await begin();
    const first = await take({});
    const other = await take({ provider: "SOMEONE", pubstatus: "canceled", version: "9" });
    expect(other.story).not.toBe(first.story);
    expect(await page(first.story)).toEqual(["Heron stands in the reeds", "One. Two. Three.", 1]);
  });

  test("a bulletin to newsrooms, and terms that nobody knows the meaning of, wait for an editor, who lets them out", async () => {
    const { house, take, page } = await begin();
    const bulletin = await take({ uri: "urn:life:b", headline: "KILL NOTICE: Heron stands in the reeds" });
    expect([bulletin.outcome, bulletin.problem]).toEqual(["withheld", expect.stringContaining("KILL NOTICE")]);
    const limited = await take({ usageterms: "PELLAM CLIENTS ONLY" });
    expect([limited.outcome, limited.problem]).toEqual(["withheld", expect.stringContaining("PELLAM CLIENTS ONLY")]);
    expect(await page(limited.story)).toBe("none");
    expect(await edit(house, limited.story, { do: "release" })).toBe("published");
    expect(await page(limited.story)).toEqual(["Heron stands in the reeds", "One. Two. Three.", 1]);
    expect(await edit(house, limited.story, { do: "release" })).toBe("nothing-to-release");
  });

  test("what an editor changed lies over the source's text and over its next versions, paragraph by paragraph", async () => {
    const { house, take, page } = await begin();
    const { story } = await take({});
    const blocks = [paragraph("One."), paragraph("Two, says the editor."), paragraph("Three.")];
    expect(await edit(house, story, { do: "change", headline: "The heron stands", blocks })).toBe("published");
    expect(await page(story)).toEqual(["The heron stands", "One. Two, says the editor. Three.", 2]);
    const next = await take({ version: "2", headline: "Heron flies", body_html: "<p>One.</p><p>Two.</p><p>Three flies.</p><p>Four.</p>" });
    expect(next.outcome).toBe("updated");
    expect(await page(story)).toEqual(["The heron stands", "One. Two, says the editor. Three flies. Four.", 3]);
    await take({ version: "3", body_html: "<p>One.</p><p>Two, says the source.</p><p>Three flies.</p><p>Four.</p>" });
    expect(await page(story)).toEqual(["The heron stands", "One. Two, says the editor. Three flies. Four.", 3]);
    const conflicts = await house.store.db
      .selectFrom("revision")
      .select("conflicts")
      .where("is_merge", "=", 1)
      .orderBy("id", "desc")
      .execute();
    expect(conflicts.map((row) => JSON.parse(row.conflicts))).toContainEqual([
      expect.objectContaining({ theirs: "Two, says the source." }),
    ]);
    expect(await edit(house, story, { do: "change", headline: null, blocks: null })).toBe("published");
    expect(await page(story)).toEqual(["Heron stands in the reeds", "One. Two, says the source. Three flies. Four.", 4]);
  });

  test("the source's hold and kill win over an editor's changes; an editor's hold outlasts the source's versions", async () => {
    const { house, take, page } = await begin();
    const { story } = await take({});
    await edit(house, story, { do: "change", headline: "The heron stands" });
    expect(await edit(house, story, { do: "hold" })).toBe("held");
    expect((await take({ version: "2", body_html: "<p>New.</p>" })).outcome).toBe("withheld");
    expect(await page(story)).toBe("none");
    expect(await edit(house, story, { do: "release" })).toBe("published");
    expect(await page(story)).toEqual(["The heron stands", "New.", 3]);
    expect((await take({ version: "3", pubstatus: "withheld" })).outcome).toBe("withheld");
    expect(await edit(house, story, { do: "release" })).toBe("withheld-by-source");
    expect((await take({ version: "4" })).outcome).toBe("updated");
    expect((await take({ version: "5", pubstatus: "canceled" })).outcome).toBe("killed");
    expect(await page(story)).toBe("killed");
    expect(await edit(house, story, { do: "change", headline: "x" })).toBe("killed");
  });

  test("an editor's kill is for good; an editor's correction is dated, told and in the ledger", async () => {
    const { house, take, page } = await begin();
    const { story } = await take({});
    const note = "An earlier version misnamed the bird.";
    expect(await edit(house, story, { do: "change", headline: "Egret stands in the reeds", note })).toBe("published");
    const shown = await storyPage(house, story);
    expect(shown.kind === "public" && shown.versions.at(-1)).toMatchObject({ isCorrection: true, correctionNote: note });
    expect(await edit(house, story, { do: "kill" })).toBe("killed");
    expect((await take({ version: "2", headline: "Again" })).outcome).toBe("killed");
    expect(await page(story)).toBe("killed");
    const entries = await house.store.db.selectFrom("ledger_entry").select(["ground", "decided_by"]).orderBy("no").execute();
    expect(entries).toEqual([
      { ground: "correction-by-editor", decided_by: "editor" },
      { ground: "kill-by-editor", decided_by: "editor" },
    ]);
    const words = await house.store.db.selectFrom("story").selectAll().execute();
    expect(JSON.stringify(words)).not.toContain("Egret");
  });

  test("terms that forbid rewriting lock the body, and only editors edit", async () => {
    const { house, take } = await begin();
    const { story } = await take({ usageterms: "The text must not be altered." });
    expect(await edit(house, story, { do: "change", blocks: [paragraph("Mine.")] })).toBe("locked");
    expect(await edit(house, story, { do: "change", headline: "Ours" })).toBe("published");
    for (const role of ["member", "moderator", "visitor", "source"] as const) {
      const refused = await editStory(house, { ...editor, role }, story, { do: "kill" });
      expect(refused).toEqual({ ok: false, problem: "not-allowed" });
    }
  });

  test("ids that end with a revision, or never change, are known by their source's profile", async () => {
    const { house, take, page } = await begin();
    const source = async (identity: string) =>
      house.store.transact((tx) => putSource(house, tx, { name: "Pellam", matches: ["PELLAM"], identity }, true));
    await source("guid-without-revision");
    const first = await take({ uri: "urn:life:17:1" });
    expect(await take({ uri: "urn:life:17:2", version: "2", headline: "Second" })).toMatchObject({
      outcome: "updated",
      story: first.story,
    });
    await source("slugline");
    const [one, two] = [await take({ slugline: "REEDS-HERON" }), await take({ slugline: "HILLS-FOX", headline: "Fox" })];
    expect(one.story).not.toBe(two.story);
    expect((await take({ slugline: "hills-fox", version: "2", pubstatus: "canceled" })).story).toBe(two.story);
    expect(await page(one.story)).toEqual(["Heron stands in the reeds", "One. Two. Three.", 1]);
  });
});
