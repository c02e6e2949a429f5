import type { Selectable } from "kysely";
import { type Actor, type Instant, isModerator } from "#kit";
import { type BlockKind, blocksOf, membersByIds, type Person } from "#members";
import type { Db, House, Store, Tables } from "#store";
import { reactionsIn } from "./cast-vote.ts";
import type { Addition, CommentKind, CommentState, Label, Reaction, VoteValue } from "./comment.ts";
import { additionsIn } from "./all-words.ts";
import "./tables.ts";

/** A comment as a page shows it. `author` is null when the account is gone. `takenOff` is there where only its place is left. */
export type CommentView = {
  readonly id: string;
  readonly parentId: string | null;
  readonly rootId: string;
  readonly topId: string;
  readonly depth: number;
  readonly place: number;
  readonly placed: number;
  readonly answers: number;
  readonly seq: number;
  readonly kind: CommentKind;
  readonly authorId: string;
  readonly author: Person | null;
  readonly label: Label | null;
  readonly parentName: string | null;
  readonly body: string;
  readonly additions: readonly Addition[];
  readonly mentions: readonly string[];
  readonly storyVersion: number;
  readonly postedAt: Instant;
  readonly edits: number;
  readonly editedAt: Instant | null;
  /** Until when it can be changed, where that was said for it alone. */
  readonly editUntil: Instant | null;
  readonly state: CommentState;
  readonly isPicked: boolean;
  readonly respect: number;
  readonly doesntHelp: number;
  readonly reactions: Readonly<Record<Reaction, number>>;
  /** What whoever looks has said of it. */
  readonly mine: { readonly vote: VoteValue; readonly reactions: readonly Reaction[] };
  /** Whether whoever looks has muted or blocked its author. */
  readonly blocked: BlockKind | null;
  readonly takenOff: {
    readonly at: Instant;
    readonly rule: string | null;
    readonly reason: string | null;
    readonly ledgerNo: number | null;
  } | null;
};

export type Row = Selectable<Tables["comment"]> & { readonly parent_author_id: string | null; readonly parent_state: string | null };

/** Comments, each with who wrote what it answers. */
export const commentRows = (db: Db) =>
  db
    .selectFrom("comment")
    .leftJoin("comment as parent", "parent.id", "comment.parent_id")
    .selectAll("comment")
    .select(["parent.author_id as parent_author_id", "parent.state as parent_state"]);

/** Whether `actor` may see that it is there: what waits or was turned down is its author's and the moderators' alone. */
export const maySee = (actor: Actor, comment: { readonly state: string; readonly author_id: string }): boolean =>
  (comment.state !== "held" && comment.state !== "rejected") || comment.author_id === actor.id || isModerator(actor);

type Known = {
  readonly people: ReadonlyMap<string, Person>;
  readonly labels: ReadonlyMap<string, Label>;
  readonly votes: ReadonlyMap<string, CommentView["mine"]>;
  readonly blocks: ReadonlyMap<string, BlockKind>;
};

const NONE = { vote: "none", reactions: [] } as const;

const viewOf =
  ({ people, labels, votes, blocks }: Known) =>
  (row: Row): CommentView => ({
    id: row.id,
    parentId: row.parent_id,
    rootId: row.root_id,
    topId: row.top_id,
    depth: row.depth,
    place: row.place,
    placed: row.placed,
    answers: row.answers,
    seq: row.seq,
    kind: row.kind,
    authorId: row.author_id,
    author: people.get(row.author_id) ?? null,
    label: labels.get(row.author_id) ?? null,
    parentName: row.parent_state === "published" ? (people.get(row.parent_author_id ?? "")?.name ?? null) : null,
    body: row.body,
    additions: additionsIn(row.additions),
    mentions: JSON.parse(row.mentions) as readonly string[],
    storyVersion: row.story_version,
    postedAt: row.posted_at,
    edits: row.edits,
    editedAt: row.edited_at,
    editUntil: row.edit_until,
    state: row.state,
    isPicked: row.is_picked === 1,
    respect: row.respect,
    doesntHelp: row.doesnt_help,
    reactions: reactionsIn(row.reactions),
    mine: votes.get(row.id) ?? NONE,
    blocked: blocks.get(row.author_id) ?? null,
    takenOff: row.taken_off_at === null ? null : { at: row.taken_off_at, rule: row.rule, reason: row.reason, ledgerNo: row.ledger_no },
  });

/** What a member has said of these comments. One statement. */
const votesOf = async (store: Store, memberId: string, ids: readonly string[]): Promise<Known["votes"]> => {
  const rows = await store.db
    .selectFrom("vote")
    .select(["comment_id", "kind", "value"])
    .where("member_id", "=", memberId)
    .where("comment_id", "in", ids)
    .execute();
  const found = new Map<string, { vote: VoteValue; reactions: Reaction[] }>();
  for (const row of rows) {
    const mine = found.get(row.comment_id) ?? { vote: "none" as VoteValue, reactions: [] };
    if (row.kind === "vote") mine.vote = row.value === 1 ? "respect" : "doesnt-help";
    else mine.reactions.push(row.kind as Reaction);
    found.set(row.comment_id, mine);
  }
  return found;
};

/** Rows as pages show them to `actor`: with people's names in one statement, for members with their own votes and blocks in two more. */
export const viewsOf = async (
  house: House,
  actor: Actor,
  rows: readonly Row[],
  labels: ReadonlyMap<string, Label>,
): Promise<readonly CommentView[]> => {
  const { store } = house;
  const seen = rows.filter((row) => maySee(actor, row));
  const ids = new Set(seen.flatMap((row) => (row.parent_author_id === null ? [row.author_id] : [row.author_id, row.parent_author_id])));
  const people = await membersByIds(store, [...ids]);
  const isMember = actor.id !== null && actor.role !== "source" && seen.length > 0;
  const votes = isMember
    ? await votesOf(
        store,
        actor.id ?? "",
        seen.map((row) => row.id),
      )
    : new Map();
  const blocks = isMember ? await blocksOf(store, actor.id ?? "") : new Map();
  return seen.map(viewOf({ people, labels, votes, blocks }));
};
