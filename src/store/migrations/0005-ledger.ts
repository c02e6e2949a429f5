import type { Migration } from "../columns.ts";

export const ledger: Migration = {
  name: "0005-ledger",
  up: ({ columns: c, table, index }) => [
    table(
      "ledger_entry",
      {
        no: c.int,
        at: c.instant,
        kind: c.text,
        target: c.text,
        ground: c.text,
        rule: c.textMaybe,
        decided_by: c.text,
        details: c.json,
        seal_before: c.text,
        seal: c.text,
      },
      ["primary key (no)"],
    ),
    index("ledger_by_kind", "ledger_entry", "kind, no desc"),
    index("ledger_by_target", "ledger_entry", "target, no desc"),
  ],
};
