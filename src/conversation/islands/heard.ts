import { listen } from "./parts/listen.ts";

/** Listens for the parts of a page that other rooms make: they hear `heard` with the name and what it says, and `offline` with whether it is so. */
for (const root of document.querySelectorAll<HTMLElement>("[data-hear]")) {
  const { hear: names = "", live = "", since = "0" } = root.dataset;
  const tell = (kind: string, detail: unknown): boolean => root.dispatchEvent(new CustomEvent(kind, { detail }));
  listen({
    live,
    since,
    names: names.split(" "),
    hear: (name, data) => void tell("heard", { name, data }),
    setOffline: (isOffline) => void tell("offline", isOffline),
  });
}
