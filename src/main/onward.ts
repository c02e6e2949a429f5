import { findDraft, type Judge, postedPath, publishDraft } from "#conversation";
import type { Onward } from "#members";
import { paths, withQuery } from "#paths";

/** What a reader wrote before signing in, carried through it: the conversation's drafts behind the members' port. */
export const openOnward = (judgeOf: (house: Parameters<typeof findDraft>[0]) => Judge): Onward => ({
  peek: async (house, secret) => {
    const draft = await findDraft(house, house.store.db, secret);
    if (draft === null || draft.commentId !== null) return null;
    return {
      text: draft.body,
      about: draft.headline,
      back: paths.story({ id: draft.shortId, slug: draft.slug }),
      change: withQuery(paths.reply({ storyId: draft.shortId }), { draft: secret }),
    };
  },
  carryOn: async (house, tx, member, secret) => {
    const carried = await publishDraft({ ...house, judge: judgeOf(house) }, tx, member, secret);
    if (carried === null) return null;
    if (carried.kind === "posted") return { go: postedPath(carried.posted) };
    const { shortId, parentId } = carried.draft;
    const form = paths.reply({ storyId: shortId, ...(parentId === null ? {} : { to: parentId }) });
    return { go: withQuery(form, { draft: secret }) };
  },
});
