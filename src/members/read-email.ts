import { done, refuse, type Result } from "#kit";

/** An address as it is written to, and as it is compared. */
export type Email = { readonly email: string; readonly fold: string };

const LOCAL = /^[^\s"(),:;<>@[\]\\\u0000-\u001f\u007f]{1,64}$/u;
const LETTERS_MOST = 254; // RFC 5321 4.5.3.1.3

/**
 * An e-mail address as people type it: blanks around it go, the domain becomes lower-case ASCII (IDNA), tags in the local part stay. Compared
 * without regard to case. Refused: more than one address, quoted local parts, line breaks, a domain without a dot or with one at its end.
 */
export const readEmail = (text: string): Result<Email, "not-an-address"> => {
  const given = text.normalize("NFKC").trim();
  const at = given.lastIndexOf("@");
  const [local, domain] = [given.slice(0, at), given.slice(at + 1)];
  if (at < 1 || given.length > LETTERS_MOST || !LOCAL.test(local) || local.startsWith(".") || local.endsWith(".") || local.includes(".."))
    return refuse("not-an-address");
  if (!/^[\p{L}\p{N}.-]+$/u.test(domain) || !domain.includes(".") || /^\.|\.$|\.\./u.test(domain)) return refuse("not-an-address");
  const host = URL.parse(`http://${domain}`)?.hostname;
  if (host === undefined || !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(host) || /^[\d.]+$/u.test(host)) return refuse("not-an-address");
  const email = `${local}@${host}`;
  return email.length > LETTERS_MOST ? refuse("not-an-address") : done({ email, fold: email.toLowerCase() });
};

/** An address as a page may show it to whoever typed it: "p…@fernhill.example". */
export const maskEmail = (email: string): string => `${[...email][0] ?? ""}…${email.slice(email.lastIndexOf("@"))}`;
