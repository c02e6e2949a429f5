import { expect, test } from "vitest";
import { openMetrics } from "#web";
import { eachDialect } from "../store/testing/index.ts";
import { addFeedMeasures } from "./feed-measures.ts";

eachDialect("what an operator watches of feeds", (open) => {
  test("says how a feed fails, how late its items are and since when it is silent; of one that never sent anything, nothing of that", async () => {
    const house = await open();
    const { store, clock } = house;
    const feed = {
      kind: "http" as const,
      address: "https://agency.example/",
      every_s: 60,
      is_on: 1,
      settings: "{}",
      cursor: "",
      items: 0,
      detail: "",
      made_at: clock.now(),
    };
    await store.db
      .insertInto("feed")
      .values([
        { ...feed, id: "1", slug: "halyard", name: "Halyard", fails: 2, problem: "unreachable", item_at: clock.now(), lag_ms: 4_500 },
        { ...feed, id: "2", slug: "pellam", name: "Pellam", fails: 0 },
      ])
      .execute();
    clock.advance(90_000);
    const metrics = openMetrics();
    addFeedMeasures(metrics, house);
    const lines = (await metrics.text()).split("\n").filter((line) => line.startsWith("townwire_feed"));
    expect(lines).toEqual([
      'townwire_feed_failing{feed="halyard"} 2',
      'townwire_feed_failing{feed="pellam"} 0',
      'townwire_feed_lag_seconds{feed="halyard"} 4.5',
      'townwire_feed_silent_seconds{feed="halyard"} 90',
      'townwire_feed_waiting{feed="halyard"} 0',
      'townwire_feed_waiting{feed="pellam"} 0',
    ]);
  });
});
