import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lintConfig } from "../scripts/lint-config.ts";
import { mayImport, type Room, ROOMS } from "./rooms.ts";

/** What a rule does not hold for, and why. A file that no longer needs its line here fails the test. */
const EXCEPTIONS: readonly { readonly rule: Rule; readonly file: string; readonly why: string }[] = [
  { rule: "clock", file: "jobs/worker.ts", why: "turns of upkeep are counted on a clock that is never set back" },
  { rule: "sockets", file: "main/serve.ts", why: "listens; calls nobody" },
];

/** Tables that a room other than the owner reads. Nobody but the owner writes. */
const READS: readonly { readonly table: string; readonly room: Room; readonly why: string }[] = [
  { table: "story", room: "wire", why: "the desk's list says what became of each item: one statement" },
  { table: "revision", room: "wire", why: "the same list shows the language of what came" },
  { table: "story", room: "numbers", why: "readings are counted by the short ids in addresses" },
  { table: "source", room: "wire", why: "the same list names the source" },
];

const FILES_AT_LEAST = 80; // fewer read means that this test looks in the wrong place
const DOOR_LINES_MOST = 40;
const FILE_LINES_MOST = 300;

type Rule = "environment" | "sockets" | "html" | "clock" | "sql" | "length" | "name" | "default" | "table";
type Import = { readonly from: string; readonly isType: boolean };
type File = {
  /** Path inside src, with slashes. */
  readonly path: string;
  readonly room: Room | null;
  readonly isTest: boolean;
  readonly isIsland: boolean;
  readonly lines: number;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
};

const SRC = fileURLToPath(new URL(".", import.meta.url));

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/(^|[\s;{}(,])\/\/.*$/gmu, "$1");

const importsIn = (code: string): readonly Import[] => {
  const found: Import[] = [];
  for (const [, word, kind, names, from] of code.matchAll(/^\s*(import|export)\s+(type\s+)?([^"';]*?)\s*(?:from\s+)?"([^"]+)";/gmu)) {
    const parts = /\{([^}]*)\}/u
      .exec(names ?? "")?.[1]
      ?.split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const isAllTypes =
      parts !== undefined && !/^[\w*]/u.test(names ?? "") && parts.length > 0 && parts.every((name) => name.startsWith("type "));
    if (word === "import" || names !== "") found.push({ from: from ?? "", isType: kind !== undefined || isAllTypes });
  }
  for (const [, from] of code.matchAll(/(?<!typeof\s)\bimport\("([^"]+)"\)/gu)) found.push({ from: from ?? "", isType: false });
  return found;
};

const readAll = (): readonly File[] =>
  readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      const path = relative(SRC, full).replaceAll("\\", "/");
      const text = readFileSync(full, "utf8");
      const code = withoutComments(text);
      const first = path.split("/")[0] ?? "";
      return {
        path,
        room: (ROOMS as readonly string[]).includes(first) && path.includes("/") ? (first as Room) : null,
        isTest: /\.test\.tsx?$/u.test(path) || path.includes("/testing/"),
        isIsland: path.includes("/islands/"),
        lines: text.split("\n").length - 1,
        code,
        imports: importsIn(code),
      };
    });

const files = readAll();
const product = files.filter(({ isTest }) => !isTest);
const byPath = new Map(files.map((file) => [file.path, file]));

/** The files that break `rule`, leaving out those excepted. */
const breaking = (rule: Rule, list: readonly File[], isBroken: (file: File) => boolean): readonly string[] => {
  const excepted = EXCEPTIONS.filter((one) => one.rule === rule).map(({ file }) => file);
  const broken = list.filter(isBroken).map(({ path }) => path);
  const idle = excepted.filter((path) => !broken.includes(path)).map((path) => `${path} needs no exception`);
  return [...broken.filter((path) => !excepted.includes(path)), ...idle];
};

/** The file of src that an import names; null for packages. */
const target = (file: File, from: string): string | null => {
  if (from.startsWith("#")) return `${from.slice(1)}/index.ts`;
  return from.startsWith(".") ? join(dirname(file.path), from).replaceAll("\\", "/") : null;
};

describe("the house", () => {
  test("is read whole, and every folder is a room of the table", () => {
    expect(product.length).toBeGreaterThanOrEqual(FILES_AT_LEAST);
    expect(files.filter(({ room, path }) => room === null && path.includes("/")).map(({ path }) => path)).toEqual([]);
    expect(
      files
        .filter(({ path }) => !path.includes("/"))
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(["architecture.test.ts", "rooms.ts"]);
  });

  test("a room imports only rooms to its left, and only by their doors", () => {
    const wrong = product.flatMap((file) =>
      file.imports.flatMap(({ from }) => {
        const path = target(file, from);
        if (path === null || file.room === null) return [];
        const other = path.split("/")[0] as Room;
        if (from.startsWith("#")) return byPath.has(path) && mayImport(file.room, other) ? [] : [`${file.path} imports ${from}`];
        return other === file.room ? [] : [`${file.path} imports ${from}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("tests reach other rooms by doors too, but for the test database and the test browser", () => {
    const wrong = files
      .filter(({ isTest, room }) => isTest && room !== null)
      .flatMap((file) =>
        file.imports.flatMap(({ from }) => {
          const path = target(file, from);
          const isOwn = path === null || from.startsWith("#") || path.startsWith(`${file.room}/`);
          return isOwn || /^(?:kit|store|ui)\/testing\//u.test(path) || path.startsWith("../") ? [] : [`${file.path} imports ${from}`];
        }),
      );
    expect(wrong).toEqual([]);
  });

  test("no file waits for itself", () => {
    const state = new Map<string, "open" | "done">();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      const file = byPath.get(path);
      if (file === undefined || state.get(path) === "done") return;
      if (state.get(path) === "open") {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
        return;
      }
      state.set(path, "open");
      for (const { from, isType } of file.imports) {
        const next = isType ? null : target(file, from);
        if (next !== null) visit(next, [...trail, path]);
      }
      state.set(path, "done");
    };
    for (const { path } of product) visit(path, []);
    expect(cycles).toEqual([]);
  });

  test("the lint rules are made from the same table (node scripts/lint-config.ts)", () => {
    expect(readFileSync(join(SRC, "../.oxlintrc.json"), "utf8")).toBe(lintConfig());
  });
});

describe("what only one room does", () => {
  test("the environment is read in config", () => {
    expect(breaking("environment", product, ({ code, room }) => room !== "config" && /\bprocess\.env\b/u.test(code))).toEqual([]);
  });

  test("calls out of the process are made in outside", () => {
    const CALLS = /(?<![.\w$])fetch\(|\bnew WebSocket\(|\bglobalThis\.fetch\b/u;
    const SOCKETS = new Set(["node:net", "node:tls", "node:dgram", "node:http", "node:https", "node:http2", "undici", "nodemailer"]);
    const isBroken = ({ code, room, isIsland, imports }: File): boolean =>
      !isIsland && room !== "outside" && (CALLS.test(code) || imports.some(({ from, isType }) => !isType && SOCKETS.has(from)));
    expect(breaking("sockets", product, isBroken)).toEqual([]);
  });

  test("raw HTML is made in ui", () => {
    const RAW = /\bdangerouslySetInnerHTML\b|(?<![.\w$])raw\(|\bhono\/html\b/u;
    expect(breaking("html", product, ({ code, room }) => room !== "ui" && RAW.test(code))).toEqual([]);
  });

  test("the clock is read in kit", () => {
    const CLOCK = /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bprocess\.hrtime\b/u;
    expect(breaking("clock", product, ({ code, room, isIsland }) => !isIsland && room !== "kit" && CLOCK.test(code))).toEqual([]);
  });

  test("SQL is spoken by verbs and queries, never by pages, routes and forms", () => {
    const SQL = /\b(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|(?<![\w$])sql(?:<[^`]*>)?`|\bsql\.raw\(/u;
    const SILENT = new Set<Room | null>(["kit", "config", "paths", "ui", "web", "cli"]);
    const isSilentFile = ({ path, room }: File): boolean =>
      SILENT.has(room) ||
      path.endsWith(".tsx") ||
      /(?:^|\/)(?:routes|forms|policy|samples)\.ts$|\/(?:pages|words|islands|parts)\//u.test(path);
    expect(breaking("sql", product, (file) => isSilentFile(file) && SQL.test(file.code))).toEqual([]);
  });

  test("a table is written by its own room, and read by others only where listed", () => {
    const owners = new Map<string, Room>();
    for (const { code, room } of product)
      for (const [, body] of code.matchAll(/interface Tables \{([\s\S]*?)\n {2}\}/gu))
        for (const [, table] of (body ?? "").matchAll(/^ {4}(\w+):/gmu)) if (room !== null) owners.set(table ?? "", room);
    owners.set("migration", "store");
    expect(owners.size).toBeGreaterThan(3);
    const USES = /\b(selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin)\(\s*"(\w+)/gu;
    const wrong = product.flatMap((file) =>
      [...file.code.matchAll(USES)].flatMap(([, verb = "", table = ""]) => {
        const owner = owners.get(table);
        if (owner === undefined || owner === file.room) return [];
        const isRead = ["selectFrom", "innerJoin", "leftJoin"].includes(verb);
        return isRead && READS.some((read) => read.table === table && read.room === file.room) ? [] : [`${file.path}: ${verb} ${table}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe("what leaves goes through its rights", () => {
  /** Where the body of a revision is read from its row: what settles, compares, edits or seals it. Whoever shows it gets it sealed. */
  const READS_BODIES = [
    "stories/apply-settled.ts",
    "stories/carry-layer.ts",
    "stories/derived.ts",
    "stories/desk-life.ts",
    "stories/desk-revision.ts",
    "stories/desk-story.ts",
    "stories/edit-story.ts",
    "stories/index-story.ts",
    "stories/story-changes.ts",
    "stories/story-face.ts",
    "stories/story-subject.ts",
    "stories/story-view.ts",
    "stories/writing/layer.ts",
    "wire/rules/try-rules.ts",
  ];
  /**
   * Where blocks become words or HTML beside the rooms that own them: of blocks that a `PermittedText` holds, or on the desk. The
   * formats write an `OutItem`, which is made of a `StoryOut`.
   */
  const WRITES_BODIES = [
    "questions/story-passages.ts",
    "outlets/story-out.ts",
    "outlets/newsml-g2-out.ts",
    "outlets/ninjs-out.ts",
    "outlets/text-out.ts",
  ];

  test("a body is read from its row only where it is settled, compared, edited or sealed", () => {
    const reads = product.filter(({ code }) => /JSON\.parse\([^()]*\bblocks\b/u.test(code)).map(({ path }) => path);
    expect(reads.filter((path) => !READS_BODIES.includes(path))).toEqual([]);
    expect(READS_BODIES.filter((path) => !reads.includes(path))).toEqual([]);
  });

  test("no way out makes words of blocks but of those it was permitted", () => {
    const OWNERS = new Set<Room | null>(["paths", "stories", "wire"]); // `paths` has a page called deskStory
    const wrong = product
      .filter(
        ({ room, path, code }) =>
          !OWNERS.has(room) &&
          !WRITES_BODIES.includes(path) &&
          /(?<!paths\.)\b(?:paragraphsOf|renderBlocks|textOfBlock|textsOf|deskStory)\b/u.test(code),
      )
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test("only the seal makes a permitted text, and only rights decides on one", () => {
    expect(product.filter(({ code }) => /\bas PermittedText\b/u.test(code)).map(({ path }) => path)).toEqual(["stories/seal-text.ts"]);
    const decides = product.filter(
      ({ room, code }) => room !== "rights" && /\bpolicy\.(?:site|feed|api|federation|embed|search|newsletter|archive)\b/u.test(code),
    );
    expect(decides.map(({ path }) => path)).toEqual([]);
  });
});

describe("shape", () => {
  test("migrations import the frozen column vocabulary and nothing else", () => {
    const migrations = product.filter(({ path }) => /^store\/migrations\/\d{4}-/u.test(path));
    expect(migrations.length).toBeGreaterThan(2);
    const wrong = migrations.filter(({ imports }) => imports.some(({ from }) => from !== "../columns.ts")).map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test(`doors have at most ${DOOR_LINES_MOST} lines, files ${FILE_LINES_MOST}`, () => {
    const isDoor = ({ path }: File): boolean => /^[a-z]+\/index\.ts$/u.test(path);
    expect(breaking("length", files, (file) => file.lines > (isDoor(file) ? DOOR_LINES_MOST : FILE_LINES_MOST))).toEqual([]);
  });

  test("files are named after the one thing they hold", () => {
    const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.browser)?(?:\.test|\.d)?\.tsx?$/u;
    const EMPTY = /(?:^|-)(?:utils?|helpers?|common|types|services?|managers?|misc)\./u;
    expect(
      breaking("name", files, ({ path }) => {
        const name = path.split("/").at(-1) ?? "";
        return !NAME.test(name) || EMPTY.test(name);
      }),
    ).toEqual([]);
  });

  test("nothing is exported without a name", () => {
    expect(breaking("default", product, ({ code, isIsland }) => !isIsland && /^export default\b/mu.test(code))).toEqual([]);
  });
});
