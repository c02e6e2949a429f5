import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { publish } from "#events";
import { appendLedger } from "#ledger";
import { storySubject } from "#stories";
import type { House } from "#store";
import "./events.ts";

/** Closes a story to notes, or opens it again; the ledger says so. */
export const switchNotes = (
  house: House,
  actor: Actor,
  storyId: string,
  isOff: boolean,
  reason: string,
): Promise<Result<null, "not-allowed" | "not-there">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const story = await storySubject(tx, storyId);
    if (story === null) return refuse("not-there");
    const row = {
      story_id: story.id,
      is_off: isOff ? 1 : 0,
      reason: reason.trim().slice(0, 500),
      by_id: actor.id ?? "",
      at: house.clock.now(),
    };
    await tx
      .insertInto("note_story")
      .values(row)
      .onConflict((conflict) => conflict.column("story_id").doUpdateSet(row))
      .execute();
    await publish(house, tx, { kind: "note.changed", topic: `story:${story.id}`, body: { story: story.id, note: "" } });
    await appendLedger(house, tx, {
      kind: "context",
      target: `story:${story.shortId}`,
      ground: isOff ? "notes-closed" : "notes-opened",
      rule: null,
      decidedBy: "editor",
      details: {},
    });
    return done(null);
  });
