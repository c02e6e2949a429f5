import { jobCounts } from "#jobs";
import { SECOND } from "#kit";
import type { Store } from "#store";
import type { Measure, Metrics } from "./metrics.ts";
import type { PageCache } from "./page-cache.ts";
import type { Shed } from "./shed.ts";

const one = (name: string, kind: Measure["kind"], help: string, value: () => number) => (): Measure => ({
  name,
  kind,
  help,
  samples: [{ value: value() }],
});

/** Adds what an operator watches besides requests: jobs, cache, lateness, memory. */
export const addHouseMeasures = (
  metrics: Metrics,
  { store, cache, shed }: { readonly store: Store; readonly cache: PageCache; readonly shed: Shed },
): void => {
  metrics.add(async () => ({
    name: "townwire_jobs",
    kind: "gauge",
    help: "Jobs by kind and state.",
    samples: (await jobCounts(store)).map(({ kind, state, count }) => ({ labels: { kind, state }, value: count })),
  }));
  metrics.add(one("townwire_page_cache_hits_total", "counter", "Pages served out of the cache.", () => cache.stats.hits));
  metrics.add(one("townwire_page_cache_misses_total", "counter", "Pages that had to be rendered.", () => cache.stats.misses));
  metrics.add(one("townwire_page_cache_bytes", "gauge", "Room the cached pages take.", () => cache.size().bytes));
  metrics.add(
    one("townwire_event_loop_late_seconds", "gauge", "How late the event loop was lately, 99th percentile.", () => shed.lateMs() / SECOND),
  );
  metrics.add(one("townwire_shed_total", "counter", "Requests refused because there were too many.", () => shed.shedCount()));
  metrics.add(one("townwire_memory_bytes", "gauge", "Resident memory of the process.", () => process.memoryUsage.rss()));
};
