import { commentsByIds, type CommentView } from "#conversation";
import type { Actor, Instant } from "#kit";
import { membersByIds, type Person } from "#members";
import { storiesByIds, type Teaser } from "#stories";
import type { House } from "#store";
import type { Passage } from "./passage.ts";
import type { Aim, State } from "./question.ts";
import type { QuestionTable } from "./tables.ts";

/** A question as pages show it. `story` is public; `becameStory` is null where it is not, or not any more. */
export type QuestionView = {
  readonly id: string;
  readonly comment: CommentView;
  readonly story: Teaser;
  readonly aim: Aim;
  readonly state: State;
  readonly askedAt: Instant;
  readonly wants: number;
  readonly isWanting: boolean;
  readonly isFollowing: boolean;
  readonly passage: Passage | null;
  readonly storyVersion: number;
  readonly assignedTo: Person | null;
  readonly dueAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly answerMs: number | null;
  readonly resolvedBy: string | null;
  readonly reason: string | null;
  readonly note: string;
  readonly becameStory: Teaser | null;
  readonly mergedInto: string | null;
};

export const passageIn = (row: Pick<QuestionTable, "quote" | "quote_prefix" | "quote_suffix">): Passage | null =>
  row.quote === "" ? null : { exact: row.quote, prefix: row.quote_prefix, suffix: row.quote_suffix };

const readersOf = async (house: House, actor: Actor, ids: readonly string[]) => {
  if (actor.id === null || actor.role === "source") return new Map<string, { is_wanting: number; is_following: number }>();
  const rows = await house.store.db
    .selectFrom("question_reader")
    .select(["question_id", "is_wanting", "is_following"])
    .where("member_id", "=", actor.id)
    .where("question_id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.question_id, row]));
};

/**
 * Questions as `actor` may see them: of public stories whose conversation is open, their words not taken off. The words of what waits for a
 * moderator are shown to their asker. Four statements, three more for members.
 */
export const questionViews = async (house: House, actor: Actor, rows: readonly QuestionTable[]): Promise<readonly QuestionView[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const comments = await commentsByIds(house, actor, ids);
  const storyIds = [...new Set(rows.flatMap((row) => [row.story_id, ...(row.became_story === null ? [] : [row.became_story])]))];
  const stories = new Map((await storiesByIds(house, storyIds)).map((story) => [story.id, story]));
  const people = await membersByIds(house.store, [...new Set(rows.flatMap((row) => row.assigned_to ?? []))]);
  const readers = await readersOf(house, actor, ids);
  return rows.flatMap((row) => {
    const [comment, story] = [comments.get(row.id), stories.get(row.story_id)];
    if (comment === undefined || story === undefined || story.isTalkClosed) return [];
    if (comment.state !== "published" && comment.state !== "held") return [];
    const became = row.became_story === null ? undefined : stories.get(row.became_story);
    return [
      {
        id: row.id,
        comment,
        story,
        aim: row.aim,
        state: row.state,
        askedAt: row.asked_at,
        wants: row.wants,
        isWanting: readers.get(row.id)?.is_wanting === 1,
        isFollowing: readers.get(row.id)?.is_following === 1,
        passage: passageIn(row),
        storyVersion: row.story_version,
        assignedTo: people.get(row.assigned_to ?? "") ?? null,
        dueAt: row.due_at,
        answeredAt: row.answered_at,
        answerMs: row.answer_ms,
        resolvedBy: row.resolved_by,
        reason: row.reason,
        note: row.note,
        becameStory: became ?? null,
        mergedInto: row.merged_into,
      },
    ];
  });
};
