import type { Bus, StoredEvent } from "#events";
import { SECOND } from "#kit";

/** Long answers that a stopping server must end. */
export type LiveStreams = { readonly add: (close: () => void) => () => void; readonly count: () => number };

/** How many listen to a topic in this process. */
export type Presence = {
  /** Counts one more until the way back is called. */
  readonly come: (topic: string) => () => void;
  readonly count: (topic: string) => number;
};

export const openPresence = (): Presence => {
  const counts = new Map<string, number>();
  const add = (topic: string, more: 1 | -1): void => {
    const now = (counts.get(topic) ?? 0) + more;
    if (now > 0) counts.set(topic, now);
    else counts.delete(topic);
  };
  return {
    come: (topic) => {
      add(topic, 1);
      return () => add(topic, -1);
    },
    count: (topic) => counts.get(topic) ?? 0,
  };
};

const READERS_LEAST = 5; // fewer could be told one by one

/** "About 15 reading": to the nearest 5 up to 100, to two figures above; null below 5. */
export const aboutSo = (count: number): number | null => {
  if (count < READERS_LEAST) return null;
  if (count < 100) return Math.round(count / 5) * 5;
  const step = 10 ** (Math.floor(Math.log10(count)) - 1);
  return Math.round(count / step) * step;
};

/** Live readers of one process: each holds a socket and some 20 kB. */
export const STREAMS_MOST = 10_000;

const BEAT_MS = 25 * SECOND; // proxies close what is silent for 30 s or more; also how often readers are counted anew
const MISSED_MOST = 200; // who missed more reads the page again
const WAITING_MOST = 64 * 1024; // bytes a slow reader may lag behind before it is let go; its browser comes back by itself
const RETRY_MS = [2_000, 5_000] as const; // readers of a server that stopped come back apart

const NAMES: Readonly<Record<string, string>> = {
  "comment.posted": "comment",
  "comment.changed": "comment",
  "note.changed": "note",
  "session.changed": "session",
  "story.changed": "revision",
  "story.pictured": "revision",
  "story.told": "entry",
  "story.killed": "kill",
};

export type LiveEvent = { readonly id: number; readonly event: string; readonly data: Readonly<Record<string, string | boolean | null>> };

/** An event as live readers get it: ids only, for whoever hears it reads what is true now. Null for one that is none of theirs. */
const liveEvent = (event: StoredEvent): LiveEvent | null => {
  const name = NAMES[event.kind];
  if (name === undefined || ("outcome" in event.body && event.body.outcome === "unchanged")) return null;
  const isNew = event.kind === "comment.posted";
  const data: LiveEvent["data"] =
    event.kind === "note.changed"
      ? { id: event.body.note }
      : event.kind === "story.told"
        ? { id: event.body.entry, new: event.body.isNew }
        : event.kind === "session.changed"
          ? { id: event.body.session }
          : "comment" in event.body
            ? { id: event.body.comment, parent: "parent" in event.body ? event.body.parent : null, new: isNew }
            : {};
  return { id: event.seq, event: name, data };
};

/** As a server-sent event (WHATWG HTML 9.2). */
const written = ({ id, event, data }: LiveEvent): string => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** What happened on `topic` after event `since`, for readers who ask instead of listening; `next` is what to ask with then. */
export const missedEvents = async (
  bus: Pick<Bus, "since">,
  topic: string,
  since: number,
): Promise<{ readonly events: readonly LiveEvent[]; readonly next: number }> => {
  const missed = await bus.since(topic, since, MISSED_MOST);
  return { events: missed.flatMap((event) => liveEvent(event) ?? []), next: missed.at(-1)?.seq ?? since };
};

type Sources = { readonly bus: Pick<Bus, "listen" | "since">; readonly streams: LiveStreams; readonly presence: Presence };
type Wanted = {
  readonly topic: string;
  readonly since: number;
  readonly signal: AbortSignal;
  /** For a member who listens: whether what they signed in with still holds. Asked with every beat. */
  readonly stillIn?: (() => Promise<boolean>) | undefined;
};

/**
 * What happens on `topic`, as it happens, beginning with what came after event `since`; and every 25 s about how many listen (`readers`, without
 * id). Ends when the reader goes, lags too far behind, is signed in no more, or the server stops.
 */
export const liveStream = ({ bus, streams, presence }: Sources, { topic, since, signal, stillIn }: Wanted): ReadableStream<Uint8Array> => {
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
          const live = liveEvent(event);
          if (live !== null) send(written(live));
          if (event.kind === "story.killed") end();
        };
        const countReaders = (): void => {
          const readers = aboutSo(presence.count(topic));
          send(readers === null ? ": \n\n" : `event: readers\ndata: ${JSON.stringify({ about: readers })}\n\n`);
        };
        const unlisten = bus.listen((event) => {
          if (event.topic !== topic) return;
          if (isCaughtUp) tell(event);
          else waiting.push(event);
        });
        const beat = setInterval(() => {
          countReaders();
          stillIn?.().then(
            (isIn) => (isIn ? undefined : end()),
            () => end(), // nobody knows: its browser comes back and is looked at again
          );
        }, BEAT_MS);
        const forget = streams.add(() => end());
        const leave = presence.come(topic);
        end = () => {
          if (isOver) return;
          isOver = true;
          clearInterval(beat);
          unlisten();
          forget();
          leave();
          try {
            controller.close();
          } catch {
            // the reader has gone already
          }
        };
        signal.addEventListener("abort", () => end(), { once: true });
        send(`retry: ${Math.round(RETRY_MS[0] + Math.random() * (RETRY_MS[1] - RETRY_MS[0]))}\n\n`);
        countReaders();
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
