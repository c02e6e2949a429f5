import { formatNumber } from "#kit";
import type { Words } from "./index.ts";

const STORY = {
  removal: "Article retiré",
  restoration: "Article rétabli",
  correction: "Article corrigé",
  withdrawal: "Article retiré",
} as const;
const REPLY = {
  removal: "Réponse retirée",
  restoration: "Réponse rétablie",
  correction: "Réponse corrigée",
  withdrawal: "Réponse retirée",
} as const;

const PICTURE = {
  removal: "Image retirée",
  restoration: "Image rétablie",
  correction: "Image corrigée",
  withdrawal: "Image retirée",
} as const;
const SOURCE = {
  removal: "Articles d’une source retirés",
  restoration: "Articles d’une source rétablis",
  correction: "Articles d’une source corrigés",
  withdrawal: "Articles d’une source retirés",
} as const;
const NOTE = {
  removal: "Note retirée",
  restoration: "Note rétablie",
  correction: "Note corrigée",
  withdrawal: "Note retirée",
} as const;
const PROFILE = {
  removal: "Nom ou présentation effacés",
  restoration: "Nom ou présentation rétablis",
  correction: "Nom ou présentation corrigés",
  withdrawal: "Nom ou présentation effacés",
} as const;
const LIFTED = {
  removal: "Restriction levée",
  restoration: "Restriction levée",
  correction: "Restriction levée",
  withdrawal: "Restriction levée",
} as const;
const THINGS: Readonly<Record<string, Readonly<Record<keyof typeof REPLY, string>>>> = {
  note: NOTE,
  story: STORY,
  picture: PICTURE,
  source: SOURCE,
  sanction: LIFTED,
  profile: PROFILE,
};

/** What is said whatever it was done to. */
const ALONE = {
  appeal: "Recours rejeté",
  sanction: "Membre restreint",
  rule: "Règle changée",
  recovery: "Accès d’un membre de la rédaction réinitialisé",
  exits: "Retrait vérifié à chaque adresse",
  context: "Décision sur les notes",
} as const;

export const fr: Words = {
  title: "Registre des décisions",
  deck: "Chaque fois que quelque chose a été retiré, rétabli ou corrigé ici, et pour quel motif. Rien n’est jamais ôté de cette liste ; une erreur reçoit sa propre entrée.",
  caption: "Les plus récentes d’abord. Chaque entrée porte le sceau de la précédente.",
  captionOne: "Cette entrée, telle qu’elle a été écrite.",
  entry: (no) => `Entrée ${formatNumber("fr", no)}`,
  columns: { no: "Nº", when: "Quand", what: "Quoi, et pourquoi", by: "Décidé par", seal: "Sceau" },
  kinds: {
    removal: "Retraits de réponses",
    restoration: "Rétablissements",
    correction: "Corrections",
    withdrawal: "Retraits d’articles",
    context: "Décisions sur les notes",
    appeal: "Recours rejetés",
    sanction: "Restrictions de membres",
    rule: "Changements de règles",
    recovery: "Accès de la rédaction réinitialisés",
    exits: "Retraits vérifiés",
  },
  what: (kind, target) => ({ ...(THINGS[target] ?? REPLY), ...ALONE })[kind],
  grounds: {
    "correction-by-source": "La source a envoyé une correction",
    "kill-by-source": "La source l’a retiré",
    "correction-by-editor": "La rédaction a corrigé",
    "kill-by-editor": "La rédaction l’a retiré",
    "lift-by-editor": "La source a envoyé une nouvelle version après son retrait, et la rédaction l’a publiée",
    purge: "Tous les articles d’une source sur une période ont été retirés",
    restore: "Il avait déjà été retiré ; une sauvegarde restaurée ne le savait pas encore",
    rule: "Contraire à une règle",
    upheld: "Une autre personne a tout relu",
    "often-wrong": "Trop souvent annulée, elle ne fait plus que retenir",
    tried: "Essayée auparavant sur les 30 derniers jours",
    "trial-ended": "L’essai a pris fin sans mise en vigueur",
    "two-persons": "Deux administrateurs ont constaté qu’un authentificateur était perdu, et le délai pour s’y opposer est passé",
    "all-down": "Chaque adresse a été interrogée, et aucune n’en donne un mot",
    "not-down": "Chaque adresse a été interrogée, et une au moins répondait encore",
    mistake: "Le retrait était une erreur",
    "note-published": "La rédaction a décidé si elle se trouve dans l’article, comme son choix",
    "note-vetoed": "La rédaction a décidé si elle est écartée de l’article",
    "notes-closed": "La rédaction a fermé l’article aux notes",
    "notes-opened": "La rédaction a ouvert l’article aux notes",
    appeal: "Sur recours, par une autre personne que celle qui avait décidé",
  },
  rule: (no) => `Règle ${no}`,
  by: { source: "La source", moderator: "Un modérateur", editor: "La rédaction", author: "Son auteur", rule: "Une règle" },
  target: "voir l’article",
  kind: "Nature",
  all: "Toutes",
  number: "Numéro",
  show: "Afficher",
  older: "Entrées plus anciennes",
  none: "Aucune décision n’a encore été prise.",
  check: "Vérifiez vous-même",
  checkHow:
    "Chaque sceau est l’empreinte SHA-256 de l’entrée et du sceau précédent. Avec le fichier de toutes les entrées, chacun peut refaire les sceaux et voir qu’aucune entrée n’a été changée, omise ou glissée entre deux autres.",
  file: "Toutes les entrées en un fichier",
  notIn: "Ce qui n’y figure pas",
  notInHow:
    "Les noms des membres et les mots retirés eux-mêmes. Leur auteur peut lire les deux, avec le motif, là où se trouvait la réponse.",
  rules: "Toute règle",
  decider: "Décidé par",
  from: "Du",
  to: "Au",
  about: "À propos de (identifiant d’un article ou d’une réponse)",
  yearLink: (year) => `L’année ${year} en nombres`,
  receipt: "Reçu signé de cette entrée",
  year: {
    title: (year) => `Décisions en ${year}`,
    deck: "Tout ce que le registre contient de cette année, compté. Ni noms ni mots n’y figurent.",
    months: "Mois par mois",
    month: "Mois",
    rules: "Retraits par règle",
    heard: "Recours examinés",
    won: "Annulées sur recours",
  },
  checkPage: {
    title: "Vérifiez le registre vous-même",
    deck: "Votre navigateur refait chaque sceau à partir du fichier de toutes les entrées, et vous dit ce qu’il a trouvé.",
    running: "Les sceaux sont refaits …",
    good: "Les # entrées sont telles qu’elles furent écrites : aucune n’a été changée, omise ou glissée entre deux autres.",
    broken: "L’entrée # n’est pas telle qu’elle fut écrite, ou elle manque.",
    failed: "Le fichier n’a pas pu être lu. Réessayez, ou prenez la voie ci-dessous.",
    noScript: "Votre navigateur n’exécute pas de scripts ici. La voie ci-dessous n’en demande pas.",
    byHand: "Sans cette page",
    how: "Prenez le fichier. Chaque ligne est une entrée. Son sceau est l’empreinte SHA-256, en hexadécimal, d’un tableau JSON sans blancs : le sceau précédent, puis no, at, kind, target, ground, rule, decidedBy, et ses details comme texte JSON. Le sceau précédent de la première entrée est fait de 64 zéros. Qui fait tourner une copie de ce site peut dire « townwire ledger verify ». Un reçu est le sceau signé par ce site (Ed25519) ; sa clé est ici aussi.",
    file: "Toutes les entrées en un fichier",
    key: "la clé des reçus",
  },
  seals: { whole: "Son sceau entier :", before: "Le sceau précédent :" },
};
