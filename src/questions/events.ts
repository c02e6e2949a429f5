declare module "#events" {
  interface EventBodies {
    /** Asked, moved, answered, merged, wanted by more: whoever shows it reads it again. */
    "question.changed": { readonly story: string; readonly question: string };
    /** Set up, changed, called off, or another phase of it has begun. */
    "session.changed": { readonly story: string; readonly session: string };
  }
}

export {};
