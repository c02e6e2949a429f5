import { formatNumber, formatSize, plural } from "#kit";
import type { Words } from "./index.ts";

const number = (value: number): string => formatNumber("fr", value);

export const fr: Words = {
  elsewhere: {
    title: "Cet envoi ne vient pas de notre propre page",
    detail: "L’envoi semble provenir d’un autre site ; nous n’en avons rien fait. Ouvrez la page ici, puis envoyez de nouveau.",
  },
  notJson: {
    title: "Cette adresse attend du JSON",
    detail: "Cette adresse n’accepte que du JSON, avec le type de contenu application/json.",
  },
  tooLarge: (limit) => ({
    title: "L’envoi est trop volumineux",
    detail: `Nous acceptons jusqu’à ${limit} à la fois. Rien n’a été enregistré. Raccourcissez votre envoi, puis recommencez.`,
  }),
  tooOften: (seconds) => ({
    title: "Un peu trop vite",
    detail: `Attendez ${plural("fr", seconds, { one: "une seconde", other: `${number(seconds)} secondes` })}, puis réessayez. Ce que vous avez écrit se trouve toujours sur la page précédente.`,
  }),
  tooBusy: {
    title: "Il y a beaucoup de monde en ce moment",
    detail: "Nous n’avons pas pu répondre à temps. Réessayez dans une demi-minute.",
  },
  size: (bytes) => formatSize("fr", bytes),
  signedOut: {
    title: "Votre session est terminée",
    what: "Rien n’a été enregistré. Ce que vous avez écrit se trouve ci-dessous et sera renvoyé tel quel.",
    signIn: "Connectez-vous sur une autre page, puis revenez à celle-ci.",
    again: "L’envoyer à nouveau",
  },
  backToFront: "Aller à la une",
  broken: {
    title: "Ce formulaire est arrivé abîmé",
    detail:
      "Ce qui a été envoyé n’a pas pu être lu, et rien n’a été enregistré. Revenez une page en arrière : ce que vous avez écrit y est encore. Puis envoyez-le à nouveau.",
  },
  mail: {
    title: "Messages",
    deck: "Ce qui aurait été envoyé, du plus récent au plus ancien. Réglez TOWNWIRE_MAIL_URL pour envoyer les messages.",
    none: "Aucun message n’a encore été écrit.",
    to: "À",
  },
  desk: {
    groups: { wire: "Le fil", writing: "Écriture", pages: "Pages", readers: "Lecteurs", running: "Gestion" },
    newsletters: "Lettres",
    numbers: "Chiffres",
    pictures: "Photos",
    notes: "Notes",
    tickets: "Faits contestés",
    writing: "Écriture",
    front: "Une",
    calendar: "Calendrier",
    settings: "Réglages",
    incoming: "Arrivées",
    feeds: "Flux",
    sources: "Sources",
    questions: "Questions",
    corrections: "Corrections",
    ledger: "Registre",
    moderation: "Modération",
  },
};
