import { formatNumber } from "#kit";
import type { PageWords } from "./page.ts";

const n = (count: number): string => formatNumber("fr", count);

export const pageFr: PageWords = {
  title: "Votre page",
  deck: "Ce que l’on trouve en pressant votre nom. Rien ici n’est obligatoire.",
  see: "La voir comme les autres",
  nameAndText: "Nom et quelques mots",
  interests: "Ce que vous connaissez",
  interestsDeck: "Les lieux où vous vous y retrouvez, les sujets que vous comprenez.",
  kinds: { place: "Un lieu", topic: "Un sujet" },
  kind: "De quoi s’agit-il",
  label: "Son nom",
  labelHint: "Par exemple : le port de Saltby ; les horaires de bus.",
  open: "On peut me nommer sous les articles qui en parlent, comme quelqu’un qui connaît",
  openHint:
    "Votre nom et ce lieu ou ce sujet y sont montrés aux membres, qui peuvent demander une mise en relation. Personne ne peut vous écrire sans votre accord.",
  add: "L’ajouter",
  isOpen: "Vous êtes nommé sous les articles qui en parlent.",
  isNotOpen: "Vous n’êtes pas nommé sous les articles qui en parlent.",
  makeOpen: "Que l’on me nomme",
  makeNotOpen: "Ne pas me nommer",
  drop: "L’enlever",
  none: "Rien encore.",
  problems: ({ letters, interests }) => ({
    "against-rule": "Les règles de la maison n’autorisent pas ces mots. Dites-le autrement.",
    "too-short": "Donnez un nom de deux lettres au moins.",
    "too-long": `${n(letters)} lettres au plus, s’il vous plaît.`,
    letters: "Des lettres, des chiffres et des espaces ; pas d’adresses de pages.",
    "too-many": `Vous en avez nommé ${n(interests)}, c’est le plus possible. Enlevez-en un d’abord.`,
  }),
  switches: "Ce qui est montré",
  switchesDeck: "Votre nom, et depuis quand vous êtes membre, sont toujours montrés.",
  pieces: {
    about: "Les mots sur moi",
    place: "Mon quartier, sur ma page",
    interests: "Ce que je connais",
    contributions: "Ce que j’ai écrit récemment",
    badges: "Ce que d’autres ont trouvé utile",
  },
  picture: {
    title: "Votre photo",
    of: (name) => `Photo de ${name}`,
    label: "Une photo de cet appareil",
    hint: (megabytes) =>
      `${n(megabytes)} Mo au plus. Elle est coupée en carré et redessinée : où et quand elle a été prise n’est pas gardé. Elle figure sur votre page et dans les listes de personnes, pas à côté de ce que vous écrivez.`,
    send: "Prendre cette photo",
    another: "Prendre plutôt cette photo",
    drop: "L’enlever",
    none: "Aucune. Les listes de personnes montrent les premières lettres de votre nom.",
    problems: ({ megabytes, edge }) => ({
      missing: "Choisissez d’abord une photo.",
      "too-large": `Ce fichier est trop lourd. ${n(megabytes)} Mo au plus, s’il vous plaît.`,
      "not-a-picture": "Ce fichier n’est pas une image que nous sachions lire. JPEG, PNG et WebP conviennent.",
      "too-many-pixels": "Cette image a trop de points. Réduisez-la d’abord.",
      "too-small": `Cette image est trop petite. Il faut au moins ${n(edge)} points de côté.`,
      broken: "Ce fichier est abîmé. Enregistrez-le à nouveau, ou prenez-en un autre.",
      cleared: "Un modérateur a effacé cette image même. Vous pouvez faire un recours, ou en prendre une autre.",
      "too-often": "C’est assez pour le moment. Réessayez dans quelques minutes.",
    }),
  },
  knows: { place: "Connaît le lieu", topic: "Connaît le sujet" },
};
