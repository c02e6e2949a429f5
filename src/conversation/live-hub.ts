import type { Bus, StoredEvent } from "#events";
import { SECOND } from "#kit";
import { aboutSo, liveEvent, type LiveStreams, MISSED_MOST, type Presence, written } from "./live.ts";

const GATHER_MS = 100; // in which what follows an event is gathered, so that a lively conversation costs ten writes a second, not one a comment
const BEAT_S = 25; // proxies close what is silent for 30 s or more; also how often readers are counted anew
const WAITING_MOST = 64 * 1024; // bytes a slow reader may lag behind before it is let go; its browser comes back by itself
const RETRY_MS = [2_000, 5_000] as const; // readers of a server that stopped come back apart

type Listener = {
  readonly send: (bytes: Uint8Array) => void;
  readonly end: () => void;
  /** For a member: whether what they signed in with still holds. Asked with each beat. */
  readonly stillIn: (() => Promise<boolean>) | undefined;
  /** In which second of the beat it is told. */
  readonly part: number;
  /** What came while it is told what it missed; null once that is done. */
  waiting: StoredEvent[] | null;
  /** What it was told of as missed, and may be on its way once more; null once that went out. */
  told: ReadonlySet<number> | null;
};

type Topic = { readonly listeners: Set<Listener>; pending: StoredEvent[]; gathering: ReturnType<typeof setTimeout> | null };

type Sources = { readonly bus: Pick<Bus, "listen" | "since">; readonly streams: LiveStreams; readonly presence: Presence };
type Wanted = {
  readonly topic: string;
  readonly since: number;
  readonly signal: AbortSignal;
  /** Given for a member who listens: whether what they signed in with still holds. */
  readonly stillIn?: (() => Promise<boolean>) | undefined;
};

export type LiveHub = { readonly stream: (wanted: Wanted) => ReadableStream<Uint8Array> };

const encoder = new TextEncoder();
const bytesOf = (events: readonly StoredEvent[]): Uint8Array =>
  encoder.encode(events.map((event) => liveEvent(event)).reduce((text, live) => (live === null ? text : text + written(live)), ""));
const isLast = (events: readonly StoredEvent[]): boolean => events.some(({ kind }) => kind === "story.killed");

/**
 * Tells everybody who listens in this process. What happens on a topic is put into words once, and sent to each listener in one piece for all
 * that came within a moment: the first at once, what follows gathered. One ear at the bus and one clock for all of them.
 */
export const openLiveHub = ({ bus, streams, presence }: Sources): LiveHub => {
  const topics = new Map<string, Topic>();
  let stop: (() => void) | null = null;
  let joined = 0;

  const tell = (listener: Listener, events: readonly StoredEvent[], shared: Uint8Array): void => {
    if (listener.waiting !== null) return void listener.waiting.push(...events);
    const { told } = listener;
    const bytes = told === null ? shared : bytesOf(events.filter(({ seq }) => !told.has(seq)));
    listener.told = null;
    if (bytes.byteLength > 0) listener.send(bytes);
    return isLast(events) ? listener.end() : undefined;
  };

  const flush = (topic: Topic): void => {
    const events = topic.pending;
    topic.pending = [];
    const shared = bytesOf(events);
    for (const listener of [...topic.listeners]) tell(listener, events, shared);
  };

  /** Sends what is pending; what comes in the next moments waits for its end. */
  const gather = (topic: Topic): void => {
    flush(topic);
    topic.gathering = setTimeout(() => {
      topic.gathering = null;
      if (topic.pending.length > 0) gather(topic);
    }, GATHER_MS);
  };

  const hear = (event: StoredEvent): void => {
    const topic = topics.get(event.topic);
    if (topic === undefined) return;
    topic.pending.push(event);
    if (topic.gathering === null) gather(topic);
  };

  const readersOf = (name: string): Uint8Array => {
    const about = aboutSo(presence.count(name));
    return encoder.encode(about === null ? ": \n\n" : `event: readers\ndata: ${JSON.stringify({ about })}\n\n`);
  };

  /** Ends what a member listens by who is signed in no more. */
  const letGo = ({ stillIn, end }: Listener): void => {
    stillIn?.().then(
      (isIn) => (isIn ? undefined : end()),
      () => end(), // nobody knows: its browser comes back and is looked at again
    );
  };

  /** Hears the bus and beats while somebody listens: each second to a part of them. */
  const start = (): (() => void) => {
    let part = 0;
    const unlisten = bus.listen(hear);
    const beat = setInterval(() => {
      part = (part + 1) % BEAT_S;
      for (const [name, { listeners }] of topics) {
        const readers = readersOf(name);
        for (const listener of [...listeners]) {
          if (listener.part !== part) continue;
          listener.send(readers);
          letGo(listener);
        }
      }
    }, SECOND);
    return () => {
      unlisten();
      clearInterval(beat);
    };
  };

  const join = (name: string, listener: Listener): (() => void) => {
    stop ??= start();
    const topic = topics.get(name) ?? { listeners: new Set(), pending: [], gathering: null };
    topics.set(name, topic);
    topic.listeners.add(listener);
    return () => {
      topic.listeners.delete(listener);
      if (topic.listeners.size > 0) return;
      if (topic.gathering !== null) clearTimeout(topic.gathering);
      if (topics.get(name) === topic) topics.delete(name);
      if (topics.size > 0) return;
      stop?.();
      stop = null;
    };
  };

  /** Tells a listener what it missed since `since`, and what came meanwhile. */
  const catchUp = async (listener: Listener, name: string, since: number): Promise<void> => {
    const missed = since === Number.MAX_SAFE_INTEGER ? [] : await bus.since(name, since, MISSED_MOST);
    const told = new Set(missed.map(({ seq }) => seq));
    const events = [...missed, ...(listener.waiting ?? []).filter(({ seq }) => !told.has(seq))];
    listener.waiting = null;
    if (missed.length > 0) listener.told = told;
    if (events.length > 0) listener.send(bytesOf(events));
    if (isLast(events)) listener.end();
  };

  return {
    /**
     * What happens on `topic`, as it happens, beginning with what came after event `since`; and every 25 s about how many listen (`readers`,
     * without id). Ends when the reader goes, lags too far behind, is signed in no more, or the server stops.
     */
    stream: ({ topic: name, since, signal, stillIn }) => {
      let end = (): void => {};
      return new ReadableStream(
        {
          start: async (controller) => {
            let isOver = false;
            const listener: Listener = {
              send: (bytes) => {
                if (isOver) return undefined;
                if ((controller.desiredSize ?? 0) < 0) return end();
                return controller.enqueue(bytes);
              },
              end: () => end(),
              stillIn,
              part: (joined += 1) % BEAT_S,
              waiting: [],
              told: null,
            };
            const leave = join(name, listener);
            const forget = streams.add(() => end());
            const goAway = presence.come(name);
            end = () => {
              if (isOver) return;
              isOver = true;
              leave();
              forget();
              goAway();
              try {
                controller.close();
              } catch {
                // the reader has gone already
              }
            };
            signal.addEventListener("abort", () => end(), { once: true });
            listener.send(encoder.encode(`retry: ${Math.round(RETRY_MS[0] + Math.random() * (RETRY_MS[1] - RETRY_MS[0]))}\n\n`));
            listener.send(readersOf(name));
            await catchUp(listener, name, since).catch(() => end()); // a browser comes back by itself
          },
          cancel: () => end(),
        },
        { highWaterMark: WAITING_MOST, size: (chunk) => chunk?.byteLength ?? 0 },
      );
    },
  };
};
