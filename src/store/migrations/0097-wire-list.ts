import type { Migration } from "../columns.ts";

export const wireList: Migration = {
  name: "0097-wire-list",
  up: ({ columns: c, table, index }) => [
    table("wire_filter", { id: c.key, owner_id: c.text, is_shared: c.flag, name: c.text, wanted: c.json, made_at: c.instant }),
    index("wire_filter_by_owner", "wire_filter", "owner_id"),
    table("wire_filter_seen", { filter_id: c.of("wire_filter"), member_id: c.text, intake_id: c.text }, [
      "primary key (filter_id, member_id)",
    ]),
    index("wire_filter_seen_by_member", "wire_filter_seen", "member_id"),
    table("wire_seen", { intake_id: c.of("intake"), member_id: c.text, at: c.instant }, ["primary key (intake_id, member_id)"]),
    index("wire_seen_by_member", "wire_seen", "member_id"),
  ],
};
