import type { Words } from "./index.ts";

export const fr: Words = {
  title: "Faits contestés par des lecteurs",
  promise: "Promis pour le",
  promiseHint: (zone) => `Le jour et l’heure de la réponse ; ils figurent au calendrier. Heures de ${zone}. Vide : aucune promesse.`,
  promised: (at) => `Promis pour le ${at}`,
  badTime: "Ce n’est ni une date ni une heure. Écrivez 2026-03-04T18:00, ou laissez vide.",
  all: "Tous les faits contestés",
  credited: "Corrigé grâce aux notes de",
  states: { open: "Nouveau", looking: "En cours de vérification", corrected: "Corrigé", declined: "Répondu, sans changement" },
};
