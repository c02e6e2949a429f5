import type { Actor } from "#kit";
import type { TestHouse } from "../../store/testing/index.ts";
import type { NoteKind } from "../note.ts";
import type { NoteTable } from "../tables.ts";

/** The passage that notes of tests are on. */
export const QUOTE = "failed in 12 places";

/** An open note on the test's story, and the people around it. */
export const addNote = async (house: TestHouse, author: Actor, id: string, more: Partial<NoteTable> = {}): Promise<void> => {
  const now = house.clock.now();
  const note: NoteTable = {
    id,
    story_id: "story-1",
    author_id: author.id ?? "",
    is_unnamed: 0,
    kind: "background" satisfies NoteKind,
    body: "It was built in 1962.",
    evidence: "[]",
    lang: "en",
    state: "open",
    status: "NEEDS_MORE_RATINGS",
    made_at: now,
    changed_at: now,
    idempotency_key: null,
    made_version: 1,
    made_revision_id: "r1",
    canon: 1,
    quote: QUOTE,
    prefix: "",
    suffix: "",
    start_at: 0,
    end_at: QUOTE.length,
    quote_hash: "h",
    confirmed_quote: QUOTE,
    confirmed_revision_id: "r1",
    base_revision_id: "r1",
    base_start: 0,
    base_end: QUOTE.length,
    anchor: "exact",
    anchor_revision_id: "r1",
    anchor_start: 0,
    anchor_end: QUOTE.length,
    quoted_now: QUOTE,
    anchored_at: now,
    recheck_since: null,
    decided_at: null,
    met_since: null,
    shown_at: null,
    is_locked: 0,
    desk: "",
    reason: null,
    rule: null,
    ledger_no: null,
    ...more,
  };
  await house.store.db.insertInto("note").values(note).execute();
};
