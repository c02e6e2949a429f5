import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);

export const fr: Words = {
  heading: (count) =>
    count === 0
      ? "Pas encore de réponse"
      : plural("fr", count, { one: `${n(count)} réponse`, many: `${n(count)} de réponses`, other: `${n(count)} réponses` }),
  order: "Ordre",
  orders: { newest: "Les plus récentes", oldest: "Les plus anciennes" },
  show: "Afficher",
  none: "Personne n’a encore répondu. Que savez-vous, que pensez-vous, que voulez-vous savoir ?",
  fresh: { one: "# nouvelle réponse", many: "# nouvelles réponses", other: "# nouvelles réponses" },
  storyChanged: "L’article vient d’être modifié.",
  showChanged: "Afficher la nouvelle version",
  offline: "Les nouvelles réponses n’arrivent pas pour le moment. Nous réessayons.",
  corrected: (when) => `L’article a été corrigé, ${when}.`,
  whatChanged: "Ce qui a changé",
  closed: "Cette conversation est close",
  closedWhy: "L’article a été retiré pendant un temps, et ce qui a été dit dessous peut répéter ce qui a été retiré.",
  closedPage: {
    title: "Une conversation close",
    deck: "Réservé aux modérateurs. Les lecteurs n’en voient rien : l’article a été retiré, ou il n’est pas public.",
    none: "Rien n’a été dit ici.",
    reopen: "Rouvrir la conversation",
    reopenHelp: "Tout ce qui se trouve ici est à nouveau montré aux lecteurs. Retirez d’abord ce qui répète ce qui a été retiré.",
    notYet: "Elle ne peut être rouverte que lorsque l’article est public.",
  },
  nextPage: "Autres réponses",
  more: (count) =>
    plural("fr", count, { one: "1 autre réponse", many: `${n(count)} autres réponses`, other: `${n(count)} autres réponses` }),
  earlierAnswers: "Réponses précédentes",
  laterAnswers: "Réponses suivantes",
  inReplyTo: "en réponse à",
  onVersion: (number) => `sur la ${number === 1 ? "1re" : `${n(number)}e`} version`,
  fromDesk: "De notre rédaction",
  moderator: "Modération",
  formerMember: "Un ancien membre",
  reply: (name) => `Répondre à ${name}`,
  replyShort: "Répondre",
  remove: "Retirer",
  look: "Examiner",
  gone: {
    hidden: (when) => `Une réponse a été retirée, ${when}.`,
    rule: (no, name) => `Elle enfreignait la règle ${no} : ${name}.`,
    decided: "Un modérateur a décidé ; l’auteur a été informé du motif.",
    ledger: (no) => `Registre, nº ${n(no)}`,
    deleted: "Une réponse a été retirée par son auteur.",
    yours: "C’était la vôtre.",
    reason: "Le motif du modérateur :",
    words: "Ce que vous aviez écrit :",
  },
  replyPage: {
    title: "Laisser une réponse",
    to: (headline) => `Sous « ${headline} »`,
    toStory: "Retour à l’article",
    kept: "Ce que vous avez écrit est toujours là :",
    threadOf: (headline) => `Conversation sous « ${headline} »`,
  },
  problems: {
    empty: "Il n’y a encore rien à publier. Écrivez d’abord un mot ou deux.",
    tooLong: (letters, most) =>
      `Cela fait ${n(letters)} caractères, et une réponse peut en avoir ${n(most)}. Raccourcissez-la ou publiez-la en deux parties. Tout ce que vous avez écrit est encore là.`,
    storyGone: "Cet article a été retiré, et sa conversation avec lui. Copiez vos mots si vous voulez les garder.",
    talkClosed: "Cette conversation a été close quand l’article a été retiré. Copiez vos mots si vous voulez les garder.",
    parentGone: "La réponse à laquelle vous répondiez a été retirée. Vous pouvez encore publier vos mots en réponse à l’article.",
    againstRule: (no, name) => `Ceci n’a pas été publié à cause de la règle ${no} : ${name}. Modifiez-le et publiez-le à nouveau.`,
    tooFast: (seconds) =>
      plural("fr", seconds, {
        one: "Une chose à la fois. Publiez à nouveau dans une seconde.",
        many: `Une chose à la fois. Publiez à nouveau dans ${n(seconds)} secondes.`,
        other: `Une chose à la fois. Publiez à nouveau dans ${n(seconds)} secondes.`,
      }),
    notSignedIn: "Connectez-vous pour faire cela.",
    notYours: "Seul son auteur ou un modérateur peut faire cela.",
    notThere: "Cette réponse n’est plus là.",
    noReason: "Écrivez le motif : l’auteur le lira.",
  },
  removePage: {
    title: "Retirer cette réponse",
    ownTitle: "Retirer votre réponse",
    own: "Vos mots sont effacés pour de bon. Leur place reste, afin que les réponses puissent encore se lire.",
    ownButton: "Retirer ma réponse",
    which: "Quelle règle enfreint-elle ?",
    reason: "Pourquoi, avec vos mots",
    reasonHint: "L’auteur lira ceci. Les lecteurs voient la règle, pas le motif.",
    button: "Retirer",
    restoreTitle: "Rétablir cette réponse",
    restore: "Elle a été retirée. Rétablie, elle se lit comme avant, et le registre dit que le retrait était une erreur.",
    restoreButton: "Rétablir",
    back: "Laisser en l’état",
  },
  rulesPage: {
    title: "Règles de la maison",
    deck: "Sept règles pour tout ce qui se dit ici. Un retrait nomme la règle sur laquelle il repose, l’auteur en lit le motif, et le registre tient le compte.",
    after: "Chaque retrait figure au registre",
  },
  rules: {
    "1": {
      name: "Parlez de l’article",
      text: "Dites ce que vous en savez, en pensez ou voulez en savoir. Ce qui parle d’autre chose a sa place ailleurs.",
    },
    "2": { name: "Dites les choses une fois", text: "Les mêmes mots publiés encore et encore couvrent ceux de tous les autres." },
    "3": {
      name: "Pas d’attaque personnelle",
      text: "Contestez ce qui a été dit, aussi fermement que vous voulez. Celui qui l’a dit est un voisin.",
    },
    "4": { name: "Pas de haine", text: "Personne ne vaut moins pour son origine, ses croyances, ses amours ou son corps." },
    "5": {
      name: "La vie des autres leur appartient",
      text: "Ni adresses, ni numéros de téléphone, ni images, ni affaires privées de qui ne les a pas rendus publics.",
    },
    "6": { name: "Pas de publicité", text: "Rien à vendre. Si votre métier fait partie de ce que vous savez, dites-le et poursuivez." },
    "7": {
      name: "Rien contre la loi",
      text: "Ni menaces, ni appels à la violence, ni fausses affirmations sur une personne vivante, ni rien qui appartienne à autrui.",
    },
  },
  profile: { said: "Dit récemment", under: "sous", nothing: "Rien pour le moment." },
};
