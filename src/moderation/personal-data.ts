import type { PersonalData } from "#members";
import "./tables.ts";

/** What a member reported, what was decided about them and why, their appeals and restrictions. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  const reports = await db
    .selectFrom("report")
    .select(["id", "target", "reason", "detail", "name", "email", "is_legal", "state", "at", "decided_at"])
    .where("reporter_id", "=", memberId)
    .orderBy("at")
    .execute();
  const decisions = await db
    .selectFrom("decision")
    .select(["id", "target", "measure", "rule", "reason", "body", "is_made_by_machine", "ends_at", "state", "at", "reversed_at"])
    .where("author_id", "=", memberId)
    .orderBy("at")
    .execute();
  const appeals = await db
    .selectFrom("appeal")
    .select(["id", "decision_id", "words", "at", "state", "reason", "decided_at"])
    .where("author_id", "=", memberId)
    .execute();
  const restrictions = await db
    .selectFrom("sanction")
    .select(["kind", "scope", "rule", "at", "ends_at", "lifted_at"])
    .where("member_id", "=", memberId)
    .execute();
  const judgements = await db
    .selectFrom("judgement")
    .select(["target", "verdict", "rule", "signals", "at"])
    .where("author_id", "=", memberId)
    .orderBy("at")
    .execute();
  return [
    { name: "reports", rows: reports },
    { name: "decisions", rows: decisions },
    { name: "appeals", rows: appeals },
    { name: "restrictions", rows: restrictions },
    { name: "judgements", rows: judgements },
  ];
};

/** Every word of a member who leaves goes; that something was decided, by which rule and when, stays without them. */
const erase: PersonalData["erase"] = async (_house, tx, { id }) => {
  await tx.updateTable("report").set({ detail: "", name: "", email: "", reporter_id: null }).where("reporter_id", "=", id).execute();
  await tx.updateTable("decision").set({ body: "", reason: "" }).where("author_id", "=", id).execute();
  await tx.updateTable("appeal").set({ words: "", reason: "" }).where("author_id", "=", id).execute();
  await tx.updateTable("judgement").set({ signals: "[]", body_hash: "" }).where("author_id", "=", id).execute();
  const cases = tx.selectFrom("moderation_case").select("id").where("author_id", "=", id);
  await tx.deleteFrom("case_note").where("case_id", "in", cases).execute();
};

export const moderationData: PersonalData = { held, erase };
