import { describe, expect, test, vi } from "vitest";
import type { StoredEvent } from "#events";
import { openPresence } from "./live.ts";
import { openLiveHub } from "./live-hub.ts";

const NEVER = new AbortController().signal;

const posted = (seq: number, topic = "story:gull"): StoredEvent => ({
  seq,
  topic,
  kind: "comment.posted",
  body: { story: "gull", comment: `c${seq}`, parent: null },
  at: "2026-03-04T12:00:00.000Z",
});

const killed = (seq: number): StoredEvent => ({
  seq,
  topic: "story:gull",
  kind: "story.killed",
  body: { story: "gull" } as never,
  at: "2026-03-04T12:00:00.000Z",
});

/** A bus that is spoken to by hand, and a hub at it. */
const openHub = (since: (seq: number) => Promise<readonly StoredEvent[]> = () => Promise.resolve([])) => {
  const ears = new Set<(event: StoredEvent) => void>();
  const closers = new Set<() => void>();
  const presence = openPresence();
  const hub = openLiveHub({
    bus: {
      listen: (ear) => {
        ears.add(ear);
        return () => ears.delete(ear);
      },
      since: (_topic, seq) => since(seq),
    },
    streams: {
      add: (close) => {
        closers.add(close);
        return () => closers.delete(close);
      },
      count: () => closers.size,
    },
    presence,
  });
  const say = (...events: readonly StoredEvent[]): void => {
    for (const event of events) for (const ear of ears) ear(event);
  };
  const listen = (from = Number.MAX_SAFE_INTEGER, topic = "story:gull") => {
    const pieces: string[] = [];
    const heard = { pieces, isOver: false };
    const reader = hub.stream({ topic, since: from, signal: NEVER }).pipeThrough(new TextDecoderStream()).getReader();
    const read = async (): Promise<void> => {
      const { value, done } = await reader.read();
      if (done) return void (heard.isOver = true);
      pieces.push(value);
      return read();
    };
    return { ...heard, pieces, done: read(), ids: () => [...pieces.join("").matchAll(/^id: (\d+)$/gmu)].map(([, id]) => Number(id)) };
  };
  return { say, listen, ears, closers, presence };
};

describe("what live listeners are told", () => {
  test("each hears of each event once and in order: what it missed, what came while it was told that, and what came after", async () => {
    let answer = (_events: readonly StoredEvent[]): void => {};
    const missed = new Promise<readonly StoredEvent[]>((resolve) => (answer = resolve));
    const { say, listen } = openHub(() => missed);
    const [first, late] = [listen(), listen(0)];
    say(posted(3), posted(4));
    answer([posted(1), posted(2), posted(3)]);
    await expect.poll(late.ids).toEqual([1, 2, 3, 4]);
    say(posted(5));
    await expect.poll(late.ids).toEqual([1, 2, 3, 4, 5]);
    await expect.poll(first.ids).toEqual([3, 4, 5]);
    expect(listen(Number.MAX_SAFE_INTEGER, "story:other").ids()).toEqual([]);
  });

  test("the first event goes out at once, what follows within a moment in one piece", async () => {
    const { say, listen } = openHub();
    const reader = listen();
    await expect.poll(() => reader.pieces.length).toBe(2);
    say(posted(1), ...Array.from({ length: 40 }, (_, index) => posted(index + 2)));
    await expect.poll(() => reader.ids().length).toBe(41);
    expect(reader.pieces.slice(2).map((piece) => piece.match(/^id: /gmu)?.length)).toEqual([1, 40]);
  });

  test("a withdrawn story ends its listeners, a stopping server all of them; then nothing is left that hears or beats", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const { say, listen, ears, closers, presence } = openHub();
      const [one, two, other] = [listen(), listen(), listen(undefined, "story:other")];
      await expect.poll(() => ears.size).toBe(1);
      expect(vi.getTimerCount()).toBe(1);
      say(killed(1));
      await Promise.all([one.done, two.done]);
      expect([one.pieces.at(-1)?.includes("event: kill"), presence.count("story:gull"), ears.size]).toEqual([true, 0, 1]);
      for (const close of [...closers]) close();
      await other.done;
      expect([ears.size, closers.size, vi.getTimerCount()]).toEqual([0, 0, 0]);
    } finally {
      vi.useRealTimers();
    }
  });
});
