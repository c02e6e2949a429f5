import { commentState } from "#conversation";
import type { Bus } from "#events";
import type { House } from "#store";
import { tellQuestion } from "./take-step.ts";
import "./tables.ts";

/** Keeps in step with the conversation: a question is shown while readers can see the words that ask it. */
export const followComments = (house: House, bus: Pick<Bus, "subscribe">): void =>
  bus.subscribe({
    name: "questions.follow-comments",
    kinds: ["comment.posted", "comment.changed"],
    hear: async (tx, event) => {
      if (event.kind !== "comment.posted" && event.kind !== "comment.changed") return;
      const { comment, story } = event.body;
      const now = await commentState(tx, comment);
      if (now?.kind !== "question") return;
      const isShown = now.state === "published" ? 1 : 0;
      const changed = await tx
        .updateTable("question")
        .set({ is_shown: isShown })
        .where("id", "=", comment)
        .where("is_shown", "!=", isShown)
        .returning("id")
        .executeTakeFirst();
      if (changed !== undefined) await tellQuestion(house, tx, { id: comment, story_id: story });
    },
  });
