import { type Context, Hono } from "hono";
import { findDraft, formKeyOf, keepDraft, postedPath, problemSentence, tidyBody, checkBody } from "#conversation";
import { SECOND } from "#kit";
import { paths, routes } from "#paths";
import { storySubject, type StorySubject } from "#stories";
import { isMember, type PageEnv, troublePage } from "#ui";
import { answeringPassages } from "./alike.ts";
import { askPage, type AskPage } from "./pages/ask-page.tsx";
import type { Passage } from "./passage.ts";
import { passagesOf } from "./story-passages.ts";
import { similarQuestions } from "./queries.ts";
import { type Aim, ASK_RATE, STORY_AIMS } from "./question.ts";
import type { QuestionHouse } from "./question-house.ts";
import { wordsOf } from "./words/index.ts";
import { aboutQuestion, openWriteTyped } from "./write-typed.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

type Asked = {
  readonly body: string;
  readonly aim: Aim;
  readonly passage: string;
  readonly key: string | null;
};

const aimIn = (given: string): Aim => STORY_AIMS.find((aim) => aim === given) ?? "story";

/** Asking in two steps: what may answer it is shown first, then it is posted. */
export const askRoutes = (house: QuestionHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const writeTyped = openWriteTyped(house);

  /** The story of an address where questions can be asked; else the page that says why not. */
  const subjectOf = async (c: Context<PageEnv>): Promise<StorySubject | Response> => {
    const subject = await storySubject(house.store.db, c.req.param("id") ?? "");
    if (subject === null) return c.html(troublePage(c.var.frame, 404), 404, NO_STORE);
    return subject.isPublic && !subject.isTalkClosed ? subject : c.html(troublePage(c.var.frame, 410), 410, NO_STORE);
  };

  type More = Partial<Pick<AskPage, "found" | "error" | "passageError">>;
  const show = (c: Context<PageEnv>, story: StorySubject, asked: Asked, more: More = {}, status: 200 | 409 | 410 | 422 | 429 = 200) => {
    const { frame } = c.var;
    const formKey = asked.key ?? formKeyOf(house, frame);
    const page = { story, ...asked, formKey, error: null, passageError: null, found: null, ...more };
    return c.html(askPage(frame, page), status, NO_STORE);
  };

  const look = async (c: Context<PageEnv>, story: StorySubject, body: string, paragraphs: readonly string[]) => ({
    similar: await similarQuestions(house, c.var.frame.viewer, story.id, body),
    passages: answeringPassages(body, paragraphs),
  });

  app.get(routes.storyAsk, async (c) => {
    const story = await subjectOf(c);
    if (story instanceof Response) return story;
    const secret = c.req.query("draft");
    const draft = secret === undefined ? null : await findDraft(house, house.store.db, secret);
    const about = aboutQuestion.safeParse(JSON.parse(draft?.about ?? "{}"));
    const isKept = draft !== null && draft.commentId === null && draft.storyId === story.id;
    const asked: Asked = {
      body: isKept ? draft.body : "",
      aim: isKept && about.success ? aimIn(about.data.aim) : "story",
      passage: (isKept && about.success ? about.data.quote?.exact : undefined) ?? (c.req.query("quote") ?? "").slice(0, 1_000),
      key: null,
    };
    const found = asked.body === "" ? null : await look(c, story, asked.body, await passagesOf(house, story.shortId));
    return show(c, story, asked, { found });
  });

  app.post(routes.storyAsk, async (c) => {
    const { frame } = c.var;
    const story = await subjectOf(c);
    if (story instanceof Response) return story;
    const form = await c.req.parseBody();
    const asked: Asked = {
      body: text(form["body"]),
      aim: aimIn(text(form["aim"])),
      passage: text(form["passage"]).slice(0, 2_000),
      key: text(form["key"]) === "" ? null : text(form["key"]).slice(0, 100),
    };
    const { ask: words } = wordsOf(frame.lang);
    const body = tidyBody(asked.body);
    const wrong = checkBody(body);
    if (wrong !== null) return show(c, story, asked, { error: problemSentence(frame.lang, wrong) }, 422);
    const paragraphs = await passagesOf(house, story.shortId);
    const quote = asked.passage.trim() === "" ? null : house.passages.find(asked.passage, paragraphs);
    if (typeof quote === "string") return show(c, story, asked, { passageError: words[quote] }, 422);
    if (text(form["do"]) !== "post") return show(c, story, asked, { found: await look(c, story, body, paragraphs) });
    return post(c, story, asked, quote);
  });

  const post = async (c: Context<PageEnv>, story: StorySubject, asked: Asked, quote: Passage | null): Promise<Response> => {
    const { frame } = c.var;
    const back = (error: string, status: 409 | 410 | 422 | 429): Response =>
      show(c, story, asked, { error, found: { similar: [], passages: [] } }, status);
    const isVisitor = !isMember(frame);
    const turn = house.takeTurn("ask", isVisitor ? house.visitorKey(c) : (frame.viewer.id ?? ""), ASK_RATE);
    if (!turn.ok) return back(wordsOf(frame.lang).ask.tooFast(Math.max(1, Math.ceil(turn.retryAfterMs / SECOND))), 429);
    const about = JSON.stringify({ aim: asked.aim, quote });
    const said = { kind: "question", storyId: story.id, parentId: null, body: asked.body, about } as const;
    if (isVisitor) {
      const draft = await keepDraft(house, said);
      return c.redirect(paths.join({ draft, next: paths.story({ id: story.shortId, slug: story.slug }) }), 303);
    }
    const posted = await house.store.transact((tx) => writeTyped(tx, frame.viewer, { ...said, key: asked.key }));
    if (posted.ok) return c.redirect(posted.value.state === "held" ? postedPath(posted.value) : paths.question(posted.value.id), 303);
    const { kind } = posted.problem;
    const status = kind === "story-gone" ? 410 : kind === "talk-closed" || kind === "closed" ? 409 : 422;
    return back(problemSentence(frame.lang, posted.problem), status);
  };

  return app;
};
