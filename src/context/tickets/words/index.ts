import type { Lang } from "#kit";
import type { TicketState } from "../../ticket.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = Readonly<Record<"title" | "promise" | "badTime" | "all" | "credited", string>> & {
  readonly promiseHint: (zone: string) => string;
  readonly promised: (at: string) => string;
  readonly states: Readonly<Record<TicketState, string>>;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr, ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
