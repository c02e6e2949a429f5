import { formatNumber, plural } from "#kit";
import type { MemberWords } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);

export const memberFr: MemberWords = {
  report: {
    title: "Signaler quelque chose",
    deck: "Un modérateur lit chaque signalement. L’auteur n’apprend jamais qui a signalé.",
    which: "Ce que vous signalez",
    target: "Son adresse, ou le numéro de la réponse",
    reason: "Qu’est-ce qui ne va pas ?",
    reasons: {
      "off-topic": "Cela n’a rien à voir avec l’article",
      repetition: "La même chose est publiée sans cesse",
      attack: "Cela s’en prend à une personne",
      hatred: "Cela répand la haine",
      privacy: "Cela révèle la vie privée de quelqu’un",
      advertising: "C’est de la publicité",
      unlawful: "C’est contraire à la loi",
      danger: "La vie ou la sécurité de quelqu’un est en danger",
      other: "Autre chose",
    },
    detail: "Ce qu’un modérateur doit savoir",
    detailHint: "Pour un contenu illicite : ce que c’est, et pourquoi vous le pensez, en une phrase ou deux.",
    notice: "Notification formelle d’un contenu illicite",
    noticeHow:
      "L’article 16 du règlement européen sur les services numériques permet à chacun de notifier. Nous accusons réception, une personne décide, et nous vous écrivons ce qui a été décidé et comment le contester. Pour les infractions contre des enfants, vous pouvez omettre nom et adresse.",
    isNotice: "Ceci est une notification formelle",
    name: "Votre nom",
    email: "Votre adresse électronique",
    goodFaith: "Je crois de bonne foi que ce que je dis ici est exact et complet.",
    send: "Envoyer le signalement",
    sent: "Merci, le signalement est chez les modérateurs",
    sentNow: "Tant de lecteurs de confiance l’ont signalé qu’il est masqué jusqu’à ce qu’un modérateur l’ait lu.",
    sentNext:
      "Si un modérateur le retire, son auteur apprend pourquoi. On vous écrit si vous êtes connecté ou si vous avez fait une notification formelle.",
    back: "Retour à l’article",
    emergency: "Si quelqu’un est en danger en ce moment, appelez d’abord les secours.",
    problems: {
      "not-there": "Il n’y a rien à cette adresse. Copiez-la depuis « Lien » sous la réponse, ou dites ci-dessous ce que vous voulez dire.",
      own: "Ceci est à vous. Vous pouvez le retirer vous-même avec « Retirer ».",
      again: "Vous l’avez déjà signalé, et un modérateur le lira.",
      reviewed: "Un modérateur l’a lu au cours du dernier jour et l’a gardé. On pourra le signaler de nouveau s’il est modifié, ou demain.",
      "no-detail": "Dites en une phrase ou deux ce qui ne va pas et pourquoi.",
      "no-name": "Une notification formelle a besoin de votre nom.",
      "no-email": "Une notification formelle a besoin d’une adresse où répondre, par exemple una@example.org.",
      "no-good-faith": "Cochez la case qui dit que vous croyez ceci exact.",
    },
    tooFast: "C’est autant de signalements qu’une personne peut envoyer en une heure. Un modérateur lira ceux qui sont arrivés.",
  },
  statement: {
    title: "Exposé des motifs",
    deck: "Ce qui a été décidé à propos de quelque chose de vous, pourquoi, et ce que vous pouvez faire.",
    decided: "Ce qui a été décidé",
    what: {
      hidden: "Votre réponse a été retirée de la page. Sa place demeure, afin que les réponses qui la suivent restent lisibles.",
      rejected: "Votre réponse n’a pas été publiée. Seuls vous et les modérateurs la voyez.",
      name: "Votre nom a été effacé. Un nom neutre le remplace ; choisissez-en un autre dans vos réglages quand vous voulez.",
      about: "Votre présentation a été effacée. Vous pouvez en écrire une autre dans vos réglages.",
      portrait: "Votre photo a été effacée. Vous pouvez en mettre une autre dans vos réglages.",
      warn: "Vous avez reçu un avertissement. Rien n’est restreint.",
      slow: "Vous pouvez publier une fois toutes les dix minutes pendant un temps.",
      hold: "Un modérateur lit ce que vous publiez avant les autres, pendant un temps.",
      suspend: "Vous pouvez lire ici, mais pas publier, pendant un temps.",
      ban: "Vous pouvez lire ici, mais plus publier.",
    },
    whatNote: {
      hidden: "Votre note a été retirée de l’article. Vous et les modérateurs êtes seuls à la voir.",
      rejected: "Votre note n’a pas été soumise aux lecteurs. Vous et les modérateurs êtes seuls à la voir.",
    },
    until: (when) => `Jusqu’au ${when}.`,
    forGood: "Sans terme, jusqu’à ce que ce soit levé.",
    everywhere: "Cela vaut partout sur ce site.",
    facts: "Sur quoi cela repose",
    picture: "Votre photo",
    words: "Ces mots de vous :",
    reason: "Le motif du modérateur :",
    noReason: "Une règle de la maison l’a retirée d’elle-même ; aucun modérateur ne l’a encore lue.",
    found: "Comment cela a été trouvé",
    noticed: "Des lecteurs l’ont signalé.",
    own: "La maison l’a trouvé elle-même.",
    machineFound: "Un contrôle fait par une machine l’a désigné.",
    machineMade: "Une machine a pris la décision.",
    personMade: "Une personne a pris la décision.",
    groundTitle: "Sur quel fondement",
    ground: (rule) => `La règle ${rule} de la maison, qui fait partie des conditions acceptées à l’inscription.`,
    readRule: "Lire la règle",
    when: "Quand",
    ledger: (no) => `Entrée ${n(no)} du registre public, sans votre nom`,
    receipt: "Un reçu signé de cette entrée",
    appealTitle: "Si vous pensez que c’est une erreur",
    appealHow: (until) =>
      `Dites-le, une fois, jusqu’au ${until}. Cela ne coûte rien. Une autre personne que celle qui a décidé répond sous trois jours, et non une machine.`,
    appealLabel: "Pourquoi vous pensez que c’est une erreur",
    appealHint: "Une phrase suffit. Qui l’examine voit vos mots, le motif et l’article.",
    appealButton: "Contester",
    appealed: (due) => `Vous avez contesté. La réponse viendra au plus tard le ${due}.`,
    yourWords: "Ce que vous avez écrit :",
    upheld: "Votre recours a été examiné, et la décision est maintenue.",
    reversed: "Votre recours a été examiné, et la décision est annulée. Tout est comme avant.",
    answer: "La réponse :",
    restored: "Cette décision a été annulée. Tout est comme avant.",
    further:
      "Vous pouvez aussi saisir un organe certifié de règlement extrajudiciaire des litiges (article 21 du règlement sur les services numériques), ou un tribunal.",
    problems: {
      "not-yours": "Seul l’auteur peut contester.",
      "too-late": "Les six mois pour contester sont passés.",
      reversed: "Cette décision a déjà été annulée.",
      "not-there": "Il n’y a pas de telle décision.",
      again: "Vous avez déjà contesté. Une réponse viendra.",
      "too-short": "Écrivez au moins quelques mots, afin que l’on sache ce que vous voulez dire.",
    },
    yours: "Exposé des motifs, et comment contester",
  },
  mails: {
    statement: (site) => `Une décision à propos de ce que vous avez écrit sur ${site}`,
    whole: "L’exposé entier, et la manière de le contester sans frais, se trouve ici :",
    restored: (site) => `C’est de nouveau en place sur ${site}`,
    appeal: (site) => `Votre recours sur ${site} a été examiné`,
    reversed: "Vous aviez raison : la décision est annulée, et tout est comme avant. La réponse à votre recours :",
    upheld: "Une autre personne a tout relu, et la décision est maintenue. La réponse à votre recours :",
    further: "Vous pouvez aussi saisir un organe certifié de règlement extrajudiciaire des litiges, ou un tribunal.",
    receipt: (site) => `Votre notification à ${site} est arrivée`,
    receiptBody: "Nous avons reçu votre notification. Une personne en décidera sans délai, et nous vous écrirons. Vous avez signalé :",
    reported: (site) => `La suite de votre signalement sur ${site}`,
    reportRemoved: "Vous avez signalé quelque chose, et un modérateur l’a retiré. Merci. Il s’agissait de :",
    reportKept:
      "Vous avez signalé quelque chose. Un modérateur l’a lu et gardé, car cela n’enfreint aucune règle de la maison. Il s’agissait de :",
    reportFurther:
      "Si vous pensez que c’est une erreur, répondez à ce message, saisissez un organe certifié de règlement extrajudiciaire, ou un tribunal.",
  },
  policy: {
    title: "Comment les règles s’appliquent",
    deck: "Ce sont les nombres en vigueur, imprimés là même où ils agissent.",
    lines: {
      repeatsMost: (value) =>
        `Les mêmes mots d’une même personne en une demi-heure lui reviennent au-delà de ${plural("fr", value, { one: "une fois", other: `${n(value)} fois` })}.`,
      copiesLeast: (value) => `Les mêmes mots de ${n(value)} autres personnes en un jour attendent un modérateur.`,
      newLinksMost: (value) =>
        `Plus de ${plural("fr", value, { one: `${n(value)} lien`, other: `${n(value)} liens` })} d’une nouvelle personne attendent un modérateur.`,
      linksMost: (value) =>
        `Plus de ${plural("fr", value, { one: `${n(value)} lien`, other: `${n(value)} liens` })}, de qui que ce soit, attendent un modérateur.`,
      newMentionsMost: (value) => `Nommer plus de ${n(value)} membres d’un coup attend un modérateur, de la part d’une nouvelle personne.`,
      turnedDownShare: (value) =>
        `Quand ${n(value)} sur 100 des derniers mots de quelqu’un en une semaine ont été retirés, les suivants attendent.`,
      newContributions: (value) => `On est nouveau ici jusqu’à ${n(value)} contributions publiées …`,
      newDays: (value) => `… et ${plural("fr", value, { one: `${n(value)} jour passé`, other: `${n(value)} jours passés` })}.`,
      heldFirst: (value) =>
        value === 0
          ? "Les premiers mots d’une nouvelle personne paraissent aussitôt, et un modérateur les lit bientôt."
          : plural("fr", value, {
              one: "La première contribution attend un modérateur.",
              other: `Les ${n(value)} premières contributions attendent un modérateur.`,
            }),
      scorerHolds: (value) =>
        `L’estimateur de ce site peut faire attendre quelque chose, à partir de ${n(value)} sur 100. Il ne retire rien, et rien ne sort de la maison pour lui.`,
    },
    reports: (hide) =>
      `Les signalements pèsent selon qu’ils furent justes auparavant. Quand ceux de membres éprouvés atteignent ensemble ${hide}, une réponse est masquée jusqu’à ce qu’un modérateur l’ait lue. De nouveaux comptes n’y suffisent pas.`,
    appeal: "Toute décision peut être contestée pendant six mois. Une autre personne l’examine, sous trois jours.",
    wrong: (least, most) =>
      `Une règle qui retire d’elle-même perd ce droit quand plus de ${n(most)} sur 100 de ses décisions ont été annulées (à partir de ${n(least)} décisions) ; dès lors elle ne fait qu’attendre.`,
    record: "Combien de fois chaque règle eut raison",
    recordNone: "Rien n’a encore été décidé.",
    columns: { rule: "Règle", decisions: "Décisions cette année", reversed: "Annulées" },
  },
};
