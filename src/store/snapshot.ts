/** A value as both databases store it. */
export type Value = string | number | Uint8Array | null;

/** One table at the instant of a snapshot. */
export type TableAt = {
  readonly name: string;
  readonly columns: readonly string[];
  /** Its rows, some hundred at a time. */
  readonly rows: () => AsyncIterable<readonly Readonly<Record<string, Value>>[]>;
};

/** All tables at one instant, while others go on writing. */
export type Snapshot = <T>(work: (tables: readonly TableAt[]) => Promise<T>) => Promise<T>;

export const ROWS_AT_ONCE = 500;
