declare module "#store" {
  interface Tables {
    /** What an editor looks for in what comes in, kept under a name; `wanted` is a `WireFilter` as JSON. */
    wire_filter: { id: string; owner_id: string; is_shared: number; name: string; wanted: string; made_at: string };
    /** Up to which line of the intake log a member has seen what a filter finds. */
    wire_filter_seen: { filter_id: string; member_id: string; intake_id: string };
    /** Who has looked at a line of the intake log. */
    wire_seen: { intake_id: string; member_id: string; at: string };
  }
}

export {};
