import { publish } from "#events";
import { type Actor, done, type Lang, refuse, type Result } from "#kit";
import { type House, isTaken } from "#store";
import { langOf } from "./admit.ts";
import { isFree } from "./create-member.ts";
import { ABOUT_LETTERS, NAME_EVERY_MS, PLACE_LETTERS } from "./member.ts";
import type { ProfileJudge } from "./judge-profile.ts";
import { keysOfName, type NameProblem, readName } from "./read-name.ts";
import "./events.ts";
import "./tables.ts";

export type ProfileEdit = { readonly name: string; readonly place: string; readonly about: string };
export type EditProblem =
  | { readonly field: "name"; readonly problem: NameProblem }
  | { readonly field: "place" | "about"; readonly problem: "too-long" | "against-rule" };

const flat = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]+/gu, " ")
    .trim();

type EditHouse = House & { readonly reserved: () => Promise<readonly string[]>; readonly judgeProfile: ProfileJudge };

const writeProfile = (
  house: EditHouse,
  member: Actor,
  edit: ProfileEdit,
  reserved: readonly string[],
): Promise<Result<null, EditProblem>> =>
  house.store.transact(async (tx) => {
    const [place, about] = [flat(edit.place), edit.about.toWellFormed().trim()];
    if ([...place].length > PLACE_LETTERS) return refuse({ field: "place", problem: "too-long" });
    if ([...about].length > ABOUT_LETTERS) return refuse({ field: "about", problem: "too-long" });
    const row = await tx
      .selectFrom("member")
      .selectAll()
      .where("id", "=", member.id ?? "")
      .executeTakeFirstOrThrow();
    const changed = { kind: "member.changed", topic: `member:${row.id}`, body: { member: row.id } } as const;
    const wanted = edit.name.normalize("NFKC").replace(/\s+/gu, " ").trim();
    const isSame = wanted === row.name;
    const said = { memberId: row.id, name: isSame ? "" : wanted, place, about, lang: langOf(row.lang) };
    if (!isSame && (await house.judgeProfile(tx, { ...said, place: "", about: "" })) !== null)
      return refuse({ field: "name", problem: "against-rule" });
    const isWritten = place !== row.place || about !== row.about;
    if (isWritten && (await house.judgeProfile(tx, { ...said, name: "" })) !== null)
      return refuse({ field: "about", problem: "against-rule" });
    if (isSame) {
      await tx.updateTable("member").set({ place, about }).where("id", "=", row.id).execute();
      await publish(house, tx, changed);
      return done(null);
    }
    const name = readName(wanted, reserved);
    if (!name.ok) return refuse({ field: "name", problem: name.problem });
    const changedMs = row.name_changed_at === null ? 0 : Date.parse(row.name_changed_at);
    if (house.clock.ms() - changedMs < NAME_EVERY_MS) return refuse({ field: "name", problem: "too-soon" });
    if (!(await isFree(tx, name.value, row.id))) return refuse({ field: "name", problem: "taken" });
    await tx
      .updateTable("member")
      .set({ place, about, name: name.value, ...keysOfName(name.value), name_changed_at: house.clock.now() })
      .where("id", "=", row.id)
      .execute();
    await publish(house, tx, changed);
    return done(null);
  });

/** Changes what others see of a member; the name once a month at most. */
export const editProfile = async (house: EditHouse, member: Actor, edit: ProfileEdit): Promise<Result<null, EditProblem>> => {
  const reserved = await house.reserved();
  try {
    return await writeProfile(house, member, edit, reserved);
  } catch (error) {
    if (isTaken(error)) return refuse({ field: "name", problem: "taken" });
    throw error;
  }
};

/** Remembers a member's language for the mails. */
export const saveLang = async (house: House, member: Actor, lang: Lang): Promise<void> => {
  await house.store.transact((tx) =>
    tx
      .updateTable("member")
      .set({ lang })
      .where("id", "=", member.id ?? "")
      .execute(),
  );
};
