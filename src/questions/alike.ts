import { wordsIn } from "#search";

const WORDS_MOST = 24;
const STEM_LETTERS = 6; // what is longer is compared by its beginning: "barriers" and "barrier" are about one thing
const SHORT = 3; // letters: shorter words tie sentences together and are about nothing

/** Words of every question, in the languages of the pages. */
const EMPTY = new Set(
  (
    "what when where which whose whom will would could should does have been were with from that this they them there their then than about into also " +
    "your just only some such very more most much many here know want tell please " +
    "quoi quel quelle quels quelles quand comment pourquoi combien avec dans pour sans sont cette cela leur leurs nous vous elle elles etre fait peut plus est " +
    "لماذا متى كيف اين هذا هذه التي الذي على الى ماذا كان هناك"
  ).split(" "),
);

/** A word as it is compared: without the "s" of many, and no longer than its beginning. */
const stemOf = (word: string): string => (word.length > SHORT + 1 ? word.replace(/s$/u, "") : word).slice(0, STEM_LETTERS);

/** What a text is about, as folded beginnings of its words, each once, the first first. */
export const keyWords = (text: string, most = WORDS_MOST): readonly string[] => {
  const found = new Set<string>();
  for (const { word } of wordsIn(text)) {
    if (word.length <= SHORT || EMPTY.has(word)) continue;
    found.add(stemOf(word));
    if (found.size >= most) break;
  }
  return [...found];
};

const PASSAGES_MOST = 3;
const SHARED_LEAST = 2;

/** Paragraphs that share at least two, and at least half, of what a question is about: the most alike first, at most three. */
export const answeringPassages = (question: string, paragraphs: readonly string[]): readonly string[] => {
  const asked = keyWords(question);
  if (asked.length < SHARED_LEAST) return [];
  return paragraphs
    .map((text, place) => {
      const own = new Set(keyWords(text, Number.POSITIVE_INFINITY));
      return { text, place, shared: asked.filter((word) => own.has(word)).length };
    })
    .filter(({ shared }) => shared >= Math.max(SHARED_LEAST, asked.length / 2))
    .toSorted((a, b) => b.shared - a.shared || a.place - b.place)
    .slice(0, PASSAGES_MOST)
    .map(({ text }) => text);
};
