import { type House, lockName, type Tx } from "#store";
import { isLent } from "../picture-name.ts";
import type { RevisionPictureTable } from "../tables.ts";
import { flagLoan } from "./flag-loan.ts";
import "./tables.ts";

/** Holds those who send pictures on loan and those who change what may be done with them off each other until `tx` ends. */
export const lockLoans = async (house: House, tx: Tx): Promise<void> => {
  await lockName(house.store.dialect, "pictures on loan")?.execute(tx);
};

/** The pictures of a revision that is to be copied: with those on loan as they are when nobody else changes them any more. */
export const picturesToCopy = async (house: House, tx: Tx, revisionId: string): Promise<readonly RevisionPictureTable[]> => {
  const read = () => tx.selectFrom("revision_picture").selectAll().where("revision_id", "=", revisionId).orderBy("place").execute();
  const rows = await read();
  if (!rows.some(isLent)) return rows;
  await lockLoans(house, tx);
  return read();
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
