import { cursorOf, type Instant, keyOf } from "#kit";
import type { HeldFor, Outcome, StoryState } from "#stories";
import type { House } from "#store";
import { FEED_KINDS } from "./feeds/feed.ts";
import { lookThrough } from "./list/look-through.ts";
import { isNarrow, type WireFilter } from "./list/wire-filter.ts";
import type { Channel } from "./tables.ts";

/** One line of the intake log as the desk sees it. */
export type IntakeRow = {
  readonly id: string;
  readonly itemId: string;
  readonly at: Instant;
  readonly channel: Channel;
  readonly fileName: string;
  readonly size: number;
  readonly format: string | null;
  readonly guid: string | null;
  readonly version: string | null;
  readonly outcome: Outcome;
  readonly headline: string;
  readonly lang: string | null;
  readonly slugline: string;
  readonly problem: string | null;
  readonly remarks: readonly string[];
  readonly tookMs: number;
  readonly source: { readonly code: string; readonly slug: string } | null;
  readonly story: {
    readonly id: string;
    readonly shortId: string;
    readonly slug: string;
    readonly state: StoryState;
    readonly heldFor: HeldFor | null;
    readonly opensAt: Instant | null;
    readonly replies: number;
    readonly isCurrent: boolean;
    readonly versions: number;
  } | null;
};

export type IntakeFilter = {
  readonly source?: string | undefined;
  readonly state?: Outcome | undefined;
  /** What no index of the log answers: the newest lines are looked through for it. */
  readonly narrow?: WireFilter | undefined;
};

export type IntakeView = {
  readonly rows: readonly IntakeRow[];
  readonly next: string | null;
  /** How many lines were looked through for a narrow filter; null without one. */
  readonly through: number | null;
  readonly today: number;
  readonly out: number;
  readonly needing: readonly IntakeRow[];
  /** `feed` where it is one that was set up; else a way that is always there. */
  readonly channels: readonly {
    readonly channel: Channel;
    readonly feed: { readonly slug: string; readonly name: string } | null;
    readonly last: Instant;
  }[];
};

const PAGE = 50;
const NEEDING_MOST = 8;
/** Every outcome: named in a query, each is counted by its own part of the index. */
export const OUTCOMES: readonly Outcome[] = [
  "created",
  "updated",
  "corrected",
  "killed",
  "withheld",
  "embargoed",
  "unchanged",
  "stale",
  "rejected",
];
const NEEDS: readonly Outcome[] = ["rejected", "withheld"];

const lines = (house: House) =>
  house.store.db
    .selectFrom("intake")
    .innerJoin("item", "item.id", "intake.item_id")
    .leftJoin("source", "source.id", "intake.source_id")
    .leftJoin("story", "story.id", "intake.story_id")
    .select([
      "intake.id",
      "intake.item_id",
      "intake.at",
      "item.channel",
      "item.file_name",
      "item.size",
      "intake.format",
      "intake.guid",
      "intake.version",
      "intake.outcome",
      "intake.headline",
      "intake.slugline",
      "intake.problem",
      "intake.remarks",
      "intake.took_ms",
      "intake.revision_id",
      "source.code as source_code",
      "source.slug as source_slug",
      "intake.story_id",
      "story.short_id",
      "story.slug as story_slug",
      "story.state",
      "story.held_for",
      "story.opens_at",
      "story.replies",
      "story.versions",
      "story.lang",
      "story.revision_id as current_id",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof lines>["execute"]>>[number];

const read = (row: Row): IntakeRow => ({
  id: row.id,
  itemId: row.item_id,
  at: row.at,
  channel: row.channel,
  fileName: row.file_name,
  size: row.size,
  format: row.format,
  guid: row.guid,
  version: row.version,
  outcome: row.outcome,
  // What a source has killed is told to nobody again, editors' lists included.
  headline: row.state === "killed" ? "" : row.headline,
  lang: row.lang,
  slugline: row.state === "killed" ? "" : row.slugline,
  problem: row.problem,
  remarks: JSON.parse(row.remarks) as readonly string[],
  tookMs: row.took_ms,
  source: row.source_code === null || row.source_slug === null ? null : { code: row.source_code, slug: row.source_slug },
  story:
    row.short_id === null || row.state === null || row.story_id === null
      ? null
      : {
          id: row.story_id,
          shortId: row.short_id,
          slug: row.story_slug ?? "story",
          state: row.state,
          heldFor: row.held_for,
          opensAt: row.opens_at,
          replies: row.replies ?? 0,
          isCurrent: row.current_id === row.revision_id,
          versions: row.versions ?? 0,
        },
});

/** Every way in, for looking up each by its index. */
const CHANNELS: readonly Channel[] = [...FEED_KINDS, "command", "demo"];

/** When something last came by each way that is always there, in one statement. */
export const lastByChannel = async (house: House): Promise<ReadonlyMap<Channel, Instant>> => {
  const lastOf = (channel: Channel) =>
    house.store.db
      .selectFrom(
        house.store.db
          .selectFrom("item")
          .select(["channel", "received_at"])
          .where("channel", "=", channel)
          .where("feed_id", "is", null)
          .orderBy("received_at", "desc")
          .limit(1)
          .as("newest"),
      )
      .selectAll();
  const [first = lastOf("folder"), ...rest] = CHANNELS.map(lastOf);
  const rows = await rest.reduce((query, part) => query.unionAll(part), first).execute();
  return new Map(rows.toSorted((a, b) => (a.channel < b.channel ? -1 : 1)).map((row) => [row.channel, row.received_at]));
};

const idOfSource = async (house: House, slug: string): Promise<string> =>
  (await house.store.db.selectFrom("source").select("id").where("slug", "=", slug).executeTakeFirst())?.id ?? "";

/** The incoming page: newest first by keyset, in five statements, one more of one source and of a narrow filter. `dayStart` is the site's midnight. */
export const intakeView = async (house: House, filter: IntakeFilter, after: string | undefined, dayStart: Instant): Promise<IntakeView> => {
  const key = keyOf(after, 1);
  // Asked first, so that the database knows how rare it is when it plans the list.
  const sourceId = filter.source === undefined ? "" : await idOfSource(house, filter.source);
  const before = key === null ? null : String(key[0]);
  const narrow = filter.narrow === undefined || !isNarrow(filter.narrow) ? null : filter.narrow;
  const looked =
    narrow === null
      ? null
      : await lookThrough(house, narrow, { sourceId: filter.source === undefined ? null : sourceId, before, page: PAGE });
  const rows = await lines(house)
    .$if(looked !== null, (query) => query.where("intake.id", "in", looked === null || looked.ids.length === 0 ? [""] : looked.ids))
    .$if(filter.source !== undefined, (query) => query.where("intake.source_id", "=", sourceId))
    .$if(filter.state !== undefined, (query) => query.where("intake.outcome", "=", filter.state ?? "rejected"))
    .$if(before !== null, (query) => query.where("intake.id", "<", before ?? ""))
    .orderBy("intake.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const needing = await lines(house)
    .where((eb) =>
      eb.or([
        eb("intake.outcome", "in", NEEDS),
        // a newer version of a killed story, for as long as nobody has lifted the kill
        eb.and([eb("intake.outcome", "=", "killed"), eb("intake.is_asking", "=", 1), eb("story.state", "=", "killed")]),
      ]),
    )
    .where("intake.id", "in", (eb) =>
      eb
        .selectFrom("intake as asking")
        .select("asking.id")
        .where("asking.outcome", "in", [...NEEDS, "killed"])
        .where("asking.at", ">=", dayStart),
    )
    .orderBy("intake.id", "desc")
    .limit(NEEDING_MOST)
    .execute();
  const counts = await house.store.db
    .selectFrom("intake")
    .select((eb) => ["outcome", eb.fn.countAll<number>().as("count"), eb.fn.count<number>("story_id").as("stories")])
    .where("outcome", "in", OUTCOMES)
    .where("at", ">=", dayStart)
    .groupBy("outcome")
    .execute();
  const channels = await lastByChannel(house);
  const feeds = await house.store.db
    .selectFrom("feed")
    .select(["slug", "name", "kind", "item_at"])
    .where("item_at", "is not", null)
    .orderBy("name")
    .execute();
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    rows: rows.slice(0, PAGE).map(read),
    next: looked !== null ? looked.next : last === undefined ? null : cursorOf(last.id),
    through: looked?.through ?? null,
    today: counts.reduce((sum, row) => sum + row.count, 0),
    out: counts.filter(({ outcome }) => ["created", "updated", "corrected"].includes(outcome)).reduce((sum, row) => sum + row.stories, 0),
    needing: needing.map(read),
    channels: [
      ...[...channels].map(([channel, at]) => ({ channel, feed: null, last: at })),
      ...feeds.map(({ slug, name, kind, item_at }) => ({ channel: kind, feed: { slug, name }, last: item_at ?? "" })),
    ],
  };
};

/** What became of the newest documents of a feed, at most `most`. */
export const feedRows = async (house: House, feedId: string, most: number): Promise<readonly IntakeRow[]> => {
  const newest = house.store.db
    .selectFrom("item")
    .select("item.id")
    .where("item.feed_id", "=", feedId)
    .orderBy("item.id", "desc")
    .limit(most);
  const rows = await lines(house).where("intake.item_id", "in", newest).orderBy("intake.id", "desc").limit(most).execute();
  return rows.map(read);
};

export type ItemView = {
  readonly id: string;
  readonly sha: string;
  readonly size: number;
  readonly fileName: string;
  readonly channel: Channel;
  readonly feed: { readonly slug: string; readonly name: string } | null;
  readonly receivedAt: Instant;
  readonly lines: readonly (IntakeRow & { readonly editorNote: string })[];
};

/** One document with what became of each item in it. */
export const itemView = async (house: House, id: string): Promise<ItemView | null> => {
  const item = await house.store.db
    .selectFrom("item")
    .leftJoin("feed", "feed.id", "item.feed_id")
    .select(["item.sha", "item.size", "item.file_name", "item.channel", "item.received_at", "feed.slug", "feed.name"])
    .where("item.id", "=", id)
    .executeTakeFirst();
  if (item === undefined) return null;
  const rows = await lines(house)
    .leftJoin("revision", "revision.id", "intake.revision_id")
    .select("revision.editor_note")
    .where("intake.item_id", "=", id)
    .orderBy("intake.place")
    .execute();
  return {
    id,
    sha: item.sha,
    size: item.size,
    fileName: item.file_name,
    channel: item.channel,
    feed: item.slug === null || item.name === null ? null : { slug: item.slug, name: item.name },
    receivedAt: item.received_at,
    lines: rows.map((row) => ({ ...read(row), editorNote: row.state === "killed" ? "" : (row.editor_note ?? "") })),
  };
};
