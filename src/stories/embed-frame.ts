/** Sites that offer what they show in a frame of its own, and how its address is made of the one that people copy. */
const FRAMES: readonly { readonly host: RegExp; readonly at: (url: URL) => string | null }[] = [
  {
    host: /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com$/u,
    at: (url) => youTube(url.searchParams.get("v") ?? /^\/(?:embed|shorts|live)\/([\w-]+)/u.exec(url.pathname)?.[1]),
  },
  { host: /^youtu\.be$/u, at: (url) => youTube(/^\/([\w-]+)$/u.exec(url.pathname)?.[1]) },
  {
    host: /^(?:www\.|player\.)?vimeo\.com$/u,
    at: (url) => whole("https://player.vimeo.com/video/", /^\/(?:video\/)?(\d+)/u.exec(url.pathname)?.[1], "?dnt=1"),
  },
  {
    host: /^(?:www\.)?dailymotion\.com$/u,
    at: (url) => whole("https://geo.dailymotion.com/player.html?video=", /^\/video\/(\w+)/u.exec(url.pathname)?.[1]),
  },
];

const whole = (before: string, id: string | undefined, after = ""): string | null => (id === undefined ? null : `${before}${id}${after}`);
const youTube = (id: string | null | undefined): string | null =>
  id !== null && id !== undefined && /^[\w-]{6,20}$/u.test(id) ? `https://www.youtube-nocookie.com/embed/${id}` : null;

/** The host that an address names, as people say it. */
export const hostOf = (href: string): string => URL.parse(href)?.host.replace(/^www\./u, "") ?? "";

/** The address to load in a frame for `href`; null where its site offers none that we know. */
export const embedFrame = (href: string): URL | null => {
  const url = URL.parse(href);
  if (url === null || url.protocol !== "https:") return null;
  return URL.parse(FRAMES.find(({ host }) => host.test(url.host))?.at(url) ?? "");
};
