import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { SECOND } from "#kit";

const STEP_MS = 30 * SECOND; // RFC 6238, 4.1
const DIGITS = 6;
const SECRET_BYTES = 20; // as long as the digest (RFC 4226, 4, R6)
const SKEW = 1; // steps to either side: the clocks of telephones (RFC 6238, 5.2)
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648, 6

/** Bytes in base 32 without padding. */
const base32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/gu) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
};

const bytesOf = (text: string): Buffer => {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((eight) => Number.parseInt(eight, 2)));
};

/** A new secret in base 32, as authenticator apps take it. */
export const newTotpSecret = (): string => base32(randomBytes(SECRET_BYTES));

/** The code of one step (RFC 6238 with SHA-1, which is what the apps do). */
export const totpCode = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 10 ** DIGITS).padStart(DIGITS, "0");
};

/** The step at an instant, ms since 1970. */
export const totpStep = (nowMs: number): number => Math.floor(nowMs / STEP_MS);

/** The step that `code` belongs to, at most one away from now; null where it belongs to none. */
export const stepOfCode = (secret: string, code: string, nowMs: number): number | null => {
  if (!/^\d{6}$/u.test(code)) return null;
  const now = totpStep(nowMs);
  const steps = Array.from({ length: 2 * SKEW + 1 }, (_, index) => now - SKEW + index);
  const found = steps.filter((step) => timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code)));
  return found.at(-1) ?? null;
};
