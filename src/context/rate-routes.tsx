import { type Context, Hono } from "hono";
import { isModerator } from "#kit";
import { paths, routes, withQuery } from "#paths";
import { isMember, type PageEnv } from "#ui";
import { HELPFUL } from "./note.ts";
import { isQuotable } from "./is-quotable.ts";
import { type NoteHouse, RATING_RATE } from "./note-house.ts";
import { gone } from "./note-routes.tsx";
import { queuePage } from "./pages/queue-page.tsx";
import { ratePage } from "./pages/rate-page.tsx";
import { ownNotes, queueFor, subjectFor } from "./queue.ts";
import { rateNote, type Rated } from "./rate-note.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");

/** What became of an answer, as a word of the address it leads to. */
const afterOf = (house: NoteHouse, { countsFrom, isBlind }: Rated): string =>
  !isBlind ? "notBlind" : countsFrom === null ? "unproved" : countsFrom > house.clock.now() ? "later" : "done";

const AFTER = ["done", "later", "unproved", "notBlind"] as const;

/** Rating by forms: the queue, a note to rate, the answer. */
export const rateRoutes = (house: NoteHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (
    c: Context<PageEnv>,
    id: string,
    given: { helpful: string; reasons: readonly string[] },
    error: string | null,
    status: 200 | 422 | 429,
  ) => {
    const subject = await subjectFor(house, c.var.frame.viewer, id);
    return subject === null || !(await isQuotable(house, c, subject.story.id))
      ? gone(c, 404)
      : c.html(ratePage(c.var.frame, { subject, given, error }), status, NO_STORE);
  };

  app.get(routes.noteQueue, async (c) => {
    const { frame } = c.var;
    if (!isMember(frame)) return c.redirect(paths.signIn(paths.noteQueue()), 303);
    const after = AFTER.find((each) => each === c.req.query("said"));
    const said = after === undefined ? null : wordsOf(frame.lang).rate[after];
    const [all, own] = [await queueFor(house, frame.viewer), await ownNotes(house, frame.viewer)];
    const readable = new Set<string>();
    for (const id of new Set(all.map(({ story }) => story.id))) if (await isQuotable(house, c, id)) readable.add(id);
    const queue = all.filter(({ story }) => readable.has(story.id));
    return c.html(queuePage(frame, { queue, own, said }), 200, NO_STORE);
  });

  app.get(routes.noteRate, async (c) => {
    const id = c.req.param("id");
    if (!isMember(c.var.frame)) return c.redirect(paths.signIn(paths.rateNote(id)), 303);
    return show(c, id, { helpful: c.req.query("helpful") ?? "", reasons: [] }, null, 200);
  });

  app.post(routes.noteRate, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    const form = await c.req.parseBody({ all: true });
    const [helpful = ""] = texts(form["helpful"]);
    if (!isMember(frame)) return c.redirect(paths.signIn(withQuery(paths.rateNote(id), { helpful })), 303);
    const given = { helpful, reasons: texts(form["reasons"]) };
    const { problems } = wordsOf(frame.lang);
    // The buttons beside a story send the answer alone; its reasons are asked for next.
    if (form["sure"] === undefined) return show(c, id, given, null, 200);
    const answer = HELPFUL.find((each) => each === helpful);
    if (answer === undefined) return show(c, id, given, problems.noAnswer, 422);
    if (!house.takeTurn("rating", frame.viewer.id ?? "", RATING_RATE).ok && !isModerator(frame.viewer))
      return show(c, id, given, problems.tooMany, 429);
    const rated = await rateNote(house, frame.viewer, id, { helpful: answer, reasons: given.reasons });
    if (rated.ok) return c.redirect(withQuery(paths.noteQueue(), { said: afterOf(house, rated.value) }), 303);
    switch (rated.problem) {
      case "not-signed-in":
        return c.redirect(paths.signIn(paths.rateNote(id)), 303);
      case "not-there":
        return gone(c, 404);
      case "own":
        return show(c, id, given, problems.own, 422);
      case "no-reasons":
        return show(c, id, given, problems.noReasons, 422);
      case "too-many":
        return show(c, id, given, problems.tooMany, 429);
    }
  });

  return app;
};
