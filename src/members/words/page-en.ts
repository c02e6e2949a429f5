import { formatNumber } from "#kit";
import type { PageWords } from "./page.ts";

const n = (count: number): string => formatNumber("en", count);

export const pageEn: PageWords = {
  title: "Your page",
  deck: "What others find when they press your name. Nothing here has to be filled in.",
  see: "See it as others do",
  nameAndText: "Name and a few words",
  interests: "What you know about",
  interestsDeck: "Places where you know your way, and matters you understand.",
  kinds: { place: "A place", topic: "A matter" },
  kind: "What it is",
  label: "Its name",
  labelHint: "For instance: Saltby harbour; bus timetables.",
  open: "I may be named under stories about it, as somebody who knows",
  openHint:
    "Your name and this place or matter are shown there to members, who may ask to be introduced to you. Nobody can write to you without your consent.",
  add: "Add it",
  isOpen: "You are named under stories about it.",
  isNotOpen: "You are not named under stories about it.",
  makeOpen: "Let me be named",
  makeNotOpen: "Do not name me",
  drop: "Take it away",
  none: "Nothing yet.",
  problems: ({ letters, interests }) => ({
    "against-rule": "The house rules do not allow these words. Put them otherwise.",
    "too-short": "Give a name of two letters or more.",
    "too-long": `At most ${n(letters)} letters, please.`,
    letters: "Use letters, digits and blanks; no addresses of pages.",
    "too-many": `You have named ${n(interests)}, which is as many as there can be. Take one away first.`,
  }),
  switches: "What is shown",
  switchesDeck: "Your name, and since when you are a member, are always shown.",
  pieces: {
    about: "The words about me",
    place: "My part of town, on my page",
    interests: "What I know about",
    contributions: "What I wrote lately",
    badges: "What others found helpful",
  },
  knows: { place: "Knows the place", topic: "Knows the matter" },
};
