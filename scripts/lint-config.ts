import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { forbiddenTo, type Room, ROOMS } from "../src/rooms.ts";

/** Rules of the categories that are off, each with its reason. */
const OFF = {
  "eslint/no-await-in-loop": "inside a transaction statements go one after the other",
  "eslint/no-unmodified-loop-condition": "does not see what is changed by a call",
  "eslint/no-control-regex": "control characters in what readers send are looked for on purpose",
  "import/no-named-as-default-member": "fc.string and pg.Pool are how those packages are used",
  "import/no-unassigned-import": "tables.ts adds a room's tables to the store's by being imported",
  "oxc/no-map-spread": "view models are made by copying",
  "promise/always-return": "what a last then() gives, nobody reads",
  "typescript/consistent-return": "the compiler knows better: switches are exhaustive",
  "typescript/no-unsafe-type-assertion": "at the edges assertions follow a check that the compiler cannot follow",
  "typescript/no-misused-spread": "letters are counted by code points on purpose",
  "unicorn/no-useless-spread": "a copy is walked while the original changes",
  "typescript/no-base-to-string": "errors of any make are written to the log",
  "unicorn/consistent-function-scoping": "a function stands where it is used",
  "unicorn/no-array-sort": "sorts what a map has just made",
  "unicorn/prefer-set-has": "lists of three",
  "unicorn/require-module-specifiers": "an empty export makes a file of declarations a module",
} as const;

const ON = {
  "typescript/no-floating-promises": "error",
  "typescript/no-misused-promises": ["error", { checksVoidReturn: false }],
  "typescript/switch-exhaustiveness-check": "error",
  "typescript/no-explicit-any": "error",
  "eslint/eqeqeq": "error",
  "eslint/no-eval": "error",
  "eslint/no-new-func": "error",
} as const;

const BY_DOOR = { regex: String.raw`^#[a-z]+/`, message: 'Rooms are imported by their doors: "#room".' };

/** A relative import that leaves the room, seen from a file `depth` folders down in it. */
const leaves = (depth: number) => ({
  regex: `^(?:\\.\\./){${depth + 1}}(?!store/testing/|scripts/)`,
  message: "Another room is reached by its door, not by its files.",
});

const doorsRight = (room: Room) => {
  const others = forbiddenTo(room);
  return others.length === 0
    ? []
    : [{ regex: `^#(?:${others.join("|")})$`, message: `${room} imports only rooms to its left (src/rooms.ts).` }];
};

const DEPTHS = [0, 1, 2] as const;

const overrides = () =>
  ROOMS.flatMap((room) =>
    DEPTHS.map((depth) => ({
      files: [`src/${room}/${"*/".repeat(depth)}*.{ts,tsx}`],
      rules: { "eslint/no-restricted-imports": ["error", { patterns: [BY_DOOR, leaves(depth), ...doorsRight(room)] }] },
    })),
  );

/** `.oxlintrc.json`, made from the table of rooms. */
export const lintConfig = (): string =>
  `${JSON.stringify(
    {
      $schema: "./node_modules/oxlint/configuration_schema.json",
      plugins: ["typescript", "unicorn", "oxc", "import", "promise", "node"],
      categories: { correctness: "error", suspicious: "error", perf: "error" },
      rules: { ...Object.fromEntries(Object.keys(OFF).map((rule) => [rule, "off"])), ...ON },
      overrides: [
        ...overrides(),
        { files: ["src/**/*.test.{ts,tsx}", "src/*/testing/**"], rules: { "eslint/no-restricted-imports": "off" } },
      ],
      ignorePatterns: ["dist", "data", "demo"],
    },
    null,
    2,
  )}\n`;

if (import.meta.main) writeFileSync(fileURLToPath(new URL("../.oxlintrc.json", import.meta.url)), lintConfig());
