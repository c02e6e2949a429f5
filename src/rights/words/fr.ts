import type { Words } from "./index.ts";

export const fr: Words = {
  made: ({ holder, year, terms }) => `© ${year} ${holder}. ${terms}`,
  part: (credit, line) => `Avec des éléments de ${credit} : ${line}`,
  hole: {
    "no-notice": "La dépêche est arrivée sans mention de droits. La ligne imprimée vient du profil de la source.",
    "no-holder": "La mention de droits ne nomme aucun titulaire. La ligne imprimée vient du profil de la source.",
    "no-year": "La mention de droits a un vide à la place de l’année. La ligne imprimée vient du profil de la source.",
    placeholder: "La mention de droits contient un champ que personne n’a rempli. La ligne imprimée vient du profil de la source.",
    "sign-only": "La mention de droits n’est qu’un signe. La ligne imprimée vient du profil de la source.",
  },
  defaultTerms: "Tous droits réservés. Ce contenu ne peut être publié, diffusé, réécrit ni redistribué.",
};
