import { isStaff } from "#kit";
import type { Given, Phase } from "./given.ts";
import { HISTORY_LEAST, type Policy, WORDS_TO_REPEAT } from "./policy.ts";
import type { Asks, Check, Signal } from "./signal.ts";

const signal = (check: Check, asks: Asks, more: Partial<Signal> = {}): Signal => ({
  check,
  asks,
  score: asks === "nothing" ? 0 : 1,
  line: null,
  rule: null,
  by: null,
  facts: {},
  ...more,
});

/** `count` of at most `most`, as a score whose line is where it becomes too much. */
const counted = (count: number, most: number): Pick<Signal, "score" | "line" | "facts"> => ({
  score: Math.min(1, count / (2 * (most + 1))),
  line: 0.5,
  facts: { count, most },
});

const isNew = ({ days, published }: Given, policy: Policy): boolean => days < policy.newDays || published < policy.newContributions;

const LINK = /(?:https?:\/\/|\bwww\.)[^\s<>"]+/giu;
const MENTION = /(?<![\p{L}\p{N}_@])@[\p{L}\p{M}0-9_]{2,30}/gu;

/** A member whom a moderator has bound says nothing, or is read first. */
const bindings: Phase = ({ bound }) =>
  bound.flatMap(({ kind, until }) =>
    kind === "hold"
      ? [signal("sanction", "hold", { by: kind })]
      : kind === "slow"
        ? []
        : [signal("sanction", "reject", { by: kind, facts: { until: until ?? "" } })],
  );

/** Words on the list: each entry asks for what it was given. Nobody is exempt, the newsroom neither. */
export const listedWords = (hits: Given["hits"]): readonly Signal[] =>
  hits.length === 0
    ? [signal("words", "nothing")]
    : hits.map(({ entry, from, to }) =>
        signal("words", entry.action === "flag" ? "watch" : (entry.action as Asks), {
          rule: entry.rule,
          by: entry.id,
          facts: { from, to, pattern: entry.pattern },
        }),
      );

/** The same words by the same author again and again. */
const saidAgain: Phase = ({ body, author, repeats }, { repeatsMost }) =>
  isStaff(author) || body.length < WORDS_TO_REPEAT
    ? null
    : signal("repeat", repeats >= repeatsMost ? "nudge" : "nothing", { rule: "2", ...counted(repeats, repeatsMost - 1) });

/** The same words by several authors: they were handed round. */
const saidByOthers: Phase = ({ body, author, copies }, { copiesLeast }) =>
  isStaff(author) || body.length < WORDS_TO_REPEAT
    ? null
    : signal("copies", copies >= copiesLeast ? "hold" : "nothing", { rule: "2", ...counted(copies, copiesLeast - 1) });

/** Many links are an advertisement more often than a source; from somebody new, few are many. */
const manyLinks: Phase = (given, policy) => {
  if (isStaff(given.author)) return null;
  const most = isNew(given, policy) ? policy.newLinksMost : policy.linksMost * given.linkTimes;
  const count = given.body.match(LINK)?.length ?? 0;
  return signal("links", count > most ? "hold" : "nothing", { rule: "6", ...counted(count, most) });
};

/** Somebody new who names many members at once calls them together. */
const manyNames: Phase = (given, policy) => {
  if (isStaff(given.author) || !isNew(given, policy)) return null;
  const count = new Set(given.body.match(MENTION) ?? []).size;
  return signal("mentions", count > policy.newMentionsMost ? "hold" : "nothing", { rule: "2", ...counted(count, policy.newMentionsMost) });
};

/** What whoever took the words in saw: a note that names a person or leads elsewhere is read first, an author's first one is watched. */
const seenIn: Phase = ({ author, seen }) =>
  isStaff(author) ? null : seen.map((what) => signal("seen", what === "new-author" ? "watch" : "hold", { facts: { what } }));

/** Whose last contributions were often taken off is read first for a while. */
const turnedDownLately: Phase = ({ author, lately }, { turnedDownShare }) => {
  if (isStaff(author)) return null;
  const all = lately.published + lately.takenOff;
  const score = all === 0 ? 0 : lately.takenOff / all;
  const line = turnedDownShare / 100;
  const isMuch = lately.takenOff >= HISTORY_LEAST && score >= line;
  return signal("history", isMuch ? "hold" : "nothing", { score, line, facts: { count: lately.takenOff, of: all } });
};

/** The first words of somebody new are watched, or read first where the newsroom wants it so. */
const newHere: Phase = (given, policy) => {
  if (isStaff(given.author) || !isNew(given, policy)) return null;
  return signal("newcomer", given.published < policy.heldFirst ? "hold" : "watch", {
    score: 1 - given.published / Math.max(policy.newContributions, given.published + 1),
    facts: { published: given.published, days: Math.floor(given.days) },
  });
};

/** What this site's own decisions taught its scorer. It only ever holds. */
const scoredHere: Phase = ({ author, scored }, { scorerHolds }) => {
  if (isStaff(author) || scored === null) return null;
  const line = scorerHolds / 100;
  const { score, version, top } = scored;
  return signal("scorer", score !== null && score >= line ? "hold" : "nothing", {
    score: score ?? 0,
    line,
    by: String(version),
    facts: { top: top.join(", "), ...(score === null ? { abstains: 1 } : {}) },
  });
};

/** Where a moderator has said that everything is read first. */
const readFirst: Phase = ({ isPremoderated }) => (isPremoderated ? signal("premoderation", "hold") : null);

/** Services outside the house answer after this is written; until then it waits. */
const askedOutside: Phase = ({ author, services }) =>
  isStaff(author) ? null : services.map((by) => signal("outside", "hold", { score: 0, by, facts: { waits: 1 } }));

/** The policy, in its order. Every phase looks at every contribution; what they find is kept with it. */
export const PHASES: readonly Phase[] = [
  bindings,
  ({ hits }) => listedWords(hits),
  saidAgain,
  saidByOthers,
  manyLinks,
  manyNames,
  seenIn,
  turnedDownLately,
  newHere,
  scoredHere,
  readFirst,
  askedOutside,
];

export const lookAt = (given: Given, policy: Policy): readonly Signal[] => PHASES.flatMap((phase) => phase(given, policy) ?? []);
