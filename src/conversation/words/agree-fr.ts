import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);
const counted = (count: number, one: string, other: string): string =>
  plural("fr", count, { one: `${n(count)} ${one}`, many: `${n(count)} de ${other}`, other: `${n(count)} ${other}` });

/** Où l’on s’accorde, et où l’on diffère. */
export const agreeFr: Words["agree"] = {
  title: "Où sommes-nous d’accord ?",
  from: (people) =>
    `D’après ${counted(people, "personne", "personnes")} qui ont jugé au moins sept réponses. Les groupes viennent de la façon de voter, non de ce que l’on est, et n’ont pas de nom. Plein : respect. Creux : n’aide pas.`,
  agreed: "Respecté dans chaque groupe",
  noneAgreed: "Aucune réponse n’est encore respectée dans chaque groupe.",
  apart: "Où nous différons",
  of: (agree, all) => `${n(agree)} sur ${n(all)}`,
  tooFew: "trop peu",
  letters: ["A", "B", "C", "D", "E"],
  totals: (votes, count, people) =>
    `Jusqu’ici ${counted(votes, "vote", "votes")} sur ${counted(count, "réponse", "réponses")} ; ${counted(people, "personne en a jugé", "personnes en ont jugé")} sept ou plus.`,
  why: {
    people: "On cherche des groupes quand 60 personnes ont jugé sept réponses chacune. À moins, on pourrait deviner le vote de quelqu’un.",
    comments: "On cherche des groupes quand 15 réponses ont été jugées.",
    gauge: "Aucun groupe n’est montré : les votes ne suivent ici aucune ligne qui tienne.",
    apart: "Aucun groupe n’est montré : on vote ici de façon trop semblable.",
    small: "Aucun groupe n’est montré : l’un serait si petit qu’on pourrait deviner ses votes.",
  },
  mine: "Avec quel groupe est-ce que je vote ?",
  bridging: {
    title: "Dans l’ordre « Passerelles »",
    groups:
      "Ce qui compte, c’est le respect, jugé avec prudence, que partagent des groupes qui votent d’ordinaire autrement ; chaque groupe pèse autant.",
    ofTopic: (topic) => `Les groupes sont ceux de qui vote sous les articles sur « ${topic} ».`,
    noGroups: "Il n’y a pas encore de groupes à relier : la part de tous les votes qui disent respect décide.",
    group: (letter) => `Groupe ${letter}`,
    votes: (respect, all) => `${n(respect)} sur ${n(all)} disent respect`,
    few: "Moins de cinq votes : on ne le dit pas",
    points: (points) => `${points} points sur 100`,
    explore: "Une place sur quatre est gardée pour des réponses nouvelles qui ont peu de votes.",
  },
  page: {
    title: "Votre groupe",
    deck: "Chaque nuit, nous regardons comment on vote et qui vote de même. Personne ne voit le groupe d’autrui, et les groupes n’ont pas de nom : seulement des lettres.",
    show: "Montrez-moi mon groupe",
    group: (letter) => `En ce moment, vous votez surtout comme le groupe ${letter}.`,
    onTopic: (topic, letter) => `Sous les articles sur « ${topic} », vous votez surtout comme le groupe ${letter}.`,
    none: "Vous n’êtes dans aucun groupe en ce moment. Il y faut au moins dix votes de vous, et assez de monde ici.",
  },
};
