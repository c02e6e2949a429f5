import { formatNumber, plural } from "#kit";
import type { MeetWords } from "./meet.ts";

const i = (text: string): string => `\u2068${text}\u2069`;
const n = (count: number): string => formatNumber("fr", count);
const messages = (count: number): string => plural("fr", count, { one: "un message", other: `${n(count)} messages` });

export const meetFr: MeetWords = {
  title: "Mises en relation",
  deck: "Deux membres qui connaissent le même sujet peuvent faire connaissance ici. On n’écrit à personne qui n’ait dit oui.",
  none: "Il n’y en a pas. Sous les articles figure qui s’y connaît ; c’est là que vous pouvez demander une mise en relation.",
  ask: "Demander une mise en relation",
  isAsked: "Mise en relation",
  askTitle: (name) => `Demander une mise en relation avec ${i(name)}`,
  askDeck:
    "Chacun voit de l’autre un nom et un lieu, rien d’autre, tant que les deux n’ont pas dit oui. La demande part sans un mot de vous.",
  steps: ({ days, messages: each, letters }) => [
    `Cette personne apprend que vous demandez, votre nom, le lieu de votre page et cet article. Elle a ${n(days)} jours pour dire oui.`,
    `Si elle le fait, chacun peut envoyer à l’autre ${messages(each)} de ${n(letters)} lettres au plus, pendant ${n(days)} jours. La maison les porte ; aucune adresse n’est montrée.`,
    "Chacun peut y mettre fin à tout moment. Si elle ne le souhaite pas, vous n’en êtes pas averti ; la demande s’éteint.",
  ],
  send: (name) => `Demander à ${i(name)}`,
  back: "Retour à l’article",
  problems: {
    "not-signed-in": "Connectez-vous d’abord.",
    "not-there": "Personne de ce nom ne peut être sollicité ici.",
    "too-many": "Vous avez fait cette semaine autant de demandes que votre rang le permet. Attendez quelques jours.",
    "too-new": "On demande une mise en relation une fois connu ici. Participez d’abord quelques jours.",
  },
  howStanding: "Comment le rang est calculé",
  meet: "Rencontrer un voisin",
  asks: (name, place) =>
    place === ""
      ? `${i(name)} souhaite être mis en relation avec vous.`
      : `${i(name)}, ${i(place)}, souhaite être mis en relation avec vous.`,
  under: "Sous l’article",
  storyGone: "L’article n’est plus là.",
  untilYes: "Chacun voit de l’autre un nom et un lieu, rien d’autre, tant que les deux n’ont pas dit oui.",
  yes: "Dire oui",
  no: "Pas maintenant",
  lapse: (days) =>
    `Les demandes s’éteignent après ${n(days)} jours. Il n’y a pas ici de messagerie ouverte. Votre refus n’est pas annoncé à qui demande.`,
  goingOn: "En cours",
  asked: "Vos demandes",
  past: "Terminées",
  nobody: "Un ancien membre",
  waitsFor: (name) => `Attend que ${i(name)} dise oui.`,
  until: "Jusqu’au",
  takeBack: "La retirer",
  openTitle: (name) => `Vous et ${i(name)}`,
  openDeck: (each) => `Chacun de vous a ${messages(each)}. Dites qui vous êtes et, si vous voulez, comment vous voir hors de cette maison.`,
  overTitle: "Cette mise en relation est terminée",
  overOpen: (days) => `Plus personne ne peut écrire ici. Ce qui a été écrit est effacé ${n(days)} jours après la fin.`,
  overAsked: "Aucune réponse n’est venue à temps.",
  nothingYet: "Personne n’a encore écrit.",
  you: "Vous",
  held: "Ceci attend un modérateur. D’ici là, vous et les modérateurs êtes seuls à le voir.",
  off: "Ceci a été retiré.",
  whyOff: "Pourquoi",
  offOther: "Un message a été retiré par un modérateur.",
  report: "Signaler ce message",
  write: "Votre message",
  writeHint: (letters, left) => `${n(letters)} lettres au plus. Il vous reste ${messages(left)}. Les règles de la maison valent ici aussi.`,
  sendMessage: "L’envoyer",
  noneLeft: "Vous avez envoyé tous vos messages.",
  messageProblems: {
    empty: "Écrivez d’abord quelque chose.",
    enough: "Vous avez envoyé tous vos messages.",
    over: "Cette mise en relation est terminée, plus rien n’est transmis.",
    tooLong: (letters, most) => `Un message a ${n(most)} lettres au plus ; le vôtre en a ${n(letters)}.`,
  },
  end: "Y mettre fin",
  endDeck: "L’autre n’apprend pas qui y a mis fin. Qui est bloqué ne vous voit plus et ne peut être mis en relation avec vous.",
  block: "Bloquer ce membre",
  switchTitle: "Être sollicité",
  switchDeck: "Qui a accepté d’être nommé sous les articles comme s’y connaissant peut y être sollicité par d’autres membres.",
  isOn: "On peut vous solliciter là où vous êtes nommé.",
  isOff: "On ne vous sollicite pas. Vous pouvez rester nommé sous des articles.",
  turnOff: "Je ne veux pas être sollicité",
  turnOn: "On peut me solliciter",
  ownInterests: "Où vous êtes nommé",
  toldAsked: (name) => `${i(name)} souhaite être mis en relation avec vous`,
  toldYes: (name) => `${i(name)} a dit oui à la mise en relation`,
  toldWrote: (name) => `${i(name)} vous a écrit dans une mise en relation`,
};
