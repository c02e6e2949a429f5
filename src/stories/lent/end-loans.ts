import { type House, lockName, type Tx } from "#store";
import { flagLoan } from "./flag-loan.ts";
import "./tables.ts";

/** Holds those who send pictures on loan and those who change what may be done with them off each other until `tx` ends. */
export const lockLoans = async (house: House, tx: Tx): Promise<void> => {
  await lockName(house.store.dialect, "pictures on loan")?.execute(tx);
};

/** Ends the loans of pictures that are killed, before they are taken out of every story; nobody borrows one of them again. */
export const endLoans = async (house: House, tx: Tx, shas: readonly string[]): Promise<void> => {
  if (shas.length === 0) return;
  await lockLoans(house, tx);
  const rows = await tx.selectFrom("lent_picture").select(["sha", "story_id"]).where("sha", "in", shas).execute();
  if (rows.length === 0) return;
  for (const { sha, story_id: lenderId } of rows) await flagLoan(house, tx, { sha, lenderId }, "killed");
  await tx.deleteFrom("lent_picture").where("sha", "in", shas).execute();
};
