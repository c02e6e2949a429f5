import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);

/** Where a moderator runs a conversation. */
export const runFr: Words["runPage"] = {
  title: "Conduire cette conversation",
  heat: (comments, people) =>
    `Dans la dernière demi-heure : ${plural("fr", comments, { one: `${n(comments)} réponse`, many: `${n(comments)} réponses`, other: `${n(comments)} réponses` })} de ${plural("fr", people, { one: `${n(people)} personne`, many: `${n(people)} personnes`, other: `${n(people)} personnes` })}.`,
  heatPropose: "Elle s’échauffe : peu de monde, beaucoup de réponses, ou beaucoup de retraits. Le mode lent aiderait.",
  calm: "Elle est calme.",
  close: "La clore",
  open: "La rouvrir",
  closeAfter: "Se clore d’elle-même",
  days: (days) => plural("fr", days, { one: "dans un jour", many: `dans ${n(days)} jours`, other: `dans ${n(days)} jours` }),
  never: "jamais",
  slow: "Mode lent",
  slowOff: "non",
  seconds: (seconds) =>
    seconds < 120 ? `une réponse chacun toutes les ${n(seconds)} secondes` : `une réponse chacun toutes les ${n(seconds / 60)} minutes`,
  premoderate: "Un modérateur lit chaque réponse avant qu’elle paraisse",
  save: "Enregistrer",
  waiting: (count) =>
    plural("fr", count, {
      one: "1 réponse vous attend",
      many: `${n(count)} réponses vous attendent`,
      other: `${n(count)} réponses vous attendent`,
    }),
  labelTitle: "Qui parle ici, et à quel titre",
  labelWho: "Identifiant",
  labelKind: "Ce qu’il est ici",
  labelKinds: { author: "Auteur de l’article", expert: "Expert", guest: "Notre invité", none: "Rien : le retirer" },
  labelWords: "En quoi",
  labelHint: "Pour un expert ou un invité : ce que chacun doit savoir, comme « éclusier de 1979 à 2014, vérifié ».",
  labelButton: "Donner",
  noMember: "Personne ici n’a cet identifiant.",
  labelShort: "Dites en quoi ce membre est expert.",
};
