import type { Migration } from "../columns.ts";

export const rights: Migration = {
  name: "0028-rights",
  up: ({ columns: c, index }) => [
    `alter table revision_picture add column usage_terms ${c.text} default ''`,
    `alter table revision_picture add column creator ${c.text} default ''`,
    `alter table revision_picture add column source_type ${c.text} default ''`,
    `alter table revision_picture add column guid ${c.text} default ''`,
    `alter table revision_picture add column limits ${c.json} default '{}'`,
    `alter table revision_picture add column valid_from ${c.instantMaybe}`,
    `alter table revision_picture add column expires_at ${c.instantMaybe}`,
    `alter table revision_picture add column ask ${c.text} default ''`,
    index("revision_picture_by_guid", "revision_picture", "guid", "guid <> ''"),
    `alter table story add column picture_rights ${c.json} default '{}'`,
    `alter table source add column index_rule ${c.text} default 'yes'`,
    `alter table source add column picture_rule ${c.text} default 'site'`,
    `alter table source add column mining_policy ${c.text} default ''`,
    `alter table source add column license ${c.text} default ''`,
    "update source set picture_rule = 'everywhere' where is_own = 1",
  ],
};
