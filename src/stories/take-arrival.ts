import { newId, newShortId } from "#kit";
import { type House, lockName, lockRow, type Tx } from "#store";
import { carryLayer } from "./carry-layer.ts";
import { contentHash, readerHash } from "./content-hash.ts";
import { keptUntil, pictureRows } from "./picture-rows.ts";
import { BY_SOURCE, type Cause, recordEvent } from "./record-event.ts";
import { SECTION_FALLBACK } from "./sections.ts";
import { applySettled, HEAD_COLUMNS, headOf, headsOf } from "./apply-settled.ts";
import { liftable, settle } from "./settle.ts";
import { type Arrival, type Outcome, SECTION_SIGNAL } from "./story.ts";
import type { Aside, RevisionTable, StoryTable } from "./tables.ts";

/** What became of an arrival. */
export type Taken = {
  readonly outcome: Outcome;
  readonly storyId: string;
  readonly revisionId: string;
  /** Whether the same version number had come before with another text. */
  readonly conflict: boolean;
  /** Why it waits beside what stands; empty where it does not. */
  readonly aside: Aside;
  /** Whether its story was killed and this is a higher version, which an editor could publish. */
  readonly isLiftable: boolean;
};

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
    is_talk_closed: 0,
    picture_rights: "{}",
  };
  await tx.insertInto("story").values(story).execute();
  return story;
};

type Place = { readonly hash: string; readonly arrivalNo: number; readonly aside: Aside };

const insertRevision = async (
  house: House,
  tx: Tx,
  storyId: string,
  arrival: Arrival,
  { hash, arrivalNo, aside }: Place,
): Promise<RevisionTable> => {
  const { hold, section } = arrival.byRule ?? { hold: "", section: "" };
  const unfit = arrival.unfit ?? (aside === "" && hold === "" ? null : "needs-editor");
  const signals = section === "" ? arrival.signals : [`${SECTION_SIGNAL}${section}`, ...arrival.signals];
  const row: RevisionTable = {
    id: newId(house.clock.ms()),
    story_id: storyId,
    version_raw: arrival.versionRaw,
    version_ord: arrival.versionOrd,
    version_created: arrival.versionCreated,
    first_created: arrival.firstCreated,
    received_at: arrival.receivedAt,
    content_hash: hash,
    pub_status: arrival.pubStatus,
    kind: arrival.kind,
    is_publishable: unfit === null ? 1 : 0,
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
    signals: JSON.stringify(unfit === null ? signals : [`unfit:${unfit}`, ...signals]),
    is_correction: arrival.isCorrection ? 1 : 0,
    link: arrival.link,
    correction_note: arrival.correctionNote,
    shown_at: null,
    reader_hash: readerHash(arrival),
    limits: JSON.stringify(arrival.limits),
    ask: aside === "conflict" ? (arrival.askOnConflict ?? "") : (arrival.aside?.why ?? (arrival.ask === "" ? hold : arrival.ask)),
    over_id: null,
    edit_no: 0,
    is_merge: 0,
    edited_by: null,
    conflicts: "[]",
    arrival_no: arrivalNo,
    aside,
    answers: "[]",
    is_unrepeated: arrival.isUnrepeated ? 1 : 0,
  };
  await tx.insertInto("revision").values(row).execute();
  // A kill brings no pictures: a file's name in it may be that of another source's picture.
  if (arrival.pubStatus !== "canceled")
    for (const picture of await pictureRows(tx, row.id, arrival)) await tx.insertInto("revision_picture").values(picture).execute();
  return row;
};

/** The word for what happened, from the state before, the state after and whether the arrival itself is now on the page. */
const outcomeOf = (
  before: StoryTable,
  after: { state: string; isOnTop: boolean; isAside: boolean; seen: string | null },
  arrival: Arrival,
): Outcome => {
  if (after.state === "killed") return "killed";
  if (after.isAside) return "withheld";
  if (!after.isOnTop) return "stale";
  if (after.state === "embargoed") return "embargoed";
  if (after.state === "held" || after.state === "expired") return "withheld";
  if (before.published_at === null) return "created";
  if (before.state === "published" && after.seen === null) return "unchanged"; // a refile
  return arrival.isCorrection ? "corrected" : "updated";
};

/**
 * Whether an arrival waits beside what stands. What lets out less than what stands never waits: a hold, a kill and an embargo are done at once.
 */
const asideFor = (arrival: Arrival, { conflict, isFirst }: { readonly conflict: boolean; readonly isFirst: boolean }): Aside => {
  if (arrival.pubStatus !== "usable" || arrival.isEmbargoed) return "";
  if (arrival.aside !== null) return arrival.aside.kind;
  return conflict && !isFirst && arrival.askOnConflict !== null ? "conflict" : "";
};

/**
 * Takes one version of a story in and settles what readers see, inside `tx`. The same version with the same content again is `unchanged`; a
 * version lower than one we have is kept and `stale`; whatever arrives for a killed story is kept and the story stays killed.
 */
export const takeArrival = async (house: House, tx: Tx, arrival: Arrival, cause: Cause = BY_SOURCE): Promise<Taken> => {
  const key = `story:${arrival.sourceId}:${arrival.storyKey}`;
  await lockName(house.store.dialect, key)?.execute(tx);
  const known = await lockRow(house.store.dialect)(
    tx.selectFrom("story").selectAll().where("source_id", "=", arrival.sourceId).where("story_key", "=", arrival.storyKey),
  ).executeTakeFirst();
  const hash = contentHash(arrival);
  const revisions =
    known === undefined
      ? []
      : await tx.selectFrom("revision").select(HEAD_COLUMNS).select("version_raw").where("story_id", "=", known.id).execute();
  if (known !== undefined) {
    const same = revisions.find((row) => row.content_hash === hash);
    // Whatever is sent again for a killed story is told that it is killed; the kill itself sent twice changes nothing.
    const outcome = known.state === "killed" && arrival.pubStatus !== "canceled" ? "killed" : "unchanged";
    if (same !== undefined) {
      const isLiftable = outcome === "killed" && liftable(revisions.map(headOf))?.head.id === same.id;
      return { outcome, storyId: known.id, revisionId: same.id, conflict: false, aside: "", isLiftable };
    }
  }
  const story = known ?? (await insertStory(house, tx, arrival));
  const rivals = revisions.filter((row) => row.over_id === null);
  const conflict = rivals.some((row) =>
    arrival.versionOrd === null
      ? arrival.versionRaw !== null && row.version_raw === arrival.versionRaw
      : row.version_ord === arrival.versionOrd,
  );
  const aside = asideFor(arrival, { conflict, isFirst: rivals.length === 0 });
  const arrivalNo = Math.max(0, ...rivals.map((row) => row.arrival_no)) + 1;
  const revision = await insertRevision(house, tx, story.id, arrival, { hash, arrivalNo, aside });
  const revisionId = revision.id;
  const all = [...revisions, revision].map(headOf);
  const mergedId = aside === "" ? await carryLayer(house, tx, all, revisionId) : null;
  const heads = mergedId === null ? all : await headsOf(tx, story.id);
  const settled = settle(heads, house.clock.now());
  const seen = await applySettled(house, tx, story, settled, { cause, fresh: revision });
  if (aside !== "") await recordEvent(house, tx, story.id, "asked", BY_SOURCE, revisionId);
  const isOnTop = [revisionId, mergedId].includes(settled.current.id);
  const outcome = outcomeOf(story, { state: settled.state, isOnTop, isAside: aside !== "", seen }, arrival);
  const isLiftable = settled.state === "killed" && liftable(heads)?.head.id === revisionId;
  if (isLiftable) await recordEvent(house, tx, story.id, "asked", BY_SOURCE, revisionId);
  return { outcome, storyId: story.id, revisionId, conflict, aside, isLiftable };
};
