declare module "#events" {
  interface EventBodies {
    /** What others see of a member is another thing than before. */
    "member.changed": { readonly member: string };
    /** A member has blocked another, who is not told. */
    "member.blocked": { readonly member: string; readonly other: string };
  }
}

export {};
