import { parentPort } from "node:worker_threads";
import { type PackedVotes, unpackVotes } from "./pack-votes.ts";
import { thinkHere, type Thought } from "./think.ts";

type Asked = {
  readonly [What in keyof Thought]: {
    readonly what: What;
    readonly packed: PackedVotes;
    readonly rest: Omit<Thought[What]["asked"], "votes">;
  };
}[keyof Thought];

/** The thread that `thinkInThread` starts. */
parentPort?.on(
  "message",
  ({ what, packed, rest }: Asked) =>
    void thinkHere(what, { ...rest, votes: unpackVotes(packed) }).then((found) => parentPort?.postMessage(found, [])),
);
