import type { TermRule } from "#rights";
import type { ArrivingPicture } from "#stories";
import { isPictureName } from "./keep-picture-file.ts";
import type { WireItem, WirePicture } from "./item.ts";
import { termsOf } from "./terms-of.ts";

/** A text for those who cannot see a picture; a file's name is none. */
const altOf = (alt: string | null): string => {
  const text = (alt ?? "").trim();
  return isPictureName(text) || /^(?:IMG|DSC|DSCN|P|PXL)[_-]?\d+$/iu.test(text) ? "" : text;
};

/** A picture of an item as `stories` takes it: its own terms read, whatever its story's are. A picture by itself is named by its item. */
export const arrivingPicture = (
  picture: WirePicture,
  item: Pick<WireItem, "kind" | "guid">,
  rules: readonly TermRule[],
): ArrivingPicture => {
  const { stated } = picture;
  const terms = termsOf(
    { terms: [picture.usageTerms, picture.rights], note: null, hasEmbargo: false, expression: stated?.expression ?? null },
    rules,
  );
  const ends = [stated?.expiresAt ?? null, terms.validTo].filter((at) => at !== null).toSorted();
  return {
    href: picture.href,
    caption: picture.caption ?? "",
    alt: altOf(picture.alt),
    credit: picture.credit ?? "",
    rights: picture.rights ?? "",
    usageTerms: picture.usageTerms ?? "",
    creator: stated?.creator ?? "",
    sourceType: stated?.sourceType ?? "",
    guid: picture.guid ?? (item.kind === "story" ? "" : (item.guid ?? "")),
    width: picture.width,
    height: picture.height,
    limits: terms.limits,
    validFrom: terms.validFrom,
    expiresAt: ends[0] ?? null,
    ask: terms.unknown ?? "",
  };
};
