import type { Bus, StoredEvent } from "#events";
import { SECOND } from "#kit";

/** Long answers that a stopping server must end. */
export type LiveStreams = { readonly add: (close: () => void) => () => void; readonly count: () => number };

/** Live readers of one process: each holds a socket and some 20 kB. */
export const STREAMS_MOST = 10_000;

const BEAT_MS = 25 * SECOND; // proxies close what is silent for 30 s or more
const MISSED_MOST = 200; // who missed more reads the page again
const WAITING_MOST = 64 * 1024; // bytes a slow reader may lag behind before it is let go; its browser comes back by itself

const NAMES: Readonly<Record<string, string>> = {
  "comment.posted": "comment",
  "comment.changed": "comment",
  "story.changed": "revision",
  "story.pictured": "revision",
  "story.killed": "kill",
};

/** An event as a server-sent one (WHATWG HTML 9.2): ids only, for whoever hears it reads what is true now. */
const written = (event: StoredEvent): string | null => {
  const name = NAMES[event.kind];
  if (name === undefined || ("outcome" in event.body && event.body.outcome === "unchanged")) return null;
  const data = "comment" in event.body ? { id: event.body.comment, parent: "parent" in event.body ? event.body.parent : null } : {};
  return `id: ${event.seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
};

/**
 * What happens on `topic`, as it happens, beginning with what came after event `since`. Ends when the reader goes, lags too far behind, or the
 * server stops.
 */
export const liveStream = (
  bus: Pick<Bus, "listen" | "since">,
  streams: LiveStreams,
  topic: string,
  since: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let end = (): void => {};
  return new ReadableStream(
    {
      start: async (controller) => {
        let isOver = false;
        const waiting: StoredEvent[] = [];
        let isCaughtUp = false;
        const send = (text: string): void => {
          if (isOver) return;
          if ((controller.desiredSize ?? 0) < 0) return end();
          controller.enqueue(encoder.encode(text));
          return undefined;
        };
        const tell = (event: StoredEvent): void => {
          const text = written(event);
          if (text !== null) send(text);
          if (event.kind === "story.killed") end();
        };
        const unlisten = bus.listen((event) => {
          if (event.topic !== topic) return;
          if (isCaughtUp) tell(event);
          else waiting.push(event);
        });
        const beat = setInterval(() => send(": \n\n"), BEAT_MS);
        const forget = streams.add(() => end());
        end = () => {
          if (isOver) return;
          isOver = true;
          clearInterval(beat);
          unlisten();
          forget();
          try {
            controller.close();
          } catch {
            // the reader has gone already
          }
        };
        signal.addEventListener("abort", () => end(), { once: true });
        send("retry: 3000\n\n");
        const missed = await bus.since(topic, since, MISSED_MOST);
        const told = new Set<number>();
        for (const event of [...missed, ...waiting]) {
          if (told.has(event.seq)) continue;
          told.add(event.seq);
          tell(event);
        }
        isCaughtUp = true;
      },
      cancel: () => end(),
    },
    { highWaterMark: WAITING_MOST, size: (chunk) => chunk?.byteLength ?? 0 },
  );
};
