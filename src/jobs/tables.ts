declare module "#store" {
  interface Tables {
    job: JobTable;
  }
}

/** `dead` jobs have failed as often as they may and wait for an operator. */
export type JobState = "waiting" | "leased" | "done" | "dead";

export type JobTable = {
  id: string;
  kind: string;
  rank: number;
  body: string;
  unique_key: string | null;
  run_at: string;
  attempts: number;
  most_attempts: number;
  leased_until: string | null;
  leased_by: string | null;
  state: JobState;
  last_error: string | null;
  made_at: string;
  ended_at: string | null;
};
