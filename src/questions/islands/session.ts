/**
 * Tells an open page of a live session that there is something new, in a place that was kept free for it, and shows it when its reader wants to
 * see it. The conversation's island `heard` does the listening. The page is whole without it.
 */

type Said = { readonly changed: string; readonly offline: string };

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
  const { session = "", words = "{}" } = root.dataset;
  const said = JSON.parse(words) as Said;
  const status = root.querySelector<HTMLElement>("[data-session-status]");
  if (status === null) return;

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

  root.addEventListener("heard", (event) => {
    const { name, data } = (event as CustomEvent<{ readonly name: string; readonly data: unknown }>).detail;
    if (name === "session" && (data as { readonly id: string }).id === session) offer();
    if (name === "kill") location.reload();
  });

  root.addEventListener("offline", (event) => {
    const isOffline = (event as CustomEvent<boolean>).detail;
    if (isOffline) status.textContent = said.offline;
    else if (status.dataset["offline"] === "1") status.replaceChildren();
    status.dataset["offline"] = isOffline ? "1" : "0";
  });
};

for (const root of document.querySelectorAll<HTMLElement>("[data-session]")) open(root);
