import { saidSince, type TalkTeaser, talkTeasers, toldComments, type ToldComment } from "#conversation";
import { cursorOf, excerptOf, type Instant, keyOf, type Lang } from "#kit";
import { membersByIds, type Person } from "#members";
import { type Path, paths } from "#paths";
import type { House } from "#store";
import { NOTICE_KINDS, type NoticeKind } from "./notice.ts";
import { type NoticeTable, toldIn } from "./tables.ts";

/** One thing that a member is told: a bundle of notices that hold now. */
export type InboxItem = {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly ids: readonly string[];
  /** Of what: answers, people who wrote. */
  readonly count: number;
  /** Who, the newest first; empty where it does not matter or nobody is left. */
  readonly names: readonly string[];
  readonly headline: string;
  readonly headlineLang: string;
  readonly excerpt: string;
  /** Why a comment was taken off; empty elsewhere. */
  readonly reason: string;
  /** Other rooms' words. */
  readonly told: Readonly<Record<Lang, string>> | null;
  readonly href: Path;
  readonly at: Instant;
  readonly isUnseen: boolean;
};

const PAGE = 60; // notices; bundles are fewer
const EXCERPT = 160;

type Known = {
  readonly comments: ReadonlyMap<string, ToldComment>;
  readonly stories: ReadonlyMap<string, TalkTeaser>;
  readonly said: Awaited<ReturnType<typeof saidSince>>;
  readonly people: ReadonlyMap<string, Person>;
};

const commentId = ({ subject, comment_id: about }: NoticeTable): string | null =>
  about !== "" ? about : subject.startsWith("comment:") ? subject.slice("comment:".length) : null;

/** Whether what a notice tells is still so. */
const holds = (row: NoticeTable, { comments, stories, said }: Known): boolean => {
  if (row.story_id !== "" && !stories.has(row.story_id)) return false;
  if (row.kind === "talk")
    return said.some(({ storyId, authorId, at }) => storyId === row.story_id && at >= row.since && authorId !== row.member_id);
  const id = commentId(row);
  if (id === null) return true;
  const comment = comments.get(id);
  if (comment === undefined) return false;
  if (row.kind === "taken-off") return comment.state === "hidden" || comment.state === "rejected";
  return comment.state === "published" && (row.kind !== "picked" || comment.isPicked);
};

const hrefOf = (row: NoticeTable, story: TalkTeaser | undefined): Path => {
  if (row.path !== "" || story === undefined) return row.path as Path;
  const { shortId: id, slug } = story;
  const comment = commentId(row);
  if (row.kind === "correction") return paths.storyChanges({ id });
  return comment === null ? paths.talk({ id, slug, order: "newest" }) : paths.thread({ storyId: id, id: comment });
};

/** From the weightiest: of one comment a member is told once, and as what it is most of all to them. */
const OF_A_COMMENT = ["answer", "mention", "said"] as const satisfies readonly NoticeKind[];
const weightOf = ({ kind }: NoticeTable): number => OF_A_COMMENT.findIndex((each) => each === kind);

/** Notices that another of the same comment outweighs, by the id of the one that is told. */
const outweighed = (rows: readonly NoticeTable[]): ReadonlyMap<string, readonly NoticeTable[]> => {
  const told = Map.groupBy(
    rows.filter((row) => weightOf(row) >= 0),
    ({ subject, seen_at: seenAt }) => `${subject} ${seenAt === null}`,
  );
  return new Map(
    [...told.values()].flatMap((each) => {
      const [first, ...others] = each.toSorted((a, b) => weightOf(a) - weightOf(b));
      return first === undefined || others.length === 0 ? [] : [[first.id, others]];
    }),
  );
};

const itemOf = (rows: readonly NoticeTable[], known: Known): InboxItem | null => {
  const [row] = rows;
  if (row === undefined) return null;
  const story = known.stories.get(row.story_id);
  const comment = known.comments.get(commentId(row) ?? "");
  const talk = known.said.filter(({ storyId, authorId, at }) => storyId === row.story_id && at >= row.since && authorId !== row.member_id);
  const authors =
    row.kind === "talk"
      ? talk.map(({ authorId }) => authorId)
      : rows.map((each) => known.comments.get(commentId(each) ?? "")?.authorId ?? each.by_id ?? "");
  const names = [...new Set(authors)].flatMap((id) => known.people.get(id)?.name ?? []);
  return {
    key: row.bundle,
    kind: row.kind,
    ids: rows.map(({ id }) => id),
    count: row.kind === "talk" ? talk.length : rows.length,
    names,
    headline: story?.headline ?? "",
    headlineLang: story?.lang ?? "",
    excerpt: comment === undefined || row.told !== "" ? "" : excerptOf(comment.body, EXCERPT),
    reason: row.kind === "taken-off" ? (comment?.reason ?? "") : "",
    told: toldIn(row.told),
    href: hrefOf(row, story),
    at: row.at,
    isUnseen: rows.some((each) => each.seen_at === null),
  };
};

/** Notices as they hold now, bundled, the newest first. What was removed meanwhile is left out. Four statements. */
export const resolveNotices = async (
  house: House,
  rows: readonly NoticeTable[],
  outlet: "site" | "newsletter" = "site",
): Promise<readonly InboxItem[]> => {
  const { store } = house;
  const comments = await toldComments(
    house,
    rows.flatMap((row) => commentId(row) ?? []),
  );
  const stories = await talkTeasers(
    house,
    rows.map((row) => row.story_id),
    outlet,
  );
  const talk = rows.filter(({ kind }) => kind === "talk").map((row) => ({ storyId: row.story_id, since: row.since }));
  const said = await saidSince(house, talk);
  const authors = [...[...comments.values()].map(({ authorId }) => authorId), ...said.map(({ authorId }) => authorId)];
  const people = await membersByIds(store, [...new Set([...authors, ...rows.flatMap((row) => row.by_id ?? [])])]);
  const known: Known = { comments, stories, said, people };
  const holding = rows.filter((row) => holds(row, known));
  const lesser = outweighed(holding);
  const left = new Set([...lesser.values()].flat());
  const bundles = Map.groupBy(
    holding.filter((row) => !left.has(row)),
    ({ bundle, seen_at: seenAt }) => `${bundle} ${seenAt === null}`,
  );
  return [...bundles.values()].flatMap((each) => {
    const item = itemOf(each, known);
    return item === null ? [] : { ...item, ids: [...item.ids, ...item.ids.flatMap((id) => lesser.get(id) ?? []).map(({ id }) => id)] };
  });
};

export type InboxView = { readonly items: readonly InboxItem[]; readonly next: string | null };

/** A page of a member's inbox. Five statements. */
export const inboxView = async (house: House, memberId: string, after?: string): Promise<InboxView> => {
  const key = keyOf(after, 2);
  const rows = await house.store.db
    .selectFrom("notice")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("kind", "in", NOTICE_KINDS)
    .$if(key !== null, (query) => query.where((eb) => eb(eb.refTuple("at", "id"), "<", eb.tuple(String(key?.[0]), String(key?.[1])))))
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return { items: await resolveNotices(house, shown), next: last === undefined ? null : cursorOf(last.at, last.id) };
};
