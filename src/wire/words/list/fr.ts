import type { Words } from "./index.ts";

export const fr: Words = {
  tick: (headline) => `Réunir avec d’autres : ${headline}`,
  ticks: "Réunir",
  together: "Écrire un article avec les dépêches cochées",
  togetherHelp: "Leurs textes l’un après l’autre, dans l’ordre de la liste. Chaque source et sa mention de droits restent avec l’article.",
};
