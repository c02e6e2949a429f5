const ASKED_OFTEN = 3; // times after which a statement is prepared
const NAMES_MOST = 400; // statements that each connection keeps
const PARAMETERS_MOST = 100;
const TEXT_MOST = 6_000; // characters
const COUNTED_MOST = 4_000; // texts that are being counted
const FOR_WORDS = / @@ | like /iu; // which way is short depends on the words that are looked for: planned each time

export type StatementNames = {
  /** The name under which a statement is prepared on each connection; undefined for what is asked seldom, is long, or looks for words. */
  readonly nameFor: (text: string, parameters: number) => string | undefined;
  /** Has every statement prepared anew: a table has changed below them. */
  readonly renew: () => void;
};

/**
 * Names for what is asked again and again. PostgreSQL reads and plans a named statement once a connection instead of each time (its manual,
 * PREPARE): for small statements that is most of the work.
 */
export const statementNames = (): StatementNames => {
  const asked = new Map<string, number>();
  const names = new Map<string, string>();
  let era = 0;
  return {
    nameFor: (text, parameters) => {
      const known = names.get(text);
      if (known !== undefined) return known;
      if (names.size >= NAMES_MOST || parameters > PARAMETERS_MOST || text.length > TEXT_MOST || FOR_WORDS.test(text)) return undefined;
      const times = (asked.get(text) ?? 0) + 1;
      if (times < ASKED_OFTEN) {
        if (asked.size >= COUNTED_MOST) asked.clear();
        asked.set(text, times);
        return undefined;
      }
      asked.delete(text);
      const name = `townwire_${era}_${names.size}`;
      names.set(text, name);
      return name;
    },
    renew: () => {
      era += 1;
      names.clear();
    },
  };
};
