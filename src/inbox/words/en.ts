import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("en", count);
const replies = (count: number): string => plural("en", count, { one: "1 reply", other: `${n(count)} replies` });

export const en: Words = {
  title: "Inbox",
  deck: "What answers you, and what became of what you wrote. What was removed meanwhile is not listed.",
  nothing: "Nothing here yet. Write under a story, or follow one, and you are told here what comes of it.",
  unread: "new",
  readAll: "I have read all of it",
  read: "Read",
  more: "Older notices",
  why: "Why:",
  someone: "Somebody",
  andOthers: (first, others) => plural("en", others, { one: `${first} and one other`, other: `${first} and ${n(others)} others` }),
  began: (community, title) => `New in ${community}: “${title}”`,
  tell: {
    answer: ({ count, who, headline }) =>
      count === 1
        ? `${who} replied to your comment under “${headline}”`
        : `${replies(count)} to your comment under “${headline}”, by ${who}`,
    mention: ({ who, headline }) => `${who} mentioned you under “${headline}”`,
    talk: ({ count, who, headline }) => `${replies(count)} under “${headline}”, which you follow, by ${who}`,
    said: ({ count, who, headline }) =>
      count === 1
        ? `${who}, whom you follow, wrote under “${headline}”`
        : `${who}, whom you follow, wrote ${n(count)} times, last under “${headline}”`,
    "taken-off": ({ headline }) => `Your comment under “${headline}” was taken off`,
    picked: ({ headline }) => `The newsroom picked your comment under “${headline}”`,
    correction: ({ headline }) => `Corrected: “${headline}”`,
  },
  refused: "Our mails do not reach your address, so we send none. Why, and how to mend it:",
  choices: {
    title: "How you are told",
    deck: "Everything that is not off stands in your inbox. Choose what also comes by mail or to your devices.",
    kinds: {
      answer: "Replies to what you wrote",
      mention: "Somebody mentions you",
      talk: "Replies under stories you follow",
      said: "Members you follow write something",
      "taken-off": "A comment of yours is taken off",
      picked: "The newsroom picks a comment of yours",
      correction: "A story you replied to or follow is corrected",
      question: "Questions you asked or follow",
      note: "Notes you wrote or rated",
      decision: "Decisions on your words, reports and appeals",
      community: "Communities: new discussions in those you follow, proposals, stewards",
    },
    ways: { off: "Off", app: "In the inbox", digest: "In the digest too", push: "On your devices at once", mail: "By mail at once" },
    digest: "The digest by mail",
    digests: { none: "None", daily: "Every morning at seven", weekly: "Sunday mornings at seven" },
    quiet: "Quiet hours",
    quietHint: "No mail is sent then and no device told; both come when they end. Times are the newsroom’s.",
    from: "From",
    to: "Until",
    noQuiet: "None",
    halfQuiet: "Quiet hours need a beginning and an end. Choose both, or none.",
    save: "Save",
    saved: "Saved.",
    refused: (at) => `Our mails to your address have come back or been refused since ${at}. Its server said:`,
    otherAddress: "Change your address",
    refusedDo: "We send none there until you save this page again.",
  },
  follow: {
    title: "Follow",
    following: "What you follow",
    deck: "Followed stories tell you of replies and corrections; sections and topics fill your digest.",
    none: "You follow nothing yet. The buttons under a story and on a member’s page change that.",
    newest: "New in what you follow",
    sections: "Sections",
    start: (what) => `Follow ${what}`,
    stop: (what) => `Stop following ${what}`,
    story: "this story",
    discussion: "this discussion",
    gone: "That cannot be followed.",
    tooMany: "You follow 500 things, which is as many as there can be. Stop following something first.",
    back: "Back",
  },
  mail: {
    subject: (count, site) => plural("en", count, { one: `News for you at ${site}`, other: `${n(count)} things for you at ${site}` }),
    open: "Open your inbox",
    whyNotices: (site) => `You get this mail because you chose to be told at once by ${site}.`,
    whyDigest: (site) => `You get this mail because you ordered the digest of ${site}.`,
    stop: "End these mails",
    choose: "Choose what comes",
    daily: (site, day) => `${site}, ${day}`,
    weekly: (site, day) => `The week in ${site}, ${day}`,
    news: "In the news",
    forYou: "For you",
    replies,
  },
  stop: {
    title: "End mails",
    ask: {
      notices: "End all mails that tell you of something at once? Your inbox goes on.",
      digest: "End the digest? Your inbox goes on.",
    },
    button: "End them",
    done: "Ended",
    doneDeck: { notices: "You are told of nothing by mail at once any more.", digest: "You get no digest any more." },
    none: "This link ends nothing",
    noneDeck: "It is not whole, or its account is gone. Sign in to choose which mails you get.",
  },
};
