import type { Context } from "hono";
import { formatInstant, type Instant, type Lang, newId } from "#kit";
import { type Path, paths, talkIdIn } from "#paths";
import { correctionsOf } from "#stories";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, troublePage } from "#ui";
import { FIRST_ORDER, LETTERS_MOST, type Order, ORDERS } from "./comment.ts";
import { newestRun } from "./opinion/group-votes.ts";
import { type TalkStory, talkStoryOf } from "./pages/talk-story.ts";
import { wordsOf } from "./words/index.ts";
import type { Posted, PostProblem } from "./write-comment.ts";
import type { TalkSubject } from "./talk-subject.ts";

export const NO_STORE = { "cache-control": "no-store" } as const;

/** What went wrong with posting, in the reader's language, and what to do. */
export const problemSentence = (lang: Lang, problem: PostProblem): string => {
  const words = wordsOf(lang);
  switch (problem.kind) {
    case "empty":
      return words.problems.empty;
    case "too-long":
      return words.problems.tooLong(problem.letters, LETTERS_MOST);
    case "not-signed-in":
      return words.problems.notSignedIn;
    case "story-gone":
      return words.problems.storyGone;
    case "talk-closed":
      return words.problems.talkClosed;
    case "parent-gone":
      return words.problems.parentGone;
    case "closed":
      return words.problems.closed;
    case "slow":
      return words.problems.slow(problem.seconds);
    case "blocked":
      return words.problems.blocked;
    case "not-asking":
      return words.problems.notAsking;
    case "asked-enough":
      return words.problems.askedEnough(problem.most);
    case "no-sources":
      return words.problems.noSources;
    case "against-rule":
      return words.problems.againstRule(problem.rule, words.rules[problem.rule].name);
    case "suspended":
      return suspendedSentence(lang, problem.until);
  }
};

/** That a member may say nothing for a time, and until when. */
export const suspendedSentence = (lang: Lang, until: Instant | null): string =>
  wordsOf(lang).problems.suspended(until === null ? null : formatInstant(lang, "UTC", until, "date"));

/** The id of what the conversation at hand hangs under. */
export const talkIdOf = (c: Context<PageEnv>): string => talkIdIn(c.req.path, c.req.param("id") ?? "");

/** Where a comment that was just posted stands. */
export const postedPath = ({ id, story, rootId }: Pick<Posted, "id" | "story" | "rootId">): Path =>
  id === rootId ? paths.comment({ storyId: story.shortId, slug: story.slug, id }) : paths.thread({ storyId: story.shortId, id });

/** A story as pages of its conversation need it, with the versions that were corrections where there were any. */
export const aboutStory = async (house: House, subject: TalkSubject, isClosed = false, order?: Order): Promise<TalkStory> =>
  talkStoryOf(subject, { isClosed, order, corrections: subject.isCorrected ? await correctionsOf(house, subject.shortId) : [] });

export const gone = (c: Context<PageEnv>, status: 403 | 404 | 410): Response => c.html(troublePage(c.var.frame, status), status, NO_STORE);

/** A field of a form as text; empty where it is none. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A key for one form, so that it lands once; a page shared by all readers cannot hold one. */
export const formKeyOf = (house: House, frame: Frame): string | undefined => (isMember(frame) ? newId(house.clock.ms()) : undefined);

/** The order asked for. */
export const orderAsked = (c: Context): Order | undefined => ORDERS.find((each) => each === c.req.query("order"));

/** Where none is asked for: "bridging" as soon as there are opinion groups. One statement. */
export const usualOrder = async (house: House): Promise<Order> =>
  ((await newestRun(house.store.db))?.groups ?? 0) > 0 ? "bridging" : FIRST_ORDER;
