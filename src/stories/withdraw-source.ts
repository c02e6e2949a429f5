import { type Actor, DAY, done, fold, type Instant, instantOf, isEditor, later, refuse, type Result } from "#kit";
import { appendLedger } from "#ledger";
import { type House, lockRow, type Store, type Tx } from "#store";
import { applySettled, headsOf } from "./apply-settled.ts";
import { eraseHeld } from "./combined/erase-held.ts";
import { insertDeskRevision } from "./desk-revision.ts";
import { WITHOUT_WORDS } from "./kill-pictures.ts";
import { enqueue } from "#jobs";
import { isInLibrary } from "./pictures.ts";
import { inOrder, settle } from "./settle.ts";
import type { StoryTable } from "./tables.ts";

/** What is to be withdrawn: the stories of a source, by its name or slug, that came in from day `from` to day `to` (UTC, both counted). */
export type SourceSpan = { readonly source: string; readonly from: string; readonly to: string };
export type SpanProblem = "not-allowed" | "no-source" | "bad-day";

/** The stories that a span means; those already withdrawn are not among them. */
export type Found = { readonly sourceId: string; readonly slug: string; readonly name: string; readonly stories: readonly string[] };

/** Stories withdrawn in one transaction: others get their turn in between. */
const AT_ONCE = 50;

const dayOf = (text: string): Instant | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(ms) || !instantOf(ms).startsWith(text) ? null : instantOf(ms);
};

const mayWithdraw = (actor: Actor): boolean => actor.role === "system" || (isEditor(actor) && actor.role === "admin");

/** Finds the stories of a span, changing nothing. */
export const findSpan = async (store: Store, actor: Actor, span: SourceSpan): Promise<Result<Found, SpanProblem>> => {
  if (!mayWithdraw(actor)) return refuse("not-allowed");
  const [from, to] = [dayOf(span.from), dayOf(span.to)];
  if (from === null || to === null || from > to) return refuse("bad-day");
  const sources = await store.db.selectFrom("source").select(["id", "slug", "name"]).execute();
  const source = sources.find((each) => each.slug === span.source) ?? sources.find((each) => fold(each.name) === fold(span.source));
  if (source === undefined) return refuse("no-source");
  const rows = await store.db
    .selectFrom("story")
    .select("id")
    .where("source_id", "=", source.id)
    .where("state", "!=", "killed")
    .where("arrived_at", ">=", from)
    .where("arrived_at", "<", later(to, DAY))
    .orderBy("id")
    .execute();
  return done({ sourceId: source.id, slug: source.slug, name: source.name, stories: rows.map((row) => row.id) });
};

const BARE = {
  headline: "",
  deck: "",
  kicker: "",
  slugline: "",
  byline: "",
  dateline: "",
  blocks: "[]",
  subjects: "[]",
  entities: "[]",
  rights: JSON.stringify({ holder: null, year: null, notice: null, usageTerms: null, creditLine: null }),
  editor_note: "",
  link: "",
  correction_note: "",
  ask: "",
  conflicts: "[]",
} as const;

/** Deletes what a story said from all its revisions, and its pictures where no other story has them. Digests, times and identifiers stay. */
const eraseWords = async (house: House, tx: Tx, storyId: string): Promise<void> => {
  await eraseHeld(house, tx, storyId);
  const ids = (await tx.selectFrom("revision").select("id").where("story_id", "=", storyId).execute()).map((row) => row.id);
  const pictures = await tx.selectFrom("revision_picture").select("sha").distinct().where("revision_id", "in", ids).execute();
  await tx.updateTable("revision").set(BARE).where("id", "in", ids).execute();
  await tx
    .updateTable("revision_picture")
    .set({ ...WITHOUT_WORDS, sha: null, is_killed: 1 })
    .where("revision_id", "in", ids)
    .execute();
  for (const { sha } of pictures) {
    if (sha === null) continue;
    const other = await tx.selectFrom("revision_picture").select("revision_id").where("sha", "=", sha).limit(1).executeTakeFirst();
    if (other !== undefined || (await isInLibrary(tx, sha))) continue;
    await tx.updateTable("picture").set({ is_killed: 1, killed_at: house.clock.now() }).where("sha", "=", sha).execute();
    await enqueue(house, tx, { kind: "story.forget-picture", body: { sha }, rank: "urgent", uniqueKey: `forget:${sha}` });
  }
};

const withdraw = async (house: House, tx: Tx, actor: Actor, id: string, isErased: boolean): Promise<void> => {
  const story: StoryTable | undefined = await lockRow(house.store.dialect)(
    tx.selectFrom("story").selectAll().where("id", "=", id),
  ).executeTakeFirst();
  if (story === undefined || story.state === "killed") return;
  const top = inOrder(await headsOf(tx, id)).at(-1);
  if (top === undefined) return;
  const row = await tx.selectFrom("revision").selectAll().where("id", "=", top.id).executeTakeFirstOrThrow();
  const by = { memberId: actor.id, isMerge: false, editNo: top.editNo + 1 };
  await insertDeskRevision(house, tx, row, top.over ?? top.id, { pubStatus: "canceled", headline: "", deck: "", blocks: [] }, by);
  const cause = { by: actor.role === "system" ? "operator" : "editor", memberId: actor.id } as const;
  await applySettled(house, tx, story, settle(await headsOf(tx, id), house.clock.now()), { cause, isInLedger: false });
  if (isErased) await eraseWords(house, tx, id);
};

/**
 * Withdraws for good every story that was found: each has its kill and its tombstone, and the ledger one entry for all. Fifty a transaction; cut
 * off in the middle, it is called again for the rest.
 */
export const withdrawFound = async (
  house: House,
  actor: Actor,
  found: Found,
  { from, to, isErased }: { readonly from: string; readonly to: string; readonly isErased: boolean },
): Promise<Result<number, SpanProblem>> => {
  if (!mayWithdraw(actor)) return refuse("not-allowed");
  for (let at = 0; at < found.stories.length; at += AT_ONCE)
    await house.store.transact(async (tx) => {
      for (const id of found.stories.slice(at, at + AT_ONCE)) await withdraw(house, tx, actor, id, isErased);
      if (at > 0) return;
      const details = { from, to, stories: found.stories.length, isErased };
      await appendLedger(house, tx, {
        kind: "withdrawal",
        target: `source:${found.slug}`,
        ground: "purge",
        rule: null,
        decidedBy: "editor",
        details,
      });
    });
  return done(found.stories.length);
};
