import { commentSubject, type CommentSubject, commentSubjects, type Rule, talkSubject } from "#conversation";
import type { Actor } from "#kit";
import { handleOf, memberByHandle, memberFacts, membersByIds } from "#members";
import { type Db, type House, type Tx } from "#store";

/** What can be reported and decided about, as the ledger names it. `words` are what it says. */
export type Subject = {
  readonly target: string;
  readonly storyId: string | null;
  readonly authorId: string | null;
  readonly words: string;
  readonly isPublic: boolean;
  readonly isHeld: boolean;
  readonly changedAt: string | null;
  /** Why it is off; null where it is not. */
  readonly off: { readonly rule: string; readonly reason: string } | null;
  readonly comment: CommentSubject | null;
};

/** Finds things of another room: by kind (`note`) and id. */
export type FindSubject = (db: Db | Tx, id: string) => Promise<Subject | null>;

const COMMENT_IN_ADDRESS = /(?:\/thread\/|#c-|[?&]at=|\/comment\/|\/embed\/comment\/)([0-9a-z]{6,20})/u;
const DISCUSSION_IN_ADDRESS = /(?:^|\/)d\/([0-9a-z]{6,20})(?:$|[/?#])/u;
const MEMBER_IN_ADDRESS = /(?:^|\/)(?:@|%40)((?:[\p{L}\p{M}0-9_]|%[0-9a-f]{2})+)(?:$|[/?#])/iu;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** What people and programs call a target: `comment:ID`, an id alone, or the address that a page gave. */
export const readTarget = (text: string): { readonly kind: string; readonly id: string } | null => {
  const given = text.trim().slice(0, 500);
  const named = /^([a-z]{3,12}):([0-9a-zA-Z_-]{3,40})$/u.exec(given);
  if (named !== null) return { kind: named[1] ?? "", id: named[2] ?? "" };
  const comment = COMMENT_IN_ADDRESS.exec(given)?.[1] ?? /^[0-9a-z]{12}$/u.exec(given)?.[0];
  if (comment !== undefined) return { kind: "comment", id: comment };
  const discussion = DISCUSSION_IN_ADDRESS.exec(given)?.[1];
  if (discussion !== undefined) return { kind: "discussion", id: `d-${discussion}` };
  const handle = MEMBER_IN_ADDRESS.exec(given)?.[1];
  return handle === undefined ? null : { kind: "handle", id: handleOf(decoded(handle)) };
};

const commentAs = async (db: Db | Tx, id: string): Promise<Subject | null> => {
  const comment = await commentSubject(db, id);
  if (comment === null || comment.state === "deleted") return null;
  const { storyId, authorId, words, changedAt, state, rule, reason } = comment;
  return {
    target: `comment:${id}`,
    storyId,
    authorId,
    words,
    isPublic: state === "published",
    isHeld: state === "held",
    changedAt,
    off: rule === null ? null : { rule, reason },
    comment,
  };
};

const memberAs = async (db: Db | Tx, id: string): Promise<Subject | null> => {
  const member = await memberFacts(db, id);
  if (member === null) return null;
  const words = [member.name, member.about].filter((text) => text !== "").join("\n\n");
  const plain = { isPublic: true, isHeld: false, changedAt: null, off: null, comment: null };
  return { target: `member:${id}`, storyId: null, authorId: id, words, ...plain };
};

/** `by`: the moderator; null for a rule that did it by itself. */
export type Off = { readonly rule: Rule; readonly reason: string; readonly by: string | null };
export type Back = { readonly by: string | null; readonly ground: "mistake" | "appeal" };

/** What another room lets be done to its things. Whatever was done is told by an event of that room's. */
export type SubjectKeeper = {
  readonly find: FindSubject;
  /** Who may see and report one; anybody, unless given. */
  readonly mayReport?: (db: Db | Tx, id: string, actor: Actor) => Promise<boolean>;
  /** What several say, by id; one statement. */
  readonly words: (db: Db | Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Takes it off, with its entry in the ledger; leaves alone what is off. */
  readonly takeOff: (tx: Tx, id: string, why: Off) => Promise<void>;
  /** Lets it out, or brings it back; leaves alone what stands. */
  readonly bringBack: (tx: Tx, id: string, why: Back) => Promise<void>;
};

/** By the kind that stands before an id: `note`. */
export type SubjectKeepers = Readonly<Record<string, SubjectKeeper>>;

/** The thing that a target names; null where there is none, or none any more. */
export const findSubject = async (db: Db | Tx, target: string, keepers: SubjectKeepers = {}): Promise<Subject | null> => {
  const read = readTarget(target);
  if (read === null) return null;
  if (read.kind === "comment") return commentAs(db, read.id);
  if (read.kind === "discussion") return commentAs(db, (await talkSubject(db, read.id))?.discussion?.openingId ?? "");
  if (read.kind === "member") return memberAs(db, read.id);
  if (read.kind === "handle") {
    const member = await memberByHandle({ db } as House["store"], read.id);
    return member === null ? null : memberAs(db, member.id);
  }
  return (await keepers[read.kind]?.find(db, read.id)) ?? null;
};

/** The thing that a target names, for whoever may report it. */
export const findReportable = async (db: Db | Tx, target: string, actor: Actor, keepers: SubjectKeepers = {}): Promise<Subject | null> => {
  const subject = await findSubject(db, target, keepers);
  const [kind = "", id = ""] = subject?.target.split(":") ?? [];
  const mayReport = keepers[kind]?.mayReport;
  return subject === null || (mayReport !== undefined && !(await mayReport(db, id, actor))) ? null : subject;
};

const idsOf = (targets: readonly string[], kind: string): readonly string[] =>
  targets.flatMap((target) => (target.startsWith(`${kind}:`) ? [target.slice(kind.length + 1)] : []));

/** What targets say, by target: one statement for each kind that there is. */
export const wordsOfTargets = async (
  { store, keepers }: Pick<House, "store"> & { readonly keepers: SubjectKeepers },
  targets: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found: [string, string][] = [];
  for (const [id, { words }] of await commentSubjects(store.db, idsOf(targets, "comment"))) found.push([`comment:${id}`, words]);
  const members = idsOf(targets, "member");
  if (members.length > 0) for (const [id, { name }] of await membersByIds(store, [...members])) found.push([`member:${id}`, name]);
  for (const [kind, keeper] of Object.entries(keepers)) {
    const ids = idsOf(targets, kind);
    if (ids.length > 0) for (const [id, words] of await keeper.words(store.db, ids)) found.push([`${kind}:${id}`, words]);
  }
  return new Map(found);
};
