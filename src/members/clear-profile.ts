import { publish } from "#events";
import { newShortId } from "#kit";
import type { House, Tx } from "#store";
import { isFree } from "./create-member.ts";
import { langOf } from "./admit.ts";
import { clearPortrait, restorePortrait } from "./portrait.ts";
import { keysOfName } from "./read-name.ts";
import { wordsOf } from "./words/index.ts";
import "./events.ts";
import "./tables.ts";

export type ProfilePart = "name" | "about" | "portrait";

const set = async (house: House, tx: Tx, id: string, values: { readonly name?: string; readonly about?: string }): Promise<void> => {
  const { name } = values;
  await tx
    .updateTable("member")
    .set({ ...values, ...(name === undefined ? {} : { ...keysOfName(name), name_changed_at: null }) })
    .where("id", "=", id)
    .execute();
  await publish(house, tx, { kind: "member.changed", topic: `member:${id}`, body: { member: id } });
};

/**
 * Clears what others see of a member and gives what stood there, of a picture its digest; null where nothing did. For a name a plain one is put until its member chooses
 * another, which they may do at once.
 */
export const clearProfile = async (house: House, tx: Tx, memberId: string, part: ProfilePart): Promise<string | null> => {
  if (part === "portrait") return clearPortrait(house, tx, memberId);
  const row = await tx.selectFrom("member").select(["name", "about", "lang", "closed_at"]).where("id", "=", memberId).executeTakeFirst();
  if (row === undefined || row.closed_at !== null || row[part] === "") return null;
  await set(house, tx, memberId, part === "about" ? { about: "" } : { name: wordsOf(langOf(row.lang)).plainName(newShortId(6)) });
  return row[part];
};

/** Puts back what was cleared, unless it is no longer free or its member has something else there by now. */
export const restoreProfile = async (house: House, tx: Tx, memberId: string, part: ProfilePart, words: string): Promise<boolean> => {
  if (part === "portrait") return restorePortrait(house, tx, memberId, words);
  const row = await tx.selectFrom("member").select(["about", "name_changed_at", "closed_at"]).where("id", "=", memberId).executeTakeFirst();
  if (row === undefined || row.closed_at !== null || words === "") return false;
  if (part === "about" ? row.about !== "" : row.name_changed_at !== null || !(await isFree(tx, words, memberId))) return false;
  await set(house, tx, memberId, { [part]: words });
  return true;
};
