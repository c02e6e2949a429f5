import type { Clock } from "#kit";
import type { Config } from "#config";
import type { Scorer } from "#context";
import type { Files } from "#outside";
import type { OnVersion } from "#stories";
import type { Store } from "#store";
import type { ReadDocument } from "#wire";
import type { Flags, Given } from "./args.ts";

/** What a command that needs the database works in. */
export type CommandHouse = {
  readonly store: Store;
  readonly clock: Clock;
  readonly files: Files;
  readonly config: Config;
  /** Reads wire documents in a thread of their own; they are read here where it is missing. */
  readonly read?: ReadDocument;
  /** What a higher room does where stories come before readers. */
  readonly onVersion?: OnVersion;
  /** Scores notes in a thread of its own; they are scored here where it is missing. */
  readonly score?: Scorer;
};

export type Out = {
  /** A line on standard output. */
  readonly say: (line: string) => void;
  /** A line on standard error. */
  readonly warn: (line: string) => void;
};

/** 0 done, 1 refused with a sentence, 2 bad usage. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  readonly name: string;
  readonly usage: string;
  readonly flags: Flags;
  /** `open` gives the migrated house; `parse` and the like never call it. */
  readonly run: (given: Given, out: Out, open: () => Promise<CommandHouse>) => Promise<ExitCode>;
};

/** Refuses with a sentence. */
export const refuseWith = (out: Out, sentence: string, code: ExitCode = 1): ExitCode => {
  out.warn(sentence);
  return code;
};
