import type { Words } from "./index.ts";

export const fr: Words = {
  title: "Composé de",
  help: "La source et la mention de droits de chaque partie sont imprimées avec l’article. Là où les conditions diffèrent, les plus strictes valent pour le tout.",
  bars: {
    killed: (name) => `Une partie de ${name} a été retirée par sa source. Enlevez-la.`,
    withheld: (name) => `« ${name} » est retenu pour l’instant. Enlevez-le, ou attendez qu’il soit libéré.`,
    over: (name) => `La licence de « ${name} » a expiré. Enlevez-le.`,
    locked: (name) => `Les conditions de « ${name} » interdisent de le réécrire : il ne peut faire partie d’un autre article. Enlevez-le.`,
    "put-right": (name) =>
      `« ${name} » a été corrigé, et le texte d’avant ne doit pas être répété. Prenez le nouveau texte, ou enlevez la partie.`,
  },
  fine: "Tel qu’il a été repris.",
  waits: (at) => `Sous embargo jusqu’à ${at}, et cet article avec lui.`,
  waitsOpen: "Sous un embargo sans fin connue, et cet article avec lui.",
  updated: (source) => `${source} a envoyé un texte plus récent. Voici les différences.`,
  gone: "Retiré par sa source",
  take: "Prendre le texte plus récent",
  drop: "Enlever cette partie",
  clashes: "Vous aviez changé ceci. Votre texte tient toujours ; voyez s’il le peut.",
  yours: "Le vôtre",
  theirs: "Le leur",
  changed: "C’est fait. Relisez le texte, puis publiez.",
  unnamed: "une source",
  problem: {
    title: "Ces dépêches ne peuvent être réunies",
    "not-allowed": "Ceci est réservé à la rédaction.",
    "too-few": "Cochez deux dépêches ou plus dans la liste, puis appuyez de nouveau sur le bouton.",
    "too-many": (most) => `Un article réunit au plus ${most} dépêches. Cochez-en moins.`,
    none: "L’une des dépêches n’a plus d’article. Rechargez la liste et cochez de nouveau.",
    own: (headline) => `« ${headline} » est de la rédaction. Seules des dépêches peuvent être réunies.`,
    locked: (headline, source) =>
      `Les conditions de ${source} interdisent de réécrire « ${headline} » : il ne peut paraître que seul, tel qu’il est arrivé.`,
    killed: (source) => `${source} a retiré l’une des dépêches. Elle ne peut être utilisée.`,
    withheld: (headline) => `« ${headline} » est retenu : sa source ou la rédaction ne l’a pas libéré. Il ne peut encore être utilisé.`,
    over: (headline) => `La licence de « ${headline} » a expiré. Il ne peut être utilisé.`,
    back: "Retour à la liste",
  },
  madeOf: "Avec des éléments de",
};
