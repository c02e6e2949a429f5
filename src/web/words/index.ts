import { french, type Lang } from "#kit";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

type Refusal = { readonly title: string; readonly detail: string };

export type Words = {
  /** A form that came from another site. */
  readonly elsewhere: Refusal;
  /** A form sent where only JSON is taken. */
  readonly notJson: Refusal;
  readonly tooLarge: (limit: string) => Refusal;
  readonly tooOften: (seconds: number) => Refusal;
  readonly tooBusy: Refusal;
  /** A number of bytes: "256 kB", "20 MB". */
  readonly size: (bytes: number) => string;
  /** A form that could not be read. */
  readonly broken: Refusal;
  /** Over words that were sent to the desk after a session had ended. */
  readonly signedOut: Readonly<Record<"title" | "what" | "signIn" | "again", string>>;
  readonly backToFront: string;
  /** The page of unsent mails. */
  readonly mail: Readonly<Record<"title" | "deck" | "none" | "to", string>>;
  readonly desk: Readonly<
    Record<
      | "notes"
      | "tickets"
      | "newsletters"
      | "numbers"
      | "pictures"
      | "incoming"
      | "writing"
      | "feeds"
      | "sources"
      | "questions"
      | "corrections"
      | "ledger"
      | "moderation"
      | "front"
      | "calendar"
      | "settings",
      string
    >
  > & { readonly groups: Readonly<Record<"wire" | "writing" | "pages" | "readers" | "running", string>> };
};

const all: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };
export const wordsOf = (lang: Lang): Words => all[lang];
