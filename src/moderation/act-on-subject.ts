import { bringBack, lockComment, takeOff } from "#conversation";
import type { House, Tx } from "#store";
import type { Back, Off, SubjectKeepers } from "./subject.ts";

export type KeepingHouse = House & {
  /** What other rooms let be done to their things, by the kind that stands before an id. */
  readonly keepers: SubjectKeepers;
};

const partsOf = (target: string): readonly [kind: string, id: string] => {
  const [kind = "", id = ""] = target.split(":");
  return [kind, id];
};

/** Locks what a target names where the room that has it locks by a thread. */
export const lockSubject = async (house: House, tx: Tx, target: string): Promise<void> => {
  const [kind, id] = partsOf(target);
  if (kind === "comment") await lockComment(house, tx, id);
};

/** Takes off what a target names, wherever it stands. */
export const takeOffSubject = async (house: KeepingHouse, tx: Tx, target: string, why: Off): Promise<void> => {
  const [kind, id] = partsOf(target);
  if (kind !== "comment") {
    await house.keepers[kind]?.takeOff(tx, id, why);
    return;
  }
  const comment = await lockComment(house, tx, id);
  if (comment !== null && comment.state !== "deleted") await takeOff(house, tx, comment, why);
};

/** Lets out or brings back what a target names; what its author took away stays away. */
export const bringBackSubject = async (house: KeepingHouse, tx: Tx, target: string, why: Back): Promise<void> => {
  const [kind, id] = partsOf(target);
  if (kind !== "comment") {
    await house.keepers[kind]?.bringBack(tx, id, why);
    return;
  }
  const comment = await lockComment(house, tx, id);
  if (comment !== null && (comment.state === "held" || comment.state === "hidden" || comment.state === "rejected"))
    await bringBack(house, tx, comment, why);
};
