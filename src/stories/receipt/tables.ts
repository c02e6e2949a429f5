declare module "#store" {
  interface Tables {
    /** What every address of a withdrawn story answered when it was asked. */
    kill_receipt: ReceiptTable;
  }
}

export type ReceiptTable = {
  id: string;
  story_id: string;
  asked_at: string;
  /** The editor who asked for it; null for one that a withdrawal brings by itself. */
  asked_by: string | null;
  asked_name: string;
  /** JSON of `KnownPlaces`: where the story stood. Emptied when the receipt is settled: its slug may be what was withdrawn. */
  known: string;
  tries: number;
  checked_at: string | null;
  /** When it was said for good: everything is down, or it was asked often enough. */
  settled_at: string | null;
  is_down: number;
  /** JSON of `ExitLine`s and of `Carried`. */
  lines: string;
  carried: string;
};
