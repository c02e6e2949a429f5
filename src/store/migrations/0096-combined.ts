import type { Migration } from "../columns.ts";

export const combined: Migration = {
  name: "0096-combined",
  up: ({ columns: c }) => [
    `alter table manuscript add column versions_after ${c.int} default 0`,
    `alter table manuscript add column is_clearing ${c.flag} default 0`,
  ],
};
