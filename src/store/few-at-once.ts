/** Lets so many pieces of work go on at once; the others wait, first come, first served. */
export const fewAtOnce = (most: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let going = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (going < most) going += 1;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) going -= 1;
      else next();
    }
  };
};
