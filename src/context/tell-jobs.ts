declare module "#jobs" {
  interface JobBodies {
    /** Tells a note's author what became of it; `log` keeps the same news of another day apart. */
    "notes.tell": { readonly note: string; readonly what: string; readonly log: string };
    /** Tells editors that a note says a story is wrong. */
    "notes.dispute": { readonly note: string };
    /** Tells a member that they were drawn to rate a note, when the invitation opens. */
    "notes.ask": { readonly note: string; readonly rater: string };
  }
}
