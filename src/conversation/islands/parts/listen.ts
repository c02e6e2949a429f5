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

const OFFLINE_AFTER_MS = 10_000;
const POLL_MS = 30_000;

/** Hears as long as the page is looked at: by server-sent events; now and then, where the server has no room for one more listener. */
export const listen = ({ live, since, names, hear, setOffline }: Listening): void => {
  let last = since;
  let source: EventSource | null = null;
  let offline = 0;
  let poll = 0;

  const ask = async (): Promise<void> => {
    const answer = await fetch(`${live}?since=${last}`, { headers: { accept: "application/json" } }).catch(() => null);
    if (answer?.ok === true) {
      const missed = (await answer.json()) as { events: { event: string; data: unknown }[]; next: number };
      last = String(missed.next);
      for (const { event, data } of missed.events) if (names.includes(event)) hear(event, data);
    }
    poll = window.setTimeout(() => void ask(), POLL_MS * (0.75 + Math.random() / 2));
  };

  const connect = (): void => {
    source = new EventSource(`${live}?since=${last}`);
    for (const name of names)
      source.addEventListener(name, (event: MessageEvent<string>) => {
        if (event.lastEventId !== "") last = event.lastEventId;
        hear(name, JSON.parse(event.data));
      });
    source.addEventListener("open", () => {
      clearTimeout(offline);
      setOffline(false);
    });
    source.addEventListener("error", () => {
      clearTimeout(offline);
      if (source?.readyState === EventSource.CLOSED) return void ask();
      offline = window.setTimeout(() => setOffline(true), OFFLINE_AFTER_MS);
      return undefined;
    });
  };

  // A hidden page hears nothing: browsers allow six connections to a site, and a reader may have ten of its pages open.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    source = null;
    clearTimeout(offline);
    clearTimeout(poll);
    if (document.visibilityState === "visible") connect();
  });
  if (document.visibilityState === "visible") connect();
};
