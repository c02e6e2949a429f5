import { type Actor, done, isStaff, type Lang, later, newId, refuse, type Result, visitor } from "#kit";
import type { Rule } from "#conversation";
import { memberFacts } from "#members";
import type { House, Tx } from "#store";
import { lockSubject, takeOffSubject } from "./act-on-subject.ts";
import { REVIEWED_MS } from "./case.ts";
import { openCase } from "./open-case.ts";
import { HIDE_AT, isCounted, RECORD_MOST, type ReportRecord, weightOf } from "./report-weight.ts";
import { type Level, plainStanding, type StandingOf } from "./standing.ts";
import { findReportable, type Subject, type SubjectKeepers } from "./subject.ts";

/** Why something is reported, each with the rule of the house that it says is broken. */
export const REASONS = {
  "off-topic": "1",
  repetition: "2",
  attack: "3",
  hatred: "4",
  privacy: "5",
  advertising: "6",
  unlawful: "7",
  danger: "7",
  other: "1",
} as const satisfies Readonly<Record<string, Rule>>;
export type Reason = keyof typeof REASONS;
export const REASON_NAMES = Object.keys(REASONS) as readonly Reason[];

export type ReportInput = {
  readonly target: string;
  readonly reason: Reason;
  readonly detail: string;
  /** A notice of something unlawful (DSA, Article 16): who gives it, and that it is given in good faith. */
  readonly notice: { readonly name: string; readonly email: string; readonly isGoodFaith: boolean } | null;
  readonly lang: Lang;
};

export type ReportProblem = "not-there" | "own" | "again" | "reviewed" | "no-detail" | "no-name" | "no-email" | "no-good-faith";

export type ReportHouse = House & { readonly standingOf?: StandingOf; readonly keepers?: SubjectKeepers };

export const DETAIL_MOST = 2000;
const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/u;
const NOTICE_DETAIL_LEAST = 20; // letters: Article 16 asks for a sufficiently substantiated explanation

/** What is wrong with a report as it was filled in; null when nothing is. */
export const checkReport = ({ reason, detail, notice }: ReportInput): ReportProblem | null => {
  if (notice === null) return reason === "other" && detail.trim() === "" ? "no-detail" : null;
  if (detail.trim().length < NOTICE_DETAIL_LEAST) return "no-detail";
  if (notice.name.trim() === "") return "no-name";
  if (!EMAIL.test(notice.email.trim())) return "no-email";
  return notice.isGoodFaith ? null : "no-good-faith";
};

const recordOf = async (tx: Tx, memberId: string): Promise<ReportRecord> => {
  const rows = await tx
    .selectFrom("report")
    .select("state")
    .where("reporter_id", "=", memberId)
    .where("state", "in", ["agreed", "disagreed"])
    .orderBy("at", "desc")
    .limit(RECORD_MOST)
    .execute();
  const agreed = rows.filter(({ state }) => state === "agreed").length;
  return { agreed, disagreed: rows.length - agreed };
};

const mayNot = async (house: House, tx: Tx, reporter: Actor, subject: Subject): Promise<ReportProblem | null> => {
  if (reporter.id !== null && subject.authorId === reporter.id) return "own";
  if (reporter.id !== null) {
    const pending = await tx
      .selectFrom("report")
      .select("id")
      .where("target", "=", subject.target)
      .where("reporter_id", "=", reporter.id)
      .where("state", "=", "pending")
      .limit(1)
      .executeTakeFirst();
    if (pending !== undefined) return "again";
  }
  const reviewed = await tx
    .selectFrom("moderation_case")
    .select("closed_at")
    .where("target", "=", subject.target)
    .where("state", "=", "closed")
    .where("outcome", "in", ["kept", "reversed"])
    .where("closed_at", ">", later(house.clock.now(), -REVIEWED_MS))
    .orderBy("closed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return reviewed !== undefined && (subject.changedAt ?? "") <= (reviewed.closed_at ?? "") ? "reviewed" : null;
};

type Weighed = { readonly weight: number; readonly isCounted: boolean };

const weigh = async (house: ReportHouse, tx: Tx, reporter: Actor, input: ReportInput, subject: Subject): Promise<Weighed> => {
  const standingOf = house.standingOf ?? plainStanding(house);
  const author = subject.authorId === null ? null : await memberFacts(tx, subject.authorId);
  const authorLevel: Level = author === null ? 0 : await standingOf(tx, author.id);
  const authorIsStaff = author !== null && isStaff({ ...visitor, role: author.role });
  const level = reporter.id === null ? null : await standingOf(tx, reporter.id);
  const record = reporter.id === null ? { agreed: 0, disagreed: 0 } : await recordOf(tx, reporter.id);
  const staff = isStaff(reporter);
  return {
    weight: weightOf({ level: level ?? 0, isStaff: staff, record }, { isDanger: input.reason === "danger" }),
    isCounted: isCounted({ level, isStaff: staff }, { level: authorLevel, isStaff: authorIsStaff }),
  };
};

/** Hides what enough trusted readers report, until a moderator has looked. A member's name and bio stay until then. */
const hideIfMany = async (house: ReportHouse, tx: Tx, subject: Subject): Promise<boolean> => {
  if (subject.target.startsWith("member:") || !subject.isPublic) return false;
  const rows = await tx
    .selectFrom("report")
    .select(["weight", "reason"])
    .where("target", "=", subject.target)
    .where("state", "=", "pending")
    .where("is_counted", "=", 1)
    .orderBy("weight", "desc")
    .execute();
  if (rows.reduce((sum, row) => sum + row.weight, 0) < HIDE_AT) return false;
  const rule = REASONS[(rows[0]?.reason ?? "other") as Reason];
  await takeOffSubject({ ...house, keepers: house.keepers ?? {} }, tx, subject.target, { rule, reason: "", by: null });
  return true;
};

/**
 * Takes a report in: weighs it by its reporter's standing and record, puts it before the moderators, and hides a comment that enough trusted readers
 * report. Anybody may report, signed in or not.
 */
export const fileReport = (
  house: ReportHouse,
  reporter: Actor,
  input: ReportInput,
): Promise<Result<{ readonly id: string; readonly isHidden: boolean }, ReportProblem>> =>
  house.store.transact(async (tx) => {
    const wrong = checkReport(input);
    if (wrong !== null) return refuse(wrong);
    const subject = await findReportable(tx, input.target, reporter, house.keepers);
    if (subject === null) return refuse("not-there");
    await lockSubject(house, tx, subject.target);
    const problem = await mayNot(house, tx, reporter, subject);
    if (problem !== null) return refuse(problem);
    const { weight, isCounted: counts } = await weigh(house, tx, reporter, input, subject);
    const { target, storyId, authorId } = subject;
    const found = await openCase(house, tx, { kind: "reported", target, storyId, authorId, base: 0 });
    const id = newId(house.clock.ms());
    await tx
      .insertInto("report")
      .values({
        id,
        case_id: found.id,
        target,
        reporter_id: reporter.id,
        reason: input.reason,
        detail: input.detail.toWellFormed().trim().slice(0, DETAIL_MOST),
        name: input.notice?.name.trim().slice(0, 100) ?? "",
        email: input.notice?.email.trim().slice(0, 200) ?? "",
        lang: input.lang,
        is_legal: Number(input.notice !== null),
        weight,
        is_counted: Number(counts),
        state: "pending",
        at: house.clock.now(),
        decided_at: null,
      })
      .execute();
    const reports = found.reports + weight;
    await tx
      .updateTable("moderation_case")
      .set({ reports, score: found.base + reports })
      .where("id", "=", found.id)
      .execute();
    return done({ id, isHidden: await hideIfMany(house, tx, subject) });
  });
