/** Words that turn a sentence round, by language (BCP 47 primary tag). A language without a list: every rewording counts. */
const NEGATIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    "not no never none nobody nothing neither nor nowhere without cannot deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting hardly barely unable false untrue".split(
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
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions half third quarter first second fourth fifth double triple twice once".split(
      " ",
    ),
  ),
  fr: new Set(
    "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille million millions milliard milliards douzaine dizaine demi moitié tiers quart premier première second seconde double triple".split(
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

const WORDS = /\p{N}+(?:[.,:/'-]\p{N}+)*|\p{L}[\p{L}\p{M}]*/gu;

const NT = /n't\b/giu; // "didn't": the negation inside a contraction

type Facts = { readonly numbers: string; readonly negations: string; readonly names: string };

const factsOf = (text: string, lang: string): Facts => {
  const words = [...text.normalize("NFC").replace(NT, " not ").matchAll(WORDS)].map(([word]) => word);
  const isIn = (list: ReadonlySet<string> | undefined, word: string): boolean => list?.has(word.toLowerCase()) === true;
  return {
    numbers: words
      .filter((word) => /^\p{N}/u.test(word) || isIn(NUMBERS[lang], word))
      .map((word) => word.toLowerCase())
      .join(" "),
    negations: words
      .filter((word) => isIn(NEGATIONS[lang], word))
      .map((word) => word.toLowerCase())
      .toSorted()
      .join(" "),
    names: [...new Set(words.filter((word) => /^\p{Lu}/u.test(word) && !isIn(OPENERS[lang], word)))].toSorted().join(" "),
  };
};

/**
 * Whether a rewording may say another thing: its figures in their order, its negations or its capitalised words are others. For a language
 * without lists every difference may.
 */
export const isMaterial = (before: string, after: string, tag: string): boolean => {
  if (before === after) return false;
  const lang = (tag.split("-")[0] ?? "").toLowerCase();
  if (NEGATIONS[lang] === undefined) return true;
  const [old, fresh] = [factsOf(before, lang), factsOf(after, lang)];
  return old.numbers !== fresh.numbers || old.negations !== fresh.negations || old.names !== fresh.names;
};
