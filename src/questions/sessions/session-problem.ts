/** Why the newsroom cannot set a session up or run it. */
export type SessionProblem = "not-yours" | "not-there" | "not-now" | "no-story" | "no-member" | "no-words" | "no-title" | "no-time";
