declare module "#jobs" {
  interface JobBodies {
    /** Tells the asker and the followers of a question what happened to it, from the member after `after` on. */
    "questions.tell": { readonly event: string; readonly after: string };
    /** Ends rounds whose time is over, closes questions in which nothing moved. */
    "questions.sweep": Record<string, never>;
  }
}

export {};
