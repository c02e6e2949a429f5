import { formatNumber, formatSpan, plural, SECOND } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);
const SAID: Readonly<Record<number, string>> = {
  200: "répond, sans un mot de l’article (200)",
  301: "mène ailleurs (301)",
  302: "mène ailleurs (302)",
  303: "demande une connexion (303)",
  404: "rien à cette adresse (404)",
  410: "retiré (410)",
};

export const fr: Words = {
  editorsOnly: "Cette page est réservée à la rédaction.",
  title: "Reçu d’un retrait",
  link: "Reçu : ce que répond chaque adresse",
  deck: (source) =>
    `Un article de ${source} a été retiré. Chaque adresse de ce site où il se trouvait ou figurait dans une liste a été interrogée, comme le fait un lecteur, sur son titre et ses phrases. Le reçu n’en contient pas un mot.`,
  withdrawn: "Retiré",
  checked: "Vérifié",
  askedFor: "À la demande de",
  byItself: "De lui-même, lors du retrait",
  answers: "Adresses",
  down: (down, all) =>
    down === all
      ? `${n(all)} interrogées, aucune n’en donne un mot`
      : `${n(all)} interrogées, ${n(all - down)} ${plural("fr", all - down, { one: "répond", other: "répondent" })} encore`,
  took: (seconds) =>
    seconds < 2
      ? "dans les deux secondes après le retrait"
      : seconds >= 120
        ? `${formatSpan("fr", seconds * SECOND)} après le retrait`
        : `${plural("fr", seconds, { one: "une seconde", other: `${n(seconds)} secondes` })} après le retrait`,
  caption: "Chaque adresse et sa réponse",
  exit: "Sortie",
  address: "Adresse",
  answer: "Réponse",
  state: "État",
  waiting: "Les adresses sont en train d’être interrogées. Cela prend quelques secondes.",
  lookAgain: "Regarder à nouveau",
  never: "Les adresses de cet article n’ont pas été interrogées. Faites-le maintenant.",
  allDown: "Plus rien n’est en ligne.",
  soon: "Une adresse répondait encore. Toutes sont interrogées à nouveau d’ici une minute.",
  check: "Interroger toutes les adresses",
  earlier: "Reçus précédents",
  carried: "Ce qui était déjà parti",
  carriedOf: (what, count) =>
    ({
      "newsletters-sent": `${n(count)} ${plural("fr", count, { one: "envoi d’une lettre d’information était parti", other: "envois de lettres d’information étaient partis" })} avec l’article. Ils ne peuvent pas être rappelés.`,
      "newsletters-waiting": `${n(count)} ${plural("fr", count, { one: "envoi d’un numéro qui le contenait attend et partira", other: "envois d’un numéro qui le contenait attendent et partiront" })} sans lui.`,
      "notices-waiting": `${n(count)} ${plural("fr", count, { one: "avis par courriel attend et n’en dira", other: "avis par courriel attendent et n’en diront" })} rien.`,
    })[what],
  nothingCarried: "Aucune lettre d’information ne le contenait, et aucun avis n’attend d’être envoyé.",
  carriedAlso:
    "Les avis et résumés déjà envoyés, les flux déjà lus et les copies sur d’autres sites sont hors de portée d’ici. Qui relit un flux apprend que l’article est retiré.",
  follows: "Si une adresse répond encore",
  steps: [
    "Ouvrez vous-même l’adresse dans une fenêtre privée. S’il n’y a rien, interrogez de nouveau toutes les adresses : elle était seulement en retard.",
    "Si un serveur se trouve devant celui-ci (CDN, mandataire), faites-lui oublier l’adresse. Ce site lui demande de ne rien garder plus de dix secondes.",
    "Si elle répond encore, redémarrez le serveur : toutes les pages gardées sont perdues. Puis interrogez de nouveau toutes les adresses.",
    "Si elle répond même alors, prévenez la personne qui gère le site, avec cette page. C’est une faute, et elle reste dans la liste de ce qui attend un rédacteur.",
  ],
  print: "Pour la garder sur papier, imprimez cette page.",
  toStory: "La vie de cet article",
  inLedger: "Le registre",
  notDown: "Un article retiré répond encore quelque part",
  exits: {
    page: "La page de l’article",
    changes: "Ses versions comparées",
    talk: "Sa conversation",
    notes: "Notes et questions à son sujet",
    embed: "Intégrations sur d’autres sites",
    picture: "Ses images, dans toutes les tailles et coupes",
    api: "L’interface des programmes (API)",
    format: "Formats d’agence",
    live: "Mises à jour en direct",
    front: "Une",
    section: "Sa rubrique",
    topic: "Sujets",
    source: "La page de sa source",
    series: "Séries",
    search: "Recherche",
    feed: "Flux (RSS, Atom, JSON)",
    "talk-feed": "Flux de sa conversation",
    sitemap: "Plans du site",
    corrections: "Corrections et retraits",
    lists: "Autres listes",
    said: "Ce qui s’est dit dessous, et ses auteurs",
    newsletter: "Lettres d’information sur le site",
  },
  found: { down: "Hors ligne", still: "Encore là", other: "N’a pas pu être interrogée" },
  said: (status) => SAID[status] ?? String(status),
};
