/** The value of the cookie `name` in a Cookie header, undefined when it is not there (RFC 6265 4.2.1). */
export const cookieIn = (header: string | undefined, name: string): string | undefined => {
  if (header === undefined) return undefined;
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
};

/** Cookies that hold a session; the prefix is there on https (RFC 6265bis 4.1.3.2). */
const SESSION = /(?:^|;)\s*(?:__Host-)?sid=/u;

/** Whether a request with this Cookie header may belong to someone signed in. */
export const hasSession = (header: string | undefined): boolean => header !== undefined && SESSION.test(header);
