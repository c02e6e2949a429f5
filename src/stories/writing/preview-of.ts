import { type Actor, isEditor, slugOf } from "#kit";
import { NO_LIMITS, permit } from "#rights";
import type { House } from "#store";
import { SECTION_FALLBACK } from "../sections.ts";
import { sealPictures } from "../seal-pictures.ts";
import { sealText } from "../seal-text.ts";
import { readSite } from "../site.ts";
import { draftSource, sourceOf } from "../sources.ts";
import { rightsLineOf } from "../rights-line-of.ts";
import { storyPage, type StoryView } from "../story-view.ts";
import { readBody } from "./body-markup.ts";
import { type Copy, copyIn, picturesOf } from "./copy.ts";
import { chosenPictures } from "../library/chosen-pictures.ts";
import { pictureRows } from "../picture-rows.ts";
import { oneLine, sentRights } from "./arrival-of.ts";
import { bindingOf } from "../combined/binding.ts";
import { partsOf } from "../combined/part.ts";
import { topicsBefore } from "../topics/topics-before.ts";
import { bylineOf } from "./byline-of.ts";
import { ownProfile } from "./own-profile.ts";

/** A story of the wire with an editor's words over it; null where readers do not have it. */
const overPreview = async (house: House, shortId: string, copy: Copy): Promise<StoryView | null> => {
  const page = await storyPage(house, shortId);
  if (page.kind !== "public") return null;
  const text = sealText({ deck: oneLine(copy.deck), blocks: readBody(copy.body) }, page.permitted);
  return { ...page, headline: oneLine(copy.headline), text, shown: text("site", { at: house.clock.now(), country: null }) };
};

/** A manuscript as its story's page would show it now; null where there is none, and of one over the wire that readers do not have. */
export const previewOf = async (house: House, actor: Actor, id: string): Promise<StoryView | null> => {
  if (!isEditor(actor)) return null;
  const { db } = house.store;
  const row = await db
    .selectFrom("manuscript")
    .leftJoin("story", "story.id", "manuscript.story_id")
    .selectAll("manuscript")
    .select(["story.short_id", "story.slug", "story.state", "story.published_at"])
    .where("manuscript.id", "=", id)
    .executeTakeFirst();
  const own = await db.selectFrom("source").selectAll().where("is_own", "=", 1).orderBy("made_at").orderBy("id").executeTakeFirst();
  if (row === undefined || row.state === "killed") return null;
  const copy = copyIn(JSON.parse(row.copy) as Record<string, unknown>);
  const now = house.clock.now();
  if (row.over_revision !== null) return overPreview(house, row.short_id ?? "", copy);
  const source = own === undefined ? draftSource(ownProfile(await readSite(house.store)), now) : sourceOf(own);
  const publishedAt = row.published_at ?? now;
  const parts = await partsOf(db, id);
  const binding = parts.length === 0 ? null : bindingOf(parts);
  const permitted = {
    isPublic: true,
    expiresAt: null,
    policy: source.policy,
    manners: source.manners,
    publishedAt,
    limits: binding?.limits ?? NO_LIMITS,
  };
  const asked = { at: now, country: null };
  const arriving = (await chosenPictures(db, picturesOf(copy), now)).flatMap((picture) => picture.arriving ?? []);
  const { rows, topics } = await house.store.transact(async (tx) => ({
    rows: await pictureRows(tx, id, { sourceId: source.id, pictures: arriving, receivedAt: now }),
    topics: await topicsBefore(house, tx, copy),
  }));
  const picturesFor = sealPictures(rows, permitted);
  const text = sealText({ deck: oneLine(copy.deck), blocks: readBody(copy.body) }, permitted);
  const rights = sentRights(copy, binding, source.name);
  const version = { id, number: 1, shownAt: publishedAt, sentAt: now, isCorrection: false, correctionNote: "", isHidden: false };
  return {
    kind: "public",
    id,
    shortId: row.short_id ?? id,
    slug: row.slug ?? slugOf(copy.headline),
    section: copy.section === "" ? SECTION_FALLBACK : copy.section,
    headline: oneLine(copy.headline),
    kicker: oneLine(copy.kicker),
    byline: bylineOf(copy),
    dateline: oneLine(copy.dateline),
    lang: copy.lang,
    text,
    picturesFor,
    shown: text("site", asked),
    permit: permit(permitted, "site", asked),
    until: null,
    permitted,
    canonical: null,
    publishedAt,
    updatedAt: now,
    expiresAt: null,
    versions: [version],
    pictures: picturesFor("site", asked),
    topics,
    sent: {
      ...{ key: `own:${id}`, version: null, versionCreated: now, firstCreated: row.made_at, urgency: null, subjects: [], entities: [] },
      rights,
    },
    source,
    rightsLine: rightsLineOf({ rights, firstCreated: row.made_at, lang: copy.lang }, source, publishedAt).line,
    replies: 0,
    isTalkClosed: false,
  };
};
