import { SECOND } from "#kit";
import { LATE_MS } from "#stories";
import type { Log } from "#web";

/** How late ends of embargoes and licences are acted on: the newest and the worst since the start, for whoever watches; loud when it is too late. */
export const openLateness = (log: Log) => {
  let worstMs = 0;
  let newestMs = 0;
  return {
    settledAfter: (lateMs: number): void => {
      newestMs = lateMs;
      worstMs = Math.max(worstMs, lateMs);
      if (lateMs > LATE_MS) log.error({ lateMs }, "an embargo or a licence ended and was acted on late");
    },
    measure: () => ({
      name: "townwire_story_late_seconds",
      help: "How late the end of an embargo or a licence was acted on.",
      kind: "gauge" as const,
      samples: [
        { labels: { which: "newest" }, value: newestMs / SECOND },
        { labels: { which: "worst" }, value: worstMs / SECOND },
      ],
    }),
  };
};
