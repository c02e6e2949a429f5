import { formatNumber } from "#kit";
import type { Words } from "./index.ts";

const DONE = {
  removal: "removed",
  restoration: "restored",
  correction: "corrected",
  withdrawal: "withdrawn",
  context: "decided on by the desk",
} as const;
const THING: Readonly<Record<string, string>> = {
  story: "Story",
  comment: "Reply",
  note: "Note",
  picture: "Picture",
  source: "Stories of a source",
};

export const en: Words = {
  title: "Ledger of decisions",
  deck: "Every time something was removed, restored, withdrawn or corrected here, and on what ground. Nothing is ever taken out of this list; a mistake gets an entry of its own.",
  caption: "Newest first. Each entry carries the seal of the one before it.",
  captionOne: "This entry, as it was written.",
  entry: (no) => `Entry ${formatNumber("en", no)}`,
  columns: { no: "No.", when: "When", what: "What, and why", by: "Decided by", seal: "Seal" },
  kinds: {
    removal: "Removals",
    restoration: "Restorations",
    correction: "Corrections",
    withdrawal: "Withdrawals",
    context: "Decisions on notes",
  },
  what: (kind, target) => `${THING[target] ?? "Entry"} ${DONE[kind]}`,
  grounds: {
    "correction-by-source": "The source sent a correction",
    "kill-by-source": "The source withdrew it",
    "correction-by-editor": "An editor corrected it",
    "kill-by-editor": "An editor withdrew it",
    "lift-by-editor": "The source sent a new version after its withdrawal, and an editor published it",
    purge: "All stories of a source from a span of time were withdrawn",
    restore: "It had been withdrawn before; a backup that was restored did not know it yet",
    rule: "Against a rule",
    mistake: "It was removed by mistake",
    "note-published": "The desk decided whether it stands in the story as its choice",
    "note-vetoed": "The desk decided whether it is kept out of the story",
    "notes-closed": "The desk closed the story to notes",
    "notes-opened": "The desk opened the story to notes",
  },
  rule: (no) => `Rule ${no}`,
  by: { source: "The source", moderator: "A moderator", editor: "An editor", author: "Its author", rule: "A rule" },
  target: "see the story",
  kind: "Kind",
  all: "All",
  number: "Number",
  show: "Show",
  older: "Older entries",
  none: "No decision has been taken yet.",
  check: "Check it yourself",
  checkHow:
    "Each seal is the SHA-256 digest of the entry together with the seal before it. With the file of all entries anyone can make the seals again and see that none was changed, left out or put between.",
  file: "All entries as one file",
  notIn: "What is not in here",
  notInHow: "Names of members, and the removed words themselves. Their author can read both, with the reason, where the reply stood.",
  seals: { whole: "Its whole seal:", before: "The seal before it:" },
};
