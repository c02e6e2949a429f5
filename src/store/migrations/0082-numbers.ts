import type { Migration } from "../columns.ts";

export const numbers: Migration = {
  name: "0082-numbers",
  up: ({ columns: c, table, index }) => [
    table("reading", { day: c.text, kind: c.text, subject: c.text, readings: c.int }, ["primary key (day, kind, subject)"]),
    index("reading_by_subject", "reading", "kind, subject, day"),
    table("referral", { day: c.text, host: c.text, readings: c.int }, ["primary key (day, host)"]),
  ],
};
