import { bridgingScores, commentsByIds, type CommentView } from "#conversation";
import type { Actor } from "#kit";
import type { House } from "#store";
import type { AnswerKind } from "./tables.ts";
import "./tables.ts";

export type AnswerView = {
  readonly comment: CommentView;
  readonly questionId: string;
  readonly kind: AnswerKind;
  readonly sources: readonly string[];
  readonly isMarked: boolean;
  /** Marked by what readers who usually differ say of it, not by the newsroom. */
  readonly isByReaders: boolean;
  /** It answers by the word of whoever gives it: the newsroom's, or its guest's while the guest answers. */
  readonly isOwnWord: boolean;
};

const ANSWERS_MOST = 200;

/** A staff answer first where there is one; the others by what groups that usually differ both respect, of equals the oldest first. */
export const orderAnswers = (answers: readonly AnswerView[], scores: ReadonlyMap<string, number>): readonly AnswerView[] => {
  const oldest = answers.toSorted((a, b) => (a.comment.seq < b.comment.seq ? -1 : 1));
  const first = oldest.find(({ kind }) => kind === "staff");
  const bound = ({ comment }: AnswerView): number => scores.get(comment.id) ?? 0;
  const others = oldest.filter((answer) => answer !== first).toSorted((a, b) => bound(b) - bound(a));
  return first === undefined ? others : [first, ...others];
};

/** The answers to questions under one story, as `actor` may see them, by question. Six statements, one more once there are opinion groups, two more for members. */
export const answersTo = async (
  house: House,
  actor: Actor,
  questionIds: readonly string[],
  storyId?: string,
): Promise<ReadonlyMap<string, readonly AnswerView[]>> => {
  if (questionIds.length === 0) return new Map();
  const rows = await house.store.db
    .selectFrom("answer")
    .selectAll()
    .where("question_id", "in", questionIds)
    .orderBy("at")
    .limit(ANSWERS_MOST)
    .execute();
  const comments = await commentsByIds(
    house,
    actor,
    rows.map((row) => row.comment_id),
    storyId,
  );
  const views = rows.flatMap((row): readonly AnswerView[] => {
    const comment = comments.get(row.comment_id);
    if (comment === undefined || (comment.state !== "published" && comment.state !== "held")) return [];
    const sources = JSON.parse(row.sources) as readonly string[];
    return [
      {
        comment,
        questionId: row.question_id,
        kind: row.kind,
        sources,
        isMarked: row.is_marked === 1,
        isByReaders: row.is_marked === 1 && row.marked_by === null,
        isOwnWord: row.marked_by === comment.authorId,
      },
    ];
  });
  const scores = await bridgingScores(
    house.store.db,
    views.map(({ comment }) => comment),
  );
  return new Map(
    questionIds.map((id) => [
      id,
      orderAnswers(
        views.filter((view) => view.questionId === id),
        scores,
      ),
    ]),
  );
};
