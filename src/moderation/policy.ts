import { z } from "zod";
import { DAY, HOUR, MINUTE } from "#kit";

/**
 * The numbers of the rules by which a contribution is judged. A newsroom may set them otherwise; a change is tried on the past before it holds,
 * and every judgement names the version it was made under. The public page of rules prints them.
 */
export const POLICY = {
  /** The same words by one author within `REPEAT_MS`, the first time counted: more are no longer about each story. */
  repeatsMost: 2,
  /** The same words by so many authors within `COPIES_MS`: people seldom agree to the letter. */
  copiesLeast: 3,
  /** Links by somebody new here; Akismet, WordPress and Discourse all stop at two. */
  newLinksMost: 2,
  /** Links by anybody. */
  linksMost: 8,
  /** Members named at once by somebody new here. */
  newMentionsMost: 3,
  /** Out of 100 contributions of the last `HISTORY_MS`, so many taken off: the next ones are looked at first. */
  turnedDownShare: 30,
  /** Contributions published before somebody is no longer new here. */
  newContributions: 3,
  /** Days since joining before somebody is no longer new here. */
  newDays: 1,
  /** Contributions of somebody new that a moderator reads first: 0 lets them be read at once, and watched. */
  heldFirst: 0,
  /** Out of 100, how sure the site's own scorer has to be to hold something. */
  scorerHolds: 80,
} as const;

export type Policy = { readonly [Name in keyof typeof POLICY]: number };
export type PolicyName = keyof Policy;

export const REPEAT_MS = 30 * MINUTE;
export const COPIES_MS = DAY;
export const HISTORY_MS = 7 * DAY;
export const WORDS_TO_REPEAT = 20; // letters: "Thank you" may be said everywhere
export const HISTORY_LEAST = 3; // contributions taken off before their share says anything
export const SECOND_TRY_MS = HOUR; // within which words that came back count as tried again

/** The least and the most that a number of the policy may be. */
export const POLICY_BOUNDS: Readonly<Record<PolicyName, readonly [least: number, most: number]>> = {
  repeatsMost: [1, 10],
  copiesLeast: [2, 50],
  newLinksMost: [0, 20],
  linksMost: [1, 50],
  newMentionsMost: [0, 20],
  turnedDownShare: [10, 100],
  newContributions: [0, 50],
  newDays: [0, 90],
  heldFirst: [0, 50],
  scorerHolds: [50, 100],
};

export const POLICY_NAMES = Object.keys(POLICY) as readonly PolicyName[];

const fields = Object.fromEntries(
  POLICY_NAMES.map((name) => [name, z.coerce.number().int().min(POLICY_BOUNDS[name][0]).max(POLICY_BOUNDS[name][1])]),
) as Record<PolicyName, z.ZodNumber>;

/** A policy as it is stored or typed; what is left out is as the house has it. */
export const policyForm = z.object(fields).partial();

export const readPolicy = (stored: string): Policy => ({ ...POLICY, ...(policyForm.parse(JSON.parse(stored)) as Partial<Policy>) });
