import { createECDH } from "node:crypto";
import { MINUTE, SECOND } from "#kit";
import type { GuardedFetch } from "./guarded-fetch.ts";
import type { PushKeys } from "./push-keys.ts";

/** Where a browser is reached, and the keys that only it can open with; both base64url (RFC 8291). */
export type PushAddress = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** `later`: to be tried again in so many ms. `gone`: the browser ended it, or it leads where nothing is sent. `refused`: with what was said. */
export type PushAnswer =
  | { readonly is: "taken" }
  | { readonly is: "gone" }
  | { readonly is: "later"; readonly inMs: number; readonly said: string }
  | { readonly is: "refused"; readonly said: string };

export type PushLetter = {
  readonly text: string;
  /** How long a push service may keep it for a browser that is away. */
  readonly keepMs: number;
  /** A newer one of this topic takes the place of an older one that was not fetched (RFC 8030, 5.4): 32 letters of base64url at most. */
  readonly topic: string;
};

export type Pusher = {
  readonly publicKey: string;
  readonly send: (to: PushAddress, letter: PushLetter) => Promise<PushAnswer>;
};

const BLOCK = 256; // bytes: what is sent comes in few lengths, so that its length tells little
const ANSWER_BYTES = 16 * 1024;
const LATER_MS = 5 * MINUTE; // where a service does not say when
const LATER_MOST_MS = 6 * 60 * MINUTE;

/** Whether these are an https address and keys that can be encrypted for. */
export const isPushAddress = ({ endpoint, p256dh, auth }: PushAddress): boolean => {
  const url = URL.parse(endpoint);
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "") return false;
  if (![p256dh, auth].every((part) => /^[\w-]{1,200}$/u.test(part)) || Buffer.from(auth, "base64url").length !== 16) return false;
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  try {
    return Buffer.from(p256dh, "base64url").length === 65 && pair.computeSecret(p256dh, "base64url").length === 32;
  } catch {
    return false;
  }
};

/** What Retry-After says (RFC 9110, 10.2.3): seconds, or a date against the service's own clock. */
const laterOf = (headers: ReadonlyMap<string, string>): number => {
  const said = headers.get("retry-after")?.trim() ?? "";
  const byDate = Date.parse(said) - Date.parse(headers.get("date") ?? "");
  const ms = /^\d{1,7}$/u.test(said) ? Number(said) * SECOND : Number.isNaN(byDate) ? LATER_MS : byDate;
  return Math.min(Math.max(ms, SECOND), LATER_MOST_MS);
};

const padded = (text: string): string => {
  const size = Buffer.byteLength(text);
  return text + " ".repeat(Math.ceil(size / BLOCK) * BLOCK - size);
};

/**
 * Sends to browsers by the push services that they named: encrypted for the browser alone (RFC 8291), signed by this site (RFC 8292). The
 * address is a member's word, so it goes through the guarded fetch: https, public addresses, no redirects. `subject`: whom a service writes to.
 */
export const openPusher = (net: Pick<GuardedFetch, "get">, keys: PushKeys, subject: string): Pusher => ({
  publicKey: keys.publicKey,
  send: async ({ endpoint, p256dh, auth }, { text, keepMs, topic }) => {
    if (!isPushAddress({ endpoint, p256dh, auth })) return { is: "gone" };
    const { default: webPush } = await import("web-push");
    const made = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, padded(text), {
      vapidDetails: { subject, ...keys },
      contentEncoding: "aes128gcm",
      TTL: Math.round(keepMs / SECOND),
      topic,
    });
    const { "Content-Length": _length, ...headers } = made.headers as Record<string, string | number>;
    const told = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const got = await net.get(endpoint, { headers: told, body: Uint8Array.from(made.body ?? []), bytesMost: ANSWER_BYTES });
    if (!got.ok) {
      const { kind, reason } = got.problem;
      return kind === "forbidden" || kind === "bad-address" ? { is: "gone" } : { is: "later", inMs: LATER_MS, said: reason };
    }
    const { status } = got.value;
    if (status >= 200 && status < 300) return { is: "taken" };
    if (status === 404 || status === 410) return { is: "gone" };
    const said = `${status} ${Buffer.from(got.value.bytes).toString("utf8").toWellFormed().slice(0, 200)}`.trim();
    return status === 429 || status >= 500 ? { is: "later", inMs: laterOf(got.value.headers), said } : { is: "refused", said };
  },
});
