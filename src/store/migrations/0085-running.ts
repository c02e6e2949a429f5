import type { Migration } from "../columns.ts";

export const running: Migration = {
  name: "0085-running",
  up: ({ columns: c, table, index }) => [
    table("set_up_key", { id: c.key, ends_at: c.instant }),
    table("role_change", {
      id: c.serial,
      member_id: c.of("member"),
      at: c.instant,
      by_id: c.textMaybe,
      by_name: c.text,
      from_role: c.text,
      to_role: c.text,
    }),
    index("role_change_by_member", "role_change", "member_id, id"),
    index("member_of_staff", "member", "role, name_key", "role <> 'member'"),
    table("setting_change", {
      id: c.serial,
      at: c.instant,
      by_id: c.textMaybe,
      by_name: c.text,
      name: c.text,
      before: c.json,
      after: c.json,
    }),
    table("section_moved", { slug: c.key, to_slug: c.text, at: c.instant }),
    table("arrangement", {
      id: c.serial,
      place: c.text,
      at: c.instant,
      by_id: c.textMaybe,
      by_name: c.text,
      pins: c.json,
    }),
    index("arrangement_by_place", "arrangement", "place, id"),
    table("calendar_key", { id: c.key, member_id: c.of("member"), made_at: c.instant }),
    index("calendar_key_by_member", "calendar_key", "member_id"),
    index("question_by_due", "question", "due_at", "due_at is not null"),
    index("story_by_opening", "story", "opens_at", "opens_at is not null"),
    index("story_by_expiry", "story", "expires_at", "expires_at is not null"),
  ],
};
