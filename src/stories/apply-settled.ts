import { publish } from "#events";
import { enqueue } from "#jobs";
import { excerptOf, type Instant, slugOf } from "#kit";
import { appendLedger } from "#ledger";
import { limitsIn, permit, type Policy } from "#rights";
import { dropDoc, indexDoc } from "#search";
import { type Db, type House, lockRow, type Tx } from "#store";
import { type Block, paragraphsOf } from "./block.ts";
import { pictureFace } from "./picture-rights.ts";
import { sectionFor } from "./sections.ts";
import { type Head, type Settled, settle } from "./settle.ts";
import { type Entity, LIST_EXCERPT, type NamedCode, URGENCY_PLAIN } from "./story.ts";
import type { HeldFor, RevisionTable, StoryTable } from "./tables.ts";
import { withdrawPictures } from "./withdraw-pictures.ts";
import "./events.ts";
import "./jobs.ts";

const unfitOf = (signals: string): Exclude<HeldFor, "withheld"> | null => {
  const first = (JSON.parse(signals) as readonly string[])[0] ?? "";
  return first.startsWith("unfit:") ? (first.slice("unfit:".length) as Exclude<HeldFor, "withheld">) : null;
};

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
});

/** The heads of all revisions of a story. */
export const headsOf = async (tx: Tx | Db, storyId: string): Promise<readonly Head[]> =>
  (await tx.selectFrom("revision").select(HEAD_COLUMNS).where("story_id", "=", storyId).execute()).map(headOf);

const topicsOf = (revision: RevisionTable): readonly { slug: string; name: string }[] => {
  const subjects = (JSON.parse(revision.subjects) as readonly NamedCode[]).map((subject) => subject.name);
  const entities = (JSON.parse(revision.entities) as readonly Entity[]).map((entity) => entity.name);
  const named = [...subjects, ...entities].filter((name) => name !== "").map((name) => ({ slug: slugOf(name), name }));
  return [...new Map(named.map((topic) => [topic.slug, topic])).values()].slice(0, 20);
};

/** What the story's row says of the revision on the page, so that lists need no second table. */
const faceOf = async (tx: Tx, story: StoryTable, revision: RevisionTable): Promise<Partial<StoryTable>> => {
  const text = paragraphsOf(JSON.parse(revision.blocks) as readonly Block[]).join(" ");
  return {
    section: await sectionFor(tx, {
      sourceId: story.source_id,
      subjects: JSON.parse(revision.subjects) as readonly NamedCode[],
      slugline: revision.slugline,
    }),
    slug: slugOf(revision.headline),
    revision_id: revision.id,
    headline: revision.headline,
    deck: revision.deck,
    byline: revision.byline,
    lang: revision.lang,
    limits: revision.limits,
    urgency: revision.urgency ?? URGENCY_PLAIN,
    excerpt: excerptOf(text, LIST_EXCERPT),
    ...(await pictureFace(tx, revision.id)),
  };
};

/** Makes a story findable as far as its rights go: by all its words, by its headline, or not at all. */
const indexStory = async (
  house: House,
  tx: Tx,
  story: StoryTable,
  revision: RevisionTable,
  { section, at }: { readonly section: string; readonly at: Instant },
): Promise<void> => {
  const source = await tx.selectFrom("source").select("policy").where("id", "=", story.source_id).executeTakeFirstOrThrow();
  const subject = {
    isPublic: true,
    expiresAt: revision.expires_at,
    policy: JSON.parse(source.policy) as Policy,
    publishedAt: at,
    limits: limitsIn(revision.limits),
  };
  const { allow } = permit(subject, "search", { at: house.clock.now() });
  if (allow === "none") return dropDoc(house, tx, { kind: "story", subject: story.id });
  const text = paragraphsOf(JSON.parse(revision.blocks) as readonly Block[]).join("\n");
  const body = allow === "link" ? "" : `${revision.deck}\n${text}`;
  return indexDoc(house, tx, { kind: "story", subject: story.id, title: revision.headline, body, lang: revision.lang, section, at });
};

const putOnPage = async (
  house: House,
  tx: Tx,
  story: StoryTable,
  settled: Settled,
  now: Instant,
): Promise<{ outcome: string | null; corrected: boolean; byEditor: boolean }> => {
  const revision = await tx.selectFrom("revision").selectAll().where("id", "=", settled.current.id).executeTakeFirstOrThrow();
  const fresh = settled.visible.map((head) => head.id);
  const former = await tx
    .selectFrom("revision")
    .select(["reader_hash", "shown_at"])
    .where("id", "=", story.revision_id ?? "")
    .executeTakeFirst();
  const isRefile = former !== undefined && former.reader_hash !== "" && former.reader_hash === revision.reader_hash;
  const isSame = story.state === "published" && (story.revision_id === revision.id || isRefile) && story.versions === fresh.length;
  await tx
    .updateTable("revision")
    .set({ shown_at: isRefile ? (former.shown_at ?? now) : now })
    .where("story_id", "=", story.id)
    .where("id", "in", fresh)
    .where("shown_at", "is", null)
    .execute();
  const corrections = await tx.selectFrom("revision").select("id").where("id", "in", fresh).where("is_correction", "=", 1).execute();
  const face = await faceOf(tx, story, revision);
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
    })
    .where("id", "=", story.id)
    .execute();
  await tx.deleteFrom("story_topic").where("story_id", "=", story.id).execute();
  const topics = topicsOf(revision);
  if (topics.length > 0)
    await tx
      .insertInto("story_topic")
      .values(topics.map((topic) => ({ ...topic, story_id: story.id })))
      .execute();
  await indexStory(house, tx, story, revision, { section: face.section ?? story.section, at: story.published_at ?? now });
  const isCorrection = revision.is_correction === 1;
  return {
    outcome: isSame ? null : story.published_at === null ? "created" : isCorrection ? "corrected" : "updated",
    corrected: isCorrection && !isSame && story.published_at !== null,
    byEditor: revision.over_id !== null && revision.is_merge === 0,
  };
};

/** Takes the story off every exit that reads rows; whatever was ever on the page stays known only to editors. */
const takeOff = async (house: House, tx: Tx, story: StoryTable, settled: Settled, now: Instant): Promise<void> => {
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
          }
        : {}),
    })
    .where("id", "=", story.id)
    .execute();
  await tx.deleteFrom("story_topic").where("story_id", "=", story.id).execute();
  await dropDoc(house, tx, { kind: "story", subject: story.id });
};

/** Writes what `settle` decided, tells it, and plans the next decision. Returns the outcome readers saw, or null when they saw none. */
export const applySettled = async (house: House, tx: Tx, story: StoryTable, settled: Settled): Promise<string | null> => {
  const now = house.clock.now();
  const told = { story: story.id, section: story.section, source: story.source_id };
  const topic = `story:${story.id}`;
  if (settled.again !== null)
    await enqueue(house, tx, {
      kind: "story.settle",
      body: { story: story.id },
      rank: "urgent",
      runAt: settled.again,
      uniqueKey: `settle:${story.id}:${settled.again}`,
    });
  if (settled.state === "published") {
    const { outcome, corrected, byEditor } = await putOnPage(house, tx, story, settled, now);
    const isNew = outcome !== null || story.revision_id !== settled.current.id;
    if (isNew) await publish(house, tx, { kind: "story.changed", topic, body: { ...told, outcome: outcome ?? "unchanged" } });
    if (corrected)
      await appendLedger(house, tx, {
        kind: "correction",
        target: `story:${story.short_id}`,
        ground: byEditor ? "correction-by-editor" : "correction-by-source",
        rule: null,
        decidedBy: byEditor ? "editor" : "source",
        details: {},
      });
    return outcome;
  }
  const wasPublic = story.state === "published";
  if (story.state === "killed" && settled.state === "killed") return null;
  await takeOff(house, tx, story, settled, now);
  if (settled.state === "killed") {
    await withdrawPictures(house, tx, story);
    await publish(house, tx, { kind: "story.killed", topic, body: told });
    await appendLedger(house, tx, {
      kind: "withdrawal",
      target: `story:${story.short_id}`,
      ground: settled.current.over === null ? "kill-by-source" : "kill-by-editor",
      rule: null,
      decidedBy: settled.current.over === null ? "source" : "editor",
      details: { wasPublic },
    });
    return "killed";
  }
  if (wasPublic) await publish(house, tx, { kind: "story.changed", topic, body: { ...told, outcome: settled.state } });
  return wasPublic ? settled.state : null;
};

/** Decides anew for one story, as when an embargo ends. */
export const resettle = async (house: House, storyId: string): Promise<void> => {
  await house.store.transact(async (tx) => {
    const story = await lockRow(house.store.dialect)(tx.selectFrom("story").selectAll().where("id", "=", storyId)).executeTakeFirst();
    if (story === undefined) return;
    const heads = await headsOf(tx, storyId);
    if (heads.length > 0) await applySettled(house, tx, story, settle(heads, house.clock.now()));
  });
};
