import { DAY, type Instant, later, newId, newShortId } from "#kit";
import type { Limits } from "#rights";
import { type House, lockName, lockRow, type Tx } from "#store";
import { carryLayer } from "./carry-layer.ts";
import { contentHash, readerHash } from "./content-hash.ts";
import { findPictures, pictureName } from "./pictures.ts";
import { SECTION_FALLBACK } from "./sections.ts";
import { applySettled, headsOf } from "./apply-settled.ts";
import { settle } from "./settle.ts";
import type { Arrival, Outcome } from "./story.ts";
import type { StoryTable } from "./tables.ts";
import { withdrawnAmong } from "./withdraw-pictures.ts";

/** What became of an arrival; `conflict` says that the same version number had come before with another text. */
export type Taken = { readonly outcome: Outcome; readonly storyId: string; readonly revisionId: string; readonly conflict: boolean };

const insertStory = async (house: House, tx: Tx, arrival: Arrival): Promise<StoryTable> => {
  const now = house.clock.now();
  const story: StoryTable = {
    id: newId(house.clock.ms()),
    short_id: newShortId(),
    slug: "story",
    source_id: arrival.sourceId,
    story_key: arrival.storyKey,
    state: "held",
    held_for: "no-text",
    section: SECTION_FALLBACK,
    revision_id: null,
    versions: 0,
    headline: "",
    deck: "",
    byline: "",
    lang: arrival.lang,
    urgency: 5,
    excerpt: "",
    picture_sha: null,
    picture_alt: "",
    picture_width: null,
    picture_height: null,
    is_corrected: 0,
    arrived_at: now,
    published_at: null,
    updated_at: null,
    opens_at: null,
    expires_at: null,
    killed_at: null,
    replies: 0,
    replied_at: null,
    limits: "{}",
    picture_rights: "{}",
  };
  await tx.insertInto("story").values(story).execute();
  return story;
};

const insertRevision = async (house: House, tx: Tx, storyId: string, arrival: Arrival, hash: string): Promise<string> => {
  const id = newId(house.clock.ms());
  await tx
    .insertInto("revision")
    .values({
      id,
      story_id: storyId,
      version_raw: arrival.versionRaw,
      version_ord: arrival.versionOrd,
      version_created: arrival.versionCreated,
      first_created: arrival.firstCreated,
      received_at: arrival.receivedAt,
      content_hash: hash,
      pub_status: arrival.pubStatus,
      kind: arrival.kind,
      is_publishable: arrival.unfit === null ? 1 : 0,
      is_embargoed: arrival.isEmbargoed ? 1 : 0,
      embargo_until: arrival.embargoUntil,
      expires_at: keptUntil(arrival.expiresAt, arrival.limits, arrival.receivedAt),
      headline: arrival.headline,
      deck: arrival.deck,
      kicker: arrival.kicker,
      slugline: arrival.slugline,
      byline: arrival.byline,
      dateline: arrival.dateline,
      lang: arrival.lang,
      urgency: arrival.urgency,
      blocks: JSON.stringify(arrival.blocks),
      subjects: JSON.stringify(arrival.subjects),
      entities: JSON.stringify(arrival.entities),
      rights: JSON.stringify(arrival.rights),
      editor_note: arrival.editorNote,
      signals: JSON.stringify(arrival.unfit === null ? arrival.signals : [`unfit:${arrival.unfit}`, ...arrival.signals]),
      is_correction: arrival.isCorrection ? 1 : 0,
      correction_note: arrival.correctionNote,
      shown_at: null,
      reader_hash: readerHash(arrival),
      limits: JSON.stringify(arrival.limits),
      ask: arrival.ask,
      over_id: null,
      edit_no: 0,
      is_merge: 0,
      edited_by: null,
      conflicts: "[]",
    })
    .execute();
  await insertPictures(tx, id, arrival);
  return id;
};

/** Until when something may be kept: as stated, or some days after it came, whichever is first. */
const keptUntil = (stated: Instant | null, { hostDays }: Limits, receivedAt: Instant): Instant | null =>
  [stated, hostDays === null ? null : later(receivedAt, hostDays * DAY)].filter((at) => at !== null).toSorted()[0] ?? null;

const insertPictures = async (tx: Tx, revisionId: string, arrival: Arrival): Promise<void> => {
  const found = await findPictures(
    tx,
    arrival.pictures.map((picture) => picture.href),
  );
  const shaOf = (href: string): string | null => found.get(pictureName(href))?.sha ?? null;
  const isWithdrawn = await withdrawnAmong(
    tx,
    arrival.sourceId,
    arrival.pictures.map(({ guid, href }) => ({ guid, href, sha: shaOf(href) })),
  );
  for (const [place, picture] of arrival.pictures.entries()) {
    const file = found.get(pictureName(picture.href));
    const { usageTerms, sourceType, validFrom, expiresAt, limits, ...rest } = picture;
    await tx
      .insertInto("revision_picture")
      .values({
        ...rest,
        usage_terms: usageTerms,
        source_type: sourceType,
        valid_from: validFrom,
        expires_at: keptUntil(expiresAt, limits, arrival.receivedAt),
        limits: JSON.stringify(limits),
        is_withdrawn: isWithdrawn({ guid: picture.guid, href: picture.href, sha: shaOf(picture.href) }) ? 1 : 0,
        revision_id: revisionId,
        place,
        name: pictureName(picture.href),
        sha: file?.sha ?? null,
        width: file?.width ?? picture.width,
        height: file?.height ?? picture.height,
      })
      .execute();
  }
};

/** The word for what happened, from the state before, the state after and whether the arrival itself is now on the page. */
const outcomeOf = (before: StoryTable, after: { state: string; isOnTop: boolean; seen: string | null }, arrival: Arrival): Outcome => {
  if (after.state === "killed") return "killed";
  if (!after.isOnTop) return "stale";
  if (after.state === "embargoed") return "embargoed";
  if (after.state === "held" || after.state === "expired") return "withheld";
  if (before.published_at === null) return "created";
  if (before.state === "published" && after.seen === null) return "unchanged"; // a refile
  return arrival.isCorrection ? "corrected" : "updated";
};

/**
 * Takes one version of a story in and settles what readers see, inside `tx`. The same version with the same content again is `unchanged`; a
 * version lower than one we have is kept and `stale`; whatever arrives for a killed story is kept and the story stays killed.
 */
export const takeArrival = async (house: House, tx: Tx, arrival: Arrival): Promise<Taken> => {
  const key = `story:${arrival.sourceId}:${arrival.storyKey}`;
  await lockName(house.store.dialect, key)?.execute(tx);
  const known = await lockRow(house.store.dialect)(
    tx.selectFrom("story").selectAll().where("source_id", "=", arrival.sourceId).where("story_key", "=", arrival.storyKey),
  ).executeTakeFirst();
  const hash = contentHash(arrival);
  if (known !== undefined) {
    const same = await tx
      .selectFrom("revision")
      .select("id")
      .where("story_id", "=", known.id)
      .where("content_hash", "=", hash)
      .executeTakeFirst();
    // Whatever is sent again for a killed story is told that it is killed; the kill itself sent twice changes nothing.
    const outcome = known.state === "killed" && arrival.pubStatus !== "canceled" ? "killed" : "unchanged";
    if (same !== undefined) return { outcome, storyId: known.id, revisionId: same.id, conflict: false };
  }
  const story = known ?? (await insertStory(house, tx, arrival));
  const conflict = await tx
    .selectFrom("revision")
    .select("id")
    .where("story_id", "=", story.id)
    .where("version_ord", "is not", null)
    .where("version_ord", "=", arrival.versionOrd ?? -1)
    .where("over_id", "is", null)
    .executeTakeFirst();
  const revisionId = await insertRevision(house, tx, story.id, arrival, hash);
  const mergedId = await carryLayer(house, tx, story.id, revisionId);
  const settled = settle(await headsOf(tx, story.id), house.clock.now());
  const seen = await applySettled(house, tx, story, settled);
  const isOnTop = [revisionId, mergedId].includes(settled.current.id);
  const outcome = outcomeOf(story, { state: settled.state, isOnTop, seen }, arrival);
  return { outcome, storyId: story.id, revisionId, conflict: conflict !== undefined };
};
