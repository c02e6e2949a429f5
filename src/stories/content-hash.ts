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

/** JSON with the names of each object in order, so that the same content gives the same text; undefined is left out. */
const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(",")}}`;
};

/** SHA-256 over what the source said, without when and how it reached us: equal for a re-delivery, different for any change. */
export const contentHash = (arrival: Arrival): string => {
  const { sourceId: _source, storyKey: _key, receivedAt: _received, aside: _aside, askOnConflict: _ask, link: _link, ...more } = arrival;
  const { byRule: _rule, ...said } = more;
  return sha256(canonicalJson(said));
};
