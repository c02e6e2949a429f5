import { publish } from "#events";
import { enqueue } from "#jobs";
import type { Instant } from "#kit";
import { appendLedger } from "#ledger";
import { dropDoc } from "#search";
import { type Db, type House, lockRow, type Tx } from "#store";
import { type Block, textsOf } from "./block.ts";
import { bindUses } from "./bind-uses.ts";
import type { VersionHouse } from "./story-subject.ts";
import { keepTombstone } from "./tombstone.ts";
import { BY_CLOCK, BY_SOURCE, type Cause, recordEvent } from "./record-event.ts";
import { flagDerived, noteBases } from "./derived.ts";
import { knownPlaces } from "./receipt/known-places.ts";
import { planOwnReceipt } from "./receipt/plan-receipt.ts";
import { settlePictureHold } from "./hold-pictures.ts";
import { indexStory } from "./index-story.ts";
import { type Head, type Settled, settle } from "./settle.ts";
import { unfitOf } from "./unfit-of.ts";
import { faceOf } from "./story-face.ts";
import type { RevisionTable, StoryEventKind, StoryTable } from "./tables.ts";
import { fileTopics } from "./topics/file-topics.ts";
import "./events.ts";
import "./jobs.ts";

export const HEAD_COLUMNS = [
  "id",
  "version_ord",
  "version_created",
  "content_hash",
  "pub_status",
  "is_publishable",
  "is_embargoed",
  "embargo_until",
  "expires_at",
  "signals",
  "reader_hash",
  "over_id",
  "edit_no",
  "is_merge",
  "arrival_no",
  "aside",
  "answers",
] as const;

export const headOf = (row: Pick<RevisionTable, (typeof HEAD_COLUMNS)[number]>): Head => ({
  id: row.id,
  versionOrd: row.version_ord,
  versionCreated: row.version_created,
  contentHash: row.content_hash,
  pubStatus: row.pub_status,
  unfit: row.is_publishable === 1 ? null : (unfitOf(row.signals) ?? "no-text"),
  isEmbargoed: row.is_embargoed === 1,
  embargoUntil: row.embargo_until,
  expiresAt: row.expires_at,
  readerHash: row.reader_hash,
  over: row.over_id,
  editNo: row.edit_no,
  isMerge: row.is_merge === 1,
  arrivalNo: row.arrival_no,
  aside: row.aside,
  answers: JSON.parse(row.answers) as readonly string[],
});

/** The heads of all revisions of a story. */
export const headsOf = async (tx: Tx | Db, storyId: string): Promise<readonly Head[]> =>
  (await tx.selectFrom("revision").select(HEAD_COLUMNS).where("story_id", "=", storyId).execute()).map(headOf);

const putOnPage = async (
  house: VersionHouse,
  tx: Tx,
  story: StoryTable,
  settled: Settled,
  now: Instant,
  known: RevisionTable | undefined,
): Promise<{ outcome: "created" | "updated" | "corrected" | null; corrected: boolean }> => {
  const revision =
    known?.id === settled.current.id
      ? known
      : await tx.selectFrom("revision").selectAll().where("id", "=", settled.current.id).executeTakeFirstOrThrow();
  const fresh = settled.visible.map((head) => head.id);
  const former =
    story.revision_id === null
      ? undefined
      : await tx.selectFrom("revision").select(["reader_hash", "shown_at"]).where("id", "=", story.revision_id).executeTakeFirst();
  const isRefile = former !== undefined && former.reader_hash !== "" && former.reader_hash === revision.reader_hash;
  const isSame = story.state === "published" && (story.revision_id === revision.id || isRefile) && story.versions === fresh.length;
  await tx
    .updateTable("revision")
    .set({ shown_at: isRefile ? (former.shown_at ?? now) : now })
    .where("story_id", "=", story.id)
    .where("id", "in", fresh)
    .where("shown_at", "is", null)
    .execute();
  const isAlone = fresh.length === 1 && fresh[0] === revision.id;
  const corrections = isAlone
    ? [revision].filter((row) => row.is_correction === 1)
    : await tx.selectFrom("revision").select("id").where("id", "in", fresh).where("is_correction", "=", 1).execute();
  const face = await faceOf(house, tx, story, revision);
  await tx
    .updateTable("story")
    .set({
      ...face,
      state: "published",
      held_for: null,
      versions: fresh.length,
      is_corrected: corrections.length > 0 ? 1 : 0,
      published_at: story.published_at ?? now,
      updated_at: isSame ? story.updated_at : now,
      opens_at: null,
      expires_at: revision.expires_at,
      killed_at: null,
    })
    .where("id", "=", story.id)
    .execute();
  await fileTopics(house, tx, story.id, revision, story.revision_id === null);
  if (story.state !== "published" || story.revision_id !== revision.id) await noteBases(tx, story, revision);
  await indexStory(house, tx, story, revision, { section: face.section ?? story.section, at: story.published_at ?? now });
  if (story.state !== "published" || story.revision_id !== revision.id)
    await house.onVersion?.shown(house, tx, {
      storyId: story.id,
      revisionId: revision.id,
      number: fresh.length,
      lang: revision.lang,
      texts: textsOf(JSON.parse(revision.blocks) as readonly Block[]),
    });
  const isCorrection = revision.is_correction === 1;
  return {
    outcome: isSame ? null : story.published_at === null ? "created" : isCorrection ? "corrected" : "updated",
    corrected: isCorrection && !isSame && story.published_at !== null,
  };
};

/** Takes the story off every exit that reads rows; whatever was ever on the page stays known only to editors. */
const takeOff = async (house: VersionHouse, tx: Tx, story: StoryTable, settled: Settled, now: Instant): Promise<void> => {
  await tx
    .updateTable("story")
    .set({
      state: settled.state,
      held_for: settled.heldFor,
      revision_id: settled.current.id,
      opens_at: settled.state === "embargoed" ? settled.current.embargoUntil : null,
      ...(settled.state === "killed"
        ? {
            killed_at: story.killed_at ?? now,
            slug: "story",
            headline: "",
            deck: "",
            byline: "",
            excerpt: "",
            picture_sha: null,
            picture_alt: "",
            is_corrected: 0,
            limits: "{}",
            picture_rights: "{}",
            versions: 0,
            is_talk_closed: 1,
          }
        : { killed_at: null }),
    })
    .where("id", "=", story.id)
    .execute();
  await tx.deleteFrom("story_topic").where("story_id", "=", story.id).execute();
  for (const kind of ["story", "sent-picture"]) await dropDoc(house, tx, { kind, subject: story.id });
  await house.onVersion?.gone(house, tx, { id: story.id, isKilled: settled.state === "killed" });
};

const GROUND = {
  correction: {
    source: "correction-by-source",
    editor: "correction-by-editor",
    clock: "correction-by-source",
    operator: "correction-by-editor",
  },
  kill: { source: "kill-by-source", editor: "kill-by-editor", clock: "kill-by-source", operator: "restore" },
} as const;

const decidedBy = ({ by }: Cause): "source" | "editor" => (by === "editor" || by === "operator" ? "editor" : "source");

/** What a change of state is called in the story's life; null where nothing moved. */
const movedTo = (story: StoryTable, settled: Settled, outcome: string | null, cause: Cause): StoryEventKind | null => {
  if (story.state === "killed" && settled.state !== "killed") return "lifted";
  if (settled.state === "published")
    return outcome === null ? null : outcome === "updated" && cause.by === "editor" ? "edited" : (outcome as StoryEventKind);
  const isSame = story.state === settled.state && story.held_for === settled.heldFor && story.revision_id === settled.current.id;
  return isSame ? null : settled.state;
};

/** `isInLedger` is false where the ledger has one entry for many stories; `fresh` is a revision just written, which need not be read again. */
type Applying = { readonly cause?: Cause; readonly isInLedger?: boolean; readonly fresh?: RevisionTable };

/**
 * Writes what `settle` decided, tells it, and plans the next decision.
 * Returns the outcome readers saw, or null when they saw none.
 */
export const applySettled = async (
  house: VersionHouse,
  tx: Tx,
  story: StoryTable,
  settled: Settled,
  applying: Applying = {},
): Promise<string | null> => {
  const outcome = await applyAlone(house, tx, story, settled, applying);
  const cause = applying.cause ?? BY_SOURCE;
  await bindUses(house, tx, story, settled, cause, (whole) => decideAgain(house, tx, whole, cause));
  return outcome;
};

const applyAlone = async (
  house: VersionHouse,
  tx: Tx,
  story: StoryTable,
  settled: Settled,
  { cause = BY_SOURCE, isInLedger = true, fresh }: Applying,
): Promise<string | null> => {
  const now = house.clock.now();
  const told = { story: story.id, section: story.section, source: story.source_id };
  const topic = `story:${story.id}`;
  const target = `story:${story.short_id}`;
  if (settled.again !== null)
    await enqueue(house, tx, {
      kind: "story.settle",
      body: { story: story.id, due: settled.again },
      rank: "urgent",
      runAt: settled.again,
      uniqueKey: `settle:${story.id}:${settled.again}`,
    });
  if (story.state === "killed" && settled.state === "killed") return null;
  await settlePictureHold(house, tx, story, settled, fresh);
  const record = async (outcome: string | null): Promise<void> => {
    const what = movedTo(story, settled, outcome, cause);
    if (what !== null) await recordEvent(house, tx, story.id, what, cause, settled.current.id);
  };
  if (settled.state === "published") {
    const { outcome, corrected } = await putOnPage(house, tx, story, settled, now, fresh);
    await record(outcome);
    const isNew = outcome !== null || story.revision_id !== settled.current.id;
    if (isNew) await publish(house, tx, { kind: "story.changed", topic, body: { ...told, outcome: outcome ?? "unchanged" } });
    if (corrected) {
      await flagDerived(house, tx, story.id, "corrected");
      await appendLedger(house, tx, {
        kind: "correction",
        target,
        ground: GROUND.correction[cause.by],
        rule: null,
        decidedBy: decidedBy(cause),
        details: {},
      });
    }
    return outcome;
  }
  const wasPublic = story.state === "published";
  // Many withdrawn at once have their receipts when somebody asks for one.
  if (settled.state === "killed" && isInLedger && story.published_at !== null)
    await planOwnReceipt(house, tx, story.id, await knownPlaces(tx, story));
  await takeOff(house, tx, story, settled, now);
  await record(null);
  if (settled.state === "killed") {
    await publish(house, tx, { kind: "story.killed", topic, body: told });
    await afterKill(house, tx, story, now);
    if (isInLedger)
      await appendLedger(house, tx, {
        kind: "withdrawal",
        target,
        ground: GROUND.kill[cause.by],
        rule: null,
        decidedBy: decidedBy(cause),
        details: { wasPublic },
      });
    return "killed";
  }
  if (wasPublic) await publish(house, tx, { kind: "story.changed", topic, body: { ...told, outcome: settled.state } });
  return wasPublic ? settled.state : null;
};

/** Has what was made of a killed story's pictures deleted, and the kill written where a restored backup finds it. */
const afterKill = async (house: House, tx: Tx, story: StoryTable, now: Instant): Promise<void> => {
  const shas = await tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .select("revision_picture.sha")
    .distinct()
    .where("revision.story_id", "=", story.id)
    .where("revision_picture.sha", "is not", null)
    .execute();
  for (const { sha } of shas)
    if (sha !== null) await enqueue(house, tx, { kind: "story.forget-picture", body: { sha }, rank: "urgent", uniqueKey: `forget:${sha}` });
  await keepTombstone(house, tx, { is: "killed", storyId: story.id, at: now });
  await flagDerived(house, tx, story.id, "killed");
};

const decideAgain = async (house: VersionHouse, tx: Tx, storyId: string, cause: Cause): Promise<void> => {
  const story = await lockRow(house.store.dialect)(tx.selectFrom("story").selectAll().where("id", "=", storyId)).executeTakeFirst();
  if (story === undefined) return;
  const heads = await headsOf(tx, storyId);
  if (heads.length > 0) await applySettled(house, tx, story, settle(heads, house.clock.now()), { cause });
};

/** Decides anew for one story, as when an embargo ends. */
export const resettle = (house: House, storyId: string): Promise<void> =>
  house.store.transact((tx) => decideAgain(house, tx, storyId, BY_CLOCK));
