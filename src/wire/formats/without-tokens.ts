/** Parameters that a sender fills anew each time the same address is sent: AP's `qt` and `et`, signatures of links, campaigns. */
const VARYING = /^(?:qt|et|dt|sig|signature|token|access_token|apikey|expires|x-amz-[\w-]+|utm_\w+)(?:=|$)/iu;

/** An address that serves as identity, without the parameters that differ between two deliveries of one thing; any other text as it is. */
export const withoutTokens = (id: string): string => {
  const [, address, query, fragment] = /^(https?:\/\/[^?#]*)\?([^#]*)(.*)$/isu.exec(id) ?? [];
  if (address === undefined || query === undefined) return id;
  const kept = query.split("&").filter((part) => part !== "" && !VARYING.test(part));
  return `${address}${kept.length === 0 ? "" : `?${kept.join("&")}`}${fragment ?? ""}`;
};
