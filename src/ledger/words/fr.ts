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
const THINGS: Readonly<Record<string, typeof NOTE | typeof STORY | typeof REPLY | typeof PICTURE | typeof SOURCE>> = {
  note: NOTE,
  story: STORY,
  picture: PICTURE,
  source: SOURCE,
};

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
  },
  what: (kind, target) => (kind === "context" ? "Décision sur les notes" : (THINGS[target] ?? REPLY)[kind]),
  grounds: {
    "correction-by-source": "La source a envoyé une correction",
    "kill-by-source": "La source l’a retiré",
    "correction-by-editor": "La rédaction a corrigé",
    "kill-by-editor": "La rédaction l’a retiré",
    "lift-by-editor": "La source a envoyé une nouvelle version après son retrait, et la rédaction l’a publiée",
    purge: "Tous les articles d’une source sur une période ont été retirés",
    restore: "Il avait déjà été retiré ; une sauvegarde restaurée ne le savait pas encore",
    rule: "Contraire à une règle",
    mistake: "Le retrait était une erreur",
    "note-published": "La rédaction a décidé si elle se trouve dans l’article, comme son choix",
    "note-vetoed": "La rédaction a décidé si elle est écartée de l’article",
    "notes-closed": "La rédaction a fermé l’article aux notes",
    "notes-opened": "La rédaction a ouvert l’article aux notes",
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
  seals: { whole: "Son sceau entier :", before: "Le sceau précédent :" },
};
