import { createHash } from "node:crypto";

/** SHA-256 of bytes or UTF-8 text, lower-case hex. */
export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");
