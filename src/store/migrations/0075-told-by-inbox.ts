import type { Migration } from "../columns.ts";

/** Notices say who was told of what happened to a question; nothing else does. */
export const toldByInbox: Migration = {
  name: "0075-told-by-inbox",
  up: () => ["drop table question_told"],
};
