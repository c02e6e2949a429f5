import ExifReader from "exifreader";

/** What a picture's file says of itself; empty where it says nothing. */
export type PictureFacts = {
  readonly headline: string;
  readonly caption: string;
  readonly alt: string;
  readonly credit: string;
  readonly creator: string;
  readonly rights: string;
  readonly usageTerms: string;
  /** `2026-03-04`. */
  readonly takenOn: string;
};

export const NO_FACTS: PictureFacts = {
  ...{ headline: "", caption: "", alt: "", credit: "", creator: "", rights: "", usageTerms: "", takenOn: "" },
};

const LETTERS_MOST = 4_000;

const said = (tag: unknown): string => {
  if (Array.isArray(tag))
    return tag
      .map(said)
      .filter((each) => each !== "")
      .join(", ");
  const { description } = (tag ?? {}) as { readonly description?: unknown };
  if (typeof description !== "string") return "";
  return description
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, "")
    .trim()
    .slice(0, LETTERS_MOST);
};

/** `2026:03:04 10:00:00`, `2026-03-04T10:00:00` and `20260304` as a day; empty for anything else. */
const dayOf = (text: string): string => {
  const found = /^(\d{4})[:-]?(\d{2})[:-]?(\d{2})(?:\D|$)/u.exec(text);
  if (found === null) return "";
  const day = found.slice(1, 4).join("-");
  return Number.isNaN(Date.parse(day)) ? "" : day;
};

type Tags = Readonly<Record<string, unknown>>;

/**
 * Reads what a picture's file says of it: XMP first, then IPTC-IIM, then EXIF (Metadata Working Group, Guidelines 2.0). Where it was taken is
 * not read. A file that says nothing readable gives empty texts.
 */
export const readPictureFacts = (bytes: Uint8Array): PictureFacts => {
  let found: { readonly xmp?: unknown; readonly iptc?: unknown; readonly exif?: unknown };
  try {
    found = ExifReader.load(Uint8Array.from(bytes).buffer, { expanded: true });
  } catch {
    return NO_FACTS;
  }
  const [xmp, iptc, exif] = [found.xmp, found.iptc, found.exif].map((tags) => (tags ?? {}) as Tags) as [Tags, Tags, Tags];
  const first = (...tags: readonly unknown[]): string => tags.map(said).find((text) => text !== "") ?? "";
  const days = [xmp["DateCreated"], iptc["Date Created"], exif["DateTimeOriginal"]].map((tag) => dayOf(said(tag)));
  return {
    headline: first(xmp["Headline"], iptc["Headline"], xmp["title"], iptc["Object Name"]),
    caption: first(xmp["description"], iptc["Caption/Abstract"], exif["ImageDescription"]),
    alt: first(xmp["AltTextAccessibility"]),
    credit: first(xmp["Credit"], iptc["Credit"]),
    creator: first(xmp["creator"], iptc["By-line"], exif["Artist"]),
    rights: first(xmp["rights"], iptc["Copyright Notice"], exif["Copyright"]),
    usageTerms: first(xmp["UsageTerms"], xmp["Instructions"], iptc["Special Instructions"]),
    takenOn: days.find((day) => day !== "") ?? "",
  };
};
