import { type Actor, done, refuse, type Result } from "#kit";
import { type House } from "#store";
import { ADDITIONS_MOST, type Judge, LETTERS_MOST, lettersIn, mayAdd, mayDelete, mayEdit } from "./comment.ts";
import { readMentions } from "./mentions.ts";
import { additionsIn, allWords } from "./all-words.ts";
import { countComment, indexComment, unindexComment } from "./show-comment.ts";
import type { CommentTable } from "./tables.ts";
import { lockComment, tellChanged } from "./take-off.ts";
import { checkBody, type PostProblem, refusalOf, tidyBody } from "./write-comment.ts";

/** `add-only`: its time is over or somebody has answered. `enough`: as much was added as fits. */
export type EditProblem =
  | Extract<PostProblem, { kind: "empty" | "too-long" | "against-rule" | "suspended" }>
  | { readonly kind: "not-signed-in" | "not-yours" | "not-there" | "add-only" | "enough" };

export type Edit = { readonly how: "change" | "add"; readonly body: string };

const checkEdit = (house: House, actor: Actor, comment: CommentTable, { how, body }: Edit): EditProblem | null => {
  const may = mayDelete(actor, comment);
  if (!may.ok) return { kind: may.reason === "visitor" ? "not-signed-in" : may.reason };
  if (!mayAdd(actor, comment)) return { kind: "not-there" };
  const wrong = checkBody(body);
  if (wrong !== null) return wrong as EditProblem;
  if (how === "change") return mayEdit(actor, comment, house.clock.ms()) ? null : { kind: "add-only" };
  const additions = additionsIn(comment.additions);
  const letters = lettersIn(allWords(comment)) + lettersIn(body);
  return additions.length >= ADDITIONS_MOST || letters > LETTERS_MOST ? { kind: "enough" } : null;
};

/**
 * Changes the words of one's own comment for a few minutes and until it is answered, keeping what they were; or adds to them at any time. The
 * judge is asked again. The same words again change nothing.
 */
export const editComment = (
  house: House & { readonly judge: Judge },
  actor: Actor,
  id: string,
  wanted: Edit,
): Promise<Result<{ readonly state: CommentTable["state"] }, EditProblem>> =>
  house.store.transact(async (tx) => {
    const comment = await lockComment(house, tx, id);
    if (comment === null) return refuse({ kind: "not-there" });
    const edit = { how: wanted.how, body: tidyBody(wanted.body) };
    const wrong = checkEdit(house, actor, comment, edit);
    if (wrong !== null) return refuse(wrong);
    const additions = additionsIn(comment.additions);
    const isSame = edit.how === "change" ? edit.body === comment.body : additions.at(-1)?.body === edit.body;
    if (isSame) return done({ state: comment.state });
    const { story_id: storyId, parent_id: parentId } = comment;
    const target = `comment:${id}`;
    const judged = await house.judge(tx, { author: actor, storyId, parentId, body: edit.body, target, how: edit.how });
    if (judged.verdict === "reject") return refuse(refusalOf(judged));

    const now = house.clock.now();
    const changed: CommentTable =
      edit.how === "change"
        ? { ...comment, body: edit.body, edits: comment.edits + 1, edited_at: now }
        : { ...comment, additions: JSON.stringify([...additions, { at: now, body: edit.body }]) };
    if (edit.how === "change")
      await tx
        .insertInto("comment_revision")
        .values({ comment_id: id, no: comment.edits + 1, body: comment.body, at: comment.edited_at ?? comment.posted_at })
        .execute();
    const state = judged.verdict === "hold" ? "held" : comment.state;
    await tx
      .updateTable("comment")
      .set({
        body: changed.body,
        edits: changed.edits,
        edited_at: changed.edited_at,
        additions: changed.additions,
        mentions: JSON.stringify(await readMentions(tx, allWords(changed))),
        state,
      })
      .where("id", "=", id)
      .execute();
    if (comment.state === "published" && state === "held") {
      await countComment(tx, comment, -1, null);
      await unindexComment(tx, id);
    } else if (state === "published") await indexComment(house, tx, changed);
    await tellChanged(house, tx, comment);
    return done({ state });
  });
