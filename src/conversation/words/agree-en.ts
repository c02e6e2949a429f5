import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("en", count);
const replies = (count: number): string => plural("en", count, { one: "1 reply", other: `${n(count)} replies` });

/** Where people agree, and where they differ. */
export const agreeEn: Words["agree"] = {
  title: "Where do we agree?",
  from: (people) =>
    `From ${plural("en", people, { one: "1 person", other: `${n(people)} people` })} who judged at least seven replies each. The groups come from how people vote, not from who they are, and have no names. Solid: respect. Hollow: doesn’t help.`,
  agreed: "Respected in every group",
  noneAgreed: "No reply is respected in every group yet.",
  apart: "Where we differ",
  of: (agree, all) => `${n(agree)} of ${n(all)}`,
  tooFew: "too few",
  letters: ["A", "B", "C", "D", "E"],
  totals: (votes, count, people) =>
    `So far ${plural("en", votes, { one: "1 vote", other: `${n(votes)} votes` })} on ${replies(count)}; ${plural("en", people, { one: "1 person has", other: `${n(people)} people have` })} judged seven or more.`,
  why: {
    people: "Groups are looked for once 60 people have judged seven replies each. With fewer, one could guess how somebody voted.",
    comments: "Groups are looked for once 15 replies have been judged.",
    gauge: "No groups are shown: how people vote here follows no line that holds.",
    apart: "No groups are shown: people here vote too much alike to be parted.",
    small: "No groups are shown: one would be so small that its votes could be guessed.",
  },
  mine: "Which group do I vote with?",
  bridging: {
    title: "In the order “Bridging”",
    groups:
      "What counts is how cautiously judged respect is shared among groups of people who usually vote differently; each group weighs the same.",
    ofTopic: (topic) => `The groups are of those who vote under stories on “${topic}”.`,
    noGroups: "There are no groups to bridge yet, so the share of all votes that say respect decides.",
    group: (letter) => `Group ${letter}`,
    votes: (respect, all) => `${n(respect)} of ${n(all)} say respect`,
    few: "Fewer than five votes: not told",
    points: (points) => `${points} points of 100`,
    explore: "Every fourth place is kept for new replies with few votes.",
  },
  page: {
    title: "Your group",
    deck: "Each night we look at how people vote and who votes alike. Nobody sees anybody else’s group, and groups have no names: only letters.",
    show: "Show me my group",
    group: (letter) => `At the moment you vote most like group ${letter}.`,
    onTopic: (topic, letter) => `Under stories on “${topic}” you vote most like group ${letter}.`,
    none: "You are in no group at the moment. Groups need at least ten votes of yours, and enough people here.",
  },
};
