import { formatNumber, plural } from "#kit";
import type { LifeWords } from "./index.ts";

const stories = (count: number): string => `${formatNumber("fr", count)} ${plural("fr", count, { one: "article", other: "articles" })}`;

export const fr: LifeWords = {
  log: {
    add: "La source a envoyé un complément à un article. Ce qui est en ligne reste ; la rédaction ajoute le complément ou le laisse.",
    clarification:
      "La source a envoyé une précision. Ce qui est en ligne reste ; la rédaction décide si les lecteurs reçoivent le nouveau texte.",
    conflictAsk:
      "Le même numéro de version est déjà venu avec un autre texte, et le profil de cette source demande de poser la question. Ce qui est en ligne reste.",
    disregard:
      "La source dit que ceci a été envoyé par erreur. C’est hors ligne jusqu’à ce que la source ou la rédaction en décide autrement.",
    belowKill:
      "La source a annulé cet article. Cette version n’est pas plus récente que l’annulation : elle est conservée et jamais publiée.",
    pictureKilled: (name) => `La source a retiré l’image ${name}. Elle n’est pas reprise.`,
  },
  waits: "Attend votre décision",
  takeAdd: "L’ajouter à l’article",
  take: "Publier ce texte",
  leave: "Le laisser",
  lift: "Publier malgré le retrait",
  liftWhat: (source) => `${source} a retiré cet article, puis a envoyé cette version plus récente :`,
  liftHelp:
    "Demandez d’abord à la source si c’est bien voulu. L’article revient à son ancienne adresse avec ce seul texte ; rien de ce qui précède le retrait ne revient. Sa conversation reste close jusqu’à ce qu’un modérateur la rouvre. Le registre en garde une entrée.",
  liftSure: "Oui, la source le veut : publier cette version",
  liftUnsure: "Cochez la case pour publier cette version.",
  nothingToLift: "Rien de plus récent n’est arrivé depuis. Une nouvelle version de la source se trouverait ici, à votre décision.",
  killedWhat: "Cet article a été retiré. Ce qu’il disait n’est montré à personne.",
  flag: {
    title: "Repose sur un article qui a changé",
    killed: "Il repose sur un article qui a été retiré.",
    held: "Une source a repris un texte dont il est composé. Il n’est plus sur le site tant que cette partie n’est pas enlevée ou remplacée.",
    corrected: (headline) => `Il repose sur un article qui a été corrigé : ${headline}`,
    lent: (why) => `Une photo prêtée l’a quitté. ${why}`,
    lentHelp: "La photo a quitté la page, les listes et les flux ; le texte reste. Retirez-la de l’article ou choisissez-en une autre.",
    help: "Cet article y renvoie, ou sa source dit qu’il en vient. Voyez s’il tient encore ; sinon, corrigez-le ou retirez-le.",
    seen: "Je l’ai vérifié",
  },
  absence: {
    title: "Ce que les lecteurs trouvent à son adresse",
    notice: "Un avis de retrait",
    noticeHelp:
      "L’avis dit par qui et quand, sans un mot de ce qu’il disait ; les moteurs et les flux apprennent qu’il n’est plus là (410).",
    vanish: "Rien, comme s’il n’avait jamais existé",
    vanishHelp:
      "Rien (404) répond à une décision de justice qui interdit même de dire qu’il y a eu un article : il quitte aussi la page des corrections et retraits.",
    instead: "Un article qui le remplace",
    insteadHelp: "L’adresse d’un autre article de ce site ; l’avis y renvoie. Laissez vide s’il n’y en a pas.",
    save: "Enregistrer",
    problem: {
      "not-allowed": "Seule la rédaction peut changer cela.",
      "not-withdrawn": "Cet article n’est pas retiré.",
      "no-such-story": "Aucun article public ne se trouve à cette adresse. Copiez-la depuis la page de l’article.",
    },
  },
  life: "La vie de cet article",
  what: {
    created: "publié",
    updated: "mis à jour",
    corrected: "corrigé",
    edited: "modifié ici",
    embargoed: "sous embargo",
    held: "retenu",
    expired: "licence échue",
    killed: "retiré",
    lifted: "publié à nouveau",
    asked: "attend la rédaction",
    noticed: "un avis à son adresse",
    replaced: "remplacé par un autre article",
    vanished: "disparu de son adresse",
    "picture-killed": "une image a été retirée",
  },
  by: { source: "par sa source", editor: "par la rédaction", clock: "à l’heure dite", operator: "par l’exploitant" },
  version: (version) => `version ${version}`,
  purge: {
    title: "Retirer les articles d’une source",
    deck: "Quand une agence ferme ou qu’un contrat prend fin. Tous les articles de la source arrivés ces jours-là sont retirés pour de bon : 410 à leur page, plus rien dans les flux, la recherche et les listes, conversation close.",
    link: "Retirer les articles d’une source",
    source: "Source",
    from: "À partir de ce jour",
    to: "Jusqu’à ce jour",
    dayHint: "Année-mois-jour, par exemple 2026-03-04. Le jour même compte.",
    bytes: "Les fichiers tels qu’ils sont venus",
    keep: "Les garder fermés",
    keepHelp: "Personne ne peut les télécharger ; ils restent pour un tribunal.",
    erase: "Les supprimer, avec les mots des articles",
    eraseHelp: "Seuls restent leurs empreintes, leurs heures et leurs identifiants.",
    count: "Compter les articles",
    counted: (count, source, from, to) => `${stories(count)} de ${source}, du ${from} au ${to}.`,
    none: "Aucun article de cette source n’est arrivé ces jours-là, ou tous sont déjà retirés.",
    sure: (source) => `Pour continuer, écrivez le nom de la source : ${source}`,
    go: "Les retirer pour de bon",
    done: (count) => `${stories(count)} ${plural("fr", count, { one: "retiré", other: "retirés" })}.`,
    onlyAdmins: "Seuls les administrateurs peuvent retirer toute une source.",
    problem: {
      "not-allowed": "Seuls les administrateurs peuvent retirer toute une source.",
      "no-source": "Aucune source ne porte ce nom.",
      "bad-day": "Un jour s’écrit année-mois-jour, par exemple 2026-03-04, et le premier n’est pas après le dernier.",
      "not-sure": "Le nom ne correspond pas. Écrivez-le comme ci-dessus, ou laissez les articles tels quels.",
    },
  },
};
