/** The coding to send of br and gzip, by an Accept-Encoding header (RFC 9110 12.5.3); null for none. A weight of 0 refuses. */
export const acceptedEncoding = (header: string | undefined): "br" | "gzip" | null => {
  const taken = new Set<string>();
  const refused = new Set<string>();
  for (const part of (header ?? "").slice(0, 300).toLowerCase().split(",")) {
    const [name = "", ...params] = part.split(";").map((text) => text.trim());
    (params.some((param) => /^q=0(?:\.0*)?$/u.test(param)) ? refused : taken).add(name);
  }
  for (const coding of ["br", "gzip"] as const) {
    if (taken.has(coding) || (taken.has("*") && !refused.has(coding))) return coding;
  }
  return null;
};
