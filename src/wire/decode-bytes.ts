import iconv from "iconv-lite";

/** How far into a document its own declaration of an encoding is looked for. */
const DECLARATION_BYTES = 300;

/** How many good multi-byte characters a damaged one must have beside it for the text still to be taken as UTF-8. */
const GOOD_FOR_ONE_BAD = 10;

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe, 0x00, 0x00], "utf-32le"],
  [[0x00, 0x00, 0xfe, 0xff], "utf-32be"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

const bomOf = (bytes: Uint8Array): string | null => BOMS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1] ?? null;

/** UTF-16 without a mark: a document of any format here begins with an ASCII character. */
const sixteenOf = (bytes: Uint8Array): string | null => {
  const [first, second, third, fourth] = bytes;
  if (first !== undefined && first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  return first === 0 && second !== undefined && second !== 0 && third === 0 && fourth !== 0 ? "utf-16be" : null;
};

const strictUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

const declaredIn = (bytes: Uint8Array, contentType: string | null): string | null => {
  const head = iconv.decode(Buffer.from(bytes.subarray(0, DECLARATION_BYTES)), "latin1");
  const named = /<\?xml[^>]*?\bencoding\s*=\s*["']\s*([A-Za-z0-9._:-]{2,40})/u.exec(head)?.[1];
  return named ?? /charset\s*=\s*["']?([A-Za-z0-9._:-]{2,40})/iu.exec(contentType ?? "")?.[1] ?? null;
};

/** Text that is UTF-8 but for a few broken characters; null when it is not UTF-8. */
const damagedUtf8 = (bytes: Uint8Array): string | null => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const bad = text.match(/\ufffd/gu)?.length ?? 0;
  const good = text.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0;
  return bad * GOOD_FOR_ONE_BAD <= good ? text : null;
};

const decodeAs = (bytes: Uint8Array, encoding: string): string => iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false });

/**
 * The text of wire bytes by evidence, because labels lie: a byte order mark, else strict UTF-8, else the encoding that the document or its
 * content type declares, else windows-1252. Byte order marks, also doubled ones, are taken off.
 */
export const decodeBytes = (bytes: Uint8Array, contentType: string | null = null): string => {
  const marked = bomOf(bytes) ?? sixteenOf(bytes);
  const text = marked !== null && marked !== "utf-8" ? decodeAs(bytes, marked) : (strictUtf8(bytes) ?? byDeclaration(bytes, contentType));
  return text.replace(/^\ufeff+/u, "");
};

const byDeclaration = (bytes: Uint8Array, contentType: string | null): string => {
  const declared = declaredIn(bytes, contentType)?.toLowerCase() ?? null;
  const isUtf8 = declared === null || /^utf-?8$/u.test(declared);
  const mended = isUtf8 ? damagedUtf8(bytes) : null;
  if (mended !== null) return mended;
  // A label of Latin-1 means windows-1252 in practice (WHATWG Encoding, 4.2).
  const isLatin = declared === null || isUtf8 || /^(?:iso-?8859-?1|latin-?1|us-ascii|ascii|utf-?16(?:le|be)?)$/u.test(declared);
  return decodeAs(bytes, isLatin || !iconv.encodingExists(declared) ? "windows-1252" : declared);
};
