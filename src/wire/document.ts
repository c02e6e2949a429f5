import type { Instant } from "#kit";
import type { Reading } from "./read.ts";
import type { Channel } from "./tables.ts";

/** A document as it came: its bytes and how it reached us. `sourceHint` names the source where the channel knows it. */
export type Document = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly channel: Channel;
  readonly sourceHint: string | null;
  readonly format?: string;
  readonly contentType?: string;
  /** What was read from the bytes already. */
  readonly reading?: Reading;
};

/** A document whose bytes are kept. */
export type KeptDocument = Document & { readonly itemId: string; readonly receivedAt: Instant };
