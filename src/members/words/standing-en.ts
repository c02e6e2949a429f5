import { formatNumber, plural } from "#kit";
import type { StandingWords } from "./standing.ts";

const n = (count: number): string => formatNumber("en", count);
const days = (count: number): string => plural("en", count, { one: "one day", other: `${n(count)} days` });

export const standingEn: StandingWords = {
  title: "How far members are trusted",
  deck: "Reckoned every hour by a machine from what people did here, by the numbers on this page. Nobody can buy it or be given it.",
  levels: { 0: "New here", 1: "Known here", 2: "A regular", 3: "Relied on" },
  noStep: "Everybody begins here.",
  old: (count) => `A member for ${days(count)}`,
  days: (count, of) => `Here on ${days(count)} of the last ${n(of)}`,
  contributions: (count) => plural("en", count, { one: "One contribution that stands", other: `${n(count)} contributions that stand` }),
  helped: (people) => `Something found helpful by ${plural("en", people, { one: "one other person", other: `${n(people)} other people` })}`,
  takenOff: (most, of) => `At most ${n(most)} contributions taken off within ${days(of)}`,
  reply: (burst, seconds) => `${n(burst)} replies at once, then one every ${n(seconds)} seconds`,
  links: (times) => (times === 1 ? "Links as the house rules say" : `${n(times)} times as many links as the house rules say`),
  ratings: (count) => `${n(count)} ratings of notes a day`,
  introductions: (count) =>
    count === 0 ? "No asking to be introduced yet" : `${n(count)} times a week asking to be introduced to somebody`,
  lost: "What no longer holds is lost again at the next reckoning: days and decisions grow old.",
  reports: "A report by somebody trusted further is read earlier. No standing hides anything by itself, and none decides what is true.",
  yours: "Yours",
  yoursAre: (level) => `You are: ${level}.`,
  badges: "Badges",
  badgesDeck: "For what different people found helpful, each person counted once.",
  badge: (badge) => (badge.for === "helped" ? `Respected by ${n(badge.least)} people` : `Notes that helped ${n(badge.least)} people`),
  kinds: { comment: "Comments", question: "Questions", answer: "Answers", note: "Notes" },
  contributionsTitle: "Contributions",
  how: "How this is reckoned",
};
