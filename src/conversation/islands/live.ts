import { forgetSent } from "./parts/forget-sent.ts";
import { listen } from "./parts/listen.ts";
import { anchored, itemAt, listUnder } from "./parts/place-items.ts";

/** Tells an open page what others write without moving what its reader looks at. The page is whole without it. */

type Said = {
  readonly fresh: Readonly<Record<string, string>>;
  readonly changed: string;
  readonly show: string;
  readonly offline: string;
  readonly reading: string;
};
type About = { readonly id: string; readonly parent: string | null; readonly new: boolean };

const PUT_MOST = 20; // more new replies than that are read on a page of their own

const open = (root: HTMLElement): void => {
  const { live = "", comment = "", newest = "", words = "{}" } = root.dataset;
  const said = JSON.parse(words) as Said;
  const status = root.querySelector<HTMLElement>("[data-live-status]");
  const list = root.querySelector<HTMLOListElement>(":scope > ol.thread:not(.asked)");
  if (live === "" || status === null || list === null) return;
  forgetSent(live);
  root.style.overflowAnchor = "none";
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const reading = document.createElement("p");
  reading.className = "small";
  const fresh = new Map<string, About>();
  const urlOf = (id: string): string => `${comment.replace("ID", id)}?part=1`;

  const link = (href: string, text: string): void => {
    const a = document.createElement("a");
    a.className = "new";
    a.href = href;
    a.textContent = text;
    anchored(() => status.replaceChildren(a));
  };

  const offer = (): void => {
    const form = said.fresh[rules.select(fresh.size)] ?? said.fresh["other"] ?? "#";
    link(newest, form.replace("#", numbers.format(fresh.size)));
  };

  /** Puts what was offered where it belongs, and leads to the first of it. */
  const putAll = async (): Promise<void> => {
    const wanted = [...fresh.values()];
    fresh.clear();
    const items = await Promise.all(wanted.map(({ id }) => itemAt(urlOf(id))));
    let first: HTMLElement | null = null;
    for (const [index, { parent }] of wanted.entries()) {
      const item = items[index];
      if (item === null || item === undefined) continue;
      const under = parent === null ? list : listUnder(parent);
      if (under === null) continue;
      if (parent === null) under.prepend(document.adoptNode(item));
      else under.append(document.adoptNode(item));
      first ??= item.querySelector<HTMLElement>("article, .gone");
    }
    if (first === null) return location.assign(newest);
    status.replaceChildren();
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    return first.scrollIntoView({ block: "center", behavior: "instant" });
  };

  status.addEventListener("click", (event) => {
    if (fresh.size === 0 || fresh.size > PUT_MOST || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    void putAll();
  });

  /** Shows a comment as it is now; not under the hands of somebody who is in it. */
  const renew = async (id: string): Promise<void> => {
    const item = await itemAt(urlOf(id));
    const there = document.getElementById(`c-${id}`);
    const body = item?.querySelector("article, .gone");
    if (there === null || body === null || body === undefined) return;
    if (there.contains(document.activeElement)) there.addEventListener("focusout", () => void renew(id), { once: true });
    else anchored(() => there.replaceWith(document.adoptNode(body)));
  };

  const hear = (about: About): void => {
    if (document.getElementById(`c-${about.id}`) !== null) void renew(about.id);
    else if (about.new) {
      fresh.set(about.id, about);
      offer();
    }
  };

  const happen = (name: string, data: unknown): void => {
    if (name === "comment") hear(data as About);
    if (name === "revision") link(location.pathname, `${said.changed} ${said.show}`);
    if (name === "entry") document.dispatchEvent(new CustomEvent("told", { detail: data }));
    if (name === "kill") location.reload();
  };

  const count = ({ about }: { readonly about: number }): void => {
    reading.textContent = said.reading.replace("#", numbers.format(about));
    if (!reading.isConnected) anchored(() => status.after(reading));
  };

  listen({
    live,
    since: root.dataset["since"] ?? "0",
    names: ["comment", "revision", "entry", "kill", "readers"],
    hear: (name, data) => (name === "readers" ? count(data as { about: number }) : happen(name, data)),
    setOffline: (isOffline) => {
      if (isOffline) anchored(() => (status.textContent = said.offline));
      else if (status.dataset["offline"] === "1") anchored(() => status.replaceChildren());
      status.dataset["offline"] = isOffline ? "1" : "0";
    },
  });
};

for (const root of document.querySelectorAll<HTMLElement>("[data-live]")) open(root);
