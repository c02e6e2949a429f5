import { randomBytes, randomUUID } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base 32: no i, l, o, u, so it can be read out by telephone

/** UUIDv7 (RFC 9562 5.7): 48 bits of Unix milliseconds, then random; text order is time order to the millisecond. */
export const newId = (atMs: number): string => {
  const time = Math.trunc(atMs).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${randomUUID().slice(15)}`; // version 7 for 4; the variant is the same
};

/** A short permanent id for addresses: `length` letters of Crockford base 32, five random bits each; a unique index guards the rest. */
export const newShortId = (length = 8): string => Array.from(randomBytes(length), (byte) => ALPHABET[byte & 31]).join("");

/** A secret for a cookie, link or API token: 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url");
