import { formatNumber, plural } from "#kit";
import type { RulesWords } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);
const replies = (count: number): string => plural("fr", count, { one: "1 réponse", other: `${n(count)} réponses` });

/** What moderators see where the numbers of the rules are tried and put in force. */
export const rulesFr: RulesWords = {
  simulator: {
    title: "Les règles et leurs nombres",
    deck: "Changez un nombre, et voyez d’abord ce qu’il aurait fait ces trente derniers jours.",
    fields: {
      repeatsMost: "Mêmes mots d’une personne, au plus",
      copiesLeast: "Mêmes mots de tant d’autres : retenir",
      newLinksMost: "Liens d’une nouvelle personne, au plus",
      linksMost: "Liens de quiconque, au plus",
      newMentionsMost: "Membres nommés par une nouvelle personne, au plus",
      turnedDownShare: "Retirés récemment, sur 100 : retenir",
      newContributions: "Nouveau jusqu’à tant de publications",
      newDays: "… et tant de jours passés",
      heldFirst: "Premières contributions retenues",
      scorerHolds: "L’estimateur retient à partir de, sur 100",
    },
    note: "Pourquoi ce changement (inscrit au registre)",
    tryIt: "Essayer sur les 30 derniers jours",
    setAll: "Mettre en vigueur pour tous",
    setTrial: (share: number) => `Essayer d’abord sur ${n(share)} membres sur 100`,
    endTrial: "Mettre fin à l’essai",
    trialStarted: "L’essai a commencé.",
    trialEnded: "L’essai a pris fin.",
    trial: {
      title: "À l’essai",
      deck: (no: number, share: number, since: string) =>
        `La version ${n(no)} juge ce que publient ${n(share)} membres sur 100 depuis le ${since} ; tous les autres sont jugés selon ce qui est en vigueur.`,
      changes: "Ce qu’elle change",
      change: (name: string, from: number, to: number) => `${name} : ${n(to)} au lieu de ${n(from)}`,
      caption: "Résultats des deux depuis",
      tried: "À l’essai",
      others: "Tous les autres",
      judged: "Jugés",
      held: "Retenus ou refusés",
      falseHolds: "Retenus, puis publiés par une personne",
      missed: "Publiés, puis retirés par une personne",
    },
    bounds: (least, most) => `${n(least)} à ${n(most)}`,
    outOfBounds: "Chaque nombre doit être entier et dans ses limites.",
    result: "Ce qu’il aurait fait",
    replayed: (count) => `${replies(count)} des 30 derniers jours ont été jugées à nouveau.`,
    columns: { what: "", now: "Tel quel", wanted: "Avec le changement" },
    held: "Retiendrait",
    out: "Publierait",
    falseHold: "Retiendrait ce que des personnes gardèrent",
    missed: "Publierait ce que des personnes retirèrent",
    byLang: "Par langue",
    bySection: "Par rubrique",
    version: (no) => (no === 0 ? "En vigueur : les nombres de la maison." : `En vigueur : version ${n(no)}.`),
    none: "Rien n’a été publié ces 30 derniers jours.",
    reasons: "Exposés des motifs au format de la base de transparence du DSA",
    saved: "C’est en vigueur.",
  },
};
