declare module "#events" {
  interface EventBodies {
    "comment.posted": { readonly story: string; readonly comment: string; readonly parent: string | null };
    /** Taken off, brought back or removed by its author: whoever shows it reads it again. */
    "comment.changed": { readonly story: string; readonly comment: string };
  }
}

export {};
