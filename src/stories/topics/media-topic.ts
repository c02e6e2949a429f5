/** One concept of the IPTC Media Topics: a subject of news, with its place in their tree. */
export type MediaTopic = {
  /** Eight digits, the same for ever. */
  readonly code: string;
  /** The code of the next broader one; null at the top. */
  readonly parent: string | null;
  readonly isRetired: boolean;
  /** What takes the place of a retired one, where the IPTC says so. */
  readonly replacedBy: string | null;
  /** By language tag (BCP 47); British English is `en`. */
  readonly names: Readonly<Record<string, string>>;
};

/** A release of the list: the day it is of, "2019-04-06", and its concepts. */
export type MediaTopics = { readonly released: string; readonly topics: readonly MediaTopic[] };
