import type { Migration } from "../columns.ts";

export const jobs: Migration = {
  name: "0002-jobs",
  up: ({ columns: c, table, index, unique }) => [
    table("job", {
      id: c.key,
      kind: c.text,
      rank: c.int,
      body: c.json,
      unique_key: c.textMaybe,
      run_at: c.instant,
      attempts: c.int,
      most_attempts: c.int,
      leased_until: c.instantMaybe,
      leased_by: c.textMaybe,
      state: c.text,
      last_error: c.textMaybe,
      made_at: c.instant,
      ended_at: c.instantMaybe,
    }),
    index("job_due", "job", "rank, run_at, id", "state = 'waiting'"),
    index("job_leased", "job", "leased_until", "state = 'leased'"),
    index("job_by_state", "job", "state, ended_at"),
    unique("job_unique_key", "job", "unique_key", "unique_key is not null and state in ('waiting', 'leased')"),
  ],
};
