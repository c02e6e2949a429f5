import type { Migration } from "../columns.ts";

export const bounces: Migration = {
  name: "0093-bounces",
  up: ({ columns: c, table, index }) => [
    table("bounce_box", { id: c.key, validity: c.text, uid: c.int, looked_at: c.instant }),
    table("soft_bounce", { id: c.key, address_hash: c.text, at: c.instant }),
    index("soft_bounce_of_address", "soft_bounce", "address_hash, at"),
  ],
};
