import { localPath, type SafeUrl } from "#kit";

/** A path on this site ("/…", "?…" or "#…"), every part of it encoded. Only this room makes one. */
export type Path = string & { readonly brand: "Path" };

/** What may stand in `href` and `action`: a path of ours, or an address that `safeUrl` has checked. */
export type Href = Path | SafeUrl;

/** A place on the page at hand: `#id`. */
export const fragment = (id: string): Path => `#${encodeURIComponent(id)}` as Path;

/** `path` with a place on it. */
export const at = (path: Path, id: string): Path => `${path.replace(/#.*$/u, "")}${fragment(id)}` as Path;

/** `path` with the values of a query that are there; empty ones and `undefined` are left out. */
export const withQuery = (path: Path, query: Readonly<Record<string, string | number | undefined>>): Path => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") search.append(name, String(value).toWellFormed());
  const text = search.toString();
  return (text === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${text}`) as Path;
};

/** A reader's `next` as a path on this site; anything else becomes the front page. */
export const localHref = (text: string | undefined): Path => localPath(text) as Path;

/** `path` as an absolute address under `origin` ("https://tidings.example", no closing slash). */
export const absolute = (origin: string, path: Path): SafeUrl => new URL(path, `${origin}/`).href as SafeUrl;
