import type { Context } from "hono";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const parse = (text: string | undefined): Address | null => {
  const bare = text
    ?.trim()
    .replace(/^\[(.*)\](?::\d+)?$/u, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/u, "$1");
  return bare !== undefined && ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
};

/** Reads `trustedProxies` of the configuration: addresses and prefixes ("10.0.0.0/8"). What is neither is no proxy. */
export const readProxies = (list: readonly string[]): ((address: Address) => boolean) => {
  const ranges = list.flatMap((text) => {
    if (ipaddr.isValidCIDR(text)) return [ipaddr.parseCIDR(text)];
    const one = parse(text);
    return one === null ? [] : [[one, one.kind() === "ipv4" ? 32 : 128] as [Address, number]];
  });
  return (address) => ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
};

/**
 * Who asks: the peer of the socket; or, while that is a proxy of ours, the last address in X-Forwarded-For that is none. What stands further
 * left was written by the reader and proves nothing. "unknown" without a socket.
 */
export const clientAddress = (peer: string | undefined, forwarded: string | undefined, isProxy: (address: Address) => boolean): string => {
  let address = parse(peer);
  const hops = (forwarded ?? "").slice(-2_000).split(",");
  while (address !== null && isProxy(address)) {
    const before = parse(hops.pop());
    if (before === null) break;
    address = before;
  }
  return address?.toString() ?? "unknown";
};

/** The part of an address that stands for one household: an IPv4 address whole, an IPv6 one by its /64. Never log more than this. */
export const addressPrefix = (text: string): string => {
  const address = parse(text);
  if (address === null) return "unknown";
  if (address.kind() === "ipv4") return address.toString();
  const parts = (address as ipaddr.IPv6).parts.map((part, index) => (index < 4 ? part : 0));
  return `${new ipaddr.IPv6(parts).toString()}/64`;
};

/** The address of a request served by Node, by the socket that @hono/node-server leaves in `env`. */
export const addressOf = (c: Context, isProxy: (address: Address) => boolean): string => {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };
  return clientAddress(incoming?.socket?.remoteAddress, c.req.header("x-forwarded-for"), isProxy);
};
