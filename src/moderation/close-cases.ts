import type { Lang } from "#kit";
import { memberFacts } from "#members";
import { sendMail } from "#outside";
import type { Tx } from "#store";
import type { Outcome } from "./case.ts";
import type { MailHouse } from "./keep-decision.ts";
import { reportedMail } from "./report-mail.tsx";

/** What a decision says of those who reported: they were right, they were not, or nothing. */
const REPORTS_AFTER = { removed: "agreed", kept: "disagreed", reversed: "disagreed" } as const;

/** Tells whoever reported what came of it (DSA, Article 16 (5)), where an address is known. */
const tellReporters = async (house: MailHouse, tx: Tx, caseId: string, outcome: Outcome): Promise<void> => {
  if (outcome !== "kept" && outcome !== "removed") return;
  const rows = await tx.selectFrom("report").selectAll().where("case_id", "=", caseId).where("state", "=", "pending").execute();
  for (const row of rows) {
    const member = row.reporter_id === null ? null : await memberFacts(tx, row.reporter_id);
    const to = row.email !== "" ? row.email : member?.email;
    if (to === undefined || (row.is_legal === 0 && member === null)) continue;
    const lang = (member?.lang ?? row.lang) as Lang;
    await sendMail(house, tx, reportedMail({ to, lang, site: house.mailName, origin: house.origin, target: row.target, outcome }));
  }
};

/** Closes what is open about a target, settles its reports, and tells the reporters. Appeals are closed by those who hear them. */
export const closeCases = async (
  house: MailHouse,
  tx: Tx,
  target: string,
  { by, outcome }: { readonly by: string; readonly outcome: Outcome },
): Promise<void> => {
  const cases = await tx
    .selectFrom("moderation_case")
    .select("id")
    .where("target", "=", target)
    .where("kind", "!=", "appeal")
    .where("state", "=", "open")
    .execute();
  for (const { id } of cases) await closeCase(house, tx, id, { by, outcome });
};

export const closeCase = async (
  house: MailHouse,
  tx: Tx,
  id: string,
  { by, outcome }: { readonly by: string; readonly outcome: Outcome },
): Promise<void> => {
  const now = house.clock.now();
  await tellReporters(house, tx, id, outcome);
  await tx
    .updateTable("report")
    .set({ state: REPORTS_AFTER[outcome as keyof typeof REPORTS_AFTER] ?? "ignored", decided_at: now })
    .where("case_id", "=", id)
    .where("state", "=", "pending")
    .execute();
  await tx
    .updateTable("moderation_case")
    .set({ state: "closed", closed_at: now, closed_by: by, outcome, claimed_by: null, claimed_until: null })
    .where("id", "=", id)
    .execute();
};
