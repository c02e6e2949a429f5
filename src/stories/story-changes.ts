import { permit, type Permit } from "#rights";
import type { House } from "#store";
import { type Block, paragraphsOf } from "./block.ts";
import { type Change, compareParagraphs, compareText, type Part } from "./changes.ts";
import type { Source } from "./sources.ts";
import { loadStory, permittedOf, type Reader, type StoryPage, type StoryView, type Version, withdrawnStory } from "./story-view.ts";

export type ChangesView = {
  readonly kind: "public";
  readonly id: string;
  readonly shortId: string;
  readonly slug: string;
  readonly section: string;
  readonly headline: string;
  readonly lang: string;
  readonly source: Source;
  readonly versions: readonly Version[];
  readonly from: Version;
  readonly to: Version;
  readonly headlineParts: readonly Part[];
  readonly deckParts: readonly Part[];
  readonly changes: readonly Change[];
  /** Whether one of the two may not be shown any more: then nothing is compared. */
  readonly isHidden: boolean;
  readonly permit: Permit;
};

/** What changed between two versions readers may see; by default the last two. A story with one version compares it with itself. */
export const storyChanges = async (
  house: House,
  shortId: string,
  from: number | null,
  to: number | null,
  asked: Reader = { country: null },
): Promise<ChangesView | Exclude<StoryPage, StoryView>> => {
  const loaded = await loadStory(house, shortId);
  if (loaded === null) return { kind: "none" };
  const { story, source, versions } = loaded;
  if (story.state === "killed") return withdrawnStory(house, story, source);
  const last = versions.at(-1);
  if (story.state === "expired") return { kind: "gone" };
  if (story.state !== "published" || last === undefined) return { kind: "none" };
  const allowed = permit(permittedOf(story, source), "site", { at: house.clock.now(), ...asked });
  if (allowed.allow !== "full")
    return allowed.allow === "notice" ? { kind: "elsewhere" } : { kind: allowed.reason === "expired" ? "gone" : "none" };
  const newer = versions.find((version) => version.number === to) ?? last;
  const older = versions.find((version) => version.number === from) ?? versions[Math.max(0, newer.number - 2)] ?? newer;
  const rows = await house.store.db
    .selectFrom("revision")
    .select(["id", "headline", "deck", "blocks"])
    .where("id", "in", [older.id, newer.id])
    .execute();
  const text = (id: string): { headline: string; deck: string; paragraphs: readonly string[] } => {
    const row = rows.find((each) => each.id === id);
    return {
      headline: row?.headline ?? "",
      deck: row?.deck ?? "",
      paragraphs: paragraphsOf(JSON.parse(row?.blocks ?? "[]") as readonly Block[]),
    };
  };
  const isHidden = older.isHidden || newer.isHidden;
  const shown = text(newer.isHidden ? last.id : newer.id);
  const [before, after] = isHidden ? [shown, shown] : [text(older.id), text(newer.id)];
  return {
    kind: "public",
    id: story.id,
    shortId,
    slug: story.slug,
    section: story.section,
    headline: story.headline,
    lang: story.lang,
    source,
    versions,
    isHidden,
    permit: allowed,
    from: older,
    to: newer,
    headlineParts: compareText(before.headline, after.headline),
    deckParts: compareText(before.deck, after.deck),
    changes: compareParagraphs(before.paragraphs, after.paragraphs),
  };
};
