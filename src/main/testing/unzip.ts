/** Texts of an archive whose entries are stored as they are, read by its own directory (APPNOTE 6.3.10). */
export const unzip = (zip: Buffer): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left -= 1) {
    const [size, name] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)];
    const from = zip.readUInt32LE(at + 42);
    const start = from + 30 + zip.readUInt16LE(from + 26);
    texts.set(zip.subarray(at + 46, at + 46 + name).toString(), zip.subarray(start, start + size).toString());
    at += 46 + name;
  }
  return texts;
};
