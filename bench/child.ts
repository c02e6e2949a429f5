import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A process of its own, spoken to by messages, gone with `stop`. */
export type Child = { readonly ask: <Answer>(message: unknown) => Promise<Answer>; readonly stop: () => void };

const ANSWER_WITHIN_MS = 60_000;

/** Starts a file of this folder; `conditions` choose whether rooms resolve to their sources or to what was built. */
export const startChild = (file: string, conditions: "source" | "built" = "source"): Child => {
  const process: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), [], {
    execArgv: conditions === "source" ? ["--conditions=source"] : [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${file} did not answer`)), ANSWER_WITHIN_MS);
        const settle = (): void => {
          clearTimeout(timer);
          process.off("message", heard);
          process.off("exit", gone);
        };
        const heard = (answer: unknown): void => {
          settle();
          resolve(answer as never);
        };
        const gone = (): void => {
          settle();
          reject(new Error(`${file} ended`));
        };
        process.once("message", heard);
        process.once("exit", gone);
        process.send(message as never);
      }),
    stop: () => void process.kill(),
  };
};
