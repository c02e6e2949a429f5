import { sha256 } from "#kit";
import type { House } from "#store";
import { readSetting } from "./settings.ts";

/** Raises with every change that a reader of the file has to know of. */
const SCHEMA = 1;

/**
 * What anyone needs to work the last run out again: counted ratings with raters named by a digest of the run, notes with their results,
 * parameters. Nothing of stories that readers cannot see, and nothing that was not open to ratings.
 */
export const noteExport = async (house: House): Promise<object> => {
  const { db } = house.store;
  const run = await db
    .selectFrom("note_run")
    .selectAll()
    .where("kind", "=", "full")
    .orderBy("began_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const salt = await readSetting(db, "export-salt");
  const notes = await db
    .selectFrom("note")
    .select(["id", "made_at", "status"])
    .where("state", "in", ["open", "incorporated"])
    .where("anchor_revision_id", "<>", "")
    .orderBy("id")
    .execute();
  const ids = notes.map((note) => note.id);
  const ratings =
    ids.length === 0 || salt === null
      ? []
      : await db.selectFrom("note_rating").selectAll().where("note_id", "in", ids).orderBy("note_id").orderBy("rater_id").execute();
  const scores = ids.length === 0 ? [] : await db.selectFrom("note_score").selectAll().where("note_id", "in", ids).execute();
  const raters = salt === null ? [] : await db.selectFrom("note_rater").selectAll().execute();
  // Another name after every full run, and none for authors: a note says who wrote it, and with it would say how they rated.
  const named = (id: string): string => sha256(`${salt ?? ""} ${id}`).slice(0, 16);
  const score = new Map(scores.map((each) => [each.note_id, each]));
  return {
    schema: SCHEMA,
    run:
      run === undefined
        ? null
        : {
            id: run.id,
            at: run.ended_at,
            stage: run.stage,
            mu: run.mu,
            objective: run.objective,
            gauge: run.gauge,
            parameters: JSON.parse(run.parameters) as unknown,
          },
    notes: notes.map((note) => ({
      id: note.id,
      createdAt: note.made_at,
      status: note.status,
      intercept: score.get(note.id)?.intercept ?? null,
      factor: score.get(note.id)?.factor ?? null,
      n: score.get(note.id)?.n ?? 0,
    })),
    raters: raters
      .map((each) => ({ id: named(each.rater_id), intercept: each.intercept, factor: each.factor }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ratings: ratings
      .map((each) => ({
        note: each.note_id,
        rater: named(each.rater_id),
        value: each.value,
        reasons: JSON.parse(each.reasons) as unknown,
        source: each.source,
        day: each.at.slice(0, 10),
      }))
      .toSorted((a, b) => (a.note === b.note ? (a.rater < b.rater ? -1 : 1) : a.note < b.note ? -1 : 1)),
  };
};
