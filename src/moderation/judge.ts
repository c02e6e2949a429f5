import { type Actor, type Instant, later, newId, sha256 } from "#kit";
import { authorRecord, type Contribution, type Judge, type Verdict, talkSubject } from "#conversation";
import { limitsOf, memberFacts } from "#members";
import { type House, type Tx } from "#store";
import { decide, type Decision, RULE_UNSAID } from "./decide.ts";
import type { Bound, Given, Scored } from "./given.ts";
import type { Entry } from "./lists/read-entry.ts";
import { openWordList, type WordList } from "./lists/word-list.ts";
import { lookAt } from "./phases.ts";
import { COPIES_MS, HISTORY_MS, REPEAT_MS, SECOND_TRY_MS } from "./policy.ts";
import { policyFor } from "./policy-versions.ts";
import type { Signal } from "./signal.ts";
import { daysSince } from "./standing.ts";
import { listedEntries, versionOf } from "./word-entries.ts";
import "./tables.ts";

/** What the judge asks of the room's other parts. */
export type JudgeParts = {
  /** What binds a member. */
  readonly boundOf?: (
    tx: Tx,
    memberId: string,
    place: { readonly storyId: string; readonly section: string; readonly now: Instant },
  ) => Promise<readonly Bound[]>;
  readonly score?: (tx: Tx, body: string, lang: string) => Promise<Scored | null>;
  /** Ids of the services outside that are on. */
  readonly services?: (tx: Tx) => Promise<readonly string[]>;
  /** What follows a judgement, in its transaction. */
  readonly after?: (tx: Tx, judged: Judged) => Promise<void>;
};

/** A judgement, as it is kept. */
export type Judged = {
  readonly id: string;
  readonly said: Contribution;
  readonly decision: Decision;
  readonly signals: readonly Signal[];
  readonly at: Instant;
};

/** The list made ready, and made anew when it was changed by any process. */
export const openLists = (house: House): ((tx: Tx) => Promise<WordList>) => {
  let known: { readonly no: number; readonly list: WordList } | null = null;
  return async (tx) => {
    const no = await versionOf(tx, "words");
    if (known?.no === no) return known.list;
    const entries: readonly Entry[] = await listedEntries(tx, house.clock.now());
    const list = openWordList(entries);
    known = { no, list };
    return list;
  };
};

/** Words for telling whether two texts are the same. */
export const hashOf = (body: string): string => sha256(body.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim());

const sameLately = async (tx: Tx, author: Actor, hash: string, now: Instant, target: string | undefined) => {
  const rows = await tx
    .selectFrom("judgement")
    .select(["author_id", "at", "target"])
    .where("body_hash", "=", hash)
    .where("at", ">", later(now, -COPIES_MS))
    .where("verdict", "in", ["publish", "watch", "hold"])
    .orderBy("at", "desc")
    .limit(200)
    .execute();
  const others = new Set(rows.map((row) => row.author_id));
  others.delete(author.id ?? "");
  const own = rows.filter((row) => row.author_id === author.id && row.at > later(now, -REPEAT_MS) && row.target !== (target ?? ""));
  return { repeats: own.length, copies: others.size };
};

const isTriedAgain = async (tx: Tx, said: Contribution, now: Instant): Promise<boolean> =>
  (await tx
    .selectFrom("judgement")
    .select("id")
    .where("author_id", "=", said.author.id ?? "")
    .where("story_id", "=", said.storyId)
    .where("verdict", "=", "nudge")
    .where("at", ">", later(now, -SECOND_TRY_MS))
    .limit(1)
    .executeTakeFirst()) !== undefined;

const verdictOf = ({ verdict, rule, because }: Decision): Verdict => {
  switch (verdict) {
    case "publish":
    case "watch":
      return { verdict: "publish" };
    case "hold":
      return { verdict: "hold" };
    case "nudge":
      return { verdict: "reject", rule: rule ?? RULE_UNSAID };
    case "reject": {
      const until = because?.check === "sanction" ? String(because.facts["until"] ?? "") : null;
      return until === null
        ? { verdict: "reject", rule: rule ?? RULE_UNSAID, isFinal: true }
        : { verdict: "reject", rule: rule ?? RULE_UNSAID, until: until === "" ? null : until };
    }
  }
};

/** The judge of the house: gathers what the phases look at, lets all of them look, decides once, and keeps it. */
export const openJudge = (house: House, parts: JudgeParts = {}): Judge => {
  const listsOf = openLists(house);

  const gather = async (tx: Tx, said: Contribution, place: { section: string; lang: string }, hash: string): Promise<Given> => {
    const now = house.clock.now();
    const authorId = said.author.id ?? "";
    const [member, record, same, list] = [
      await memberFacts(tx, authorId),
      await authorRecord(tx, authorId, later(now, -HISTORY_MS)),
      await sameLately(tx, said.author, hash, now, said.target),
      await listsOf(tx),
    ];
    return {
      body: said.body,
      author: said.author,
      hits: list.find(said.body, { ...place, storyId: said.storyId, now }),
      ...same,
      days: member === null ? 0 : daysSince(member.joinedAt, house.clock.ms()),
      published: record.published,
      lately: record.lately,
      linkTimes: (await limitsOf(tx, authorId)).linkTimes,
      bound: (await parts.boundOf?.(tx, authorId, { storyId: said.storyId, section: place.section, now })) ?? [],
      isPremoderated: said.isPremoderated === true,
      seen: said.signals ?? [],
      scored: (await parts.score?.(tx, said.body, place.lang)) ?? null,
      services: said.target === undefined ? [] : ((await parts.services?.(tx)) ?? []),
    };
  };

  return async (tx, said) => {
    const now = house.clock.now();
    const story = await talkSubject(tx, said.storyId);
    const place = { section: story?.section ?? "", lang: story?.lang ?? "" };
    const { no, policy } = await policyFor(tx, said.author.id ?? "");
    const hash = hashOf(said.body);
    const signals = lookAt(await gather(tx, said, place, hash), policy);
    const decision = decide(signals, await isTriedAgain(tx, said, now));
    const id = newId(house.clock.ms());
    await tx
      .insertInto("judgement")
      .values({
        id,
        target: decision.verdict === "nudge" || decision.because?.check === "sanction" ? null : (said.target ?? null),
        author_id: said.author.id ?? "",
        story_id: said.storyId,
        ...place,
        verdict: decision.verdict,
        rule: decision.rule,
        signals: JSON.stringify(signals),
        body_hash: hash,
        policy_no: no,
        at: now,
      })
      .execute();
    await parts.after?.(tx, { id, said, decision, signals, at: now });
    return verdictOf(decision);
  };
};
