import { breathe, sha256 } from "#kit";
import type { House } from "#store";
import { currentRun } from "./current-run.ts";
import { readSetting } from "./settings.ts";

/** Raises with every change that a reader of the file has to know of. */
const SCHEMA = 1;

const NOTES_AT_ONCE = 50; // whose results and ratings are read at a time, so that readers are answered in between
const RATERS_AT_ONCE = 500;

/** Names raters by a digest of the run, each worked out once. */
const namer = (salt: string) => {
  const known = new Map<string, string>();
  return (id: string): string => {
    const name = known.get(id) ?? sha256(`${salt} ${id}`).slice(0, 16);
    known.set(id, name);
    return name;
  };
};
type Named = ReturnType<typeof namer>;

const lastRun = async (house: House): Promise<object | null> => {
  const run = await house.store.db
    .selectFrom("note_run")
    .selectAll()
    .where("kind", "=", "full")
    .orderBy("began_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (run === undefined) return null;
  const { id, ended_at: at, stage, mu, objective, gauge, parameters } = run;
  return { id, at, stage, mu, objective, gauge, parameters: JSON.parse(parameters) as unknown };
};

/** The notes that were open to ratings, in the order of their ids. */
async function* openNotes(house: House) {
  let after = "";
  for (;;) {
    const notes = await house.store.db
      .selectFrom("note")
      .leftJoin("note_score", (join) =>
        join.onRef("note_score.note_id", "=", "note.id").on("note_score.run_id", "=", currentRun(house.store.db)),
      )
      .select(["note.id", "note.made_at", "note.status", "note_score.intercept", "note_score.factor", "note_score.n"])
      .where("note.state", "in", ["open", "incorporated"])
      .where("note.anchor_revision_id", "<>", "")
      .where("note.id", ">", after)
      .orderBy("note.id")
      .limit(NOTES_AT_ONCE)
      .execute();
    const last = notes.at(-1);
    if (last === undefined) return;
    yield notes;
    after = last.id;
    await breathe();
  }
}

/** In the order of their names, which says nothing of who they are. */
async function* ratersOf(house: House, named: Named) {
  const raters: { readonly id: string; readonly intercept: number; readonly factor: number }[] = [];
  for (let after = ""; ; await breathe()) {
    const some = await house.store.db
      .selectFrom("note_rater")
      .select(["rater_id", "intercept", "factor"])
      .where("run_id", "=", currentRun(house.store.db))
      .where("rater_id", ">", after)
      .orderBy("rater_id")
      .limit(RATERS_AT_ONCE)
      .execute();
    for (const { rater_id: id, ...found } of some) raters.push({ id: named(id), ...found });
    after = some.at(-1)?.rater_id ?? "";
    if (some.length < RATERS_AT_ONCE) break;
  }
  yield raters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function* ratingsOf(house: House, named: Named) {
  for await (const notes of openNotes(house)) {
    const rows = await house.store.db
      .selectFrom("note_rating")
      .select(["note_id", "rater_id", "value", "reasons", "source", "at"])
      .where(
        "note_id",
        "in",
        notes.map(({ id }) => id),
      )
      .execute();
    yield rows
      .map((each) => ({
        note: each.note_id,
        rater: named(each.rater_id),
        value: each.value,
        reasons: JSON.parse(each.reasons) as unknown,
        source: each.source,
        day: each.at.slice(0, 10),
      }))
      .toSorted((a, b) => (a.note === b.note ? (a.rater < b.rater ? -1 : 1) : a.note < b.note ? -1 : 1));
  }
}

async function* notesOfRun(house: House) {
  for await (const notes of openNotes(house))
    yield notes.map(({ id, made_at: createdAt, status, intercept, factor, n }) => ({
      id,
      createdAt,
      status,
      intercept,
      factor,
      n: n ?? 0,
    }));
}

/** A list as JSON, piece by piece. */
async function* listed(pieces: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  let mark = "[";
  for await (const piece of pieces) {
    if (piece.length === 0) continue;
    yield `${mark}${piece.map((each) => JSON.stringify(each)).join(",")}`;
    mark = ",";
  }
  yield mark === "[" ? "[]" : "]";
}

/**
 * What anyone needs to work the last run out again, as the text of one JSON document in pieces: counted ratings with raters named by a digest of
 * the run, notes with their results, parameters. Nothing of stories that readers cannot see, and nothing that was not open to ratings. Raters
 * have another name after every full run, and authors none: a note says who wrote it, and with it would say how they rated.
 */
export async function* noteExport(house: House): AsyncGenerator<string> {
  const salt = await readSetting(house.store.db, "export-salt");
  yield `{"schema":${SCHEMA},"run":${JSON.stringify(await lastRun(house))},"notes":`;
  yield* listed(notesOfRun(house));
  const named = namer(salt ?? "");
  yield ',"raters":';
  if (salt === null) yield "[]";
  else yield* listed(ratersOf(house, named));
  yield ',"ratings":';
  if (salt === null) yield "[]";
  else yield* listed(ratingsOf(house, named));
  yield "}";
}
