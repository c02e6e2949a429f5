const PATIENCE_MS = 5_000; // with a stream that does not come: some networks let none through
const POLL_MS = 30_000;

export type Listening = {
  /** Where news is heard and asked for. */
  readonly live: string;
  /** The number of the newest event that is known. */
  readonly since: string;
  readonly happen: (name: string, data: unknown) => void;
  /** About so many read. */
  readonly readers: (about: number) => void;
  /** Whether there is no line at all. */
  readonly offline: (isOffline: boolean) => void;
};

/** Hears what happens under a story while the page is looked at: by a stream, and by asking now and then where no stream comes. */
export const listen = ({ live, since: known, happen, readers, offline }: Listening): void => {
  let since = known;
  let source: EventSource | null = null;
  let late = 0;
  let poll = 0;

  const stopAsking = (): void => {
    clearTimeout(late);
    clearTimeout(poll);
    late = poll = 0;
  };

  const ask = async (): Promise<void> => {
    stopAsking();
    poll = window.setTimeout(() => void ask(), POLL_MS * (0.75 + Math.random() / 2));
    const answer = await fetch(`${live}?since=${since}`, { headers: { accept: "application/json" } }).catch(() => null);
    const missed = answer?.ok === true ? ((await answer.json()) as { events: { event: string; data: unknown }[]; next: number }) : null;
    if (source?.readyState === 1 || document.visibilityState === "hidden") return;
    offline(answer === null);
    if (missed === null) return;
    since = String(missed.next);
    for (const { event, data } of missed.events) happen(event, data);
  };

  /** Asks in a while, unless the stream comes; a browser that tries it again and again does not put that off. */
  const askLater = (): void => {
    if (late === 0 && poll === 0) late = window.setTimeout(() => void ask(), PATIENCE_MS);
  };

  const connect = (): void => {
    askLater();
    if (typeof EventSource === "undefined") return;
    source = new EventSource(`${live}?since=${since}`);
    for (const name of ["comment", "revision", "entry", "kill"])
      source.addEventListener(name, (event: MessageEvent<string>) => {
        since = event.lastEventId;
        happen(name, JSON.parse(event.data));
      });
    source.addEventListener("readers", (event: MessageEvent<string>) => readers((JSON.parse(event.data) as { about: number }).about));
    source.addEventListener("open", () => {
      stopAsking();
      offline(false);
    });
    source.addEventListener("error", () => {
      if (source?.readyState !== EventSource.CLOSED) return askLater();
      return void ask();
    });
  };

  // A hidden page hears nothing: browsers allow six connections to a site, and a reader may have ten of its pages open.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    source = null;
    stopAsking();
    if (document.visibilityState === "visible") connect();
  });
  if (document.visibilityState === "visible") connect();
};
