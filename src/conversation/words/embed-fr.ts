import { formatNumber } from "#kit";
import type { EmbedWords } from "./embed-words.ts";

const n = (count: number): string => formatNumber("fr", count);

export const embedFr: EmbedWords = {
  readOn: (site) => `Lire et répondre sur ${site}`,
  how: "Mettre cette conversation sur votre site",
  signIn: "Se connecter pour répondre ici",
  signedIn: (name) => `Vous répondez sous le nom de ${name}.`,
  reply: "Répondre",
  whom: "À qui vous répondez",
  toStory: "À l’article",
  replyTo: (name) => `Répondre à ${name}`,
  yourReply: "Votre réponse",
  post: "Publier la réponse",
  posted: "Votre réponse est en ligne.",
  held: "Un modérateur lit votre réponse avant que d’autres ne la voient.",
  toReply: "L’ouvrir",
  ended: "Vous n’êtes plus connecté ici. Reconnectez-vous : votre texte est toujours dans la case.",
  failed: "L’envoi n’a pas abouti. Votre texte est toujours dans la case : réessayez.",
  paste: "Code de l’autre fenêtre",
  useCode: "Utiliser le code",
  codeOver: "Ce code a déjà servi, ou son délai est passé. Demandez-en un autre.",
  handOff: {
    title: "Répondre sur un autre site",
    deck: (site) => `La conversation s’affiche sur ${site}, et vous voulez y répondre.`,
    what: (minutes) =>
      `Ce site ne reçoit ni votre nom, ni votre adresse, ni votre mot de passe, et ne peut rien écrire pour vous. Le cadre qui s’y trouve peut publier vos réponses sous ce seul article pendant ${n(minutes)} minutes.`,
    goOn: (name) => `Y répondre sous le nom de ${name}`,
    signInFirst: "Connectez-vous d’abord. Revenez ensuite à cette fenêtre.",
    signIn: "Se connecter",
    again: "Je suis connecté : continuer",
    done: "Vous pouvez retourner sur l’autre site.",
    codeHow: (minutes) =>
      `Si le cadre là-bas n’a rien remarqué, mettez-y ce code. Il sert une fois, pendant ${n(minutes)} minutes. Ne le donnez à personne.`,
    code: "Code",
    odd: "Cette adresse est incomplète, ou mène à un site qui ne peut pas afficher de conversation. Revenez en arrière et réessayez.",
  },
};
