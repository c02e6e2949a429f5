/** Puts what others write onto an open page without moving what its reader looks at. The page is whole without it. */

type Said = { readonly fresh: Readonly<Record<string, string>>; readonly changed: string; readonly show: string; readonly offline: string };

const OFFLINE_AFTER_MS = 10_000;

const anchored = (root: HTMLElement, change: () => void): void => {
  root.style.overflowAnchor = "none";
  const middle = window.innerHeight / 3;
  const seen = [...document.querySelectorAll<HTMLElement>("article.say, .story__text > *, .gone")].find(
    (element) => element.getBoundingClientRect().bottom > middle,
  );
  const before = seen?.getBoundingClientRect().top ?? 0;
  change();
  const after = seen?.getBoundingClientRect().top ?? 0;
  if (after !== before) window.scrollBy({ top: after - before, behavior: "instant" });
};

/** The item at an address, parsed by the browser's loader: the page's policy lets no script make markup out of text (Trusted Types). */
const itemAt = (url: string): Promise<Element | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("loadend", () => resolve(request.status === 200 ? (request.responseXML?.querySelector("li") ?? null) : null));
    request.open("GET", url);
    request.send();
  });

const open = (root: HTMLElement): void => {
  const { live = "", comment = "", words = "{}" } = root.dataset;
  const said = JSON.parse(words) as Said;
  const status = root.querySelector<HTMLElement>("[data-live-status]");
  const list = root.querySelector<HTMLOListElement>(":scope > ol.thread");
  if (live === "" || status === null || list === null) return;
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const isOldestFirst = new URLSearchParams(location.search).get("order") === "oldest";
  let since = root.dataset["since"] ?? "0";
  let source: EventSource | null = null;
  let offline = 0;
  const fresh: string[] = [];

  const link = (href: string, text: string): void => {
    const a = document.createElement("a");
    a.className = "new";
    a.href = href;
    a.textContent = text;
    status.replaceChildren(a);
  };

  const count = (): void => {
    const first = fresh.find((id) => document.getElementById(id) !== null);
    if (first === undefined) return;
    const form = said.fresh[rules.select(fresh.length)] ?? said.fresh["other"] ?? "#";
    link(`#${first}`, form.replace("#", numbers.format(fresh.length)));
  };

  /** The list under the comment `id`, made when it has none. */
  const listUnder = (id: string): HTMLOListElement | null => {
    const item = document.getElementById(`c-${id}`)?.closest("li");
    if (item === null || item === undefined) return null;
    const found = item.querySelector<HTMLOListElement>(":scope > ol.thread");
    if (found !== null) return found;
    const made = document.createElement("ol");
    made.className = "thread";
    item.append(made);
    return made;
  };

  const place = (item: Element, id: string, parent: string | null): void => {
    const there = document.getElementById(`c-${id}`);
    if (there !== null) {
      const body = item.firstElementChild;
      if (body !== null) there.replaceWith(body);
      return;
    }
    const under = parent === null ? list : listUnder(parent);
    if (under === null) return;
    if (parent === null && !isOldestFirst) under.prepend(item);
    else under.append(item);
    fresh.push(`c-${id}`);
    count();
  };

  const hear = async (event: MessageEvent<string>): Promise<void> => {
    since = event.lastEventId;
    const { id, parent } = JSON.parse(event.data) as { id: string; parent: string | null };
    const item = await itemAt(`${comment.replace("ID", id)}?part=1`);
    if (item !== null) anchored(root, () => place(document.adoptNode(item), id, parent));
  };

  const connect = (): void => {
    source = new EventSource(`${live}?since=${since}`);
    source.addEventListener("comment", (event) => void hear(event));
    source.addEventListener("revision", () => link(location.pathname, said.changed + " " + said.show));
    source.addEventListener("kill", () => location.reload());
    source.addEventListener("open", () => {
      clearTimeout(offline);
      if (status.dataset["offline"] === "1") status.replaceChildren();
      delete status.dataset["offline"];
    });
    source.addEventListener("error", () => {
      clearTimeout(offline);
      offline = setTimeout(() => {
        status.textContent = said.offline;
        status.dataset["offline"] = "1";
      }, OFFLINE_AFTER_MS);
    });
  };

  // A hidden page hears nothing: browsers allow six connections to a site, and a reader may have ten of its pages open.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    source = null;
    clearTimeout(offline);
    if (document.visibilityState === "visible") connect();
  });
  if (document.visibilityState === "visible") connect();
};

for (const root of document.querySelectorAll<HTMLElement>("[data-live]")) open(root);
