/** Changes the page, then scrolls by as much as what the reader looks at has moved. */
export const anchored = (change: () => void): void => {
  const middle = window.innerHeight / 3;
  const seen = [...document.querySelectorAll<HTMLElement>("article.say, .story__text > *, .gone")].find(
    (element) => element.getBoundingClientRect().bottom > middle,
  );
  const before = seen?.getBoundingClientRect().top ?? 0;
  change();
  const after = seen?.isConnected === true ? seen.getBoundingClientRect().top : before;
  if (after !== before) window.scrollBy({ top: after - before, behavior: "instant" });
};

/** The item at an address, parsed by the browser's loader: the page's policy lets no script make markup out of text (Trusted Types). */
export const itemAt = (url: string): Promise<Element | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("loadend", () => resolve(request.status === 200 ? (request.responseXML?.querySelector("li") ?? null) : null));
    request.open("GET", url);
    request.send();
  });

/** The list under the comment `id`, made when it has none; null where the comment is not on the page. */
export const listUnder = (id: string): HTMLOListElement | null => {
  const item = document.getElementById(`c-${id}`)?.closest("li");
  if (item === null || item === undefined) return null;
  const found = item.querySelector<HTMLOListElement>(":scope > ol.thread, :scope > details > ol.thread");
  if (found !== null) return found;
  const made = document.createElement("ol");
  made.className = "thread";
  item.append(made);
  return made;
};
