declare module "#events" {
  interface EventBodies {
    /** What readers or raters can see of a note is another thing than before: whoever shows it reads it again. */
    "note.changed": { readonly story: string; readonly note: string };
    /** Something that a note's author should hear. `what` is a word of `NEWS`. */
    "note.news": { readonly story: string; readonly note: string; readonly member: string; readonly what: string };
    /**
     * A note was taken off or brought back, here or in the queue of moderation. `by`: the moderator, null for a rule; `ledger`: its entry, null
     * where a held one was let out.
     */
    "note.decided": {
      readonly story: string;
      readonly note: string;
      readonly state: "hidden" | "rejected" | "published";
      readonly by: string | null;
      readonly ledger: number | null;
    };
    /** A note says that a story is wrong: the desk has a ticket. */
    "note.disputed": { readonly story: string; readonly note: string; readonly ticket: string };
  }
}

/** What authors are told. */
export const NEWS = [
  "held",
  "let-out",
  "rejected",
  "shown",
  "not-helpful",
  "recheck",
  "orphaned",
  "back",
  "gone",
  "removed",
  "incorporated",
  "answered",
  "published",
  "vetoed",
] as const;
export type News = (typeof NEWS)[number];
