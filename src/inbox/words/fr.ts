import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);
const replies = (count: number): string =>
  plural("fr", count, { one: `${n(count)} réponse`, many: `${n(count)} de réponses`, other: `${n(count)} réponses` });

export const fr: Words = {
  title: "Boîte de réception",
  deck: "Ce qui vous répond, et ce que sont devenus vos écrits. Ce qui a été retiré entre-temps n’y figure pas.",
  nothing: "Rien pour l’instant. Écrivez sous un article, ou suivez-en un : vous en aurez des nouvelles ici.",
  unread: "nouveau",
  readAll: "J’ai tout lu",
  read: "Lu",
  more: "Plus anciens",
  why: "Motif :",
  someone: "Quelqu’un",
  andOthers: (first, others) => (others === 1 ? `${first} et une autre personne` : `${first} et ${n(others)} autres personnes`),
  began: (community, title) => `Nouveau dans ${community} : « ${title} »`,
  tell: {
    answer: ({ count, who, headline }) =>
      count === 1
        ? `${who} a répondu à votre commentaire sous « ${headline} »`
        : `${replies(count)} à votre commentaire sous « ${headline} », de ${who}`,
    mention: ({ who, headline }) => `${who} vous a nommé sous « ${headline} »`,
    talk: ({ count, who, headline }) => `${replies(count)} sous « ${headline} », que vous suivez, de ${who}`,
    said: ({ count, who, headline }) =>
      count === 1
        ? `${who}, que vous suivez, a écrit sous « ${headline} »`
        : `${who}, que vous suivez, a écrit ${n(count)} fois, en dernier sous « ${headline} »`,
    "taken-off": ({ headline }) => `Votre commentaire sous « ${headline} » a été retiré`,
    picked: ({ headline }) => `La rédaction a distingué votre commentaire sous « ${headline} »`,
    correction: ({ headline }) => `Rectifié : « ${headline} »`,
  },
  refused: "Nos courriels n’atteignent pas votre adresse, nous n’en envoyons donc plus. Pourquoi, et comment y remédier :",
  choices: {
    title: "Comment vous êtes prévenu",
    deck: "Tout ce qui n’est pas désactivé figure dans votre boîte. Choisissez ce qui vient aussi par courriel.",
    kinds: {
      answer: "On répond à ce que vous avez écrit",
      mention: "On vous nomme",
      talk: "Réponses sous les articles que vous suivez",
      said: "Les membres que vous suivez écrivent",
      "taken-off": "Un de vos commentaires est retiré",
      picked: "La rédaction distingue un de vos commentaires",
      correction: "Un article que vous suivez ou avez commenté est rectifié",
      question: "Les questions que vous avez posées ou suivez",
      note: "Les notes que vous avez écrites ou évaluées",
      decision: "Décisions sur vos mots, signalements et recours",
      community: "Communautés : nouvelles discussions de celles que vous suivez, propositions, responsables",
    },
    ways: {
      off: "Désactivé",
      app: "Dans la boîte",
      digest: "Aussi dans le résumé",
      push: "Sur vos appareils aussitôt",
      mail: "Par courriel aussitôt",
    },
    digest: "Le résumé par courriel",
    digests: { none: "Aucun", daily: "Chaque matin à sept heures", weekly: "Le dimanche matin à sept heures" },
    quiet: "Heures calmes",
    quietHint:
      "Aucun courriel ne part alors et aucun appareil n’est averti ; tout vient à leur fin. Les heures sont celles de la rédaction.",
    from: "De",
    to: "À",
    noQuiet: "Aucune",
    halfQuiet: "Les heures calmes ont un début et une fin. Choisissez les deux, ou aucun.",
    save: "Enregistrer",
    saved: "Enregistré.",
    refused: (at) => `Nos courriels à votre adresse reviennent ou sont refusés depuis le ${at}. Son serveur a dit :`,
    otherAddress: "Changer votre adresse",
    refusedDo: "Nous n’y envoyons plus rien tant que vous n’enregistrez pas cette page à nouveau.",
  },
  follow: {
    title: "Suivre",
    following: "Ce que vous suivez",
    deck: "Un article suivi vous signale réponses et rectifications ; rubriques et thèmes nourrissent votre résumé.",
    none: "Vous ne suivez rien encore. Les boutons sous un article et sur la page d’un membre y remédient.",
    newest: "Du nouveau dans ce que vous suivez",
    sections: "Rubriques",
    start: (what) => `Suivre ${what}`,
    stop: (what) => `Ne plus suivre ${what}`,
    story: "cet article",
    discussion: "cette discussion",
    gone: "Cela ne peut pas être suivi.",
    tooMany: "Vous suivez 500 choses, le maximum. Cessez d’abord d’en suivre une.",
    back: "Retour",
  },
  mail: {
    subject: (count, site) => (count === 1 ? `Du nouveau pour vous, ${site}` : `${n(count)} nouvelles pour vous, ${site}`),
    open: "Ouvrir la boîte de réception",
    whyNotices: (site) => `Vous recevez ce message parce que vous avez choisi d’être prévenu aussitôt par ${site}.`,
    whyDigest: (site) => `Vous recevez ce message parce que vous avez demandé le résumé de ${site}.`,
    stop: "Ne plus recevoir ces courriels",
    choose: "Choisir ce qui vient",
    daily: (site, day) => `${site}, ${day}`,
    weekly: (site, day) => `La semaine dans ${site}, ${day}`,
    news: "À la une",
    forYou: "Pour vous",
    replies,
  },
  stop: {
    title: "Arrêter les courriels",
    ask: {
      notices: "Arrêter tous les courriels qui vous préviennent aussitôt ? Votre boîte reste.",
      digest: "Arrêter le résumé ? Votre boîte reste.",
    },
    button: "Arrêter",
    done: "C’est arrêté",
    doneDeck: { notices: "Plus aucun courriel ne vous prévient aussitôt.", digest: "Vous ne recevez plus de résumé." },
    none: "Ce lien n’arrête rien",
    noneDeck: "Il est incomplet, ou son compte n’existe plus. Connectez-vous pour choisir vos courriels.",
  },
};
