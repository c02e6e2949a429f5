import { formatNumber, plural } from "#kit";
import type { KeyWords } from "./keys.ts";

export const keysFr: KeyWords = {
  title: "Clés d’accès",
  deck: "Une clé d’accès se trouve sur votre téléphone, votre ordinateur ou une petite clé, et n’ouvre que ce site. Elle vaut les deux étapes.",
  count: (keys) =>
    keys === 0
      ? "Il n’y a pas de clé d’accès."
      : plural("fr", keys, { one: "Il y a une clé d’accès.", other: `Il y a ${formatNumber("fr", keys)} clés d’accès.` }),
  enterTitle: "Se connecter avec une clé d’accès",
  enterDeck: "Votre appareil demande votre doigt, votre visage ou un numéro, et nous dit que c’est vous. Aucune adresse à taper.",
  enter: "Montrer ma clé d’accès",
  byKey: "Avec une clé d’accès",
  show: "Utiliser plutôt une clé d’accès",
  add: "Ajouter une clé d’accès",
  name: "Un nom pour elle",
  nameHint: "Pour la reconnaître : mon téléphone, la clé bleue.",
  rename: "Renommer",
  drop: "L’enlever",
  made: "Créée",
  used: "Dernier usage",
  neverUsed: "Pas encore utilisée.",
  isBackedUp: "Elle est gardée sur plusieurs de vos appareils.",
  isNotBackedUp: "Elle est sur un seul appareil. Ayez-en une seconde, au cas où il serait perdu.",
  suspect: "Elle a peut-être été copiée : son compteur a reculé. Enlevez-la et faites-en une nouvelle.",
  needsScript: "Les clés d’accès demandent un navigateur avec scripts. La voie par courriel est toujours ouverte.",
  failed: "L’appareil n’a pas montré de clé d’accès. Réessayez, ou choisissez une autre voie.",
  bad: "Cette clé d’accès n’est pas connue ici, ou ne vous a pas vérifié. Réessayez, ou choisissez une autre voie.",
  problems: {
    over: "C’était trop long, ou envoyé deux fois. Réessayez.",
    bad: "La réponse de l’appareil n’a pas pu être vérifiée. Réessayez.",
    known: "Cette clé d’accès est déjà ici.",
    "too-many": "Il y a autant de clés d’accès que possible. Enlevez-en une d’abord.",
    name: "Donnez-lui un nom de quarante lettres au plus.",
  },
  suspectSubject: (site) => `L’une de vos clés d’accès pour ${site} a peut-être été copiée`,
  suspectMail: (name) =>
    `Votre clé d’accès « ${name} » vient de servir, et son compteur a reculé. Cela arrive quand une clé est copiée, ou un appareil restauré.`,
  suspectDo: "Si vous n’avez pas restauré d’appareil, enlevez cette clé et faites-en une nouvelle :",
  addedSubject: (site) => `Votre compte sur ${site} a une nouvelle clé d’accès`,
  addedMail: (name) => `La clé d’accès « ${name} » ouvre désormais votre compte. Si ce n’est pas vous qui l’avez ajoutée, enlevez-la :`,
  or: "Ou",
  with: (provider) => `Avec ${provider}`,
  providerFailed: "La connexion là-bas n’a pas marché, ou a été interrompue. Rien n’a changé ; réessayez, ou choisissez une autre voie.",
  identitiesTitle: "Comptes ailleurs",
  identitiesDeck:
    "Un compte d’un autre service peut ouvrir celui-ci. Nous n’en apprenons rien d’autre, et ne joignons jamais des comptes par leurs adresses.",
  identitiesCount: (count) =>
    count === 0
      ? "Aucun compte ailleurs n’ouvre celui-ci."
      : plural("fr", count, {
          one: "Un compte ailleurs ouvre celui-ci.",
          other: `${formatNumber("fr", count)} comptes ailleurs ouvrent celui-ci.`,
        }),
  noneConnected: "Aucun n’est relié.",
  connect: (provider) => `Relier ${provider}`,
  disconnect: "Délier",
  waitsTitle: "Doit-il ouvrir ce compte ?",
  waits: (provider, label) =>
    `Vous vous êtes connecté chez ${provider}${label === "" ? "" : ` comme ${label}`}. Relié, il ouvre désormais ce compte.`,
  waitsConnect: "Oui, le relier",
  strangerTitle: "Nous ne connaissons pas encore ce compte",
  strangerDeck: (provider) =>
    `Vous vous êtes connecté chez ${provider}, mais aucun compte ici n’y est relié. Connectez-vous par courriel ou ouvrez un compte ; on vous demandera alors s’il faut le relier.`,
  strangerJoin: "Ouvrir un compte gratuit",
  strangerIn: "J’ai un compte ici",
  takenElsewhere: "Ce compte est relié à un autre ici.",
  addedIdentity: (provider) =>
    `Votre compte chez ${provider} ouvre désormais votre compte ici. Si ce n’est pas vous qui l’avez relié, déliez-le :`,
};
