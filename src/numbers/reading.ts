/** A page that counts as one that is read: the front page, a section, a story. */
export type Read = { readonly kind: "front" | "section" | "story"; readonly subject: string };

/** What is asked for, as far as counting goes. Header names in lower case. */
export type Asking = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

const STORY = /^\/story\/([0-9a-z]+)\/(?!changes$|ask$)[^/]+$/u;
const SECTION = /^\/section\/([a-z0-9-]+)$/u;

/** Programs say so themselves; whoever says nothing at all is one. */
const PROGRAM =
  /bot\b|bot[/;]|crawl|spider|slurp|preview|scan|monitor|fetch|archiv|headless|lighthouse|curl|wget|python|java\/|go-http|okhttp|node|axios|libwww|feed|rss|facebookexternalhit|embedly|whatsapp|^$/iu;

const one = (value: string | readonly string[] | undefined): string => (typeof value === "string" ? value : "");

/** The page that a person asked to read; null for programs, parts of pages, pages loaded ahead, and pages that are not counted. */
export const readOf = ({ method, url, headers }: Asking): Read | null => {
  if (method !== "GET") return null;
  const path = url.split("?")[0] ?? "";
  const story = STORY.exec(path)?.[1];
  const section = story === undefined ? SECTION.exec(path)?.[1] : undefined;
  if (story === undefined && section === undefined && path !== "/") return null;
  const dest = one(headers["sec-fetch-dest"]);
  if (dest !== "" && dest !== "document") return null;
  if (/prefetch|prerender/iu.test(`${one(headers["sec-purpose"])}${one(headers["purpose"])}`)) return null;
  if (PROGRAM.test(one(headers["user-agent"]))) return null;
  if (story !== undefined) return { kind: "story", subject: story };
  return section === undefined ? { kind: "front", subject: "" } : { kind: "section", subject: section };
};

const HOST_LETTERS_MOST = 100;

/** The host of another site that somebody came from; null where nobody says so, and for our own. */
export const hostOf = ({ headers }: Asking, ownHost: string): string | null => {
  const from = URL.parse(one(headers["referer"]));
  if (from === null || (from.protocol !== "https:" && from.protocol !== "http:")) return null;
  const host = from.hostname.replace(/^www\./u, "");
  return host === "" || host === ownHost.replace(/^www\./u, "") || host.length > HOST_LETTERS_MOST ? null : host;
};
