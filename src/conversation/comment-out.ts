import { commentHtml } from "./comment-text.tsx";
import type { CommentView } from "./view.ts";

/** A comment as programs get it; without author and words where only its place is left. */
export const commentOut = (comment: CommentView) => {
  const isShown = comment.state === "published" || comment.state === "held";
  return {
    id: comment.id,
    parent: comment.parentId,
    kind: comment.kind,
    author: isShown && comment.author !== null ? { handle: comment.author.handle, name: comment.author.name } : null,
    label: isShown ? comment.label : null,
    body: isShown ? comment.body : null,
    bodyHtml: isShown ? commentHtml(comment.body, comment.mentions) : null,
    additions: isShown ? comment.additions.map(({ at, body }) => ({ at, body, bodyHtml: commentHtml(body, comment.mentions) })) : [],
    postedAt: comment.postedAt,
    editedAt: isShown ? comment.editedAt : null,
    storyVersion: comment.storyVersion,
    state: comment.state,
    rule: comment.takenOff?.rule ?? null,
    depth: comment.depth,
    answers: comment.answers,
    picked: comment.isPicked,
    respect: comment.respect,
    doesntHelp: comment.doesntHelp,
    reactions: comment.reactions,
  };
};
