import type { House, Tx } from "#store";

/** Rows that a room holds of a member: instants as they are kept, no other person's words. */
export type HeldTable = {
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
};

/**
 * What every room that keeps something of a member answers: all it holds, and its erasure. `erase` runs in the transaction that takes the
 * member's own row away and leaves nothing by which the person could be told; with `isKeepingWords` what they said to others stays, as a
 * former member's. Whoever answers is listed where the rooms are put together.
 */
export type PersonalData = {
  readonly held: (house: House, memberId: string) => Promise<readonly HeldTable[]>;
  readonly erase: (house: House, tx: Tx, member: { readonly id: string; readonly isKeepingWords: boolean }) => Promise<void>;
};
