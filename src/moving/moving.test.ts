import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { postComment, plainJudge } from "#conversation";
import { verifyLedger } from "#ledger";
import { createMember } from "#members";
import { type Actor, sha256, steppingClock, system } from "#kit";
import { openFiles } from "#outside";
import { findDocs } from "#search";
import { migrate, openStore } from "#store";
import { listStories, putRightList, putSource, setAbsence, storyPage } from "#stories";
import { takeItem } from "#wire";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { backupHouse, type MovingHouse } from "./backup-house.ts";
import { LEFT_OUT } from "./manifest.ts";
import { restoreHouse } from "./restore-house.ts";
import { readTombstones, tombstoneFile } from "./tombstone-list.ts";

const item = (fields: Readonly<Record<string, unknown>>): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      uri: "urn:moving:gull",
      version: "1",
      type: "text",
      versioncreated: "2026-03-04T10:00:00Z",
      provider: "HALYARD",
      headline: "Gull on the mayor’s hat",
      body_html: "<p>It sat, “calm as ice”.</p>",
      ...fields,
    }),
  );

const take = async (house: MovingHouse, fields: Readonly<Record<string, unknown>>): Promise<string> => {
  const [line] = await takeItem(house, system, { bytes: item(fields), fileName: "f", channel: "folder", sourceHint: null });
  return line?.story ?? "";
};

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), "townwire-moving-"));

const withFiles = (house: TestHouse, at: string): MovingHouse => ({ ...house, files: openFiles(join(at, "files")) });

/** A second house, on SQLite whatever the first one runs on. */
const another = async (): Promise<{ house: MovingHouse; at: string; close: () => Promise<void> }> => {
  const at = await folder();
  const store = openStore({ dialect: "sqlite", file: join(at, "townwire.sqlite") });
  const clock = steppingClock("2026-03-05T12:00:00.000Z");
  await migrate(store, clock);
  return { house: { store, clock, files: openFiles(join(at, "files")) }, at, close: () => store.close() };
};

/** A digest of every row of every table that a backup takes along. */
const digest = async ({ store }: MovingHouse, without: readonly string[] = []): Promise<Readonly<Record<string, string>>> =>
  store.snapshot(async (tables) => {
    const found: Record<string, string> = {};
    for (const { name, columns, rows } of tables.filter((table) => ![...LEFT_OUT, ...without].includes(table.name))) {
      const lines: string[] = [];
      const inOrder = columns.toSorted();
      for await (const batch of rows())
        for (const row of batch)
          lines.push(
            JSON.stringify(
              inOrder.map((column) => (row[column] instanceof Uint8Array ? Buffer.from(row[column]).toString("hex") : row[column])),
            ),
          );
      found[name] = sha256(lines.toSorted().join("\n"));
    }
    return found;
  });

const fillHouse = async (house: MovingHouse): Promise<{ story: string; held: string }> => {
  await house.store.transact((tx) => putSource(house, tx, { name: "Halyard", matches: ["HALYARD"] }, true));
  const story = await take(house, {});
  await take(house, { version: "2", body_html: "<p>It sat for an hour.</p>", signals: ["sig:correction"] });
  const held = await take(house, { uri: "urn:moving:otter", headline: "Otter at dawn", embargoed: "2026-03-05T06:00:00Z" });
  await take(house, { uri: "urn:moving:fox", headline: "Fox in the square" });
  await take(house, { uri: "urn:moving:fox", version: "2", pubstatus: "canceled" });
  const made = await createMember(house, system, {
    email: "ann@t.example",
    handle: "ann",
    name: "Ann of Saltby",
    role: "member",
    token: true,
  });
  if (!made.ok) throw new Error(made.problem.sentence);
  const ann: Actor = { id: made.value.id, role: "member", handle: "ann", name: "Ann of Saltby" };
  const { id } = await house.store.db.selectFrom("story").select("id").where("short_id", "=", story).executeTakeFirstOrThrow();
  await postComment({ ...house, judge: plainJudge(house) }, ann, { storyId: id, parentId: null, body: "Brave gull.", key: null });
  const face = { id: "face", member_id: made.value.id, sha: "f", made_at: house.clock.now(), cleared_at: null };
  await house.store.db
    .insertInto("portrait")
    .values({ ...face, small: Buffer.from([0, 255, 7]), large: Buffer.from([1, 2]) })
    .execute();
  await house.files.put(Buffer.from("a picture"));
  return { story, held };
};

eachDialect("a backup", (open, dialect) => {
  test("goes to the other database and back, row for row, byte for byte, and what it leaves out is made again", async () => {
    const at = await folder();
    const house = withFiles(await open(), at);
    const { story, held } = await fillHouse(house);
    const before = await digest(house);
    const [one, two] = [join(at, "one.tar"), join(at, "two.tar")];
    const made = await backupHouse(house, one);
    expect([made.files, (await stat(one)).size]).toEqual([1, made.bytes]);

    const other = await another();
    const restored = await restoreHouse({ ...other.house, clock: house.clock }, one, { dataFolder: other.at, mayReplace: false });
    expect(restored).toMatchObject({ ok: true, value: { rows: made.rows, files: 1, withdrawn: 0 } });
    expect(await digest(other.house)).toEqual(before);
    expect((await storyPage(other.house, story)).kind).toBe("public");
    expect((await storyPage(other.house, held)).kind).toBe("none");
    expect((await findDocs(other.house.store, { q: "gull", kind: "story", most: 5 })).hits.length).toBe(1);
    expect((await other.house.store.db.selectFrom("job").select("kind").where("kind", "=", "story.settle").execute()).length).toBe(1);
    expect(await verifyLedger(other.house.store)).toMatchObject({ ok: true });
    expect((await other.house.files.read(sha256("a picture")))?.toString()).toBe("a picture");

    await backupHouse(other.house, two);
    const refused = await restoreHouse(house, two, { dataFolder: at, mayReplace: false });
    expect(refused).toEqual({ ok: false, problem: expect.stringContaining("--replace") });
    expect(await restoreHouse(house, two, { dataFolder: at, mayReplace: true })).toMatchObject({ ok: true });
    expect(await digest(house)).toEqual(before);
    await take(house, { uri: "urn:moving:new", headline: "A new story" }); // the database counts on
    expect((await listStories(house, {}, undefined, 9)).stories.length).toBe(2);
    await other.close();
  });

  test("does not bring back what was withdrawn since: by the present house, or by the list beside it", async () => {
    const at = await folder();
    const house = withFiles(await open(), at);
    const { story } = await fillHouse(house);
    const file = join(at, "b.tar");
    await backupHouse(house, file);
    await take(house, { version: "3", pubstatus: "canceled", body_html: "" });
    const ahead = await take(house, { uri: "urn:moving:unseen", pubstatus: "canceled" });
    expect(await restoreHouse(house, file, { dataFolder: at, mayReplace: true })).toMatchObject({ ok: true, value: { withdrawn: 1 } });
    expect((await storyPage(house, story)).kind).toBe("killed");
    expect((await findDocs(house.store, { q: "gull", kind: "story", most: 5 })).hits).toEqual([]);
    expect((await readTombstones(tombstoneFile(at))).length).toBe(3);
    expect(ahead).not.toBe("");

    // a house that lost its database still has the list
    const other = await another();
    await writeFile(tombstoneFile(other.at), await readFile(tombstoneFile(at)));
    expect(await restoreHouse(other.house, file, { dataFolder: other.at, mayReplace: false })).toMatchObject({ ok: true });
    expect((await storyPage(other.house, story)).kind).toBe("killed");
    expect(await storyPage(other.house, await take(other.house, { uri: "urn:moving:unseen" }))).toMatchObject({ kind: "killed" });
    expect(await verifyLedger(other.house.store)).toMatchObject({ ok: true });
    await other.close();
  });

  test("does not say again that there was a story of which nothing may be said", async () => {
    const at = await folder();
    const house = withFiles(await open(), at);
    const { story } = await fillHouse(house);
    const file = join(at, "b.tar");
    await backupHouse(house, file);
    await take(house, { version: "3", pubstatus: "canceled", body_html: "" });
    expect((await putRightList(house, 9)).items.map(({ shortId }) => shortId)).toContain(story);
    expect(
      (await setAbsence(house, { id: null, role: "editor", handle: "ed", name: "Ed" }, story, { manner: "vanish", instead: "" })).ok,
    ).toBe(true);
    expect(await restoreHouse(house, file, { dataFolder: at, mayReplace: true })).toMatchObject({ ok: true, value: { withdrawn: 1 } });
    expect((await storyPage(house, story)).kind).toBe("killed");
    expect((await putRightList(house, 9)).items.map(({ shortId }) => shortId)).not.toContain(story);
  });

  test("that is damaged, cut off, newer or no backup at all is refused with a sentence, and nothing is changed", async () => {
    const at = await folder();
    const house = withFiles(await open(), at);
    await fillHouse(house);
    const before = await digest(house);
    const file = join(at, "b.tar");
    await backupHouse(house, file);
    const bytes = await readFile(file);
    const flipped = Buffer.from(bytes);
    flipped[flipped.indexOf("Gull on the mayor")] = 0x47 ^ 1;
    const bad: readonly (readonly [string, Buffer])[] = [
      ["is not what was backed up", flipped],
      ["ends in the middle", bytes.subarray(0, Math.floor(bytes.length / 2))],
      ["damaged or not a backup", Buffer.from("hello".repeat(500))],
      ["newer Townwire", Buffer.from(bytes.toString("latin1").replace('"0001-events"', '"9001-events"'), "latin1")],
    ];
    for (const [sentence, content] of bad) {
      const name = join(at, "bad.tar");
      await writeFile(name, content);
      expect(await restoreHouse(house, name, { dataFolder: at, mayReplace: true })).toEqual({
        ok: false,
        problem: expect.stringContaining(sentence),
      });
    }
    expect(await digest(house)).toEqual(before);
    expect(dialect === "sqlite" || dialect === "postgres").toBe(true);
  });
});
