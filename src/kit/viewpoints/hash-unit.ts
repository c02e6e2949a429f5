const bytes = new TextEncoder();

/** A number in [0, 1) from a text's UTF-8: FNV-1a (32 bits), stirred by MurmurHash3's fmix32. The same on every machine. */
export const hashUnit = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of bytes.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};
