/** An address that may stand in `href`: http, https or mailto, or a path on this site. `javascript:` and the like never are. */
export type SafeUrl = string & { readonly brand: "SafeUrl" };

/** `text` as an absolute http(s) or mailto address; null for anything else, for credentials in it and for over 2,000 characters. */
export const safeUrl = (text: string): SafeUrl | null => {
  if (text.length > 2_000) return null;
  const url = URL.parse(text.trim());
  if (url === null || !["http:", "https:", "mailto:"].includes(url.protocol) || url.username !== "" || url.password !== "") return null;
  return url.href as SafeUrl;
};

/** A path on this site to send a reader on to: "/…" only, never "//host", "/\\host" or another scheme; else "/". */
export const localPath = (text: string | undefined): string => {
  if (text === undefined || text.length > 2_000 || !/^\/(?![/\\])/u.test(text) || /[\u0000-\u001f\\]/u.test(text)) return "/";
  const url = URL.parse(text, "http://here.invalid");
  return url !== null && url.host === "here.invalid" ? `${url.pathname}${url.search}${url.hash}` : "/";
};
