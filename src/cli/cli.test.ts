import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { readConfig } from "#config";
import { doctor, feed, ingest, ledger, member, migrateCommand, notes, parse, runCommand, source, topics } from "#cli";
import { sha256 } from "#kit";
import { openFiles } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import type { CommandHouse } from "./command.ts";

const COMMANDS = [parse, notes, ingest, source, feed, member, topics, ledger, doctor, migrateCommand];
const noHouse = (): Promise<never> => Promise.reject(new Error("this command opens no database"));

const run = async (words: readonly string[], open: () => Promise<CommandHouse> = noHouse) => {
  const [said, warned]: [string[], string[]] = [[], []];
  const code = await runCommand(words, COMMANDS, { say: (line) => said.push(line), warn: (line) => warned.push(line) }, open);
  return { code, said, warned: warned.join("\n") };
};

const item = JSON.stringify({ uri: "urn:c:1", version: "1", headline: "Gull on hat", body_text: "It sat.", provider: "Pellam Agency" });
const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "townwire-cli-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
};

test("bad usage is 2 with how to use it, a refusal 1 with a sentence", async () => {
  expect(await run([])).toMatchObject({ code: 2 });
  expect((await run(["help"])).said.join("\n")).toContain("townwire parse");
  expect(await run(["dance"])).toMatchObject({ code: 2 });
  expect((await run(["parse"])).code).toBe(2);
  expect((await run(["parse", "--loud", "x"])).code).toBe(2);
  expect((await run(["member", "destroy"])).code).toBe(2);
  const missing = await run(["parse", "/nowhere/at/all.xml"]);
  expect([missing.code, missing.warned]).toEqual([1, "/nowhere/at/all.xml: cannot be opened. Check its name and that you may read it."]);
});

test("parse prints one item a line and opens no database", async () => {
  const folder = await folderWith({ "a.json": `[${item},${item.replace("urn:c:1", "urn:c:2")}]`, "b.xml": "<x" });
  const parsed = await run(["parse", join(folder, "a.json"), join(folder, "b.xml"), "--json"]);
  expect(parsed.code).toBe(1);
  expect(parsed.said.map((line) => (JSON.parse(line) as { guid: string }).guid)).toEqual(["urn:c:1", "urn:c:2"]);
  expect(parsed.warned).toContain("b.xml: The XML cannot be read");
});

test("notes score prints one document from a file of ratings, and says what is wrong with a bad one", async () => {
  const at = "2026-03-01T00:00:00.000Z";
  const ratings = Array.from({ length: 60 }, (_, j) => {
    const [note, rater] = [j % 6, Math.floor(j / 6)];
    return { note: `n${note}`, rater: `r${rater}`, value: note === 0 ? 0 : 1, at: `2026-03-01T${String(10 + rater)}:00:00.000Z` };
  });
  const good = {
    notes: Array.from({ length: 7 }, (_, k) => ({ id: `n${k}`, author: null, createdAt: at })),
    raters: Array.from({ length: 10 }, (_, u) => ({ id: `r${u}` })),
    ratings,
    config: "small",
    now: at,
  };
  const turned = { ...good, notes: good.notes.toReversed(), raters: good.raters.toReversed(), ratings: ratings.toReversed() };
  const folder = await folderWith({ "a.json": JSON.stringify(good), "b.json": JSON.stringify(turned), "bad.json": "{}" });
  const [first, second] = [
    await run(["notes", "score", "--ratings", join(folder, "a.json"), "--json"]),
    await run(["notes", "score", "--ratings", join(folder, "b.json"), "--json"]),
  ];
  expect(first).toEqual(second);
  const scored = JSON.parse(first.said.join("")) as { readonly notes: readonly object[]; readonly raters: readonly object[] };
  expect(Object.keys(scored)).toEqual(["mu", "sweeps", "gradient", "notes", "raters"]);
  expect(scored.notes.at(-1)).toEqual({ id: "n6", intercept: null, factor: null, n: 0, status: "NEEDS_MORE_RATINGS" });
  expect([scored.notes.length, scored.raters.length]).toEqual([7, 10]);
  const bad = await run(["notes", "score", "--ratings", join(folder, "bad.json"), "--json"]);
  expect([bad.code, bad.said]).toEqual([1, []]);
  expect(bad.warned).toContain("bad.json: notes:");
  expect((await run(["notes", "score", "--ratings", join(folder, "none.json")])).code).toBe(1);
  expect((await run(["notes", "score"])).code).toBe(2);
  expect((await run(["notes", "--ratings", join(folder, "a.json")])).code).toBe(2);
});

eachDialect("commands", (open) => {
  test("files go in, and each line says what became of an item", async () => {
    const house = await open();
    const config = readConfig({ TOWNWIRE_DATA: house.folder, TOWNWIRE_ORIGIN: "https://courier.example" });
    if (!config.ok) throw new Error(config.problem);
    const opened: CommandHouse = { ...house, files: openFiles(join(house.folder, "files")), config: config.value };
    const folder = await folderWith({ "1.json": item, "2.txt": "hello", "3.json.part": item });
    const taken = await run(["ingest", folder, "--json"], async () => opened);
    const lines = taken.said.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect([taken.code, lines.map((line) => line["outcome"])]).toEqual([1, ["created", "rejected"]]);
    expect(Object.keys(lines[0] ?? {}).toSorted()).toEqual(["file", "guid", "outcome", "problem", "story", "url", "version"]);
    expect(lines[0]?.["url"]).toMatch(/^https:\/\/courier\.example\/story\/[a-z0-9]{8}\/gull-on-hat$/u);
    const again = await run(["ingest", join(folder, "1.json"), "--source", "Other", "--json"], async () => opened);
    expect(again.code).toBe(0);

    const made = await run(
      ["member", "create", "--email", "b@t.example", "--handle", "bee", "--name", "Bee", "--role", "editor", "--token", "--json"],
      async () => opened,
    );
    expect(JSON.parse(made.said[0] ?? "")).toMatchObject({ handle: "bee", token: expect.stringMatching(/^tw_/u) as unknown });
    const twice = await run(
      ["member", "create", "--email", "b@t.example", "--handle", "bee2", "--name", "Other", "--role", "member"],
      async () => opened,
    );
    expect([twice.code, twice.warned]).toEqual([1, "There is a member with this e-mail address already."]);
    expect((await run(["source", "add", "--name", "Halyard", "--json"], async () => opened)).code).toBe(0);
    expect((await run(["source", "list"], async () => opened)).said.join("\n")).toContain("Halyard");
    const list = {
      uri: "http://cv.iptc.org/newscodes/mediatopic/",
      dateReleased: "2026-01-05T00:00:00+00:00",
      conceptSet: [{ uri: "http://cv.iptc.org/newscodes/mediatopic/15000000", prefLabel: { "en-GB": "sport" } }],
    };
    const lists = await folderWith({ "list.json": JSON.stringify(list), "other.json": "{}" });
    const brought = await run(["topics", "import", join(lists, "list.json"), "--json"], async () => opened);
    expect(brought.said).toEqual(['{"released":"2026-01-05","topics":1,"retired":0,"stories":2}']);
    const none = await run(["topics", "import", join(lists, "other.json")], async () => opened);
    expect([none.code, none.warned]).toEqual([1, expect.stringContaining("not the IPTC's list") as unknown]);
    expect((await run(["topics", "import"])).code).toBe(2);
    expect((await run(["ledger", "verify", "--json"], async () => opened)).said).toEqual(['{"ok":true,"entries":0}']);
    expect((await run(["doctor"], async () => opened)).code).toBe(0);
    expect((await run(["migrate", "--json"], async () => opened)).said).toEqual(['{"state":"current"}']);
  });

  test("feeds are set up, told of, looked at, paused and removed; a secret is given in a file and never told", async () => {
    const house = await open();
    const config = readConfig({ TOWNWIRE_DATA: house.folder });
    if (!config.ok) throw new Error(config.problem);
    const opened: CommandHouse = { ...house, files: openFiles(join(house.folder, "files")), config: config.value };
    const feeds = (...words: readonly string[]) => run(["feed", ...words], async () => opened);
    await run(["source", "add", "--name", "Halyard"], async () => opened);
    const box = await folderWith({ "1.json": item, "key.txt.part": "hush-hush\n" });

    expect((await feeds("add", "--name", "Box")).code).toBe(2);
    expect(await feeds("add", "--kind", "push", "--name", "Halyard")).toMatchObject({
      code: 1,
      warned: expect.stringContaining("source") as unknown,
    });
    const pushed = await feeds("add", "--kind", "push", "--name", "Halyard", "--source", "Halyard", "--json");
    expect(JSON.parse(pushed.said[0] ?? "")).toEqual({ slug: "halyard", key: expect.stringMatching(/^twf_/u) as unknown });
    await feeds("add", "--kind", "folder", "--name", "Box", "--address", box, "--every", "5");
    const secret = ["--key-file", join(box, "key.txt.part")];
    await feeds("add", "--kind", "ap", "--name", "Wire", "--address", "https://api.agency.example/feed", ...secret);
    expect(JSON.parse((await feeds("run", "box", "--json")).said[0] ?? "")).toMatchObject({ slug: "box", items: 1, problem: null });
    const listed = await feeds("list", "--json");
    expect(listed.said.map((line) => (JSON.parse(line) as { slug: string }).slug)).toEqual(["box", "halyard", "wire"]);
    expect(listed.said.join("")).not.toContain("hush");
    await opened.store.db.updateTable("feed").set({ problem: "unreachable", fails: 3 }).where("slug", "=", "wire").execute();
    const ill = await run(["doctor", "--json"], async () => opened);
    expect([ill.code, JSON.parse(ill.said[0] ?? "")]).toEqual([1, expect.objectContaining({ ok: false, failingFeeds: "wire" }) as unknown]);
    expect((await feeds("pause", "wire")).said).toEqual(["wire is paused."]);
    expect((await feeds("resume", "wire")).code).toBe(0);
    expect((await feeds("remove", "wire")).code).toBe(0);
    expect(await feeds("run", "wire")).toMatchObject({ code: 1, warned: 'There is no feed "wire".' });
  });
});

test("two processes that are given the same ratings in other orders print the same bytes", async () => {
  const ratings = Array.from({ length: 240 }, (_, j) => {
    const [note, rater] = [j % 12, Math.floor(j / 12)];
    const isLiked = note % 3 === 0 || note % 2 === rater % 2;
    return {
      note: `n${note}`,
      rater: `r${rater}`,
      value: (j * 7) % 11 === 0 ? 0.5 : isLiked ? 1 : 0,
      at: `2026-03-01T${String(10 + (j % 13))}:00:00.000Z`,
    };
  });
  const given = {
    notes: Array.from({ length: 12 }, (_, k) => ({ id: `n${k}`, author: null, createdAt: "2026-03-01T00:00:00.000Z" })),
    raters: Array.from({ length: 20 }, (_, u) => ({ id: `r${u}` })),
    ratings,
    config: "small",
    now: "2026-03-09T00:00:00.000Z",
  };
  const shuffled = {
    ...given,
    notes: given.notes.toReversed(),
    raters: given.raters.toSorted((a, b) => (sha256(a.id) < sha256(b.id) ? -1 : 1)),
    ratings: ratings.toSorted((a, b) => (sha256(JSON.stringify(a)) < sha256(JSON.stringify(b)) ? -1 : 1)),
  };
  const folder = await folderWith({ "a.json": JSON.stringify(given), "b.json": JSON.stringify(shuffled) });
  const score = async (file: string): Promise<string> => {
    const load = fileURLToPath(new URL("../../scripts/load-tsx.ts", import.meta.url));
    const code = `import { notes } from "#cli";
      const out = { say: (line) => console.log(line), warn: (line) => console.error(line) };
      const given = { rest: ["score"], text: () => ${JSON.stringify(join(folder, file))}, isSet: () => true };
      process.exitCode = await notes.run(given, out, () => Promise.reject(new Error("no database")));`;
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const args = ["--conditions=source", `--import=${load}`, "--input-type=module", "--eval", code];
    return (await promisify(execFile)(process.execPath, args, { cwd: root })).stdout;
  };
  const [first, second] = await Promise.all(["a.json", "b.json"].map(score));
  expect(second).toBe(first);
  expect(JSON.parse(first ?? "")).toMatchObject({ notes: { length: 12 }, raters: { length: 20 } });
});
