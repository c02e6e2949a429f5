import { DAY, SECOND } from "#kit";

/** The session; what binds a sign-in to the browser that asked; by what a browser is known again; what binds a passkey's
 * challenge, the way to a provider and back, and an invitation that was opened. */
type SecretName = "sid" | "login" | "device" | "key" | "provider" | "invitation";

/** `__Host-` cookies need https; on plain http, as on a developer's machine, the name stands alone (RFC 6265bis 4.1.3.2). */
export const cookieName = (name: SecretName, origin: string): string => (origin.startsWith("https:") ? `__Host-${name}` : name);

const secure = (origin: string): string => (origin.startsWith("https:") ? "; Secure" : "");

/** A Set-Cookie for a secret that only the server reads. */
export const secretCookie = (name: SecretName, value: string, origin: string, livesMs: number): string =>
  `${cookieName(name, origin)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.round(livesMs / SECOND)}${secure(origin)}`;

export const droppedCookie = (name: SecretName, origin: string): string => secretCookie(name, "", origin, 0);

/** A Set-Cookie for a choice: language or light. Empty drops it. */
export const choiceCookie = (name: "lang" | "theme", value: string, origin: string): string =>
  `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${value === "" ? 0 : (365 * DAY) / SECOND}${secure(origin)}`;

/** The value of a cookie; undefined when it is not there. */
export const cookieOf = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
