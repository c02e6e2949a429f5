import { Worker } from "node:worker_threads";
import { askThread } from "#kit";
import { type Agreement, agreementOf } from "./agreement.ts";
import type { OneVote } from "./find-groups.ts";
import { groupNight, type NightAsked, type NightFound } from "./group-night.ts";
import { packVotes } from "./pack-votes.ts";

/** What is worked out from votes: a night's groups, and where a conversation agrees. */
export type Thought = {
  readonly groups: { readonly asked: NightAsked; readonly found: NightFound };
  readonly agreement: { readonly asked: { readonly votes: readonly OneVote[] }; readonly found: Agreement };
};

export type Think = <What extends keyof Thought>(what: What, asked: Thought[What]["asked"]) => Promise<Thought[What]["found"]>;

const THINKERS: { readonly [What in keyof Thought]: (asked: Thought[What]["asked"]) => Thought[What]["found"] } = {
  groups: groupNight,
  agreement: ({ votes }) => agreementOf(votes),
};

/** Works it out where it is called. */
export const thinkHere: Think = (what, asked) => Promise.resolve(THINKERS[what](asked));

const WORTH_A_THREAD = 2_000; // votes: fewer are done before a thread has started
const startThread = (): Worker => new Worker(new URL("./thinking-thread.js", import.meta.url));

/** Works it out in a thread of its own where there is much, so that readers wait for none of it. `start`: for programs that run from sources. */
export const thinkInThread =
  (start: () => Worker = startThread): Think =>
  async (what, asked) => {
    const { votes, ...rest } = asked;
    if (votes.length < WORTH_A_THREAD) return thinkHere(what, asked);
    const packed = await packVotes(votes);
    const transfer = [packed.member, packed.comment, packed.value].map(({ buffer }) => buffer as ArrayBuffer);
    return askThread(start(), { message: { what, packed, rest }, transfer });
  };
