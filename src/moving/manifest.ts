import { z } from "zod";
import type { Value } from "#store";

/** What stands last in an archive: what it holds, and how to see that nothing of it was changed. */
export const manifestForm = z.object({
  townwire: z.literal(1),
  madeAt: z.string(),
  /** Names of the migrations that the database had. */
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), rows: z.number().int() })),
  entries: z.record(z.string(), z.object({ size: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestForm>;

export const MANIFEST = "manifest.json";

/** Not taken along: the list of migrations is the program's; jobs and search are made again; who was signed in signs in again. */
export const LEFT_OUT: readonly string[] = ["migration", "job", "search_doc", "session", "login"];

/** A row as one line: its values in the order of the columns, bytes in base64. */
export const lineOf = (row: Readonly<Record<string, Value>>, columns: readonly string[]): string =>
  JSON.stringify(
    columns.map((column) => {
      const value = row[column] ?? null;
      return value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value;
    }),
  );

const cell = z.union([z.string(), z.number(), z.null(), z.object({ base64: z.string() })]);

/** The values of a line that `lineOf` wrote. */
export const valuesOf = (line: string): readonly Value[] =>
  z
    .array(cell)
    .parse(JSON.parse(line))
    .map((value) => (typeof value === "object" && value !== null ? Buffer.from(value.base64, "base64") : value));
