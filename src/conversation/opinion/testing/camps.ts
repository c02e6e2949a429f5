import { hashUnit } from "#kit";
import type { OneVote } from "../find-groups.ts";

/** A seeded population: `shares` of people by camp, comments of kinds in turn. Each camp likes its own; all like what is common. */
export const votesOfCamps = (people: number, comments: number, shares: readonly number[], seed: string): readonly OneVote[] => {
  const edges = shares.map((_, camp) => shares.slice(0, camp + 1).reduce((sum, share) => sum + share, 0));
  return Array.from({ length: people * comments }, (_, at) => ({ person: Math.floor(at / comments), comment: at % comments })).flatMap(
    ({ person, comment }) => {
      const camp = edges.findIndex((edge) => person / people < edge);
      const kind = comment % (shares.length + 1);
      const chance = kind === shares.length ? 0.88 : kind === camp ? 0.92 : 0.1;
      if (hashUnit(`${seed} here ${person} ${comment}`) > 0.7) return [];
      const value = hashUnit(`${seed} vote ${person} ${comment}`) < chance ? 1 : -1;
      return [{ memberId: `m${String(person).padStart(4, "0")}`, commentId: `c${String(comment).padStart(3, "0")}`, value } as const];
    },
  );
};
