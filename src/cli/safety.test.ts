import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "#config";
import { openFiles } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import { backup, restore } from "./backup.ts";
import type { CommandHouse } from "./command.ts";
import { ingest } from "./ingest.ts";
import { runCommand } from "./run.ts";
import { source } from "./source.ts";

const item = (uri: string): string =>
  JSON.stringify({ uri, version: "1", headline: "Gull on hat", body_text: "It sat.", provider: "Halyard" });

eachDialect("commands for safety", (open) => {
  const start = async () => {
    const house = await open();
    const config = readConfig({ TOWNWIRE_DATA: house.folder, TOWNWIRE_ORIGIN: "https://courier.example" });
    if (!config.ok) throw new Error(config.problem);
    const opened: CommandHouse = { ...house, files: openFiles(join(house.folder, "files")), config: config.value };
    const run = async (...words: readonly string[]) => {
      const [said, warned]: [string[], string[]] = [[], []];
      const out = { say: (line: string) => void said.push(line), warn: (line: string) => void warned.push(line) };
      const code = await runCommand(words, [ingest, source, backup, restore], out, async () => opened);
      return { code, said, warned: warned.join("\n") };
    };
    const folder = await mkdtemp(join(tmpdir(), "townwire-safety-"));
    await writeFile(join(folder, "1.json"), item("urn:h:1"));
    await writeFile(join(folder, "2.json"), item("urn:h:2"));
    expect((await run("ingest", join(folder, "1.json"), join(folder, "2.json"))).code).toBe(0);
    return { run, folder, today: house.clock.now().slice(0, 10) };
  };

  test("a source's stories are counted, then withdrawn when it is said for sure", async () => {
    const { run, today } = await start();
    const span = ["source", "purge", "Halyard", "--from", today, "--to", today];
    expect((await run("source", "purge", "Halyard")).code).toBe(2);
    expect(await run("source", "purge", "Nobody", "--from", today, "--to", today)).toMatchObject({ code: 1 });
    expect((await run("source", "purge", "Halyard", "--from", "2026-13-01", "--to", today)).warned).toContain("Days are written like");
    const counted = await run(...span, "--dry-run", "--json");
    expect(JSON.parse(counted.said[0] ?? "")).toMatchObject({ source: "Halyard", stories: 2, withdrawn: 0 });
    expect(await run(...span)).toMatchObject({ code: 1, warned: expect.stringContaining("--sure") as unknown });
    const done = await run(...span, "--sure", "--json");
    expect([done.code, JSON.parse(done.said[0] ?? "")]).toEqual([0, expect.objectContaining({ withdrawn: 2, bytes: "keep" })]);
    expect(JSON.parse((await run(...span, "--sure", "--json")).said[0] ?? "")).toMatchObject({ stories: 0, withdrawn: 0 });
  });

  test("a source's profile says how its stories are known and what a conflict does; a wrong word is bad usage", async () => {
    const { run } = await start();
    expect((await run("source", "add", "--name", "Pellam", "--identity", "constant", "--conflict", "ask")).code).toBe(0);
    const line = (await run("source", "list", "--json")).said.find((each) => each.includes("Pellam"));
    expect(JSON.parse(line ?? "")).toMatchObject({ identity: "constant", conflict: "ask" });
    expect((await run("source", "add", "--name", "X", "--identity", "colour")).code).toBe(2);
    expect((await run("source", "add", "--name", "X", "--conflict", "fight")).code).toBe(2);
  });

  test("a backup is written, looked over, refused into a house in use, and restored where it is told to", async () => {
    const { run, folder } = await start();
    const file = join(folder, "house.tar");
    expect((await run("backup")).code).toBe(2);
    expect((await run("backup", join(folder, "no/such/folder.tar"))).code).toBe(1);
    expect(JSON.parse((await run("backup", file, "--json")).said[0] ?? "")).toMatchObject({ file, files: 0 });
    expect(JSON.parse((await run("restore", file, "--check", "--json")).said[0] ?? "")).toMatchObject({ ok: true });
    expect(await run("restore", file)).toMatchObject({ code: 1, warned: expect.stringContaining("in use") as unknown });
    expect(await run("restore", join(folder, "none.tar"))).toMatchObject({
      code: 1,
      warned: expect.stringContaining("cannot be opened") as unknown,
    });
    expect(JSON.parse((await run("restore", file, "--replace", "--json")).said[0] ?? "")).toMatchObject({ files: 0, withdrawn: 0 });
  });
});
