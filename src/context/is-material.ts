/** Words that turn a sentence round, by language (BCP 47 primary tag). A language without a list: every rewording counts. */
const NEGATIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    "not no never none nobody nothing neither nor nowhere without cannot deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting hardly barely unable false untrue except unless".split(
      " ",
    ),
  ),
  fr: new Set(
    "ne n pas jamais sans aucun aucune ni non nul nulle rien guère nie nient nié niée nier dément démenti démentie démentir refuse refusé refusée refuser rejette rejeté rejetée rejeter faux fausse".split(
      " ",
    ),
  ),
};

/** Words that count, beside figures. */
const NUMBERS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions half third quarter first second fourth fifth double triple twice once am pm noon midnight".split(
      " ",
    ),
  ),
  fr: new Set(
    "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille million millions milliard milliards douzaine dizaine demi moitié tiers quart premier première second seconde double triple lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre midi minuit".split(
      " ",
    ),
  ),
};

/** Words that are written large only because a sentence begins with them. */
const OPENERS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    "a an the this that these those it its he she they we you i his her their our your my and but or so if when while as at by for from in of on to with there here what who which how where why after before since until once all some many most more few both each every no not then now also".split(
      " ",
    ),
  ),
  fr: new Set(
    "un une le la les l ce cet cette ces c il elle ils elles on nous vous je j son sa ses leur leurs notre nos votre vos mon ma mes et mais ou donc si quand lorsque comme à au aux de du des en dans par pour sur avec sans il y qui que quoi dont où après avant depuis tout tous toute toutes".split(
      " ",
    ),
  ),
};

// A figure with its sign, its currency, what it is a part of and the letters that belong to it (-5, £5m, 5%, 12th); or a word.
const WORDS = /(?:(?<![\p{L}\p{N}])[-+])?(?:\p{Sc}\s?)?\p{N}+(?:[.,:/'-]\p{N}+)*(?:\s?[%‰°\p{Sc}])?\p{L}*|\p{L}[\p{L}\p{M}]*/gu;
const FIGURE = /^[-+]?\p{Sc}?\p{N}/u;
const HOUR = /\b([ap])\.\s?m\b/giu; // "9 a.m."
const TURNS = ["un", "in", "im", "il", "ir", "dis", "non", "mis"] as const;
const TURNED_LEAST = 4; // letters of a word that such a beginning turns round

const NT = /n't\b/giu; // "didn't": the negation inside a contraction

type Facts = { readonly numbers: string; readonly negations: string; readonly names: string; readonly words: ReadonlySet<string> };

const factsOf = (text: string, lang: string): Facts => {
  const words = [...text.normalize("NFC").replace(NT, " not ").replace(HOUR, "$1m").matchAll(WORDS)].map(([word]) =>
    word.replace(/\s/gu, ""),
  );
  const isIn = (list: ReadonlySet<string> | undefined, word: string): boolean => list?.has(word.toLowerCase()) === true;
  return {
    numbers: words
      .filter((word) => FIGURE.test(word) || isIn(NUMBERS[lang], word))
      .map((word) => word.toLowerCase())
      .join(" "),
    negations: words
      .filter((word) => isIn(NEGATIONS[lang], word))
      .map((word) => word.toLowerCase())
      .toSorted()
      .join(" "),
    names: [...new Set(words.filter((word) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) && !isIn(OPENERS[lang], word)))].toSorted().join(" "),
    words: new Set(words.map((word) => word.toLowerCase())),
  };
};

/** Whether a word of one text stands in the other with a beginning that turns it round: likely and unlikely. */
const isTurned = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some(
    (word) =>
      !b.has(word) &&
      TURNS.some((turn) => word.startsWith(turn) && word.length >= turn.length + TURNED_LEAST && b.has(word.slice(turn.length))),
  );

/**
 * Whether a rewording may say another thing: its figures in their order, its negations or its capitalised words are others, or a word was turned
 * round. Words of a script without capitals count as names in a text of a language that has them. For a language
 * without lists every difference may.
 */
export const isMaterial = (before: string, after: string, tag: string): boolean => {
  if (before === after) return false;
  const lang = (tag.split("-")[0] ?? "").toLowerCase();
  if (NEGATIONS[lang] === undefined) return true;
  const [old, fresh] = [factsOf(before, lang), factsOf(after, lang)];
  const isOther = old.numbers !== fresh.numbers || old.negations !== fresh.negations || old.names !== fresh.names;
  return isOther || isTurned(old.words, fresh.words) || isTurned(fresh.words, old.words);
};
