/** Lets whatever else waits have its turn: on SQLite no statement does that by itself. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
