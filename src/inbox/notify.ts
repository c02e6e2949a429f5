import { type Instant, later, newId } from "#kit";
import { hidersOf } from "#members";
import type { Path } from "#paths";
import type { House, Tx } from "#store";
import { MAIL_AFTER_MS, type NoticeKind, type Told, USUAL_WAY, type Way } from "./notice.ts";
import "./tables.ts";

export type NewNotice = {
  readonly kind: NoticeKind;
  /** Such as `comment:ID`: of one kind a member is told of a subject once; of what goes on (`talk`, `said`) again after they saw it. */
  readonly subject: string;
  /** Told as one with others of this bundle; alone unless given. */
  readonly bundle?: string;
  readonly storyId?: string;
  /** The comment that other rooms' news is about: taken off, it is told no more. */
  readonly commentId?: string;
  /** The member whose doing it is: neither they nor those who hide from them are told. */
  readonly by?: string;
  readonly since?: Instant;
  /** For kinds of other rooms: what is said, and where it leads. */
  readonly told?: Told;
  readonly path?: Path;
  /** It went by letter already. */
  readonly isMailed?: boolean;
};

/** The ways in which these members want a kind. One statement. */
const waysOf = async (tx: Tx, kind: NoticeKind, members: readonly string[]): Promise<ReadonlyMap<string, Way>> => {
  const rows = await tx
    .selectFrom("notice_choice")
    .select(["member_id", "way"])
    .where("kind", "=", kind)
    .where("member_id", "in", members)
    .execute();
  return new Map(rows.map((row) => [row.member_id, row.way]));
};

/** Kinds that tell of what goes on: once seen, they begin anew. */
const isGoingOn = (kind: NoticeKind): boolean => kind === "talk" || kind === "said";

/**
 * Tells members of something, in the transaction of whoever did it or after. At most some hundreds at a time: for followers use a job of
 * kind `inbox.spread`. The same again tells nobody twice.
 */
export const notify = async (house: House, tx: Tx, members: readonly string[], notice: NewNotice): Promise<void> => {
  const { kind, subject, by } = notice;
  if (members.length === 0) return;
  const ways = await waysOf(tx, kind, members);
  const hidden = by === undefined ? new Set<string>() : await hidersOf(tx, by, members);
  const now = house.clock.now();
  const rows = [...new Set(members)].flatMap((memberId) => {
    const way = ways.get(memberId) ?? USUAL_WAY[kind];
    if (way === "off" || memberId === by || hidden.has(memberId)) return [];
    return [
      {
        id: newId(house.clock.ms()),
        member_id: memberId,
        kind,
        subject,
        bundle: notice.bundle ?? `${kind} ${subject}`,
        story_id: notice.storyId ?? "",
        comment_id: notice.commentId ?? "",
        by_id: by ?? null,
        since: notice.since ?? now,
        at: now,
        seen_at: null,
        mail_at: way === "mail" && notice.isMailed !== true ? later(now, MAIL_AFTER_MS) : null,
        push_at: way === "push" ? later(now, MAIL_AFTER_MS) : null,
        told: notice.told === undefined ? "" : JSON.stringify(notice.told),
        path: notice.path ?? "",
      },
    ];
  });
  if (rows.length === 0) return;
  await tx
    .insertInto("notice")
    .values(rows)
    .onConflict((conflict) =>
      isGoingOn(kind)
        ? conflict.columns(["member_id", "kind", "subject"]).doUpdateSet((eb) => ({
            at: eb.ref("excluded.at"),
            since: eb.case().when("notice.seen_at", "is", null).then(eb.ref("notice.since")).else(eb.ref("excluded.since")).end(),
            seen_at: null,
            mail_at: eb.fn.coalesce("notice.mail_at", "excluded.mail_at"),
            push_at: eb.fn.coalesce("notice.push_at", "excluded.push_at"),
          }))
        : conflict.columns(["member_id", "kind", "subject"]).doNothing(),
    )
    .execute();
};

/** Takes back what was told of a subject, because it is there no longer. */
export const withdrawNotices = async (tx: Tx, subject: string, kinds: readonly NoticeKind[]): Promise<void> => {
  await tx.deleteFrom("notice").where("subject", "=", subject).where("kind", "in", kinds).execute();
};
