import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("en", count);

/** What went wrong, and what to do. */
export const problemsEn: Words["problems"] = {
  empty: "There is nothing to post yet. Write a word or two first.",
  tooLong: (letters, most) =>
    `That is ${n(letters)} letters, and a reply can have ${n(most)}. Shorten it, or post it in two parts. All you wrote is still here.`,
  storyGone: "This story has been withdrawn, and its conversation with it. Copy your words if you want to keep them.",
  talkClosed: "This conversation was closed when the story was withdrawn. Copy your words if you want to keep them.",
  parentGone: "The reply you were answering has been removed. You can still post your words as a reply to the story.",
  closed: "This conversation was closed while you wrote. Copy your words if you want to keep them.",
  slow: (seconds) =>
    plural("en", seconds, {
      one: "This conversation is in slow mode. You can post again in a second; your words are still here.",
      other: `This conversation is in slow mode. You can post again in ${n(seconds)} seconds; your words are still here.`,
    }),
  blocked: "This member does not want to be answered by you. You can post your words as a reply to the story.",
  notAsking: "No questions are taken here at the moment. Your words are still here: you can ask them under the story.",
  askedEnough: (most) =>
    `Each of us may ask ${n(most)} questions here, and you have asked yours. Your words are still here: you can ask them under the story.`,
  noSources: "An answer from the desk names its sources. Add at least one.",
  ownVote: "Nobody votes on their own words.",
  tooManyVotes: "That is as many votes as count in a day. Go on tomorrow.",
  undoOver: "It is too late to take it back, or somebody has answered. You can still remove it.",
  againstRule: (no, name) => `This was not posted because of rule ${no}: ${name}. Change it and post it again.`,
  suspended: (until) =>
    until === null
      ? "You can read here, and no longer write. The statement that you were sent says why, and how to appeal."
      : `You can write here again from ${until}. The statement that you were sent says why, and how to appeal.`,
  tooFast: (seconds) =>
    plural("en", seconds, {
      one: "One thing at a time. Post it again in a second.",
      other: `One thing at a time. Post it again in ${n(seconds)} seconds.`,
    }),
  notSignedIn: "Sign in to do this.",
  notYours: "Only its author or a moderator can do this.",
  notThere: "This reply is not there any more.",
  noReason: "Write the reason: the author reads it.",
};
