/** Where a sequence of words ends, and how many they are. */
export type Found<Value> = { readonly end: number; readonly length: number; readonly value: Value };

type Node<Value> = {
  readonly next: Map<string, Node<Value>>;
  readonly values: Value[];
  readonly depth: number;
  fail: Node<Value> | null;
  /** The nearest node on the way of failures that has values. */
  output: Node<Value> | null;
};

/**
 * Aho and Corasick's machine (1975) whose letters are whole words: one pass over a text finds every phrase of a list, its cost linear in the text
 * and in what it finds, however long the list is.
 */
export type Automaton<Value> = {
  readonly add: (words: readonly string[], value: Value) => void;
  /** To be called once, after the last `add`. */
  readonly seal: () => void;
  readonly find: (words: readonly string[]) => readonly Found<Value>[];
  readonly size: () => number;
};

export const openAutomaton = <Value>(): Automaton<Value> => {
  const node = (depth: number): Node<Value> => ({ next: new Map(), values: [], depth, fail: null, output: null });
  const root = node(0);
  let size = 0;

  const step = (from: Node<Value>, word: string): Node<Value> => {
    let at: Node<Value> | null = from;
    while (at !== null) {
      const next = at.next.get(word);
      if (next !== undefined) return next;
      at = at.fail;
    }
    return root;
  };

  return {
    add: (words, value) => {
      let at = root;
      for (const word of words) {
        let next = at.next.get(word);
        if (next === undefined) {
          next = node(at.depth + 1);
          at.next.set(word, next);
        }
        at = next;
      }
      at.values.push(value);
      size += 1;
    },
    seal: () => {
      const queue: Node<Value>[] = [];
      for (const child of root.next.values()) {
        child.fail = root;
        queue.push(child);
      }
      for (const at of queue)
        for (const [word, child] of at.next) {
          child.fail = step(at.fail ?? root, word);
          child.output = child.fail.values.length > 0 ? child.fail : child.fail.output;
          queue.push(child);
        }
    },
    find: (words) => {
      const found: Found<Value>[] = [];
      let at = root;
      for (const [end, word] of words.entries()) {
        at = step(at, word);
        for (let out: Node<Value> | null = at.values.length > 0 ? at : at.output; out !== null; out = out.output)
          for (const value of out.values) found.push({ end, length: out.depth, value });
      }
      return found;
    },
    size: () => size,
  };
};
