import { breathe } from "#kit";
import type { OneVote } from "./find-groups.ts";

/** Votes as columns, which go from thread to thread without a copy; `member` and `comment` are places in the lists of ids. */
export type PackedVotes = {
  readonly members: readonly string[];
  readonly comments: readonly string[];
  readonly member: Int32Array;
  readonly comment: Int32Array;
  readonly value: Int8Array;
};

const AT_ONCE = 5_000; // votes packed between two answers to readers

const placeIn = (known: Map<string, number>, id: string): number => {
  const place = known.get(id) ?? known.size;
  if (place === known.size) known.set(id, place);
  return place;
};

export const packVotes = async (votes: readonly OneVote[]): Promise<PackedVotes> => {
  const [members, comments] = [new Map<string, number>(), new Map<string, number>()];
  const packed = { member: new Int32Array(votes.length), comment: new Int32Array(votes.length), value: new Int8Array(votes.length) };
  for (const [k, { memberId, commentId, value }] of votes.entries()) {
    if (k % AT_ONCE === AT_ONCE - 1) await breathe();
    packed.member[k] = placeIn(members, memberId);
    packed.comment[k] = placeIn(comments, commentId);
    packed.value[k] = value;
  }
  return { members: [...members.keys()], comments: [...comments.keys()], ...packed };
};

export const unpackVotes = ({ members, comments, member, comment, value }: PackedVotes): readonly OneVote[] =>
  Array.from(value, (each, k) => ({
    memberId: members[member[k] ?? 0] ?? "",
    commentId: comments[comment[k] ?? 0] ?? "",
    value: each as OneVote["value"],
  }));
