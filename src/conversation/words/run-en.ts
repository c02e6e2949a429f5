import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("en", count);

/** Where a moderator runs a conversation. */
export const runEn: Words["runPage"] = {
  title: "Run this conversation",
  heat: (comments, people) =>
    `In the last half hour: ${plural("en", comments, { one: "1 reply", other: `${n(comments)} replies` })} by ${plural("en", people, { one: "1 person", other: `${n(people)} people` })}.`,
  heatPropose: "It runs hot: few people, many replies, or many of them removed. Slow mode would help.",
  calm: "It runs calmly.",
  close: "Close it",
  open: "Open it again",
  closeAfter: "Close by itself",
  days: (days) => plural("en", days, { one: "in a day", other: `in ${n(days)} days` }),
  never: "never",
  slow: "Slow mode",
  slowOff: "off",
  seconds: (seconds) => (seconds < 120 ? `one reply each in ${n(seconds)} seconds` : `one reply each in ${n(seconds / 60)} minutes`),
  premoderate: "A moderator reads each reply before it appears",
  save: "Save",
  waiting: (count) => plural("en", count, { one: "1 reply waits for you", other: `${n(count)} replies wait for you` }),
  labelTitle: "Who speaks here with what standing",
  labelWho: "Handle",
  labelKind: "What they are here",
  labelKinds: { author: "Author of the story", expert: "Expert", guest: "Our guest", none: "Nothing: take it away" },
  labelWords: "In what",
  labelHint: "For an expert or a guest: what everybody should know, such as “lock-keeper 1979–2014, verified”.",
  labelButton: "Give it",
  noMember: "Nobody here has that handle.",
  labelShort: "Say who this member is.",
};
