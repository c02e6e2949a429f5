import { SECOND } from "#kit";
import type { House } from "#store";
import type { Measure, Metrics } from "#web";
import { feedsView, type FeedView } from "#wire";

/** What of each feed an operator watches. */
const WATCHED: readonly (Pick<Measure, "name" | "help"> & { readonly of: (view: FeedView, nowMs: number) => number | null })[] = [
  {
    name: "townwire_feed_failing",
    help: "Tries in a row at which a feed could not be reached or read; 0 when it does well.",
    of: ({ feed }) => (feed.isOn ? feed.fails : 0),
  },
  {
    name: "townwire_feed_lag_seconds",
    help: "How long after its making the newest item of a feed came in.",
    of: ({ lagMs }) => (lagMs === null ? null : lagMs / SECOND),
  },
  {
    name: "townwire_feed_silent_seconds",
    help: "How long ago the newest item of a feed came in.",
    of: ({ itemAt }, nowMs) => (itemAt === null ? null : Math.max(0, nowMs - Date.parse(itemAt)) / SECOND),
  },
  { name: "townwire_feed_waiting", help: "Documents kept until their paused feed is resumed.", of: ({ waiting }) => waiting },
];

/** Adds what an operator watches of each feed: one look at them for all of it. */
export const addFeedMeasures = (metrics: Metrics, house: House): void =>
  metrics.add(async () => {
    const views = await feedsView(house);
    const nowMs = house.clock.ms();
    return WATCHED.map(({ name, help, of }): Measure => ({
      name,
      help,
      kind: "gauge",
      samples: views.flatMap((view) => {
        const value = of(view, nowMs);
        return value === null ? [] : [{ labels: { feed: view.feed.slug }, value }];
      }),
    }));
  });
