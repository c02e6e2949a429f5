import type { Context, MiddlewareHandler } from "hono";
import { type Clock, gcra, HOUR, type Rate, SECOND, type Turn } from "#kit";
import { refuseWith } from "./refuse.tsx";

/** How often one household may do what costs us something. */
export const RATES = {
  search: { everyMs: 2 * SECOND, burst: 10 }, // 30 a minute: nobody reads faster
  feed: { everyMs: SECOND, burst: 20 }, // 60 a minute: readers poll every few minutes, several feeds at a time
  signIn: { everyMs: 12 * SECOND, burst: 5 }, // 5 a minute: guesses at a password
  api: { everyMs: 100, burst: 100 },
  push: { everyMs: 10, burst: 1_000 }, // a source's whole day at once: a kill must not wait behind it
} as const satisfies Record<string, Rate>;

const KEYS_MOST = 100_000; // 10 MB; beyond that the longest unseen are forgotten

export type Limits = {
  /** Takes a turn of `key` at `rate`. */
  readonly take: (name: string, key: string, rate: Rate) => Turn;
};

/** Remembers in this process who did what how often. */
export const openLimits = (clock: Clock): Limits => {
  const tats = new Map<string, number>();
  return {
    take: (name, key, rate) => {
      const id = `${name} ${key}`;
      const now = clock.ms();
      const turn = gcra(tats.get(id), now, rate);
      tats.delete(id);
      tats.set(id, turn.tat);
      if (tats.size > KEYS_MOST) tats.delete(tats.keys().next().value ?? "");
      return turn;
    },
  };
};

/** Answers 429 when `keyOf` (a prefix, an account) asks oftener than `rate`; says on every answer what is left (draft-ietf-httpapi-ratelimit-headers-10). */
export const limitRate = (limits: Limits, name: string, rate: Rate, keyOf: (c: Context) => string): MiddlewareHandler => {
  const policy = `"${name}";q=${rate.burst};w=${Math.ceil((rate.everyMs * rate.burst) / SECOND)}`;
  return async (c, next) => {
    const turn = limits.take(name, keyOf(c), rate);
    const headers = { "ratelimit-policy": policy, ratelimit: `"${name}";r=${turn.remaining};t=${Math.ceil(turn.resetMs / SECOND)}` };
    if (!turn.ok) {
      const seconds = Math.min(HOUR / SECOND, Math.max(1, Math.ceil(turn.retryAfterMs / SECOND)));
      return refuseWith(c, 429, (words) => words.tooOften(seconds), { ...headers, "retry-after": String(seconds) });
    }
    await next();
    for (const [key, value] of Object.entries(headers)) c.res.headers.set(key, value);
    return undefined;
  };
};
