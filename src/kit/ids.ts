import { randomBytes, randomFillSync } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base 32: no i, l, o, u, so it can be read out by telephone

/** UUIDv7 (RFC 9562 5.7): 48 bits of Unix milliseconds, then random; text order is time order to the millisecond. */
export const newId = (atMs: number): string => {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(atMs, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** A short permanent id for addresses: `length` letters of Crockford base 32, five random bits each; a unique index guards the rest. */
export const newShortId = (length = 8): string => Array.from(randomBytes(length), (byte) => ALPHABET[byte & 31]).join("");

/** A secret for a cookie, link or API token: 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url");
