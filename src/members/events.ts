declare module "#events" {
  interface EventBodies {
    /** What others see of a member is another thing than before. */
    "member.changed": { readonly member: string };
  }
}

export {};
