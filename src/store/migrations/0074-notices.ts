import type { Migration } from "../columns.ts";

export const notices: Migration = {
  name: "0074-notices",
  up: ({ columns: c }) => [`alter table notice add column comment_id ${c.text} default ''`],
};
