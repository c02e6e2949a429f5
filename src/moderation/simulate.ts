import { DAY, later, visitor } from "#kit";
import { type CommentSubject, pastComments, talkTeasers } from "#conversation";
import { memberFacts } from "#members";
import type { House } from "#store";
import { decide } from "./decide.ts";
import type { Given } from "./given.ts";
import { hashOf } from "./judge.ts";
import { lookAt } from "./phases.ts";
import { openWordList } from "./lists/word-list.ts";
import { COPIES_MS, HISTORY_MS, type Policy, POLICY_NAMES, policyForm, REPEAT_MS } from "./policy.ts";
import { daysSince } from "./standing.ts";
import { listedEntries } from "./word-entries.ts";

const REPLAYED_DAYS = 30;
const REPLAYED_MOST = 5000;

/** What a policy would have done; `falseHolds` and `missed` are where people decided otherwise. */
export type Outcome = { readonly held: number; readonly out: number; readonly falseHolds: number; readonly missed: number };
export type Simulated = {
  readonly replayed: number;
  readonly now: Outcome;
  readonly wanted: Outcome;
  readonly byLang: readonly { readonly of: string; readonly now: Outcome; readonly wanted: Outcome }[];
  readonly bySection: readonly { readonly of: string; readonly now: Outcome; readonly wanted: Outcome }[];
};

type Replayed = {
  readonly comment: CommentSubject;
  readonly given: Given;
  readonly lang: string;
  readonly section: string;
  /** What a person decided; null where nobody did. */
  readonly isBad: boolean | null;
};

const NOTHING: Outcome = { held: 0, out: 0, falseHolds: 0, missed: 0 };

const outcomeOf = (replayed: readonly Replayed[], policy: Policy): Outcome => {
  let { held, out, falseHolds, missed } = NOTHING;
  for (const { given, isBad } of replayed) {
    const { verdict } = decide(lookAt(given, policy), false);
    const isOut = verdict === "publish" || verdict === "watch";
    if (isOut) out += 1;
    else held += 1;
    if (!isOut && isBad === false) falseHolds += 1;
    if (isOut && isBad === true) missed += 1;
  }
  return { held, out, falseHolds, missed };
};

const LABELS: Readonly<Record<string, boolean>> = { removed: true, upheld: true, kept: false, reversed: false };

/** The comments of the last 30 days, each with what the phases would have looked at when it was posted, in the order of posting. */
const replay = async (house: House): Promise<readonly Replayed[]> => {
  const { db } = house.store;
  const now = house.clock.now();
  const past = (await pastComments(db, later(now, -REPLAYED_DAYS * DAY), REPLAYED_MOST)).toReversed();
  const stories = await talkTeasers(
    house,
    past.map((each) => each.storyId),
  );
  const decided = await db
    .selectFrom("moderation_case")
    .select(["target", "outcome"])
    .where("state", "=", "closed")
    .where("closed_at", ">", later(now, -REPLAYED_DAYS * DAY))
    .where("outcome", "in", Object.keys(LABELS))
    .execute();
  const labels = new Map(decided.map((row) => [row.target, LABELS[row.outcome ?? ""] === true]));
  const list = openWordList(await listedEntries(db, now));
  const members = new Map<string, Awaited<ReturnType<typeof memberFacts>>>();
  for (const id of new Set(past.map((each) => each.authorId))) members.set(id, await memberFacts(db, id));
  const byAuthor = Map.groupBy(past, (comment) => comment.authorId);
  const byHash = Map.groupBy(past, (comment) => hashOf(comment.words));
  return past.map((comment) => {
    const story = stories.get(comment.storyId);
    const place = { section: story?.section ?? "", lang: story?.lang ?? "", storyId: comment.storyId, now: comment.postedAt };
    const member = members.get(comment.authorId) ?? null;
    const own = (byAuthor.get(comment.authorId) ?? []).filter((each) => each.postedAt < comment.postedAt);
    const same = (byHash.get(hashOf(comment.words)) ?? []).filter(
      (each) => each.postedAt < comment.postedAt && each.postedAt > later(comment.postedAt, -COPIES_MS),
    );
    const lately = own.filter((each) => each.postedAt > later(comment.postedAt, -HISTORY_MS));
    const isOff = ({ state }: CommentSubject): boolean => state === "hidden" || state === "rejected";
    const others = new Set(same.filter((each) => each.authorId !== comment.authorId).map((each) => each.authorId));
    return {
      comment,
      lang: place.lang,
      section: place.section,
      isBad: labels.get(`comment:${comment.id}`) ?? null,
      given: {
        body: comment.words,
        author: { ...visitor, id: comment.authorId, role: member?.role ?? "member" },
        hits: list.find(comment.words, place),
        repeats: same.filter((each) => each.authorId === comment.authorId && each.postedAt > later(comment.postedAt, -REPEAT_MS)).length,
        copies: others.size,
        days: member === null ? 0 : daysSince(member.joinedAt, Date.parse(comment.postedAt)),
        published: own.filter((each) => each.state === "published").length,
        lately: { published: lately.filter((each) => each.state === "published").length, takenOff: lately.filter(isOff).length },
        linkTimes: 1, // the standing of that day is not kept
        bound: [],
        isPremoderated: false,
        seen: [],
        scored: null,
        services: [],
      },
    };
  });
};

/** Replays the last 30 days under the policy in force and under another, side by side. */
export const simulate = async (house: House, inForce: Policy, wanted: Policy): Promise<Simulated> => {
  const replayed = await replay(house);
  const both = (part: readonly Replayed[]) => ({ now: outcomeOf(part, inForce), wanted: outcomeOf(part, wanted) });
  const by = (key: "lang" | "section") =>
    [...Map.groupBy(replayed, (each) => each[key])]
      .toSorted(([, one], [, other]) => other.length - one.length)
      .map(([of, part]) => ({ of, ...both(part) }));
  return { replayed: replayed.length, ...both(replayed), byLang: by("lang"), bySection: by("section") };
};

/** Reads the numbers of a form; null where one is not whole or out of its bounds. */
export const readPolicyForm = (given: Readonly<Record<string, unknown>>, inForce: Policy): Policy | null => {
  const read = policyForm.safeParse(
    Object.fromEntries(POLICY_NAMES.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))),
  );
  return read.success ? { ...inForce, ...(read.data as Partial<Policy>) } : null;
};
