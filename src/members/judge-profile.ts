import type { Lang } from "#kit";
import type { Tx } from "#store";

/** What somebody wants others to see of them; `memberId` null on joining. */
export type ProfileWords = {
  readonly memberId: string | null;
  readonly name: string;
  readonly place: string;
  readonly about: string;
  readonly lang: Lang | null;
};

/**
 * Asked before others see it, in the transaction that writes it: gives the rule of the house that the words are against, null where they may
 * stand. Another room is the judge.
 */
export type ProfileJudge = (tx: Tx, said: ProfileWords) => Promise<string | null>;
