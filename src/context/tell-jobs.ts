declare module "#jobs" {
  interface JobBodies {
    /** Tells a note's author what became of it; `log` keeps the same news of another day apart. */
    "notes.tell": { readonly note: string; readonly what: string; readonly log: string };
    /** Tells a member that they were drawn to rate a note, when the invitation opens. */
    "notes.ask": { readonly note: string; readonly rater: string };
  }
}
