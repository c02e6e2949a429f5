import ipaddr from "ipaddr.js";

/**
 * Whether a literal IP address is one of the public internet: the range that ipaddr.js calls unicast, IPv4 within IPv6 unwrapped first.
 * False for what is no address at all. (IANA special-purpose address registries, RFC 6890.)
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const known = ipaddr.process(address);
  if (known.kind() === "ipv6" && (known as ipaddr.IPv6).isIPv4MappedAddress()) return false;
  return known.range() === "unicast";
};
