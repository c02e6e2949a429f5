declare module "#events" {
  interface EventBodies {
    /**
     * A message of an introduction was taken off or brought back by whoever decides about what members say. `by`: the moderator, null for a
     * rule; `ledger`: its entry, null where a held one was let out.
     */
    "introduction.decided": {
      readonly message: string;
      readonly state: "hidden" | "rejected" | "published";
      readonly by: string | null;
      readonly ledger: number | null;
    };
  }
}

export {};
