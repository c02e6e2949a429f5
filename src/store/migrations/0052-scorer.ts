import type { Migration } from "../columns.ts";

export const scorer: Migration = {
  name: "0052-scorer",
  up: ({ columns: c, table }) => [
    table("scorer_model", { no: c.int, script: c.text, weights: c.bytes, facts: c.json, at: c.instant }, ["primary key (no, script)"]),
  ],
};
