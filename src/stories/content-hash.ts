import { sha256 } from "#kit";
import type { Arrival, ArrivingPicture } from "./story.ts";

/** SHA-256 over what readers see of a version, so that a refile, which says the same again, is known. */
export const readerHash = (seen: Seen): string =>
  sha256(
    JSON.stringify([
      seen.headline,
      seen.deck,
      seen.kicker,
      seen.byline,
      seen.dateline,
      seen.lang,
      seen.blocks,
      seen.rights,
      seen.pictures.map(({ href, caption, alt, credit, rights }) => [href, caption, alt, credit, rights]),
      seen.isCorrection,
      seen.correctionNote,
    ]),
  );

type Seen = Pick<
  Arrival,
  "headline" | "deck" | "kicker" | "byline" | "dateline" | "lang" | "blocks" | "rights" | "isCorrection" | "correctionNote"
> & { readonly pictures: readonly Pick<ArrivingPicture, "href" | "caption" | "alt" | "credit" | "rights">[] };

/** SHA-256 over what the source said, without when and how it reached us: equal for a re-delivery, different for any change. */
export const contentHash = (arrival: Arrival): string => {
  const { sourceId: _source, storyKey: _key, receivedAt: _received, aside: _aside, askOnConflict: _ask, ...said } = arrival;
  return sha256(
    JSON.stringify(said, (_name, value: unknown) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
};
