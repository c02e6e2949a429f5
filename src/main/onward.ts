import { type Draft, findDraft, type Judge, postedPath, publishDraft, type WriteTyped } from "#conversation";
import type { Onward } from "#members";
import { sessionOf } from "#questions";
import { type Path, paths, withQuery } from "#paths";

/** What a reader wrote before signing in, carried through it: the conversation's drafts behind the members' port. */
/** The form that a draft was written in, with its words: a question's own, otherwise the box to reply in. */
const changeOf = ({ kind, shortId, parentId, about }: Draft, draft: string): Path => {
  const session = kind === "question" ? sessionOf(about) : null;
  if (session !== null) return paths.session(session, { draft });
  return kind === "question"
    ? paths.ask({ storyId: shortId, draft })
    : withQuery(paths.reply({ storyId: shortId, ...(parentId === null ? {} : { to: parentId }) }), { draft });
};

type House = Parameters<typeof findDraft>[0];

export const openOnward = (
  judgeOf: (house: House) => Judge,
  typedOf: (house: House & { readonly judge: Judge }) => WriteTyped,
): Onward => ({
  peek: async (house, secret) => {
    const draft = await findDraft(house, house.store.db, secret);
    if (draft === null || draft.commentId !== null) return null;
    return {
      text: draft.body,
      about: draft.headline,
      back: paths.story({ id: draft.shortId, slug: draft.slug }),
      change: changeOf(draft, secret),
    };
  },
  carryOn: async (house, tx, member, secret) => {
    const judged = { ...house, judge: judgeOf(house) };
    const carried = await publishDraft({ ...judged, writeTyped: typedOf(judged) }, tx, member, secret);
    if (carried === null) return null;
    if (carried.kind === "posted") return { go: postedPath(carried.posted) };
    return { go: changeOf(carried.draft, secret) };
  },
});
