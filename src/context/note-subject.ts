import type { Db, Tx } from "#store";
import "./tables.ts";

/** A note as whoever decides about what members say is shown it; null where there is none, or its author took it back. */
export const noteSubject = async (db: Db | Tx, id: string) => {
  const note = await db
    .selectFrom("note")
    .select(["id", "story_id", "author_id", "body", "evidence", "state", "changed_at", "reason", "rule"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (note === undefined || note.state === "withdrawn" || note.state === "draft") return null;
  return {
    target: `note:${note.id}`,
    storyId: note.story_id,
    authorId: note.author_id,
    words: [note.body, ...(JSON.parse(note.evidence) as readonly string[])].join("\n"),
    isHeld: note.state === "held",
    isPublic: note.state === "open" || note.state === "incorporated",
    changedAt: note.changed_at,
    off: note.rule === null ? null : { rule: note.rule, reason: note.reason ?? "" },
    comment: null,
  };
};
