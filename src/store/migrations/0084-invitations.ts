import type { Migration } from "../columns.ts";

export const invitations: Migration = {
  name: "0084-invitations",
  up: ({ columns: c, table, index, unique }) => [
    table("invitation", {
      id: c.key,
      link_hash: c.text,
      email: c.text,
      email_fold: c.text,
      role: c.text,
      by_id: c.of("member"),
      made_at: c.instant,
      ends_at: c.instant,
      used_at: c.instantMaybe,
      revoked_at: c.instantMaybe,
    }),
    unique("invitation_link", "invitation", "link_hash"),
    index("invitation_to", "invitation", "email_fold"),
    index("invitation_by", "invitation", "by_id"),
    index("invitation_ends", "invitation", "ends_at"),
  ],
};
