import { z } from "zod";
import { done, MINUTE, refuse, type Result } from "#kit";
import { REASONS } from "./reasons.ts";
import { LARGE, type ScoreConfig } from "./score-config.ts";
import type { RatingColumns, ScoreInput } from "./score.ts";

const instant = z.union([z.number(), z.string()]).transform((given, context) => {
  const ms = typeof given === "number" ? given : Date.parse(given);
  if (!Number.isFinite(ms)) context.addIssue({ code: "custom", message: "is not an instant, such as 2026-05-01T12:00:00.000Z" });
  return ms;
});
const id = z.string().min(1);
const numbers = Object.fromEntries(
  Object.entries(LARGE).flatMap(([name, value]) => (typeof value === "number" ? [[name, z.number()] as const] : [])),
);
const ownConfig = z
  .object({
    ...numbers,
    raterWithoutEvidence: z.enum(["include", "exclude"]),
    coalesce: z.object({ windowMin: z.number(), minShared: z.number(), minShare: z.number() }),
  })
  .transform((config) => config as unknown as ScoreConfig);
const config = z.union([z.enum(["small", "large"]), ownConfig]);

const listed = z.object({
  notes: z.array(z.object({ id, author: id.nullable().default(null), createdAt: instant, decidedAt: instant.nullish() })),
  raters: z.array(z.object({ id })),
  ratings: z.array(
    z.object({
      note: id,
      rater: id,
      value: z.union([z.literal(0), z.literal(0.5), z.literal(1)]),
      at: instant,
      valid: z.union([z.boolean(), z.literal(0), z.literal(1)]).nullish(),
      reasons: z.array(z.string()).nullish(),
    }),
  ),
  config,
  now: instant.default(0),
});

const place = z.int().min(0);
/** A scenario of the golden data: columns, places for ids, minutes for instants. */
const columnar = z.object({
  nRaters: place,
  nNotes: place,
  noteAuthor: z.array(z.int().min(-1)),
  ratings: z.object({
    rater: z.array(place),
    note: z.array(place),
    value2: z.array(z.union([z.literal(0), z.literal(1), z.literal(2)])),
    valid: z.array(z.union([z.literal(0), z.literal(1)])),
    t: z.array(z.number()),
  }),
  config,
});

const UNKNOWN = 255;
const BITS = 32;

/** The places of a list's ids; the sentence of a refusal names an id that stands there twice. */
const placesOf = (list: readonly { readonly id: string }[], what: string): Result<ReadonlyMap<string, number>, string> => {
  const places = new Map<string, number>();
  for (const [no, one] of list.entries()) {
    if (places.has(one.id)) return refuse(`${what}[${no}].id: “${one.id}” stands there twice. Give every id once.`);
    places.set(one.id, no);
  }
  return done(places);
};

/** A bit for each reason, those of our own first; null with more than there are bits. */
const bitsOf = (ratings: z.infer<typeof listed>["ratings"]): ReadonlyMap<string, number> | null => {
  const others = [...new Set(ratings.flatMap(({ reasons }) => reasons ?? []))].filter(
    (reason) => !(REASONS as readonly string[]).includes(reason),
  );
  const all = [...REASONS, ...others.toSorted()];
  return all.length > BITS ? null : new Map(all.map((reason, bit) => [reason, bit] as const));
};

const fromList = ({ notes, raters, ratings, config: by, now }: z.infer<typeof listed>): Result<ScoreInput, string> => {
  const [noteAt, raterAt, bits] = [placesOf(notes, "notes"), placesOf(raters, "raters"), bitsOf(ratings)];
  if (!noteAt.ok) return noteAt;
  if (!raterAt.ok) return raterAt;
  if (bits === null) return refuse(`ratings: there are more than ${BITS - REASONS.length} reasons beside ${REASONS.join(", ")}.`);
  const columns: RatingColumns = {
    note: new Int32Array(ratings.length),
    rater: new Int32Array(ratings.length),
    half: Uint8Array.from(ratings, ({ value }) => value * 2),
    at: Float64Array.from(ratings, ({ at }) => at),
    valid: Uint8Array.from(ratings, ({ valid }) => Number(valid ?? UNKNOWN)),
  };
  for (const [no, { note, rater }] of ratings.entries()) {
    const [k, u] = [noteAt.value.get(note), raterAt.value.get(rater)];
    if (k === undefined) return refuse(`ratings[${no}].note: “${note}” is not among the notes.`);
    if (u === undefined) return refuse(`ratings[${no}].rater: “${rater}” is not among the raters.`);
    columns.note[no] = k;
    columns.rater[no] = u;
  }
  const reasons = Uint32Array.from(ratings, (rating) =>
    (rating.reasons ?? []).reduce((mask, reason) => mask | (1 << (bits.get(reason) ?? 0)), 0),
  );
  const ratingsWith = reasons.some((mask) => mask !== 0) ? { ...columns, reasons } : columns;
  return done({
    notes: notes.map(({ decidedAt, ...note }) => ({ ...note, decidedAt: decidedAt ?? null })),
    raters,
    ratings: ratingsWith,
    config: by,
    now,
  });
};

const fromColumns = ({ nRaters, nNotes, noteAuthor, ratings, config: by }: z.infer<typeof columnar>): Result<ScoreInput, string> => {
  const { rater, note, value2, valid, t } = ratings;
  if (new Set([rater, note, value2, valid, t].map(({ length }) => length)).size > 1)
    return refuse("ratings: its columns have different lengths.");
  if (noteAuthor.length !== nNotes) return refuse(`noteAuthor: it has ${noteAuthor.length} entries for ${nNotes} notes.`);
  const [badNote, badRater] = [note.findIndex((k) => k >= nNotes), rater.findIndex((u) => u >= nRaters)];
  if (badNote >= 0) return refuse(`ratings.note[${badNote}]: there is no note ${note[badNote]}.`);
  if (badRater >= 0) return refuse(`ratings.rater[${badRater}]: there is no rater ${rater[badRater]}.`);
  return done({
    notes: noteAuthor.map((author, k) => ({ id: String(k), author: author < 0 ? null : String(author), createdAt: 0 })),
    raters: Array.from({ length: nRaters }, (_, u) => ({ id: String(u) })),
    ratings: {
      note: Int32Array.from(note),
      rater: Int32Array.from(rater),
      half: Uint8Array.from(value2),
      at: Float64Array.from(t, (minutes) => minutes * MINUTE),
      valid: Uint8Array.from(valid),
    },
    config: by,
    now: 0,
  });
};

const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((part, no) => (typeof part === "number" ? `[${part}]` : `${no === 0 ? "" : "."}${String(part)}`)).join("");

/**
 * Ratings from the text of a file: lists of notes, raters and ratings with ids, or a scenario in columns. The sentence of a refusal names the
 * first place that is wrong and what is wrong with it.
 */
export const readRatingsFile = (text: string): Result<ScoreInput, string> => {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return refuse(`It is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return refuse("It holds no object with notes, raters and ratings.");
  const isColumnar = "nRaters" in given || ("ratings" in given && !Array.isArray(given.ratings) && typeof given.ratings === "object");
  const read = isColumnar ? columnar.safeParse(given) : listed.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse(`${pathOf(issue?.path ?? [])}: ${issue?.message ?? "is wrong"}.`);
  }
  return "nRaters" in read.data ? fromColumns(read.data) : fromList(read.data);
};
