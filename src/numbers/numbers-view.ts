import { mostReplied, repliesByDay } from "#conversation";
import { DAY, type Instant, instantOf } from "#kit";
import { type ModerationLoad, moderationLoad } from "#moderation";
import { type QuestionSpeed, questionSpeed } from "#questions";
import { putRightList, storiesByIds } from "#stories";
import type { House } from "#store";
import { feedsView } from "#wire";
import "./tables.ts";

/** Days that the page can look back over. */
export const SPANS = [7, 30, 90] as const;
export type Span = (typeof SPANS)[number];

const STORIES = 20;
const HOSTS = 20;
const RIGHTED = 10;

export type ReadStory = {
  readonly shortId: string;
  readonly slug: string;
  readonly headline: string;
  readonly lang: string;
  readonly readings: number;
};

export type NumbersView = {
  readonly span: Span;
  /** The days looked at, oldest first. */
  readonly days: readonly {
    readonly day: string;
    readonly readings: number;
    readonly replies: number;
    readonly asked: number;
    readonly opened: number;
  }[];
  readonly stories: readonly ReadStory[];
  readonly hosts: readonly { readonly host: string; readonly readings: number }[];
  readonly replied: readonly (Omit<ReadStory, "readings"> & { readonly replies: number })[];
  readonly questions: QuestionSpeed;
  readonly moderation: ModerationLoad;
  readonly feeds: readonly {
    readonly name: string;
    readonly slug: string;
    readonly itemAt: Instant | null;
    readonly lagMs: number | null;
  }[];
  /** Corrections, and how often their stories were read from the day of each on. */
  readonly righted: readonly (ReadStory & { readonly at: Instant })[];
};

const daysOf = (nowMs: number, span: Span): readonly string[] =>
  Array.from({ length: span }, (_, back) => instantOf(nowMs - (span - 1 - back) * DAY).slice(0, 10));

/** Stories by their short ids, as far as they are public. */
const faces = async (house: House, shortIds: readonly string[]) => {
  const rows = await house.store.db
    .selectFrom("story")
    .select(["id", "short_id"])
    .where("short_id", "in", ["-", ...shortIds])
    .execute();
  const stories = await storiesByIds(
    house,
    rows.map(({ id }) => id),
  );
  return new Map(stories.map((story) => [story.shortId, story]));
};

const readingsByDay = async (house: House, from: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await house.store.db
    .selectFrom("reading")
    .select(["day", (eb) => eb.fn.sum<number | string>("readings").as("readings")])
    .where("day", ">=", from)
    .groupBy("day")
    .execute();
  return new Map(rows.map((row) => [row.day, Number(row.readings)]));
};

const mostRead = async (house: House, from: string): Promise<readonly ReadStory[]> => {
  const rows = await house.store.db
    .selectFrom("reading")
    .select(["subject", (eb) => eb.fn.sum<number | string>("readings").as("total")])
    .where("kind", "=", "story")
    .where("day", ">=", from)
    .groupBy("subject")
    .orderBy("total", "desc")
    .orderBy("subject")
    .limit(STORIES)
    .execute();
  const known = await faces(
    house,
    rows.map(({ subject }) => subject),
  );
  return rows.flatMap(({ subject, total }) => {
    const story = known.get(subject);
    if (story === undefined) return [];
    const { shortId, slug, headline, lang } = story;
    return [{ shortId, slug, headline, lang, readings: Number(total) }];
  });
};

const hostsSince = async (house: House, from: string) => {
  const rows = await house.store.db
    .selectFrom("referral")
    .select(["host", (eb) => eb.fn.sum<number | string>("readings").as("total")])
    .where("day", ">=", from)
    .groupBy("host")
    .orderBy("total", "desc")
    .orderBy("host")
    .limit(HOSTS)
    .execute();
  return rows.map(({ host, total }) => ({ host, readings: Number(total) }));
};

const rightedSince = async (house: House, since: Instant): Promise<NumbersView["righted"]> => {
  const { items } = await putRightList(house, RIGHTED);
  const corrections = items.filter((item) => item.kind === "correction").filter(({ at }) => at >= since);
  const rows = await house.store.db
    .selectFrom("reading")
    .select(["subject", "day", "readings"])
    .where("kind", "=", "story")
    .where("subject", "in", ["-", ...corrections.map(({ shortId }) => shortId)])
    .execute();
  return corrections.map(({ shortId, slug, headline, lang, at }) => {
    const after = rows.filter((row) => row.subject === shortId && row.day >= at.slice(0, 10));
    return { shortId, slug, headline, lang, at, readings: after.reduce((sum, row) => sum + row.readings, 0) };
  });
};

/** What a newsroom wants to know of its site, over the last days, in a fixed number of statements. */
export const numbersView = async (house: House, span: Span): Promise<NumbersView> => {
  const days = daysOf(house.clock.ms(), span);
  const from = days[0] ?? "";
  const since = `${from}T00:00:00.000Z`;
  const [readings, replies] = [await readingsByDay(house, from), await repliesByDay(house, since)];
  const talked = await mostReplied(house, since, RIGHTED);
  const teasers = await storiesByIds(
    house,
    talked.map(({ storyId }) => storyId),
  );
  const feeds = await feedsView(house);
  const [questions, moderation] = [await questionSpeed(house, since), await moderationLoad(house, since)];
  return {
    span,
    days: days.map((day) => ({
      day,
      readings: readings.get(day) ?? 0,
      replies: replies.get(day) ?? 0,
      asked: questions.days.get(day) ?? 0,
      opened: moderation.days.get(day) ?? 0,
    })),
    stories: await mostRead(house, from),
    hosts: await hostsSince(house, from),
    replied: teasers.map(({ id, shortId, slug, headline, lang }) => ({
      ...{ shortId, slug, headline, lang },
      replies: talked.find(({ storyId }) => storyId === id)?.replies ?? 0,
    })),
    questions,
    moderation,
    feeds: feeds.map(({ feed, itemAt, lagMs, source }) => ({ name: source?.name ?? feed.slug, slug: feed.slug, itemAt, lagMs })),
    righted: await rightedSince(house, since),
  };
};

const DAY_KINDS = { replies: "replies", asked: "questions-asked", opened: "cases-opened" } as const;

/** What the page shows of the whole span, as lines of the file: each stands at the last day. */
const linesOfSpan = ({ days, replied, questions, moderation, feeds, righted }: NumbersView): readonly (readonly string[])[] => {
  const last = days.at(-1)?.day ?? "";
  const line = (kind: string, subject: string, count: number | null) => (count === null ? [] : [[last, kind, subject, String(count)]]);
  const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1_000));
  return [
    ...days.flatMap(({ day, ...of }) =>
      (["replies", "asked", "opened"] as const).flatMap((kind) => (of[kind] === 0 ? [] : [[day, DAY_KINDS[kind], "", String(of[kind])]])),
    ),
    ...replied.flatMap(({ shortId, replies }) => line("replies-of-story", shortId, replies)),
    ...line("questions", "asked", questions.asked),
    ...line("questions", "answered", questions.answered),
    ...line("questions", "half-within-seconds", seconds(questions.halfMs)),
    ...line("cases", "opened", moderation.opened),
    ...line("cases", "decided", moderation.closed),
    ...line("cases", "half-within-seconds", seconds(moderation.halfMs)),
    ...line("cases", "waiting", moderation.waiting),
    ...feeds.flatMap(({ slug, lagMs }) => line("feed-lag-seconds", slug, seconds(lagMs))),
    ...righted.flatMap(({ shortId, readings }) => line("read-since-correction", shortId, readings)),
  ];
};

/** Everything counted since a day, for a spreadsheet: a line for each page and host of a day, then what the page shows of the whole span. */
export const numbersFile = async (house: House, span: Span): Promise<string> => {
  const from = daysOf(house.clock.ms(), span)[0] ?? "";
  const { db } = house.store;
  const reads = await db
    .selectFrom("reading")
    .selectAll()
    .where("day", ">=", from)
    .orderBy("day")
    .orderBy("kind")
    .orderBy("subject")
    .execute();
  const hosts = await db.selectFrom("referral").selectAll().where("day", ">=", from).orderBy("day").orderBy("host").execute();
  const lines = [
    ["day", "kind", "subject", "count"],
    ...reads.map(({ day, kind, subject, readings }) => [day, kind, subject, String(readings)]),
    ...hosts.map(({ day, host, readings }) => [day, "from", host, String(readings)]),
    ...linesOfSpan(await numbersView(house, span)),
  ];
  return lines.map((cells) => cells.map(cell).join(",")).join("\r\n");
};

/** A cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula (OWASP, CSV injection). */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
