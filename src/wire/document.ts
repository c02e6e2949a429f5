import type { Instant } from "#kit";
import type { FeedRef } from "./feeds/feed-ref.ts";
import type { Reading } from "./read.ts";
import type { Channel } from "./tables.ts";

/**
 * A document as it came: its bytes and how it reached us. `sourceHint` names the source where the channel knows it. What a feed with a source
 * brings is of that source, whatever it says. `known`: digests of items that came before just so and are passed over.
 */
export type Document = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly channel: Channel;
  readonly sourceHint: string | null;
  readonly format?: string;
  readonly contentType?: string;
  readonly feed?: FeedRef;
  readonly known?: ReadonlySet<string>;
  /** What was read from the bytes already. */
  readonly reading?: Reading;
};

/** A document whose bytes are kept; `waited` are the digests of what of it waited for its feed, where its turn has come. */
export type KeptDocument = Document & { readonly itemId: string; readonly receivedAt: Instant; readonly waited?: ReadonlySet<string> };
