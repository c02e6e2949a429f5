import { formatNumber, plural } from "#kit";
import type { StandingWords } from "./standing.ts";

const n = (count: number): string => formatNumber("fr", count);
const days = (count: number): string => plural("fr", count, { one: "un jour", other: `${n(count)} jours` });

export const standingFr: StandingWords = {
  title: "Quelle confiance ont les membres",
  deck: "Calculée chaque heure par une machine d’après ce que chacun a fait ici, par les nombres de cette page. Elle ne s’achète ni ne se donne.",
  levels: { 0: "Nouveau ici", 1: "Connu ici", 2: "Habitué", 3: "Sur qui l’on compte" },
  noStep: "Chacun commence ici.",
  old: (count) => `Membre depuis ${days(count)}`,
  days: (count, of) => `Ici ${days(count)} sur les ${n(of)} derniers`,
  contributions: (count) => plural("fr", count, { one: "Une contribution maintenue", other: `${n(count)} contributions maintenues` }),
  helped: (people) =>
    `Quelque chose jugé utile par ${plural("fr", people, { one: "une autre personne", other: `${n(people)} autres personnes` })}`,
  takenOff: (most, of) => `Au plus ${n(most)} contributions retirées en ${days(of)}`,
  reply: (burst, seconds) => `${n(burst)} réponses d’affilée, puis une toutes les ${n(seconds)} secondes`,
  links: (times) => (times === 1 ? "Des liens selon les règles de la maison" : `${n(times)} fois plus de liens que les règles ne disent`),
  ratings: (count) => `${n(count)} avis sur des notes par jour`,
  introductions: (count) =>
    count === 0 ? "Pas encore de demande de mise en relation" : `${n(count)} demandes de mise en relation par semaine`,
  lost: "Ce qui ne tient plus se perd au calcul suivant : les jours et les décisions vieillissent.",
  reports: "Un signalement par quelqu’un de plus sûr est lu plus tôt. La confiance ne cache rien à elle seule, et ne décide pas du vrai.",
  yours: "La vôtre",
  yoursAre: (level) => `Vous êtes : ${level}.`,
  badges: "Insignes",
  badgesDeck: "Pour ce que des personnes différentes ont jugé utile, chacune comptée une fois.",
  badge: (badge) =>
    badge.for === "helped" ? `Respecté par ${n(badge.least)} personnes` : `Des notes utiles à ${n(badge.least)} personnes`,
  kinds: { comment: "Commentaires", question: "Questions", answer: "Réponses", note: "Notes" },
  contributionsTitle: "Contributions",
  how: "Comment c’est calculé",
};
