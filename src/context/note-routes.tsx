import { type Context, Hono } from "hono";
import { RULES } from "#conversation";
import { newId, SECOND } from "#kit";
import { localHref, paths, routes, withQuery } from "#paths";
import { passagesIn, storyPage, type StoryView } from "#stories";
import { isMember, type PageEnv, troublePage } from "#ui";
import { type ActProblem, ACTS, actOnNote } from "./act-on-note.ts";
import { QUOTE_MOST } from "./anchor.ts";
import { notesCookie } from "./note-cookie.ts";
import { isQuotable } from "./is-quotable.ts";
import { NOTE_RATE, type NoteHouse } from "./note-house.ts";
import { problemSentence } from "./note-problem.ts";
import { oneNote } from "./one-note.ts";
import { howPage } from "./pages/how-page.tsx";
import { type NoteForm, noteFormPage } from "./pages/note-form-page.tsx";
import { notePage } from "./pages/note-page.tsx";
import { stageNow } from "./stage.ts";
import { wordsOf } from "./words/index.ts";
import { type NoteProblem, writeNote } from "./write-note.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

export const gone = (c: Context<PageEnv>, status: 403 | 404 | 410): Response => c.html(troublePage(c.var.frame, status), status, NO_STORE);

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).map(text);

const FIELD_OF = (kind: NoteProblem["kind"]): string => {
  if (kind.startsWith("quote-")) return "quote";
  if (["empty", "too-long", "against-rule"].includes(kind)) return "body";
  if (["no-evidence", "bad-link", "many-links"].includes(kind)) return "evidence";
  return kind === "no-kind" ? "kind" : "";
};

/** The story of an address with its text, for whoever may read it whole; else why not. */
const storyFor = async (house: NoteHouse, c: Context<PageEnv>, id: string): Promise<StoryView | Response> => {
  const page = await storyPage(house, id, { country: house.countryOf(c) });
  if (page.kind === "killed" || page.kind === "gone") return gone(c, 410);
  return page.kind !== "public" || page.shown.blocks === null ? gone(c, 404) : page;
};

const LONGEST_WORD = 40;

/** As much of a paragraph as a passage may be, in whole words. */
const beginning = (passage: string): string => {
  if (passage.length <= QUOTE_MOST) return passage;
  const most = passage.slice(0, QUOTE_MOST);
  // A script without blanks: the passage is widened to its last word.
  return /\s/u.test(most) ? most.replace(/\s+\S*$/u, "") : most.slice(0, -LONGEST_WORD);
};

/** What is wrong with an act, in the reader's language. */
const actSentence = (c: Context<PageEnv>, problem: Exclude<ActProblem, "not-there" | "not-yours">): string =>
  problem === "no-reason" ? wordsOf(c.var.frame.lang).problems.noWhy : problemSentence(c.var.frame.lang, problem);

const writeRoutes = (house: NoteHouse, app: Hono<PageEnv>): void => {
  const show = (
    c: Context<PageEnv>,
    story: StoryView,
    form: NoteForm,
    error: { field: string; sentence: string } | null,
    status: 200 | 409 | 422 | 429,
  ) => c.html(noteFormPage(c.var.frame, { story, passages: passagesIn(story.shown), form, error }), status, NO_STORE);

  app.get(routes.storyNotes, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    const story = await storyFor(house, c, id);
    if (story instanceof Response) return story;
    const asked = (name: string): string => (c.req.query(name) ?? "").slice(0, 700);
    const here = withQuery(paths.notes(id), {
      quote: asked("quote"),
      prefix: asked("prefix"),
      suffix: asked("suffix"),
      block: asked("block"),
    });
    if (!isMember(frame)) return c.redirect(paths.signIn(here), 303);
    const form: NoteForm = {
      quote: asked("quote"),
      prefix: asked("prefix"),
      suffix: asked("suffix"),
      block: asked("block"),
      body: "",
      kind: "background",
      evidence: [],
      isUnnamed: false,
      key: newId(house.clock.ms()),
    };
    return show(c, story, form, null, 200);
  });

  app.post(routes.storyNotes, async (c) => {
    const { frame } = c.var;
    const story = await storyFor(house, c, c.req.param("id"));
    if (story instanceof Response) return story;
    const given = await c.req.parseBody({ all: true });
    const key = text(given["key"]).slice(0, 100);
    const form: NoteForm = {
      quote: text(given["quote"]),
      prefix: text(given["prefix"]),
      suffix: text(given["suffix"]),
      block: text(given["block"]),
      body: text(given["body"]),
      kind: text(given["kind"]),
      evidence: texts(given["evidence"]),
      isUnnamed: text(given["unnamed"]) !== "",
      key: key === "" ? undefined : key,
    };
    const { problems } = wordsOf(frame.lang);
    if (!isMember(frame)) return show(c, story, form, { field: "", sentence: problems.plain["not-signed-in"] }, 422);
    const turn = house.takeTurn("note", frame.viewer.id ?? "", NOTE_RATE);
    if (!turn.ok)
      return show(c, story, form, { field: "", sentence: problems.tooFast(Math.max(1, Math.ceil(turn.retryAfterMs / SECOND))) }, 429);
    const passages = passagesIn(story.shown);
    const block = /^\d{1,4}$/u.test(form.block) ? Number(form.block) : -1;
    const isBlock = form.quote === "" && passages[block] !== undefined;
    const written = await writeNote(house, frame.viewer, {
      storyId: story.id,
      quote: isBlock ? beginning(passages[block] ?? "") : form.quote,
      prefix: isBlock ? (passages[block - 1] ?? "") : form.prefix,
      suffix: isBlock ? (passages[block + 1] ?? "") : form.suffix,
      body: form.body,
      kind: form.kind,
      evidence: form.evidence,
      isUnnamed: form.isUnnamed,
      isDraft: text(given["do"]) === "keep",
      key: form.key ?? null,
    });
    if (written.ok) return c.redirect(paths.note(written.value.note.id), 303);
    const { kind } = written.problem;
    const status = kind === "story-full" || kind === "enough-here" || kind === "switched-off" ? 409 : kind === "day-full" ? 429 : 422;
    return show(c, story, form, { field: FIELD_OF(kind), sentence: problemSentence(frame.lang, written.problem) }, status);
  });
};

/** Writing a note, a note at its own address, what is done to it, reading without notes, how notes work. */
export const noteRoutes = (house: NoteHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  writeRoutes(house, app);

  const show = async (c: Context<PageEnv>, id: string, error: string | null): Promise<Response> => {
    const found = await oneNote(house, c.var.frame.viewer, id);
    if (found === null || !(await isQuotable(house, c, found.story.shortId))) return gone(c, 404);
    return c.html(notePage(c.var.frame, { ...found, stage: await stageNow(house), error }), error === null ? 200 : 422, NO_STORE);
  };

  app.get(routes.note, (c) => show(c, c.req.param("id"), null));

  app.post(routes.noteAct, async (c) => {
    const { viewer } = c.var.frame;
    const id = c.req.param("id");
    const given = await c.req.parseBody();
    const act = ACTS.find((each) => each === text(given["act"]));
    if (act === undefined) return gone(c, 404);
    const rule = RULES.find((each) => each === text(given["rule"])) ?? null;
    const acted = await actOnNote(house, viewer, id, { act, reason: text(given["reason"]).slice(0, 500), rule });
    if (acted.ok) return c.redirect(text(given["back"]) === "desk" ? paths.deskNotes() : paths.note(id), 303);
    if (acted.problem === "not-there") return gone(c, 404);
    return acted.problem === "not-yours" ? gone(c, 403) : show(c, id, actSentence(c, acted.problem));
  });

  app.post(routes.notesShow, async (c) => {
    const given = await c.req.parseBody();
    c.header("set-cookie", notesCookie(text(given["notes"]) === "off"));
    return c.redirect(localHref(text(given["next"])), 303);
  });

  app.get(routes.notesHow, async (c) => {
    house.tag(c, ["notes"]);
    return c.html(howPage(c.var.frame, await stageNow(house)));
  });

  return app;
};
