import { french, type Lang } from "#kit";
import type { DecidedBy, Ground, Kind } from "../entry.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly title: string;
  readonly deck: string;
  readonly caption: string;
  readonly captionOne: string;
  readonly entry: (no: number) => string;
  readonly columns: Readonly<Record<"no" | "when" | "what" | "by" | "seal", string>>;
  readonly kinds: Readonly<Record<Kind, string>>;
  /** What happened to what: "Reply removed", "Story corrected". */
  readonly what: (kind: Kind, target: string) => string;
  readonly grounds: Readonly<Record<Ground, string>>;
  readonly rule: (no: string) => string;
  readonly by: Readonly<Record<DecidedBy, string>>;
  readonly target: string;
  readonly kind: string;
  readonly all: string;
  readonly number: string;
  readonly show: string;
  readonly older: string;
  readonly none: string;
  readonly check: string;
  readonly checkHow: string;
  readonly file: string;
  readonly notIn: string;
  readonly notInHow: string;
  readonly rules: string;
  readonly decider: string;
  readonly from: string;
  readonly to: string;
  readonly about: string;
  readonly yearLink: (year: string) => string;
  readonly receipt: string;
  readonly year: {
    readonly title: (year: string) => string;
    readonly deck: string;
    readonly months: string;
    readonly month: string;
    readonly rules: string;
    readonly heard: string;
    readonly won: string;
  };
  /** `#` in `good` and `broken` is a number. */
  readonly checkPage: Readonly<
    Record<"title" | "deck" | "running" | "good" | "broken" | "failed" | "noScript" | "byHand" | "how" | "file" | "key", string>
  >;
  readonly seals: { readonly whole: string; readonly before: string };
};

const all: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };
export const wordsOf = (lang: Lang): Words => all[lang];
