import type { CommentView } from "./view.ts";

/** A comment and what is shown under it; `more` answers are not shown. `goesOn`: what hangs under it stands on a page of its own. */
export type Branch = {
  readonly comment: CommentView;
  readonly answers: readonly Branch[];
  readonly more: number;
  readonly goesOn: boolean;
};

/**
 * Comments as a tree: each under its parent where that is shown, else under the head of its page. Parents stand before their answers. `whole`: so
 * many answers under a head are always shown; where there are more, it is said how many are not.
 */
export const branchesOf = (comments: readonly CommentView[], whole: number): readonly Branch[] => {
  type Growing = { comment: CommentView; answers: Growing[]; more: number; goesOn: boolean };
  const known = new Map<string, Growing>();
  const heads: Growing[] = [];
  for (const comment of comments) {
    const branch: Growing = { comment, answers: [], more: 0, goesOn: false };
    const under = comment.parentId === null ? undefined : (known.get(comment.parentId) ?? known.get(comment.rootId));
    known.set(comment.id, branch);
    if (under === undefined) {
      heads.push(branch);
    } else {
      branch.goesOn = comment.placed > 0;
      under.answers.push(branch);
    }
  }
  for (const head of heads) head.more = head.comment.placed <= whole ? 0 : Math.max(0, head.comment.placed - sizeOf(head));
  return heads;
};

/** What its author removed and nobody answered says nothing to anybody: it is left out. */
export const prune = (branches: readonly Branch[]): readonly Branch[] =>
  branches.flatMap((branch) => {
    const answers = prune(branch.answers);
    const isBare = branch.comment.state === "deleted" && answers.length === 0 && branch.more === 0 && !branch.goesOn;
    return isBare ? [] : [{ ...branch, answers }];
  });

/** How many comments are shown under a branch. */
export const sizeOf = (branch: Branch): number => branch.answers.reduce((sum, answer) => sum + 1 + sizeOf(answer), 0);
