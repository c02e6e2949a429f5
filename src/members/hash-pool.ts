import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { done, refuse, type Result } from "#kit";

/** OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const SLOTS = 2; // at once: the rest of libuv's four threads read files and names
const QUEUE_MOST = 32; // a second of work; whoever comes later is told to come back

/**
 * Hashes passwords, two at a time; "busy" when 32 wait already. `check` costs the same whether there is a hash or not (`null`), so that nobody
 * learns by the time an answer takes whether an address has a password.
 */
export type HashPool = {
  readonly hash: (password: string) => Promise<Result<string, "busy">>;
  readonly check: (password: string, hash: string | null) => Promise<Result<boolean, "busy">>;
};

const tagOf = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { message: password.normalize("NFC"), nonce: salt, tagLength: TAG_BYTES, ...COST };
    argon2("argon2id", options, (error, tag) => (error === null ? resolve(tag) : reject(error)));
  });

const phc = (salt: Buffer, tag: Buffer): string => {
  const text = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${text(salt)}$${text(tag)}`;
};

const partsOf = (hash: string): { readonly salt: Buffer; readonly tag: Buffer } => {
  const [salt = "", tag = ""] = hash.split("$").slice(-2);
  return { salt: Buffer.from(salt, "base64"), tag: Buffer.from(tag, "base64") };
};

export const openHashPool = (): HashPool => {
  const nobodys = phc(randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));
  const waiting: (() => void)[] = [];
  let running = 0;

  const inTurn = async <T>(work: () => Promise<T>): Promise<Result<T, "busy">> => {
    if (running >= SLOTS) {
      if (waiting.length >= QUEUE_MOST) return refuse("busy");
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return done(await work());
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next(); // takes over this slot
    }
  };

  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        return phc(salt, await tagOf(password, salt));
      }),
    check: (password, hash) =>
      inTurn(async () => {
        const { salt, tag } = partsOf(hash ?? nobodys);
        return timingSafeEqual(await tagOf(password, salt), tag) && hash !== null;
      }),
  };
};
