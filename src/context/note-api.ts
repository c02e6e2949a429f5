import { type Context, Hono } from "hono";
import { z } from "zod";
import { jsonIn, NO_TOKEN, problem, type Status, storyOf } from "#conversation";
import { excerptOf, isModerator, SECOND } from "#kit";
import { absolute, paths, routes } from "#paths";
import { storyPage, type StorySubject } from "#stories";
import type { PageEnv } from "#ui";
import { annotationsOf } from "./annotations.ts";
import { isQuotable } from "./is-quotable.ts";
import { HELPFUL, KINDS, statusOf } from "./note.ts";
import { NOTE_RATE, type NoteHouse, RATING_RATE } from "./note-house.ts";
import { noteExport } from "./note-export.ts";
import { notesOf, type NoteView } from "./note-list.ts";
import { problemSentence } from "./note-problem.ts";
import { rateNote, type RatingProblem } from "./rate-note.ts";
import { REASONS } from "./scorer/reasons.ts";
import { writeNote, type NoteProblem } from "./write-note.ts";

const noteForm = z.object({
  quote: z.string(),
  prefix: z.string().nullish(),
  suffix: z.string().nullish(),
  body: z.string(),
  kind: z.string(),
  evidence: z.array(z.string()).nullish(),
  unnamed: z.boolean().nullish(),
});

const ratingForm = z.object({ helpful: z.enum(HELPFUL), reasons: z.array(z.string()) });

const NOTE_STATUS: Partial<Record<NoteProblem["kind"], Status>> = {
  "not-signed-in": 401,
  "story-gone": 410,
  "switched-off": 409,
  "day-full": 429,
  "story-full": 409,
  "enough-here": 409,
};

/** The field of the form that a problem is about. */
const FIELD: Partial<Record<NoteProblem["kind"], string>> = {
  "quote-short": "quote",
  "quote-long": "quote",
  "quote-not-found": "quote",
  "quote-unclear": "quote",
  "quote-parts": "quote",
  empty: "body",
  "too-long": "body",
  "against-rule": "body",
  "no-kind": "kind",
  "no-evidence": "evidence",
  "bad-link": "evidence",
  "many-links": "evidence",
};

const RATING_REFUSALS: Readonly<Record<RatingProblem, readonly [Status, string]>> = {
  "not-signed-in": [401, NO_TOKEN],
  "not-there": [404, "There is no such note, or it can no longer be rated."],
  own: [403, "Nobody rates their own note."],
  "no-reasons": [422, `Give at least one reason that goes with the answer: ${REASONS.join(", ")}.`],
  "too-many": [429, "That is as many ratings as count in a day."],
};

const QUOTED_MOST = 200; // letters of a passage where terms let out no more than a beginning

/** As much of a story's words as may leave this way. */
type Quoting = (quote: string | null, isOwn: boolean) => string | null;

const quotingOf = async (house: NoteHouse, c: Context<PageEnv>, subject: StorySubject): Promise<Quoting> => {
  const page = await storyPage(house, subject.shortId);
  const allow = page.kind === "public" ? page.text("api", { at: c.var.frame.now }).allow : "none";
  const isStaff = isModerator(c.var.frame.viewer);
  const isReadable = await isQuotable(house, c, subject.shortId);
  return (quote, isOwn) => {
    if (quote === null || quote === "" || !isReadable) return null;
    if (allow === "full" || isOwn || isStaff) return quote;
    return allow === "excerpt" ? excerptOf(quote, QUOTED_MOST) : null;
  };
};

const noteOut = (c: Context<PageEnv>, note: NoteView, quoting: Quoting) => ({
  id: note.id,
  url: absolute(c.var.frame.origin, paths.note(note.id)),
  kind: note.kind,
  body: note.body,
  evidence: note.evidence,
  author: note.author === null ? null : { handle: note.author.handle, name: note.author.name },
  postedAt: note.madeAt,
  version: note.madeVersion,
  status: note.status,
  shown: note.isShown,
  byDesk: note.isByDesk,
  anchor: {
    state: note.anchor.state,
    quote: quoting(note.anchor.quote, note.isOwn),
    quotedNow: quoting(note.anchor.quotedNow, note.isOwn),
  },
  rated: note.mine !== null,
});

/** Refuses whoever goes faster than `rate`; null when there is nothing to refuse. */
const tooFast = (house: NoteHouse, c: Context<PageEnv>, name: "note" | "rating"): Response | null => {
  const { viewer } = c.var.frame;
  const turn = house.takeTurn(name, viewer.id ?? "", name === "note" ? NOTE_RATE : RATING_RATE);
  if (turn.ok || isModerator(viewer)) return null;
  const wait = Math.max(1, Math.ceil(turn.retryAfterMs / SECOND));
  return problem(c, 429, "Too many", `One thing at a time: try again in ${wait} s.`, { "retry-after": String(wait) });
};

const NO_STORE = { "cache-control": "no-store" } as const;

const refusalOf = (c: Context<PageEnv>, wrong: NoteProblem): Response => {
  const status = NOTE_STATUS[wrong.kind] ?? 422;
  const detail = problemSentence(c.var.frame.lang, wrong);
  const field = FIELD[wrong.kind];
  const errors = field === undefined ? {} : { errors: [{ field, message: detail }] };
  return c.body(JSON.stringify({ type: "about:blank", title: "Not taken", status, detail, ...errors }), status, {
    "content-type": "application/problem+json",
    ...NO_STORE,
  });
};

const isNobody = (c: Context<PageEnv>): boolean => c.var.frame.viewer.id === null || c.var.frame.viewer.role === "source";

const post = async (house: NoteHouse, c: Context<PageEnv>, id: string): Promise<Response> => {
  const { viewer } = c.var.frame;
  if (isNobody(c)) return problem(c, 401, "Not signed in", NO_TOKEN);
  const held = tooFast(house, c, "note");
  if (held !== null) return held;
  const given = noteForm.safeParse(await jsonIn(c));
  if (!given.success)
    return problem(
      c,
      400,
      "Not a note",
      `Send {"quote": "…", "body": "…", "kind": "${KINDS.join("|")}", "evidence": ["https://…"]}; prefix and suffix say which passage where the quote is there twice.`,
    );
  const subject = await storyOf(house, c, id);
  if (subject instanceof Response) return subject;
  if (!(await isQuotable(house, c, subject.shortId)))
    return problem(c, 409, "Not taken", "The terms of this story's source do not let its passages be shown, so none can be chosen.");
  const { quote, prefix, suffix, body, kind, evidence, unnamed } = given.data;
  const key = c.req.header("idempotency-key")?.slice(0, 200) ?? null;
  const written = await writeNote(house, viewer, {
    storyId: subject.id,
    quote,
    prefix: prefix ?? undefined,
    suffix: suffix ?? undefined,
    body,
    kind,
    evidence: evidence ?? [],
    isUnnamed: unnamed === true,
    key,
  });
  if (!written.ok) return refusalOf(c, written.problem);
  const { note } = written.value;
  const url = absolute(c.var.frame.origin, paths.note(note.id));
  return c.json({ id: note.id, url, status: statusOf(note), anchor: { state: note.anchor, quote: note.quote } }, 201, NO_STORE);
};

/** Notes for programs: reading, writing, rating, as Web Annotations. */
export const noteApi = (house: NoteHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.apiNotes, async (c) => {
    const subject = await storyOf(house, c, c.req.param("id"));
    if (subject instanceof Response) return subject;
    const [{ notes, isOff }, quoting] = [await notesOf(house, c.var.frame.viewer, subject), await quotingOf(house, c, subject)];
    return c.json({ notes: notes.map((note) => noteOut(c, note, quoting)), off: isOff }, 200, NO_STORE);
  });

  app.post(routes.apiNotes, (c) => post(house, c, c.req.param("id")));

  app.get(routes.apiAnnotations, async (c) => {
    const subject = await storyOf(house, c, c.req.param("id"));
    if (subject instanceof Response) return subject;
    const { notes } = await notesOf(house, c.var.frame.viewer, subject);
    const body = await annotationsOf(house, c.var.frame.origin, subject, notes, await quotingOf(house, c, subject));
    return c.body(JSON.stringify(body), 200, { "content-type": "application/ld+json", ...NO_STORE });
  });

  app.get(routes.apiNotesExport, (c) => {
    const whole = ReadableStream.from(noteExport(house)).pipeThrough(new TextEncoderStream());
    return c.body(whole, 200, { "content-type": "application/json", "cache-control": "public, max-age=300" });
  });

  app.post(routes.apiRatings, async (c) => {
    const { viewer } = c.var.frame;
    if (isNobody(c)) return problem(c, 401, "Not signed in", NO_TOKEN);
    const held = tooFast(house, c, "rating");
    if (held !== null) return held;
    const given = ratingForm.safeParse(await jsonIn(c));
    if (!given.success) return problem(c, 400, "Not a rating", `Send {"helpful": "${HELPFUL.join("|")}", "reasons": ["…"]}.`);
    const rated = await rateNote(house, viewer, c.req.param("id"), given.data);
    if (!rated.ok) {
      const [status, detail] = RATING_REFUSALS[rated.problem];
      return problem(c, status, "Not counted", detail);
    }
    const { note, helpful, reasons, countsFrom } = rated.value;
    return c.json({ note: note.id, helpful, reasons, countsFrom }, 200, NO_STORE);
  });

  return app;
};
