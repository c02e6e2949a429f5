import { commentSubject, type CommentSubject, talkSubject } from "#conversation";
import { memberByHandle, memberFacts } from "#members";
import { type Db, type House, type Tx } from "#store";

/** What can be reported and decided about, as the ledger names it. `words` are what it says. */
export type Subject = {
  readonly target: string;
  readonly storyId: string | null;
  readonly authorId: string | null;
  readonly words: string;
  readonly isPublic: boolean;
  readonly changedAt: string | null;
  readonly comment: CommentSubject | null;
};

/** Finds things of another room: by kind (`note`) and id. */
export type FindSubject = (db: Db | Tx, id: string) => Promise<Subject | null>;

const COMMENT_IN_ADDRESS = /(?:\/thread\/|#c-|[?&]at=|\/comment\/|\/embed\/comment\/)([0-9a-z]{6,20})/u;
const DISCUSSION_IN_ADDRESS = /(?:^|\/)d\/([0-9a-z]{6,20})(?:$|[/?#])/u;
const MEMBER_IN_ADDRESS = /(?:^|\/)@([a-z0-9_]{3,30})(?:$|[/?#])/iu;

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
  return handle === undefined ? null : { kind: "handle", id: handle.toLowerCase() };
};

const commentAs = async (db: Db | Tx, id: string): Promise<Subject | null> => {
  const comment = await commentSubject(db, id);
  if (comment === null || comment.state === "deleted") return null;
  const { storyId, authorId, words, changedAt } = comment;
  return { target: `comment:${id}`, storyId, authorId, words, isPublic: comment.state === "published", changedAt, comment };
};

const memberAs = async (db: Db | Tx, id: string): Promise<Subject | null> => {
  const member = await memberFacts(db, id);
  if (member === null) return null;
  const words = [member.name, member.about].filter((text) => text !== "").join("\n\n");
  return { target: `member:${id}`, storyId: null, authorId: id, words, isPublic: true, changedAt: null, comment: null };
};

export type SubjectFinders = Readonly<Record<string, FindSubject>>;

/** The thing that a target names; null where there is none, or none any more. */
export const findSubject = async (db: Db | Tx, target: string, more: SubjectFinders = {}): Promise<Subject | null> => {
  const read = readTarget(target);
  if (read === null) return null;
  if (read.kind === "comment") return commentAs(db, read.id);
  if (read.kind === "discussion") return commentAs(db, (await talkSubject(db, read.id))?.discussion?.openingId ?? "");
  if (read.kind === "member") return memberAs(db, read.id);
  if (read.kind === "handle") {
    const member = await memberByHandle({ db } as House["store"], read.id);
    return member === null ? null : memberAs(db, member.id);
  }
  return (await more[read.kind]?.(db, read.id)) ?? null;
};
