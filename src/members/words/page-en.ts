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
  picture: {
    title: "Your picture",
    of: (name) => `Picture of ${name}`,
    label: "A picture from this device",
    hint: (megabytes) =>
      `Up to ${n(megabytes)} MB. It is cut to a square and drawn anew: where and when it was taken is not kept. It stands on your page and in lists of people, not beside what you write.`,
    send: "Use this picture",
    another: "Use this picture instead",
    drop: "Take it away",
    none: "None. Lists of people show the first letters of your name.",
    problems: ({ megabytes, edge }) => ({
      missing: "Choose a picture first.",
      "too-large": `This file is too large. Up to ${n(megabytes)} MB, please.`,
      "not-a-picture": "This file is no picture that we can read. JPEG, PNG and WebP work.",
      "too-many-pixels": "This picture has too many points. Make it smaller first.",
      "too-small": `This picture is too small. It needs at least ${n(edge)} points each way.`,
      broken: "This file is damaged. Try to save it again, or take another.",
      cleared: "A moderator has cleared this very picture. You can appeal against that, or take another.",
      "too-often": "That was often enough for now. Try again in a few minutes.",
    }),
  },
  knows: { place: "Knows the place", topic: "Knows the matter" },
};
