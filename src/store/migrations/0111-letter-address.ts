import type { Migration } from "../columns.ts";

/** Newsletters are asked for, refused and forgotten by address. */
export const letterAddress: Migration = {
  name: "0111-letter-address",
  up: ({ index }) => [index("newsletter_reader_by_address", "newsletter_reader", "email_fold")],
};
