import { type Context, Hono } from "hono";
import { isModerator } from "#kit";
import { paths, routes } from "#paths";
import { isMember, type PageEnv } from "#ui";
import { heldComments } from "./comment-lists.ts";
import { LABELS } from "./comment.ts";
import { heatOf } from "./heat-of.ts";
import { labelMember } from "./label-member.ts";
import { runPage, type RunPage } from "./pages/run-page.tsx";
import { CLOSE_STEPS, runThread, SLOW_STEPS } from "./run-thread.ts";
import type { TalkHouse } from "./talk-house.ts";
import { aboutStory, gone, NO_STORE, talkIdOf, text } from "./talk-pages.ts";
import { threadState } from "./thread-state.ts";
import { wordsOf } from "./words/index.ts";
import { keepsTalk, talkSubject } from "./talk-subject.ts";

const NO_LABEL = { handle: "", kind: "author", words: "", error: null } as const;

/** Where moderators and the newsroom run a conversation. */
export const runRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (c: Context<PageEnv>, id: string, label: RunPage["label"], status: 200 | 422): Promise<Response> => {
    const { frame } = c.var;
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.runTalk(id)), 303);
    const subject = await talkSubject(house.store.db, id);
    if (subject === null) return gone(c, isModerator(frame.viewer) ? 404 : 403);
    if (!isModerator(frame.viewer) && !(await keepsTalk(house.keeps, house.store.db, frame.viewer, subject))) return gone(c, 403);
    const [thread, heat, held] = [
      await threadState(house, subject.id),
      await heatOf(house, subject.id),
      await heldComments(house, frame.viewer, subject.id),
    ];
    return c.html(runPage(frame, { story: await aboutStory(house, subject), thread, heat, held, label }), status, NO_STORE);
  };

  app.on("GET", [routes.storyTalkRun, routes.discussionTalkRun], (c: Context<PageEnv>) => show(c, talkIdOf(c), NO_LABEL, 200));

  app.on("POST", [routes.storyTalkRun, routes.discussionTalkRun], async (c: Context<PageEnv>) => {
    const id = talkIdOf(c);
    const form = await c.req.parseBody();
    const slow = SLOW_STEPS.find((step) => String(step) === text(form["slow"]));
    const days = CLOSE_STEPS.find((step) => String(step) === text(form["days"]));
    const closed = text(form["closed"]);
    const ran = await runThread(house, c.var.frame.viewer, id, {
      ...(slow === undefined ? {} : { slowSeconds: slow }),
      ...(days === undefined ? {} : { closeInDays: days }),
      ...(closed === "" ? {} : { isClosed: closed === "1" }),
      isPremoderated: text(form["premoderate"]) !== "",
    });
    if (ran.ok) return c.redirect(paths.runTalk(id), 303);
    return gone(c, ran.problem === "not-there" ? 404 : 403);
  });

  app.on("POST", [routes.storyTalkLabel, routes.discussionTalkLabel], async (c: Context<PageEnv>) => {
    const id = talkIdOf(c);
    const { viewer, lang } = c.var.frame;
    const form = await c.req.parseBody();
    const given = { handle: text(form["handle"]), words: text(form["words"]) };
    const kind = LABELS.find((each) => each === text(form["kind"])) ?? "none";
    const labelled = await labelMember(house, viewer, id, { ...given, kind });
    if (labelled.ok) return c.redirect(paths.runTalk(id), 303);
    if (labelled.problem === "not-there") return gone(c, 404);
    if (labelled.problem === "not-yours" || labelled.problem === "not-signed-in") return gone(c, 403);
    const { runPage: words } = wordsOf(lang);
    return show(c, id, { ...given, kind, error: labelled.problem === "no-words" ? words.labelShort : words.noMember }, 422);
  });

  return app;
};
