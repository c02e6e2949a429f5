/** What a page wants to hear of what happens under its story. */
export type Listening = {
  /** The address of what happens, and the number of the newest that the page shows already. */
  readonly live: string;
  readonly since: string;
  /** Names of what it wants to hear of. */
  readonly names: readonly string[];
  readonly hear: (name: string, data: unknown) => void;
  /** Told when the line has been broken for a while, and when it is whole again. */
  readonly setOffline: (isOffline: boolean) => void;
};

const PATIENCE_MS = 5_000; // with a stream that does not come: some networks let none through
const POLL_MS = 30_000;

/** Hears as long as the page is looked at: by server-sent events; by asking now and then, where no stream comes. */
export const listen = ({ live, since, names, hear, setOffline }: Listening): void => {
  let last = since;
  let source: EventSource | null = null;
  let late = 0;
  let poll = 0;
  let isOffline = false;

  const stopAsking = (): void => {
    clearTimeout(late);
    clearTimeout(poll);
    late = poll = 0;
  };
  const tell = (isNow: boolean): void => {
    if (isNow !== isOffline) setOffline(isNow);
    isOffline = isNow;
  };

  const ask = async (): Promise<void> => {
    stopAsking();
    poll = window.setTimeout(() => void ask(), POLL_MS * (0.75 + Math.random() / 2));
    const answer = await fetch(`${live}?since=${last}`, { headers: { accept: "application/json" } }).catch(() => null);
    const missed = answer?.ok === true ? ((await answer.json()) as { events: { event: string; data: unknown }[]; next: number }) : null;
    if (source?.readyState === 1 || document.visibilityState === "hidden") return;
    tell(answer === null);
    if (missed === null) return;
    last = String(missed.next);
    for (const { event, data } of missed.events) if (names.includes(event)) hear(event, data);
  };

  /** Asks in a while, unless the stream comes; a browser that tries it again and again does not put that off. */
  const askLater = (): void => {
    if (late === 0 && poll === 0) late = window.setTimeout(() => void ask(), PATIENCE_MS);
  };

  const connect = (): void => {
    askLater();
    if (typeof EventSource === "undefined") return;
    source = new EventSource(`${live}?since=${last}`);
    for (const name of names)
      source.addEventListener(name, (event: MessageEvent<string>) => {
        if (event.lastEventId !== "") last = event.lastEventId;
        hear(name, JSON.parse(event.data));
      });
    source.addEventListener("open", () => {
      stopAsking();
      tell(false);
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
