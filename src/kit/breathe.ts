/** Lets whatever else waits have its turn: on SQLite no statement does that by itself, however many follow each other. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
