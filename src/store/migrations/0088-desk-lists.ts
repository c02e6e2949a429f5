import type { Migration } from "../columns.ts";

export const deskLists: Migration = {
  name: "0088-desk-lists",
  up: ({ index }) => [
    index("intake_by_outcome", "intake", "outcome, id desc"),
    index("intake_by_source", "intake", "source_id, id desc"),
    index("intake_by_outcome_time", "intake", "outcome, at"),
    index("item_last_by_channel", "item", "channel, received_at desc", "feed_id is null"),
  ],
};
