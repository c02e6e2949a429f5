/**
 * Tells an open page of a live session that there is something new, in a place that was kept free for it, and shows it when its reader wants to
 * see it. The page is whole without it.
 */

type Said = { readonly changed: string; readonly offline: string };

const OFFLINE_AFTER_MS = 10_000;
const POLL_MS = 30_000;

/** The list at an address, parsed by the browser's loader: the page's policy lets no script make markup out of text (Trusted Types). */
const listAt = (url: string): Promise<Element | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("loadend", () =>
      resolve(request.status === 200 ? (request.responseXML?.querySelector("[data-list]") ?? null) : null),
    );
    request.open("GET", url);
    request.send();
  });

const open = (root: HTMLElement): void => {
  const { live = "", session = "", words = "{}" } = root.dataset;
  const said = JSON.parse(words) as Said;
  const status = root.querySelector<HTMLElement>("[data-session-status]");
  if (live === "" || status === null) return;
  let since = root.dataset["since"] ?? "0";
  let source: EventSource | null = null;
  let offline = 0;
  let poll = 0;

  const offer = (): void => {
    if (status.querySelector("a") !== null) return;
    const a = document.createElement("a");
    a.className = "new";
    a.href = location.pathname;
    a.textContent = said.changed;
    status.replaceChildren(a);
  };

  /** Puts the new list in the old one's place: what is being written stays in its box, and what was not there before gets the focus. */
  const show = async (): Promise<void> => {
    const old = root.querySelector("[data-list]");
    const fresh = await listAt(location.href.replace(location.hash, ""));
    if (old === null || fresh === null) return location.reload();
    const known = new Set([...old.querySelectorAll("[id]")].map((element) => element.id));
    const list = document.adoptNode(fresh);
    for (const box of old.querySelectorAll<HTMLTextAreaElement>("textarea")) {
      const same = [...list.querySelectorAll<HTMLTextAreaElement>("textarea")].find((each) => each.id === box.id);
      if (same !== undefined) same.value = box.value;
    }
    old.replaceWith(list);
    status.replaceChildren();
    const first = [...list.querySelectorAll<HTMLElement>("article[id]")].find((article) => !known.has(article.id));
    const seen = first ?? list.querySelector<HTMLElement>("h2");
    if (seen === null) return undefined;
    seen.tabIndex = -1;
    seen.focus({ preventScroll: true });
    return seen.scrollIntoView({ block: "center", behavior: "instant" });
  };

  status.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || status.querySelector("a") === null) return;
    event.preventDefault();
    void show();
  });

  const happen = (name: string, data: unknown): void => {
    if (name === "session" && (data as { readonly id: string }).id === session) offer();
    if (name === "kill") location.reload();
  };

  /** Asks now and then, where the server has no room for one more listener. */
  const ask = async (): Promise<void> => {
    const answer = await fetch(`${live}?since=${since}`, { headers: { accept: "application/json" } }).catch(() => null);
    if (answer?.ok === true) {
      const missed = (await answer.json()) as { events: { event: string; data: unknown }[]; next: number };
      since = String(missed.next);
      for (const { event, data } of missed.events) happen(event, data);
    }
    poll = window.setTimeout(() => void ask(), POLL_MS * (0.75 + Math.random() / 2));
  };

  const connect = (): void => {
    source = new EventSource(`${live}?since=${since}`);
    for (const name of ["comment", "revision", "session", "kill"])
      source.addEventListener(name, (event: MessageEvent<string>) => {
        since = event.lastEventId;
        happen(name, JSON.parse(event.data));
      });
    source.addEventListener("open", () => {
      clearTimeout(offline);
      if (status.dataset["offline"] === "1") status.replaceChildren();
      delete status.dataset["offline"];
    });
    source.addEventListener("error", () => {
      clearTimeout(offline);
      if (source?.readyState === EventSource.CLOSED) return void ask();
      offline = window.setTimeout(() => {
        status.textContent = said.offline;
        status.dataset["offline"] = "1";
      }, OFFLINE_AFTER_MS);
      return undefined;
    });
  };

  document.addEventListener("visibilitychange", () => {
    source?.close();
    source = null;
    clearTimeout(offline);
    clearTimeout(poll);
    if (document.visibilityState === "visible") connect();
  });
  if (document.visibilityState === "visible") connect();
};

for (const root of document.querySelectorAll<HTMLElement>("[data-session]")) open(root);
