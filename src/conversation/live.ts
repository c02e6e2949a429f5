import type { Bus, StoredEvent } from "#events";

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

export const MISSED_MOST = 200; // who missed more reads the page again

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
export const liveEvent = (event: StoredEvent): LiveEvent | null => {
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
export const written = ({ id, event, data }: LiveEvent): string => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** What happened on `topic` after event `since`, for readers who ask instead of listening; `next` is what to ask with then. */
export const missedEvents = async (
  bus: Pick<Bus, "since">,
  topic: string,
  since: number,
): Promise<{ readonly events: readonly LiveEvent[]; readonly next: number }> => {
  const missed = await bus.since(topic, since, MISSED_MOST);
  return { events: missed.flatMap((event) => liveEvent(event) ?? []), next: missed.at(-1)?.seq ?? since };
};
