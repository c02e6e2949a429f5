import { FORMS, type Form, formOf, isDrawnOut, isLatin, isSpoofable, skeletonOf } from "./forms.ts";
import { openAutomaton } from "./automaton.ts";
import { openLetterTree } from "./letter-tree.ts";
import { type Entry, type Pattern, readPattern } from "./read-entry.ts";
import { joinLetters, splitText, type Token } from "./split-text.ts";

/** An entry that a text holds, and where: units of the text. */
export type Hit = { readonly entry: Entry; readonly from: number; readonly to: number };

/** What a text stands in; entries of another scope are passed over. */
export type Place = { readonly section: string; readonly storyId: string; readonly lang: string; readonly now: string };

/** A list made ready. `find` is linear in the text. */
export type WordList = { readonly find: (text: string, place?: Place) => readonly Hit[] };

type Words = { readonly entry: Entry; readonly words: readonly string[] };
type Letters = { readonly entry: Entry; readonly isWhole: boolean; readonly isRun: boolean };

const formsOf = ({ isDisguised, isStretched }: Entry): readonly Form[] => [
  "plain",
  "skeleton",
  ...(isDisguised ? (["disguised"] as const) : []),
  ...(isStretched ? (["stretched"] as const) : []),
  ...(isDisguised && isStretched ? (["both"] as const) : []),
];

const holdsIn = ({ scope, endsAt }: Entry, place: Place | undefined): boolean => {
  if (place === undefined) return true;
  if (endsAt !== null && endsAt <= place.now) return false;
  switch (scope.kind) {
    case "site":
      return true;
    case "section":
      return scope.value === place.section;
    case "story":
      return scope.value === place.storyId;
    case "lang":
      return scope.value === place.lang.split("-")[0];
  }
};

const LONGEST = 200; // units of a run looked at from where one of its words begins: no pattern is longer

/** The letters from a token to the end of its run, and the places where words end, counted from its beginning. */
const runFrom = (tokens: readonly Token[], at: number): { readonly letters: string; readonly ends: ReadonlySet<number> } => {
  let letters = "";
  const ends = new Set<number>();
  for (let next = at; next < tokens.length && (next === at || tokens[next]?.isRun === true) && letters.length < LONGEST; next += 1) {
    letters += tokens[next]?.text ?? "";
    ends.add(letters.length);
  }
  return { letters, ends };
};

/** The index of the token that holds a unit counted from the beginning of token `at`. */
const tokenAfter = (tokens: readonly Token[], at: number, units: number): number => {
  let left = units;
  let next = at;
  while (left > (tokens[next]?.text.length ?? left)) {
    left -= tokens[next]?.text.length ?? 0;
    next += 1;
  }
  return next;
};

/** Forms of the words of one text, each made once. */
type FormOf = (form: Form, word: string) => string;

const openForms = (): FormOf => {
  const made = new Map<string, string>();
  return (form, word) => {
    const key = `${form} ${word}`;
    let found = made.get(key);
    if (found === undefined) {
      found = formOf(form, word);
      made.set(key, found);
    }
    return found;
  };
};

const openForm = (form: Form) => {
  const phrases = openAutomaton<Words>();
  const beginnings = openLetterTree<Letters>();
  const isLoose = form === "stretched" || form === "both";
  const looseOf: Form = form === "both" ? "disguised" : "skeleton";

  const search = (
    tokens: readonly Token[],
    isFair: (token: Token) => boolean,
    place: Place | undefined,
    formed: FormOf,
  ): readonly Hit[] => {
    const hits: Hit[] = [];
    if (form !== "plain" && !tokens.some(isFair)) return hits;
    const texts = tokens.map((token) => formed(form, token.text));
    const add = (entry: Entry, first: number, last: number): void => {
      const [begin, end] = [tokens[first], tokens[last]];
      if (begin !== undefined && end !== undefined && holdsIn(entry, place) && tokens.slice(first, last + 1).some(isFair))
        hits.push({ entry, from: begin.from, to: end.to });
    };
    if (phrases.size() > 0)
      for (const { end, length, value } of phrases.find(texts)) {
        const first = end - length + 1;
        const isOwn = (word: string, at: number): boolean =>
          isDrawnOut(formOf(looseOf, tokens[first + at]?.text ?? ""), formOf(looseOf, word));
        if (!isLoose || value.words.every(isOwn)) add(value.entry, first, end);
      }
    if (beginnings.size() > 0)
      for (const at of tokens.keys()) {
        const run = form === "plain" ? runFrom(tokens, at) : { letters: texts[at] ?? "", ends: new Set<number>() };
        for (const { units, value } of beginnings.walk(run.letters))
          if (!value.isWhole || run.ends.has(units)) add(value.entry, at, value.isRun ? tokenAfter(tokens, at, units) : at);
      }
    return hits;
  };
  return { form, phrases, beginnings, search };
};

type Formed = ReturnType<typeof openForm>;

const addTo = ({ form, phrases, beginnings }: Formed, entry: Entry, pattern: Pattern): void => {
  if (pattern.kind === "words") {
    const { words } = pattern;
    phrases.add(
      words.map((word) => formOf(form, word)),
      { entry, words },
    );
  } else if (pattern.kind === "start") beginnings.add(formOf(form, pattern.start), { entry, isWhole: false, isRun: false });
  else if (pattern.kind === "letters" && form === "plain")
    beginnings.add(pattern.letters, { entry, isWhole: pattern.isWhole, isRun: true });
};

/** Of hits that overlap an allowed word or phrase, what they touch is allowed; each entry counts once a place. */
const withoutAllowed = (hits: readonly Hit[]): readonly Hit[] => {
  const allowed = hits.filter(({ entry }) => entry.action === "allow");
  const seen = new Set<string>();
  return hits
    .filter(({ entry, from, to }) => {
      const key = `${entry.id} ${from}`;
      if (entry.action === "allow" || seen.has(key) || allowed.some((each) => each.from <= from && each.to >= to)) return false;
      seen.add(key);
      return true;
    })
    .toSorted((one, other) => one.from - other.from);
};

/** Makes a list ready to search. Entries that cannot be read were refused when they were saved. */
export const openWordList = (entries: readonly Entry[]): WordList => {
  const machines = FORMS.map(openForm);
  const expressions: { readonly entry: Entry; readonly pattern: Extract<Pattern, { kind: "expression" }> }[] = [];
  for (const entry of entries) {
    const pattern = readPattern(entry.pattern);
    if (!pattern.ok) continue;
    if (pattern.value.kind === "expression") expressions.push({ entry, pattern: pattern.value });
    else for (const each of machines) if (formsOf(entry).includes(each.form)) addTo(each, entry, pattern.value);
  }
  for (const each of machines) each.phrases.seal();

  const expressed = (text: string, tokens: readonly Token[], place: Place | undefined): readonly Hit[] =>
    expressions.flatMap(({ entry, pattern }) => {
      const matcher = pattern.expression.matcher(text);
      const hits: Hit[] = [];
      while (holdsIn(entry, place) && matcher.find()) {
        const [from, to] = [matcher.start(), matcher.end()];
        if (to === from) continue;
        // Its words whole, so that an allowed word that holds it is seen to.
        const touched = tokens.filter((token) => token.from < to && token.to > from);
        hits.push({ entry, from: Math.min(from, touched[0]?.from ?? from), to: Math.max(to, touched.at(-1)?.to ?? to) });
      }
      return hits;
    });

  return {
    find: (text, place) => {
      const tokens = splitText(text);
      const withSigns = entries.some((entry) => entry.isDisguised) ? splitText(text, true) : tokens;
      const isLatinText = isLatin(tokens);
      const formed = openForms();
      const isFair = {
        plain: () => true,
        skeleton: (token: Token) => isSpoofable(token.text, isLatinText),
        disguised: (token: Token) => formed("disguised", token.text) !== token.text,
        stretched: (token: Token) => formed("stretched", token.text) !== skeletonOf(token.text),
        both: (token: Token) => formed("both", token.text) !== token.text,
      } as const;
      const hits = machines
        .filter((each) => each.phrases.size() + each.beginnings.size() > 0)
        .flatMap((each) => {
          const own = each.form === "disguised" || each.form === "both" ? withSigns : tokens;
          return [own, ...joinLetters(own).map((token) => [token])].flatMap((of) => each.search(of, isFair[each.form], place, formed));
        });
      return withoutAllowed([...hits, ...expressed(text, tokens, place)]);
    },
  };
};
