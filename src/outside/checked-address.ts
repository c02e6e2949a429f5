import { lookup as lookupHost } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "./is-public-address.ts";

/** Thrown where a host is not at a public address. */
export class Forbidden extends Error {}

export type Lookup = (host: string) => Promise<readonly { readonly address: string }[]>;

/**
 * The address to dial: one that was itself checked, so that a name cannot resolve to another a moment later (DNS rebinding). Hosts in
 * `allowHosts`, by their exact names, may be within the house. Throws `Forbidden` for others that are.
 */
export const checkedAddress = async (
  host: string,
  allowHosts: readonly string[] = [],
  lookup: Lookup = (name) => lookupHost(name, { all: true }),
): Promise<string> => {
  const bare = host.replace(/^\[|\]$/gu, "");
  const found = isIP(bare) === 0 ? (await lookup(bare)).map(({ address }) => address) : [bare];
  const [first] = found;
  if (first === undefined) throw new Error(`${bare} has no address`);
  if (allowHosts.includes(bare)) return first;
  const bad = found.find((address) => !isPublicAddress(address));
  if (bad !== undefined) throw new Forbidden(`${bare} is at ${bad}, which is not a public address`);
  return first;
};
