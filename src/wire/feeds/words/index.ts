import { french, type Lang } from "#kit";
import type { FeedKind, FeedProblem } from "../feed.ts";
import type { FeedInputProblem } from "../put-feed.ts";
import type { Steer, SteerProblem } from "../steer-feed.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

type Texts<Name extends string> = Readonly<Record<Name, string>>;

export type FeedWords = Texts<
  | "title"
  | "intro"
  | "always"
  | "folderHere"
  | "pushHere"
  | "none"
  | "add"
  | "addWhich"
  | "save"
  | "saved"
  | "added"
  | "settings"
  | "health"
  | "steering"
  | "recent"
  | "nothingRecent"
  | "log"
  | "nothingLogged"
  | "onlyAdmins"
  | "kind"
  | "source"
  | "itemsSay"
  | "choose"
  | "noItem"
  | "nextNow"
  | "waitsForSource"
  | "underWay"
  | "closed"
  | "paused"
  | "running"
  | "troubled"
  | "pauseHelp"
  | "resumeHelp"
  | "trustHelp"
  | "removeHelp"
  | "removeSure"
  | "removeUnsure"
  | "steered"
  | "newKey"
  | "newSigning"
  | "keyHelp"
  | "signingHelp"
  | "keyOnce"
  | "signingOnce"
  | "pushTo"
  | "hasKey"
  | "noKey"
  | "hasSigning"
  | "noSigning"
  | "secretKept"
> & {
  readonly kinds: Texts<FeedKind>;
  readonly kindHelp: Texts<FeedKind>;
  readonly field: Texts<"name" | "source" | "address" | "every" | "user" | "secret" | "header" | "senders" | "isInside" | "isSuperdesk">;
  readonly hint: Texts<
    "sourceMaybe" | "sourceMust" | "every" | "secret" | "sftpSecret" | "header" | "senders" | "isInside" | "isSuperdesk"
  >;
  readonly addressHint: Texts<Exclude<FeedKind, "push">>;
  readonly lastItem: (when: string) => string;
  readonly behind: (span: string) => string;
  readonly next: (span: string) => string;
  readonly fails: (count: number) => string;
  readonly waiting: (count: number) => string;
  readonly brought: (sums: {
    readonly items: number;
    readonly kills: number;
    readonly refused: number;
    readonly waiting: number;
  }) => string;
  readonly problem: Texts<FeedProblem>;
  readonly inputProblem: Texts<FeedInputProblem>;
  readonly steer: Texts<Steer>;
  readonly steerProblem: Texts<SteerProblem>;
  readonly notPush: string;
  /** Said in the log of what came in. */
  readonly mail: Texts<"noSender" | "noDns"> & {
    readonly notListed: (from: string) => string;
    readonly notVouched: (from: string) => string;
  };
};

const all: Readonly<Record<Lang, FeedWords>> = { en, fr: french(fr), ar };
export const feedWordsOf = (lang: Lang): FeedWords => all[lang];
