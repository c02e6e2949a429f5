import { type Actor, done, type Instant, isModerator, newShortId, refuse, type Result } from "#kit";
import { type Rule } from "#conversation";
import type { Db, House, Tx } from "#store";
import { type Entry, type EntryAction, type PatternProblem, readPattern, type Scope } from "./lists/read-entry.ts";
import type { WordEntryTable } from "./tables.ts";

export type EntryInput = Omit<Entry, "id">;
export type EntryProblem = PatternProblem | "not-yours" | "not-there" | "reject-broad";

/** An entry with who put it on the list, and whether it fell back to holding. */
export type ListedEntry = Entry & { readonly madeAt: Instant; readonly demotedAt: Instant | null };

const ID_LETTERS = 8;
const NOTE_MOST = 300;
const REJECT_LETTERS_LEAST = 3; // shorter words mean something in every other language

const entryOf = (row: WordEntryTable): ListedEntry => ({
  id: row.id,
  pattern: row.pattern,
  action: row.action as EntryAction,
  rule: row.rule as Rule,
  scope: { kind: row.scope as Scope["kind"], value: row.scope_value },
  isDisguised: row.is_disguised === 1,
  isStretched: row.is_stretched === 1,
  endsAt: row.ends_at,
  note: row.note,
  madeAt: row.made_at,
  demotedAt: row.demoted_at,
});

/** The entries of the list that have not ended, the newest first. */
export const listedEntries = async (db: Db | Tx, now: Instant): Promise<readonly ListedEntry[]> => {
  const rows = await db
    .selectFrom("word_entry")
    .selectAll()
    .where("ended_at", "is", null)
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", now)]))
    .orderBy("made_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(entryOf);
};

/** How often a list changed; 0 where it never did. */
export const versionOf = async (db: Db | Tx, list: "words" | "services" | "model"): Promise<number> =>
  (await db.selectFrom("list_version").select("no").where("id", "=", list).executeTakeFirst())?.no ?? 0;

export const bumpVersion = async (tx: Tx, list: "words" | "services" | "model"): Promise<void> => {
  await tx
    .insertInto("list_version")
    .values({ id: list, no: 1 })
    .onConflict((conflict) => conflict.column("id").doUpdateSet((eb) => ({ no: eb("list_version.no", "+", 1) })))
    .execute();
};

/** What is wrong with an entry as it was typed; null when nothing is. */
export const checkEntry = (input: EntryInput): EntryProblem | null => {
  const pattern = readPattern(input.pattern);
  if (!pattern.ok) return pattern.problem;
  const isShort = pattern.value.kind === "start" && [...pattern.value.start].length < REJECT_LETTERS_LEAST;
  return input.action === "reject" && isShort ? "reject-broad" : null;
};

/** Puts an entry on the list. For moderators and the newsroom. */
export const addEntry = (house: House, actor: Actor, input: EntryInput): Promise<Result<{ readonly id: string }, EntryProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor)) return refuse("not-yours");
    const problem = checkEntry(input);
    if (problem !== null) return refuse(problem);
    const id = newShortId(ID_LETTERS);
    await tx
      .insertInto("word_entry")
      .values({
        id,
        pattern: input.pattern.trim(),
        action: input.action,
        rule: input.rule,
        scope: input.scope.kind,
        scope_value: input.scope.kind === "site" ? "" : input.scope.value,
        is_disguised: Number(input.isDisguised),
        is_stretched: Number(input.isStretched),
        ends_at: input.endsAt,
        note: input.note.trim().slice(0, NOTE_MOST),
        made_by: actor.id ?? "",
        made_at: house.clock.now(),
        ended_at: null,
        demoted_at: null,
      })
      .execute();
    await bumpVersion(tx, "words");
    return done({ id });
  });

/** Takes an entry off the list; what it has judged stands. */
export const endEntry = (house: House, actor: Actor, id: string): Promise<Result<null, EntryProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor)) return refuse("not-yours");
    const ended = await tx
      .updateTable("word_entry")
      .set({ ended_at: house.clock.now() })
      .where("id", "=", id)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (Number(ended.numUpdatedRows) === 0) return refuse("not-there");
    await bumpVersion(tx, "words");
    return done(null);
  });
