import { formatNumber } from "#kit";
import type { EmbedWords } from "./embed-words.ts";

const n = (count: number): string => formatNumber("en", count);

export const embedEn: EmbedWords = {
  readOn: (site) => `Read and answer on ${site}`,
  how: "Put this conversation on your own site",
  signIn: "Sign in to reply here",
  signedIn: (name) => `You reply as ${name}.`,
  reply: "Reply",
  whom: "Whom you answer",
  toStory: "The story itself",
  replyTo: (name) => `Reply to ${name}`,
  yourReply: "Your reply",
  post: "Post reply",
  posted: "Your reply is there.",
  held: "A moderator reads your reply before others can see it.",
  toReply: "Open it",
  ended: "You have been signed out here. Sign in again: what you wrote is still in the box.",
  failed: "That did not arrive. What you wrote is still in the box: try again.",
  paste: "Code from the other window",
  useCode: "Use the code",
  codeOver: "This code has been used, or its time is over. Ask for another.",
  handOff: {
    title: "Reply on another site",
    deck: (site) => `The conversation is shown on ${site}, and you want to reply there.`,
    what: (minutes) =>
      `That site does not get your name, your address or your password, and cannot write for you. The frame on it can post your replies under this one story for ${n(minutes)} minutes.`,
    goOn: (name) => `Reply there as ${name}`,
    signInFirst: "Sign in first. Then come back to this window.",
    signIn: "Sign in",
    again: "I have signed in: go on",
    done: "You can go back to the other site now.",
    codeHow: (minutes) =>
      `If the frame there has not noticed by itself, put this code into it. It works once, within ${n(minutes)} minutes. Give it to nobody.`,
    code: "Code",
    odd: "This address is not whole, or leads to a site that cannot show conversations. Go back and try again.",
  },
};
