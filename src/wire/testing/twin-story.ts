import type { CanonicalItem } from "../item.ts";

/** How the one story is told: its status and, where one holds, the end of its embargo. */
export type Telling = { readonly status: "usable" | "withheld" | "canceled"; readonly embargo: string | null };

/** What every format can say of a story, and what is compared. */
export type Told = Pick<
  CanonicalItem,
  | "version"
  | "pubStatus"
  | "urgency"
  | "headline"
  | "byline"
  | "language"
  | "versionCreated"
  | "firstCreated"
  | "embargoedUntil"
  | "paragraphs"
  | "subjects"
  | "entities"
  | "pictures"
  | "rights"
  | "edNote"
>;

/** A format's way to tell the story, and where it can only say less. */
export type Twin = {
  readonly format: string;
  readonly name: string;
  readonly write: (telling: Telling) => string;
  readonly less?: Partial<Told>;
};

export const HEADLINE = "Gull holds up council for four minutes";
export const BYLINE = "By Una Tarn";
export const NOTICE = "© 2026 Halyard Press. All rights reserved.";
export const TERMS = "For editorial use only.";
export const CREDIT = "Bo Lens/Halyard";
export const CAPTION = "The gull on the hat of the mayor.";
export const HREF = "https://img.example/gull.jpg";
export const NOTE = "Eds: a picture follows";
export const BODY = "<p>The gull <em>sat</em>.</p><p>Then it flew.</p>";
export const [FIRST, VERSION] = ["2026-03-04T09:00:00Z", "2026-03-04T10:00:00Z"];
export const RIGHTS = { holder: "Halyard Press", year: 2026, notice: NOTICE, usageTerms: TERMS, creditLine: "Halyard" };

export const told = ({ status, embargo }: Telling): Told => ({
  version: "3",
  pubStatus: status,
  urgency: 3,
  headline: HEADLINE,
  byline: BYLINE,
  language: "en",
  versionCreated: "2026-03-04T10:00:00.000Z",
  firstCreated: "2026-03-04T09:00:00.000Z",
  embargoedUntil: embargo,
  paragraphs: ["The gull sat.", "Then it flew."],
  subjects: [{ code: "20000500", name: "animal" }],
  entities: [
    { kind: "person", name: "Una Tarn" },
    { kind: "place", name: "Pellam" },
  ],
  pictures: [{ href: HREF, caption: CAPTION, credit: CREDIT, rights: NOTICE }],
  rights: RIGHTS,
  edNote: NOTE,
});
