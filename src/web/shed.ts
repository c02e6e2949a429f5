import { monitorEventLoopDelay } from "node:perf_hooks";
import type { MiddlewareHandler } from "hono";
import { refuseWith } from "./refuse.tsx";

/** What is let go first when the machine cannot keep up. `extra`: feeds, search, bots. `reader`: pages and forms; only far beyond. */
export type Burden = "extra" | "reader";

const LATE_MS = { extra: 200, reader: 1_000 } as const; // how late the event loop may be (99th percentile of the last seconds)
const UNDER_WAY_MOST = { extra: 64, reader: 512 } as const; // requests begun and not answered, per process
const LOOK_EVERY_MS = 2_000;
const RETRY_AFTER_SECONDS = 30;

export type Shed = {
  readonly isOver: (burden: Burden) => boolean;
  /** How late the event loop was lately, ms. */
  readonly lateMs: () => number;
  readonly shedCount: () => number;
  /** Counts requests under way and answers 503 with Retry-After to what is too much. Mount it before everything that costs. */
  readonly middleware: (burdenOf: (path: string, method: string) => Burden) => MiddlewareHandler;
  readonly stop: () => void;
};

/** Watches how late the event loop is. `lateness` is for tests; it gives ms. */
export const openShed = (lateness?: () => number): Shed => {
  const monitor = monitorEventLoopDelay({ resolution: 20 });
  let late = 0;
  let underWay = 0;
  let count = 0;
  monitor.enable();
  const timer = setInterval(() => {
    late = Math.max(0, monitor.percentile(99) / 1e6 - 20);
    monitor.reset();
  }, LOOK_EVERY_MS);
  timer.unref();
  const lateMs = (): number => lateness?.() ?? late;
  const isOver = (burden: Burden): boolean => lateMs() > LATE_MS[burden] || underWay > UNDER_WAY_MOST[burden];
  return {
    isOver,
    lateMs,
    shedCount: () => count,
    middleware: (burdenOf) => async (c, next) => {
      if (isOver(burdenOf(c.req.path, c.req.method))) {
        count += 1;
        return refuseWith(c, 503, (words) => words.tooBusy, { "retry-after": String(RETRY_AFTER_SECONDS) });
      }
      underWay += 1;
      try {
        await next();
      } finally {
        underWay -= 1;
      }
      return undefined;
    },
    stop: () => {
      clearInterval(timer);
      monitor.disable();
    },
  };
};
