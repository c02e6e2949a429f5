import { defineConfig } from "vitest/config";

/** Rooms are imported by their doors (`#stories`); the `source` condition makes them resolve to TypeScript. */
export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "bench/**/*.test.ts"],
    globalSetup: ["src/store/testing/server.ts"],
    isolate: false,
    maxWorkers: 2, // a test waits for disks and browsers most of its time
    sequence: { shuffle: true },
    testTimeout: 90_000, // against hanging, not a measure: a busy machine is allowed to be slow
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } }, // what must come may come late
    reporters: ["default", "./scripts/closing-line.ts"],
  },
});
