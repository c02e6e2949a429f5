import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("en", count);
const ENDINGS = { zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th" } as const;
const ordinals = new Intl.PluralRules("en-GB", { type: "ordinal" });
const nth = (number: number): string => `${n(number)}${ENDINGS[ordinals.select(number)]}`;

export const en: Words = {
  heading: (count) => (count === 0 ? "No replies yet" : plural("en", count, { one: "1 reply", other: `${n(count)} replies` })),
  order: "Order",
  orders: { newest: "Newest", oldest: "Oldest" },
  show: "Show",
  none: "Nobody has answered yet. What do you know, think or want to know?",
  fresh: { one: "1 new reply", other: "# new replies" },
  storyChanged: "The story has just been changed.",
  showChanged: "Show the new version",
  offline: "New replies do not arrive at the moment. We keep trying.",
  corrected: (when) => `The story was corrected, ${when}.`,
  whatChanged: "What changed",
  closed: "This conversation is closed",
  closedWhy: "The story was withdrawn for a time, and what was said under it may repeat what was withdrawn.",
  closedPage: {
    title: "A closed conversation",
    deck: "For moderators only. Readers see nothing of this: the story was withdrawn, or it is not public.",
    none: "Nothing was said here.",
    reopen: "Open the conversation again",
    reopenHelp: "All that stands here is shown to readers again. Remove first what repeats what was withdrawn.",
    notYet: "It can be opened again only when the story is public.",
  },
  nextPage: "More replies",
  more: (count) => plural("en", count, { one: "1 more answer", other: `${n(count)} more answers` }),
  earlierAnswers: "Earlier answers",
  laterAnswers: "Later answers",
  inReplyTo: "in reply to",
  onVersion: (number) => `on the ${nth(number)} version`,
  fromDesk: "From our desk",
  moderator: "Moderator",
  formerMember: "A former member",
  reply: (name) => `Reply to ${name}`,
  replyShort: "Reply",
  remove: "Remove",
  look: "Look at it",
  gone: {
    hidden: (when) => `A reply was removed, ${when}.`,
    rule: (no, name) => `It broke rule ${no}: ${name}.`,
    decided: "A moderator decided; the author was told why.",
    ledger: (no) => `Ledger no. ${n(no)}`,
    deleted: "A reply was removed by its author.",
    yours: "This was yours.",
    reason: "The moderator’s reason:",
    words: "What you wrote:",
  },
  replyPage: {
    title: "Leave a reply",
    to: (headline) => `Under “${headline}”`,
    toStory: "Back to the story",
    kept: "What you wrote is still here:",
    threadOf: (headline) => `Conversation under “${headline}”`,
  },
  problems: {
    empty: "There is nothing to post yet. Write a word or two first.",
    tooLong: (letters, most) =>
      `That is ${n(letters)} letters, and a reply can have ${n(most)}. Shorten it, or post it in two parts. All you wrote is still here.`,
    storyGone: "This story has been withdrawn, and its conversation with it. Copy your words if you want to keep them.",
    talkClosed: "This conversation was closed when the story was withdrawn. Copy your words if you want to keep them.",
    parentGone: "The reply you were answering has been removed. You can still post your words as a reply to the story.",
    againstRule: (no, name) => `This was not posted because of rule ${no}: ${name}. Change it and post it again.`,
    tooFast: (seconds) =>
      plural("en", seconds, {
        one: "One thing at a time. Post it again in a second.",
        other: `One thing at a time. Post it again in ${n(seconds)} seconds.`,
      }),
    notSignedIn: "Sign in to do this.",
    notYours: "Only its author or a moderator can do this.",
    notThere: "This reply is not there any more.",
    noReason: "Write the reason: the author reads it.",
  },
  removePage: {
    title: "Remove this reply",
    ownTitle: "Remove your reply",
    own: "Your words are deleted for good. Its place stays, so that the answers to it can still be read.",
    ownButton: "Remove my reply",
    which: "Which rule does it break?",
    reason: "Why, in your words",
    reasonHint: "The author reads this. Readers see the rule, not the reason.",
    button: "Remove",
    restoreTitle: "Bring this reply back",
    restore: "It was removed. Brought back, it stands as it was, and the ledger says that the removal was a mistake.",
    restoreButton: "Bring it back",
    back: "Leave it as it is",
  },
  rulesPage: {
    title: "House rules",
    deck: "Seven rules for everything that is said here. A removal names the rule it rests on, its author reads the reason, and the ledger keeps the count.",
    after: "Every removal is in the ledger",
  },
  rules: {
    "1": {
      name: "Speak to the story",
      text: "Say what you know, think or want to know about it. What is about something else has its place under something else.",
    },
    "2": { name: "Say a thing once", text: "The same words posted again and again drown out everybody else’s." },
    "3": { name: "No attacks on a person", text: "Argue with what was said, as hard as you like. Whoever said it is a neighbour." },
    "4": {
      name: "No hatred",
      text: "Nobody is worth less for where they come from, what they believe, whom they love or how they are made.",
    },
    "5": {
      name: "Other people’s lives are theirs",
      text: "No addresses, telephone numbers, pictures or private matters of anyone who has not made them public.",
    },
    "6": { name: "No advertising", text: "Nothing for sale. If your trade is part of what you know, say so and go on." },
    "7": {
      name: "Nothing against the law",
      text: "No threats, no calls to violence, no false claims of fact about a living person, nothing that belongs to someone else.",
    },
  },
  profile: { said: "Said lately", under: "under", nothing: "Nothing yet." },
};
