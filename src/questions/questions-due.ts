import { visitor } from "#kit";
import { paths } from "#paths";
import type { DueSource } from "#stories";
import { WAITING } from "./question.ts";
import { questionViews } from "./question-view.ts";
import "./tables.ts";

const TITLE_LETTERS = 120;

/** Questions whose answer the newsroom has promised for a time, as every reader may see them. */
export const questionsDue: DueSource = async (house, { from, to }, most) => {
  const rows = await house.store.db
    .selectFrom("question")
    .selectAll()
    .where("due_at", ">=", from)
    .where("due_at", "<", to)
    .where("is_shown", "=", 1)
    .where("state", "in", WAITING)
    .orderBy("due_at")
    .limit(most)
    .execute();
  const views = await questionViews(house, visitor, rows);
  return views.map((view) => ({
    kind: "question" as const,
    id: view.id,
    at: view.dueAt ?? from,
    endsAt: null,
    isWholeDay: false,
    title: view.comment.body.slice(0, TITLE_LETTERS),
    lang: view.story.lang,
    note: view.assignedTo?.name ?? "",
    href: paths.deskQuestion(view.id),
  }));
};
