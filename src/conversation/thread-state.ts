import type { Instant } from "#kit";
import type { House } from "#store";
import type { Label, LabelKind } from "./comment.ts";
import type { Agreement } from "./opinion/agreement.ts";
import { isClosed } from "./lock-thread.ts";
import "./tables.ts";

/** How a conversation is run, and what editors say of who speaks in it. */
export type ThreadState = {
  readonly isClosed: boolean;
  readonly closesAt: Instant | null;
  /** Seconds between two comments of one member; 0 for none. */
  readonly slowSeconds: number;
  readonly isPremoderated: boolean;
  readonly comments: number;
  readonly nextSeq: number;
  readonly labels: ReadonlyMap<string, Label>;
  /** What the panel "Where do we agree?" says; null while the conversation is too small for one. */
  readonly agreement: Agreement | null;
};

/** One statement. A conversation that nobody has begun is open. */
export const threadState = async (house: House, storyId: string): Promise<ThreadState> => {
  const rows = await house.store.db
    .selectFrom("thread")
    .leftJoin("talk_label", "talk_label.story_id", "thread.story_id")
    .select(["closed_at", "closes_at", "slow_s", "is_premoderated", "comments", "next_seq", "agreement", "member_id", "kind", "words"])
    .where("thread.id", "=", `story:${storyId}`)
    .execute();
  const [first] = rows;
  const labels = new Map<string, Label>();
  for (const row of rows) if (row.member_id !== null) labels.set(row.member_id, { kind: row.kind as LabelKind, words: row.words ?? "" });
  return {
    isClosed: first !== undefined && isClosed(first, house.clock.now()),
    closesAt: first?.closes_at ?? null,
    slowSeconds: first?.slow_s ?? 0,
    isPremoderated: first?.is_premoderated === 1,
    comments: first?.comments ?? 0,
    nextSeq: first?.next_seq ?? 1,
    labels,
    agreement: first === undefined || first.agreement === "" ? null : (JSON.parse(first.agreement) as Agreement),
  };
};
