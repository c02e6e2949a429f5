/** A place in a list, opaque to readers: the sort key of the last row shown. */
export const cursorOf = (...key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** The sort key in `cursor`, or null when it is none of ours: `length` parts, each text or number. */
export const keyOf = (cursor: string | undefined, length: number): readonly (string | number)[] | null => {
  if (cursor === undefined || cursor === "" || cursor.length > 400) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(key) && key.length === length && key.every((part) => typeof part === "string" || typeof part === "number")
      ? key
      : null;
  } catch {
    return null;
  }
};
