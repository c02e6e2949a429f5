import type { Actor } from "#kit";
import type { Path } from "#paths";
import type { House, Tx } from "#store";

/** What a reader wrote before signing in. */
export type Written = { readonly text: string; readonly about: string; readonly back: Path; readonly change: Path };

/**
 * What was begun before signing in and is carried through it. Another room keeps it; `draft` is the secret by which it is found.
 * `carryOn` runs in the transaction that signs the member in, and says where to go.
 */
export type Onward = {
  readonly peek: (house: House, draft: string) => Promise<Written | null>;
  readonly carryOn: (house: House, tx: Tx, member: Actor, draft: string) => Promise<{ readonly go: Path } | null>;
};
