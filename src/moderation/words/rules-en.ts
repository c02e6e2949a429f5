import { formatNumber, plural } from "#kit";
import type { PolicyName } from "../policy.ts";

const n = (count: number): string => formatNumber("en", count);
const replies = (count: number): string => plural("en", count, { one: "1 reply", other: `${n(count)} replies` });

/** What moderators see where the numbers of the rules are tried and put in force. */
export const rulesEn = {
  simulator: {
    title: "Rules and their numbers",
    deck: "Change a number, and see first what it would have done in the last thirty days.",
    fields: {
      repeatsMost: "Same words by one person, most",
      copiesLeast: "Same words by so many others: hold",
      newLinksMost: "Links by somebody new, most",
      linksMost: "Links by anybody, most",
      newMentionsMost: "Members named by somebody new, most",
      turnedDownShare: "Taken off lately, of 100: hold",
      newContributions: "New until so many were published",
      newDays: "… and so many days have passed",
      heldFirst: "First contributions held",
      scorerHolds: "Scorer holds from, of 100",
    } satisfies Record<PolicyName, string> as Record<PolicyName, string>,
    note: "Why you change it (it stands in the ledger’s details)",
    tryIt: "Try on the last 30 days",
    setAll: "Put in force for everybody",
    setTrial: (share: number) => `Try on ${n(share)} of 100 members first`,
    endTrial: "End the trial",
    trialStarted: "The trial has begun.",
    trialEnded: "The trial has ended.",
    trial: {
      title: "On trial",
      deck: (no: number, share: number, since: string) =>
        `Version ${n(no)} has judged what ${n(share)} of 100 members post since ${since}; all others are judged by what is in force.`,
      changes: "What it changes",
      change: (name: string, from: number, to: number) => `${name}: ${n(to)} in place of ${n(from)}`,
      caption: "How both have fared since",
      tried: "On trial",
      others: "All others",
      judged: "Judged",
      held: "Held or turned down",
      falseHolds: "Held, and let out by a person",
      missed: "Published, and taken off by a person",
    },
    bounds: (least: number, most: number) => `${n(least)} to ${n(most)}`,
    outOfBounds: "Each number has to be whole and within its bounds.",
    result: "What it would have done",
    replayed: (count: number) => `${replies(count)} of the last 30 days were judged again.`,
    columns: { what: "", now: "As it is", wanted: "With the change" },
    held: "Would hold",
    out: "Would publish",
    falseHold: "Would hold what people kept",
    missed: "Would publish what people took off",
    byLang: "By language",
    bySection: "By section",
    version: (no: number) => (no === 0 ? "In force: the house’s own numbers." : `In force: version ${n(no)}.`),
    none: "Nothing was posted in the last 30 days.",
    reasons: "Statements of reasons in the shape of the DSA transparency database",
    saved: "It is in force.",
  },
};
