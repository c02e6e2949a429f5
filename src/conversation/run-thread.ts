import { publish } from "#events";
import { type Actor, DAY, done, isModerator, later, refuse, type Result } from "#kit";
import type { House, Tx } from "#store";
import type { KeptHouse } from "./take-off.ts";
import { lockThread } from "./lock-thread.ts";
import { keepsTalk, talkSubject } from "./talk-subject.ts";
import "./events.ts";

/** Seconds between two comments of one member that a moderator can choose. */
export const SLOW_STEPS = [0, 30, 120, 600] as const;
/** Days after which a conversation closes by itself; 0 for never. */
export const CLOSE_STEPS = [0, 1, 3, 7, 14, 30] as const;

export type RunProblem = "not-signed-in" | "not-yours" | "not-there";

/** How a conversation is to be run; what is left out stays. `closeInDays` counts from now. */
export type Running = {
  readonly isClosed?: boolean;
  readonly closeInDays?: (typeof CLOSE_STEPS)[number];
  readonly slowSeconds?: (typeof SLOW_STEPS)[number];
  readonly isPremoderated?: boolean;
};

export const mayRun = (actor: Actor): RunProblem | null =>
  isModerator(actor) ? null : actor.role === "visitor" || actor.id === null ? "not-signed-in" : "not-yours";

export const tellTalk = (house: House, tx: Tx, storyId: string): Promise<unknown> =>
  publish(house, tx, { kind: "talk.changed", topic: `talk:${storyId}`, body: { story: storyId } });

/** Closes, opens, slows a conversation or puts it under a moderator's eye. For moderators and the newsroom. */
export const runThread = (house: KeptHouse, actor: Actor, storyId: string, wanted: Running): Promise<Result<null, RunProblem>> =>
  house.store.transact(async (tx) => {
    const problem = mayRun(actor);
    const story = problem === "not-signed-in" ? null : await talkSubject(tx, storyId);
    const isKeeper = story !== null && (await keepsTalk(house.keeps, tx, actor, story));
    if (problem !== null && !isKeeper) return refuse(problem);
    if (story === null) return refuse("not-there");
    const thread = await lockThread(house, tx, story.id);
    const now = house.clock.now();
    const days = wanted.closeInDays;
    await tx
      .updateTable("thread")
      .set({
        closed_at: wanted.isClosed === undefined ? thread.closed_at : wanted.isClosed ? (thread.closed_at ?? now) : null,
        closes_at: days !== undefined ? (days === 0 ? null : later(now, days * DAY)) : wanted.isClosed === false ? null : thread.closes_at,
        slow_s: wanted.slowSeconds ?? thread.slow_s,
        is_premoderated: wanted.isPremoderated === undefined ? thread.is_premoderated : Number(wanted.isPremoderated),
      })
      .where("id", "=", thread.id)
      .execute();
    await tellTalk(house, tx, story.id);
    return done(null);
  });
