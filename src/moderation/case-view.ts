import { type Actor, type Instant } from "#kit";
import { authorRecord, commentSubject, type CommentSubject, talkSubject, type TalkSubject } from "#conversation";
import { memberFacts, type MemberFacts, membersByIds, portraitShaOf } from "#members";
import type { CaseKind } from "./case.ts";
import type { KeepingHouse } from "./act-on-subject.ts";
import { type Decision, decisionOf } from "./decision.ts";
import { type Likeness, likenessesOf } from "./evasion.ts";
import { claimerOf } from "./queue-view.ts";
import { type Signal, signalsIn } from "./signal.ts";
import { statementById, type StatementView } from "./statement-view.ts";
import { findSubject } from "./subject.ts";

export type CaseReport = {
  readonly id: string;
  readonly who: string | null;
  readonly reason: string;
  readonly detail: string;
  readonly weight: number;
  readonly isLegal: boolean;
  readonly at: Instant;
};

/** All that a moderator sees before deciding. */
export type CaseView = {
  readonly id: string;
  readonly kind: CaseKind;
  readonly target: string;
  readonly isOpen: boolean;
  readonly dueAt: Instant | null;
  readonly claim: { readonly name: string; readonly isMine: boolean; readonly until: Instant } | null;
  readonly words: string;
  /** The digest of the picture that a profile shows, or that was cleared. */
  readonly portrait: string | null;
  readonly comment: CommentSubject | null;
  /** Whether readers can see it now. */
  readonly isPublic: boolean;
  readonly parent: { readonly name: string; readonly words: string } | null;
  readonly story: TalkSubject | null;
  readonly author: (MemberFacts & { readonly published: number; readonly takenOff: number }) | null;
  readonly signals: readonly Signal[];
  readonly reports: readonly CaseReport[];
  readonly earlier: readonly Decision[];
  readonly likenesses: readonly Likeness[];
  readonly notes: readonly { readonly name: string; readonly body: string; readonly at: Instant }[];
  /** What is appealed against. */
  readonly statement: StatementView | null;
  readonly isOwnDecision: boolean;
};

const EARLIER_MOST = 5;

/** The digest of a picture that a decision cleared. */
const clearedIn = (statement: StatementView | null): string | null =>
  statement?.decision.measure === "portrait" && statement.decision.body !== "" ? statement.decision.body : null;

const saidIn = (words: string | undefined, statement: StatementView | null): string =>
  words ?? (clearedIn(statement) === null ? (statement?.decision.body ?? "") : "");

export const caseView = async (house: KeepingHouse, actor: Actor, id: string): Promise<CaseView | null> => {
  const { db } = house.store;
  const row = await db.selectFrom("moderation_case").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const now = house.clock.now();
  const subject = await findSubject(db, row.target, house.keepers);
  const comment = subject?.comment ?? null;
  const parent = comment === null || comment.parentId === null ? null : await commentSubject(db, comment.parentId);
  const reports = await db.selectFrom("report").selectAll().where("case_id", "=", id).orderBy("id").execute();
  const notes = await db.selectFrom("case_note").selectAll().where("case_id", "=", id).orderBy("id").execute();
  const authorId = row.author_id ?? subject?.authorId ?? null;
  const author = authorId === null ? null : await memberFacts(db, authorId);
  const record = authorId === null ? null : await authorRecord(db, authorId, now);
  const earlier =
    authorId === null
      ? []
      : await db.selectFrom("decision").selectAll().where("author_id", "=", authorId).orderBy("at", "desc").limit(EARLIER_MOST).execute();
  const judgement = await db
    .selectFrom("judgement")
    .select("signals")
    .where("target", "=", row.target)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const claimer = claimerOf(row, now);
  const people = await membersByIds(house.store, [
    ...new Set([
      ...reports.flatMap((each) => each.reporter_id ?? []),
      ...notes.map((each) => each.by_id),
      ...(claimer === null ? [] : [claimer]),
      ...(parent === null ? [] : [parent.authorId]),
    ]),
  ]);
  const statement = row.decision_id === null ? null : await statementById(db, row.decision_id);
  return {
    id,
    kind: row.kind as CaseKind,
    target: row.target,
    isOpen: row.state === "open",
    dueAt: row.due_at,
    claim:
      claimer === null ? null : { name: people.get(claimer)?.name ?? "", isMine: claimer === actor.id, until: row.claimed_until ?? now },
    words: saidIn(subject?.words, statement),
    portrait: clearedIn(statement) ?? (author !== null && row.target === `member:${author.id}` ? await portraitShaOf(db, author.id) : null),
    comment,
    isPublic: subject?.isPublic ?? false,
    parent: parent === null ? null : { name: people.get(parent.authorId)?.name ?? "", words: parent.words },
    story: row.story_id === null ? null : await talkSubject(db, row.story_id),
    author: author === null || record === null ? null : { ...author, published: record.published, takenOff: record.takenOff },
    signals: judgement === undefined ? [] : signalsIn(judgement.signals),
    reports: reports.map((each) => ({
      id: each.id,
      who: each.reporter_id === null ? (each.name === "" ? null : each.name) : (people.get(each.reporter_id)?.name ?? null),
      reason: each.reason,
      detail: each.detail,
      weight: each.weight,
      isLegal: each.is_legal === 1,
      at: each.at,
    })),
    earlier: earlier.map(decisionOf),
    likenesses: authorId === null ? [] : await likenessesOf(db, authorId, now),
    notes: notes.map((each) => ({ name: people.get(each.by_id)?.name ?? "", body: each.body, at: each.at })),
    statement,
    isOwnDecision: statement !== null && statement.decision.decidedBy !== null && statement.decision.decidedBy === actor.id,
  };
};
