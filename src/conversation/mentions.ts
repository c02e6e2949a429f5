import { handleOf, membersByHandles } from "#members";
import type { Tx } from "#store";

const HANDLE = /(?<![\p{L}\p{N}_@/.])@([\p{L}\p{M}0-9_]{2,30})(?![\p{L}\p{M}\p{N}_])/gu;
const MENTIONS_MOST = 10; // a reply that names more speaks to nobody

/** The places in a text that may name a member: `@handle`, not within a word or an address. */
export const mentionsIn = (text: string): readonly { readonly at: number; readonly text: string; readonly handle: string }[] =>
  [...text.matchAll(HANDLE)].map((found) => ({ at: found.index, text: found[0], handle: handleOf(found[1] ?? "") }));

/** The handles in a text that are members' now, at most ten. */
export const readMentions = async (tx: Tx, body: string): Promise<readonly string[]> => {
  const handles = [...new Set(mentionsIn(body).map(({ handle }) => handle))].slice(0, MENTIONS_MOST);
  if (handles.length === 0) return [];
  const known = await membersByHandles(tx, handles);
  return handles.filter((handle) => known.has(handle));
};
