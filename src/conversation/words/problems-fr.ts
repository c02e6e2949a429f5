import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);

/** What went wrong, and what to do. */
export const problemsFr: Words["problems"] = {
  empty: "Il n’y a encore rien à publier. Écrivez d’abord un mot ou deux.",
  tooLong: (letters, most) =>
    `Cela fait ${n(letters)} caractères, et une réponse peut en avoir ${n(most)}. Raccourcissez-la ou publiez-la en deux parties. Tout ce que vous avez écrit est encore là.`,
  storyGone: "Cet article a été retiré, et sa conversation avec lui. Copiez vos mots si vous voulez les garder.",
  talkClosed: "Cette conversation a été close quand l’article a été retiré. Copiez vos mots si vous voulez les garder.",
  parentGone: "La réponse à laquelle vous répondiez a été retirée. Vous pouvez encore publier vos mots en réponse à l’article.",
  closed: "Cette conversation a été close pendant que vous écriviez. Copiez vos mots si vous voulez les garder.",
  slow: (seconds) =>
    plural("fr", seconds, {
      one: "Cette conversation est en mode lent. Vous pourrez publier dans une seconde ; vos mots sont encore là.",
      many: `Cette conversation est en mode lent. Vous pourrez publier dans ${n(seconds)} secondes ; vos mots sont encore là.`,
      other: `Cette conversation est en mode lent. Vous pourrez publier dans ${n(seconds)} secondes ; vos mots sont encore là.`,
    }),
  blocked: "Ce membre ne souhaite pas que vous lui répondiez. Vous pouvez publier vos mots en réponse à l’article.",
  notAsking: "On ne prend pas de questions ici en ce moment. Votre texte est toujours là : vous pouvez le poser sous l’article.",
  askedEnough: (most) =>
    `Chacun peut poser ${n(most)} questions ici, et vous avez posé les vôtres. Votre texte est toujours là : vous pouvez le poser sous l’article.`,
  noSources: "Une réponse de la rédaction cite ses sources. Ajoutez-en au moins une.",
  ownVote: "Personne ne vote sur ses propres mots.",
  tooManyVotes: "C’est autant de votes qu’il en compte par jour. Continuez demain.",
  undoOver: "Il est trop tard pour la reprendre, ou quelqu’un a répondu. Vous pouvez encore la retirer.",
  againstRule: (no, name) => `Ceci n’a pas été publié à cause de la règle ${no} : ${name}. Modifiez-le et publiez-le à nouveau.`,
  suspended: (until) =>
    until === null
      ? "Vous pouvez lire ici, mais plus écrire. L’exposé des motifs que vous avez reçu dit pourquoi, et comment contester."
      : `Vous pourrez de nouveau écrire ici à partir du ${until}. L’exposé des motifs que vous avez reçu dit pourquoi, et comment contester.`,
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
};
