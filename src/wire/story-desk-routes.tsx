import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { z } from "zod";
import { isEditor } from "#kit";
import { absolute, paths, routes, withQuery } from "#paths";
import {
  type Block,
  blocksGiven,
  bodyOfBlocks,
  bodyOfText,
  deskLife,
  deskStory,
  type DeskStory,
  type Edit,
  editStory,
  type EditProblem,
  flagsOf,
  paragraphsOf,
  seeFlag,
  setAbsence,
  usesOf,
  wordsOfVersions,
} from "#stories";
import { type Frame, type PageEnv, troublePage } from "#ui";
import { cameBy } from "./came-by.ts";
import { blocksOfHtml } from "./markup/read-body.ts";
import { deskStoryPage } from "./pages/desk-story-page.tsx";
import type { UsesOfStory } from "./pages/story-uses.tsx";
import { killedStoryPage } from "./pages/story-life.tsx";
import type { WireHouse } from "./routes.tsx";
import { wordsOf } from "./words/index.ts";
import { lifeWordsOf } from "./words/life/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

/** What the answer to a refused edit is. */
const STATUS: Readonly<Record<EditProblem, 403 | 404 | 409 | 410 | 422>> = {
  "not-allowed": 403,
  none: 404,
  killed: 410,
  locked: 409,
  "written-here": 409,
  "withheld-by-source": 409,
  "no-headline": 422,
  "no-text": 422,
  "nothing-to-release": 409,
  "nothing-changed": 409,
  "nothing-to-lift": 409,
  "nothing-waits": 409,
};

const form = z.object({
  do: z.enum(["drop", "hold", "release", "kill", "lift", "take", "leave", "show-pictures"]),
  sure: z.string().optional(),
  waiting: z.string().max(100).optional(),
});

const patch = z
  .object({
    headline: z.string().max(1_000).nullable(),
    deck: z.string().max(5_000).nullable(),
    body: z.string().max(1_000_000).nullable(),
    blocks: blocksGiven,
    correction: z.string().max(5_000),
    doNotRepeat: z.boolean(),
  })
  .partial()
  .strict()
  .refine(({ body, blocks }) => body === undefined || blocks === undefined, { path: ["blocks"], message: "Send body or blocks, not both" });

const isMarkup = (text: string): boolean => /^\s*</u.test(text);

/** A body as an editor sends it: HTML where it begins with a tag, else paragraphs parted by blank lines. */
const bodyOf = (text: string, known: readonly Block[]): readonly Block[] =>
  isMarkup(text) ? blocksOfHtml(text, null) : bodyOfText(text, known);

const editOf = (given: z.infer<typeof form>): Edit => {
  if (given.do === "drop") return { do: "change", headline: null, deck: null, blocks: null };
  return given.do === "take" || given.do === "leave" ? { do: given.do, id: given.waiting ?? "" } : { do: given.do };
};

const problem = (c: Context, status: 400 | 401 | 403 | 404 | 409 | 410 | 422, title: string, detail: string, errors?: unknown): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail, ...(errors === undefined ? {} : { errors }) }), status, {
    "content-type": "application/problem+json",
  });

/** What other rooms tell of a story on its desk page. */
export type BesideDesk = (frame: Frame, story: { readonly id: string }) => Promise<Child>;

/** Where editors change, hold, release and withdraw a story, on the desk and by the API. */
export const storyDeskRoutes = (house: WireHouse & { readonly besideDesk?: BesideDesk }): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const lifeOf = async (id: string) => {
    const life = await deskLife(house, id);
    return life === null
      ? null
      : {
          life,
          cameBy: await cameBy(
            house,
            life.events.flatMap((event) => event.revisionId ?? []),
          ),
        };
  };

  const usesOfStory = async (story: DeskStory | "killed"): Promise<UsesOfStory> => {
    if (story === "killed") return { uses: [], words: new Map(), lang: "" };
    const uses = (await usesOf(house, [story.id])).get(story.id) ?? [];
    const updated = uses.filter(({ isUpdated }) => isUpdated).flatMap(({ takenId, nowId }) => [takenId, nowId]);
    return { uses, words: await wordsOfVersions(house, [...new Set(updated)]), lang: story.lang };
  };

  /** The story for whoever may see it on the desk; else the answer that they get. */
  const openStory = async (c: Context<PageEnv, typeof routes.deskStory>) => {
    const { frame } = c.var;
    if (!isEditor(frame.viewer)) return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).notStaff}</p>), 403, NO_STORE);
    const story = await deskStory(house, c.req.param("id"));
    const lived = await lifeOf(c.req.param("id"));
    if (story === null || lived === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const beside = story === "killed" ? null : ((await house.besideDesk?.(frame, story)) ?? null);
    const flags = await flagsOf(house, c.req.param("id"));
    return { story, beside, tabs: house.deskTabs(frame, "incoming"), flags, uses: await usesOfStory(story), ...lived };
  };

  app.get(routes.deskStory, async (c) => {
    const page = await openStory(c);
    if (page instanceof Response) return page;
    const { story, ...rest } = page;
    const isDone = c.req.query("done") !== undefined;
    if (story === "killed") return c.html(killedStoryPage(c.var.frame, { ...rest, isDone }), 200, NO_STORE);
    return c.html(deskStoryPage(c.var.frame, { ...rest, story, isDone }), 200, NO_STORE);
  });

  const sayAbsence = async (
    c: Context<PageEnv, typeof routes.deskStory>,
    page: Parameters<typeof killedStoryPage>[1],
    sent: Readonly<Record<string, unknown>>,
  ): Promise<Response> => {
    const { frame } = c.var;
    const manner = sent["manner"] === "vanish" ? "vanish" : "notice";
    const instead = typeof sent["instead"] === "string" ? sent["instead"] : "";
    const said = await setAbsence(house, frame.viewer, page.life.shortId, { manner, instead });
    if (said.ok) return c.redirect(withQuery(paths.deskStory(page.life.shortId), { done: 1 }), 303);
    const error = lifeWordsOf(frame.lang).absence.problem[said.problem];
    return c.html(killedStoryPage(frame, { ...page, problem: error, typed: { manner, instead, error } }), 422, NO_STORE);
  };

  /** The answer to what an editor asked of a withdrawn story: to publish the version that came after it, or what its address says. */
  const liftKill = async (c: Context<PageEnv, typeof routes.deskStory>, page: Parameters<typeof killedStoryPage>[1]): Promise<Response> => {
    const { frame } = c.var;
    const words = wordsOf(frame.lang).story;
    const sent = await c.req.parseBody();
    const again = (status: 403 | 404 | 409 | 410 | 422, why: string): Response =>
      c.html(killedStoryPage(frame, { ...page, problem: why }), status, NO_STORE);
    if (sent["do"] === "absence") return sayAbsence(c, page, sent);
    if (sent["do"] !== "lift") return again(410, words.problem.killed);
    if (sent["sure"] === undefined) return again(422, lifeWordsOf(frame.lang).liftUnsure);
    const lifted = await editStory(house, frame.viewer, page.life.shortId, { do: "lift" });
    if (!lifted.ok) return again(STATUS[lifted.problem], words.problem[lifted.problem]);
    return c.redirect(withQuery(paths.deskStory(page.life.shortId), { done: 1 }), 303);
  };

  app.post(routes.deskStory, async (c) => {
    const page = await openStory(c);
    if (page instanceof Response) return page;
    const { story, ...rest } = page;
    if (story === "killed") return liftKill(c, rest);
    const { frame } = c.var;
    const words = wordsOf(frame.lang).story;
    const sent = await c.req.parseBody();
    if (sent["do"] === "seen") {
      await seeFlag(house, frame.viewer, typeof sent["flag"] === "string" ? sent["flag"] : "");
      return c.redirect(withQuery(paths.deskStory(story.shortId), { done: 1 }), 303);
    }
    const given = form.safeParse(sent);
    const again = (status: 400 | 403 | 404 | 409 | 410 | 422, why: string): Response =>
      c.html(deskStoryPage(frame, { ...rest, story, problem: why }), status, NO_STORE);
    if (!given.success) return again(400, words.problem["nothing-changed"]);
    if (given.data.do === "kill" && given.data.sure === undefined) return again(422, words.killUnsure);
    const edited = await editStory(house, frame.viewer, story.shortId, editOf(given.data));
    if (!edited.ok) return again(STATUS[edited.problem], words.problem[edited.problem]);
    if (edited.value.state === "killed") return c.redirect(paths.deskReceipt(story.shortId), 303);
    return c.redirect(withQuery(paths.deskStory(story.shortId), { done: 1 }), 303);
  });

  app.patch(routes.apiStory, async (c) => {
    const { frame } = c.var;
    const words = wordsOf("en").story;
    if (frame.viewer.role === "visitor") return problem(c, 401, "Not signed in", "Send an editor's token as `Authorization: Bearer …`.");
    if (!isEditor(frame.viewer)) return problem(c, 403, "Not allowed", words.problem["not-allowed"]);
    const body: unknown = await c.req.json().catch(() => null);
    const given = patch.safeParse(body);
    if (!given.success || Object.keys(given.data).length === 0) {
      const errors = given.success ? [] : given.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
      return problem(c, 400, "Not understood", "Send JSON with any of headline, deck, body or blocks, correction and doNotRepeat.", errors);
    }
    const story = await deskStory(house, c.req.param("id"));
    if (story === null) return problem(c, 404, "Not found", words.problem.none);
    if (story === "killed") return problem(c, 410, "Withdrawn", words.problem.killed);
    const { headline, deck, body: text, blocks, correction, doNotRepeat } = given.data;
    const edited = await editStory(house, frame.viewer, story.shortId, {
      do: "change",
      ...(headline === undefined ? {} : { headline }),
      ...(deck === undefined ? {} : { deck }),
      ...(text === undefined ? {} : { blocks: text === null ? null : bodyOf(text, story.blocks) }),
      ...(blocks === undefined ? {} : { blocks: bodyOfBlocks(blocks, story.blocks) }),
      ...(correction === undefined ? {} : { note: correction }),
      ...(doNotRepeat === undefined ? {} : { isUnrepeated: doNotRepeat }),
    });
    if (!edited.ok && edited.problem !== "nothing-changed")
      return problem(
        c,
        STATUS[edited.problem],
        edited.problem === "locked" ? "Locked by its terms" : "Not changed",
        words.problem[edited.problem],
      );
    const now = await deskStory(house, story.shortId);
    if (now === null || now === "killed") return problem(c, 410, "Withdrawn", words.problem.killed);
    return c.json({
      id: now.shortId,
      url: absolute(frame.origin, paths.story({ id: now.shortId, slug: now.slug })),
      state: now.state,
      headline: now.headline,
      deck: now.deck === "" ? null : now.deck,
      paragraphs: paragraphsOf(now.blocks),
      source: now.sent === null ? null : { headline: now.sent.headline, deck: now.sent.deck === "" ? null : now.sent.deck },
      isBodyEdited: now.isBodyEdited,
      conflicts: now.conflicts.map(({ theirs }) => theirs),
    });
  });

  return app;
};
