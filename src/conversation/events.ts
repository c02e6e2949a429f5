declare module "#events" {
  interface EventBodies {
    /** Readers can see it: posted, or let out by a moderator. */
    "comment.posted": { readonly story: string; readonly comment: string; readonly parent: string | null };
    /** Taken off, brought back, edited, picked or removed by its author: whoever shows it reads it again. */
    "comment.changed": { readonly story: string; readonly comment: string };
    /**
     * Taken off by a moderator (`by`) or by a rule (null), or brought back: `state` is what it is now, `ledger` the entry that says so, null where
     * what waited was let out.
     */
    "comment.decided": {
      readonly story: string;
      readonly comment: string;
      readonly state: "hidden" | "rejected" | "published";
      readonly by: string | null;
      readonly ledger: number | null;
    };
    /** Its counts are others than before. */
    "comment.voted": { readonly story: string; readonly comment: string };
    /** It names these members, by id. */
    "comment.mentioned": { readonly story: string; readonly comment: string; readonly members: readonly string[] };
    /** Closed, opened, slowed, put under a moderator's eye. */
    "talk.changed": { readonly story: string };
  }
}

export {};
