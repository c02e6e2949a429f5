import { parentPort } from "node:worker_threads";
import { thinkHere, type Thought } from "./think.ts";

type Asked = { readonly [What in keyof Thought]: { readonly what: What; readonly asked: Thought[What]["asked"] } }[keyof Thought];

/** The thread that `thinkInThread` starts. */
parentPort?.on(
  "message",
  ({ what, asked }: Asked) => void thinkHere(what, asked as never).then((found) => parentPort?.postMessage(found, [])),
);
