type Leaf<Value> = { readonly next: Map<string, Leaf<Value>>; readonly values: Value[] };

/** Beginnings of words, found letter by letter: a walk is as long as the longest beginning. */
export type LetterTree<Value> = {
  readonly add: (letters: string, value: Value) => void;
  /** What begins at the first of `letters`, each with the number of units that it covers. */
  readonly walk: (letters: string) => readonly { readonly units: number; readonly value: Value }[];
  readonly size: () => number;
};

export const openLetterTree = <Value>(): LetterTree<Value> => {
  const root: Leaf<Value> = { next: new Map(), values: [] };
  let size = 0;
  return {
    add: (letters, value) => {
      let at = root;
      for (const letter of letters) {
        let next = at.next.get(letter);
        if (next === undefined) {
          next = { next: new Map(), values: [] };
          at.next.set(letter, next);
        }
        at = next;
      }
      at.values.push(value);
      size += 1;
    },
    walk: (letters) => {
      const found: { units: number; value: Value }[] = [];
      let at = root;
      let units = 0;
      for (const letter of letters) {
        const next = at.next.get(letter);
        if (next === undefined) break;
        at = next;
        units += letter.length;
        for (const value of at.values) found.push({ units, value });
      }
      return found;
    },
    size: () => size,
  };
};
