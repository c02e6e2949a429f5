import { type Context, Hono } from "hono";
import { problemSentence } from "#conversation";
import { HOUR, type Lang, type Rate } from "#kit";
import { setBlock } from "#members";
import { paths, routes } from "#paths";
import { isMember, type PageEnv, troublePage } from "#ui";
import type { CommunityHouse } from "../discuss-routes.ts";
import { wordsOf } from "../words/index.ts";
import { answerIntroduction, endIntroduction } from "./answer-introduction.ts";
import { askIntroduction, knowerUnder } from "./ask-introduction.ts";
import { chooseAsking } from "./choose-asking.ts";
import { MESSAGE_LETTERS } from "./introduction.ts";
import { isAskingOff, listIntroductions, oneIntroduction, otherIdOf } from "./introductions-view.ts";
import { askPage } from "./pages/ask-page.tsx";
import { introductionPage, type MessageForm } from "./pages/introduction-page.tsx";
import { introductionsPage } from "./pages/introductions-page.tsx";
import { relayMessage, type RelayProblem } from "./relay-message.ts";

const NO_STORE = { "cache-control": "no-store", "referrer-policy": "no-referrer" } as const;
const NOTHING: MessageForm = { body: "", error: null };

/** Looking at, and asking, one after another: what somebody does who tries names, not who means one. */
const ASK_RATE: Rate = { everyMs: HOUR / 30, burst: 30 };

const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 10_000) : "");

const sentenceOf = (lang: Lang, problem: RelayProblem): string => {
  const words = wordsOf(lang).meet.messageProblems;
  if (problem.kind === "too-long") return words.tooLong(problem.letters, MESSAGE_LETTERS);
  if (problem.kind === "not-there") return words.over;
  return problem.kind === "against-rule" || problem.kind === "suspended" ? problemSentence(lang, problem) : words[problem.kind];
};

const gone = (c: Context<PageEnv>): Response | Promise<Response> => c.html(troublePage(c.var.frame, 404), 404, NO_STORE);

const askRoutes = (house: CommunityHouse, app: Hono<PageEnv>): void => {
  const mayTry = (c: Context<PageEnv>): boolean => house.takeTurn("introduce", c.var.frame.viewer.id ?? "", ASK_RATE).ok;

  app.get(routes.introduce, async (c) => {
    const { frame } = c.var;
    const [story, to] = [text(c.req.query("story")), text(c.req.query("to"))];
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.introduce({ story, to })), 302);
    if (!mayTry(c)) return c.html(troublePage(frame, 429), 429, NO_STORE);
    const meeting = await knowerUnder(house, frame.viewer, story, to);
    if (meeting === null) return gone(c);
    if (meeting.person.introduction !== null) return c.redirect(paths.introduction(meeting.person.introduction), 302);
    return meeting.person.isAskable ? c.html(askPage(frame, meeting, null), 200, NO_STORE) : gone(c);
  });

  app.post(routes.introduce, async (c) => {
    const { frame } = c.var;
    const given = await c.req.parseBody();
    const [story, handle] = [text(given["story"]), text(given["to"])];
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.introduce({ story, to: handle })), 303);
    if (!mayTry(c)) return c.html(troublePage(frame, 429), 429, NO_STORE);
    const asked = await askIntroduction(house, frame.viewer, { story, handle });
    if (asked.ok) return c.redirect(paths.introduction(asked.value.id), 303);
    const meeting = asked.problem === "not-there" ? null : await knowerUnder(house, frame.viewer, story, handle);
    if (meeting === null) return gone(c);
    return c.html(askPage(frame, meeting, asked.problem), asked.problem === "too-many" ? 429 : 403, NO_STORE);
  });
};

/** Introductions: asking for one, answering, the few messages, ending it, and the switch. */
export const introductionRoutes = (house: CommunityHouse, app: Hono<PageEnv>): void => {
  askRoutes(house, app);

  const show = async (c: Context<PageEnv>, id: string, form: MessageForm, status: 200 | 422): Promise<Response> => {
    const { frame } = c.var;
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.introduction(id)), 302);
    const one = await oneIntroduction(house, frame.viewer, id);
    return one === null ? gone(c) : c.html(introductionPage(frame, one, form), status, NO_STORE);
  };

  app.get(routes.introductions, async (c) => {
    const { frame } = c.var;
    const { id } = frame.viewer;
    if (!isMember(frame) || id === null) return c.redirect(paths.signIn(paths.introductions()), 302);
    return c.html(
      introductionsPage(frame, { all: await listIntroductions(house, id), isOff: await isAskingOff(house, id) }),
      200,
      NO_STORE,
    );
  });

  app.post(routes.introductionChoice, async (c) => {
    const chosen = await chooseAsking(house, c.var.frame.viewer, text((await c.req.parseBody())["off"]) === "1");
    return c.redirect(chosen.ok ? paths.introductions() : paths.signIn(paths.introductions()), 303);
  });

  app.get(routes.introduction, (c) => show(c, c.req.param("id"), NOTHING, 200));

  app.post(routes.introductionAnswer, async (c) => {
    const id = c.req.param("id");
    const isYes = text((await c.req.parseBody())["do"]) === "yes";
    const answered = await answerIntroduction(house, c.var.frame.viewer, id, isYes);
    if (!answered.ok) return gone(c);
    return c.redirect(isYes ? paths.introduction(id) : paths.introductions(), 303);
  });

  app.post(routes.introductionWrite, async (c) => {
    const id = c.req.param("id");
    const body = text((await c.req.parseBody())["body"]);
    const sent = await relayMessage(house, c.var.frame.viewer, id, body);
    if (sent.ok) return c.redirect(paths.introduction(id), 303);
    return sent.problem.kind === "not-there" ? gone(c) : show(c, id, { body, error: sentenceOf(c.var.frame.lang, sent.problem) }, 422);
  });

  app.post(routes.introductionEnd, async (c) => {
    const id = c.req.param("id");
    const { viewer } = c.var.frame;
    if (text((await c.req.parseBody())["do"]) === "block") {
      const otherId = await otherIdOf(house, viewer, id);
      if (otherId === null) return gone(c);
      await setBlock(house, viewer, otherId, "block");
      return c.redirect(paths.settingsMuted(), 303);
    }
    const ended = await endIntroduction(house, viewer, id);
    return ended.ok ? c.redirect(paths.introductions(), 303) : gone(c);
  });
};
