import type { Migration } from "../columns.ts";

export const handOff: Migration = {
  name: "0062-hand-off",
  up: ({ columns: c, table, index, unique }) => [
    table("hand_off", {
      id: c.key,
      challenge: c.text,
      site: c.text,
      story_id: c.text,
      member_id: c.text,
      made_at: c.instant,
      ends_at: c.instant,
      used_at: c.instantMaybe,
      token_id: c.textMaybe,
      token_ends_at: c.instantMaybe,
    }),
    unique("hand_off_by_token", "hand_off", "token_id", "token_id is not null"),
    index("hand_off_by_member", "hand_off", "member_id"),
    index("hand_off_by_end", "hand_off", "ends_at"),
  ],
};
