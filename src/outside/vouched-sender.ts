import { resolve as resolveDns } from "node:dns/promises";

/** Asks the DNS: records of a name, TXT records as lists of their parts. */
export type Resolve = (name: string, type: string) => Promise<string[][] | string[]>;

/**
 * `from`: the one address that a message says it is from, in lower case; null where it names none or several. `vouched`: whether a signature of
 * that address's own domain holds for the whole of it; `unknown` where the DNS did not answer.
 */
export type VouchedSender = { readonly from: string | null; readonly vouched: "yes" | "no" | "unknown" };

const ownDns: Resolve = (name, type) => resolveDns(name, type) as Promise<string[]>;

/**
 * Who a mail is from, and whether that domain's DKIM signature says so (RFC 6376, strictly read; domains aligned as by RFC 7489, 3.1.1). A
 * signature that leaves a part of the body open (`l=`), one of a domain that only tests and one of another domain vouch for nobody. The DNS is
 * asked only of senders that are wanted.
 */
export const vouchedSender = async (
  mail: Uint8Array,
  isWanted: (from: string) => boolean,
  resolve: Resolve = ownDns,
): Promise<VouchedSender> => {
  const { dkimVerify } = await import("mailauth");
  const bytes = Buffer.from(mail);
  const silent: Resolve = () => Promise.reject(Object.assign(new Error("not asked"), { code: "ENOTFOUND" }));
  const { headerFrom, fromFields } = await dkimVerify(bytes, { resolver: silent });
  const [from, ...others] = headerFrom.map((address) => address.toLowerCase());
  if (from === undefined || others.length > 0 || fromFields !== 1) return { from: null, vouched: "no" };
  if (!isWanted(from)) return { from, vouched: "no" };
  const { results } = await dkimVerify(bytes, { strict: true, resolver: resolve });
  const isWhole = results.some(
    ({ status }) =>
      status.result === "pass" && typeof status.aligned === "string" && (status.underSized ?? 0) === 0 && status.testing !== true,
  );
  if (isWhole) return { from, vouched: "yes" };
  return { from, vouched: results.some(({ status }) => status.result === "temperror") ? "unknown" : "no" };
};
