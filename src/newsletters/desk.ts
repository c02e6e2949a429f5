import { enqueue } from "#jobs";
import { type Actor, type Instant, instantIn, localTime } from "#kit";
import { publish } from "#events";
import { readSite, recordChange, type Section, storiesByIds, storySubject } from "#stories";
import type { House } from "#store";
import { draftNext } from "./send-issue.ts";
import {
  type ListId,
  listOf,
  nextSend,
  OPENING_MOST,
  type PostState,
  RHYTHMS,
  sectionOf,
  SUBJECT_MOST,
  USUAL_TIME,
  WENT_OUT,
} from "./newsletter.ts";
import type { Item } from "./issue-view.ts";
import type { IssueTable } from "./tables.ts";

const ISSUES_SHOWN = 30;

export type Counts = Readonly<Partial<Record<PostState, number>>>;

export const findIssue = async (house: House, id: string): Promise<IssueTable | null> =>
  (await house.store.db.selectFrom("newsletter_issue").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;

/** The newest issues; `isPublic`: only those that went out. */
export const listIssues = async (house: House, isPublic: boolean): Promise<readonly IssueTable[]> =>
  house.store.db
    .selectFrom("newsletter_issue")
    .selectAll()
    .where("state", "in", isPublic ? WENT_OUT : ["draft", ...WENT_OUT, "empty"])
    .orderBy("send_at", "desc")
    .orderBy("id")
    .limit(ISSUES_SHOWN)
    .execute();

/** How far issues are, by id. One statement. */
export const countsOf = async (house: House, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> => {
  if (ids.length === 0) return new Map();
  const rows = await house.store.db
    .selectFrom("newsletter_post")
    .select((eb) => ["issue_id", "state", eb.fn.countAll<number>().as("count")])
    .where("issue_id", "in", ids)
    .groupBy(["issue_id", "state"])
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.issue_id)].map(([id, of]) => [id, Object.fromEntries(of.map(({ state, count }) => [state, count]))]),
  );
};

export type ListState = {
  readonly id: ListId;
  readonly isOn: boolean;
  readonly minute: number;
  readonly weekday: number;
  readonly readers: number;
};

/** The whole paper's two lists, then those of sections that were ever set up, in the order of the sections. Two statements. */
export const listStates = async (house: House, sections: readonly Pick<Section, "slug">[]): Promise<readonly ListState[]> => {
  const { db } = house.store;
  const rows = await db.selectFrom("newsletter_list").selectAll().execute();
  const readers = await db
    .selectFrom("newsletter_reader")
    .select((eb) => ["list", eb.fn.countAll<number>().as("count")])
    .where("proved_at", "is not", null)
    .where("refused_at", "is", null)
    .groupBy("list")
    .execute();
  return [null, ...sections.map(({ slug }) => slug)]
    .flatMap((section) => RHYTHMS.map((rhythm) => listOf(rhythm, section)))
    .flatMap((id) => {
      const row = rows.find((each) => each.id === id);
      if (row === undefined && sectionOf(id) !== null) return [];
      const { minute, weekday } = row ?? USUAL_TIME;
      return [{ id, isOn: row?.is_on === 1, minute, weekday, readers: readers.find(({ list }) => list === id)?.count ?? 0 }];
    });
};

/** The letters of one section that go out. */
export const sectionLists = async (house: House, section: string): Promise<readonly ListId[]> => {
  const ids = RHYTHMS.map((rhythm) => listOf(rhythm, section));
  const rows = await house.store.db.selectFrom("newsletter_list").select("id").where("id", "in", ids).where("is_on", "=", 1).execute();
  return ids.filter((id) => rows.some((row) => row.id === id));
};

/** A minute of the day as clocks show it. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Switches a list and says when it goes out; its draft moves along, and goes when the list is switched off. */
export const saveList = async (house: House, actor: Actor, list: Omit<ListState, "readers">): Promise<void> => {
  const { zone } = await readSite(house.store);
  const now = house.clock.now();
  const { id, minute, weekday, isOn } = list;
  const set = { is_on: isOn ? 1 : 0, minute, weekday, changed_at: now, changed_by: actor.id ?? "" };
  await house.store.transact(async (tx) => {
    const known = await tx.selectFrom("newsletter_list").selectAll().where("id", "=", id).executeTakeFirst();
    const isChanged = known?.is_on !== set.is_on || known.minute !== minute || known.weekday !== weekday;
    if (isChanged)
      await recordChange(house, tx, actor, {
        name: "newsletter",
        before: known === undefined ? null : { id, isOn: known.is_on === 1, time: timeOf(known.minute), weekday: known.weekday },
        after: { id, isOn, time: timeOf(minute), weekday },
      });
    await tx
      .insertInto("newsletter_list")
      .values({ id, ...set })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(set))
      .execute();
    if (isOn)
      await tx
        .updateTable("newsletter_issue")
        .set({ send_at: nextSend(id, zone, list, now) })
        .where("list", "=", id)
        .where("state", "=", "draft")
        .execute();
    else await tx.deleteFrom("newsletter_issue").where("list", "=", id).where("state", "=", "draft").execute();
    // A section's page says which of its letters there are.
    if (isChanged) await publish(house, tx, { kind: "house.changed", topic: "house", body: { why: "newsletters" } });
  });
  await draftNext(house);
};

export type Arranged = {
  readonly subject: string;
  readonly opening: string;
  readonly at: string;
  readonly items: readonly Item[];
  readonly added: string;
};

type Wording = Pick<Arranged, "subject" | "opening">;

const wordingOf = ({ subject, opening }: Wording): Wording => ({
  subject: subject.replaceAll(/\s+/gu, " ").trim().slice(0, SUBJECT_MOST),
  opening: opening.trim().slice(0, OPENING_MOST),
});

/** Changes the words of an issue that went out: on the site, and in mails that still wait. False where it did not go out. */
export const rewordIssue = async (house: House, by: string, id: string, wanted: Wording): Promise<boolean> =>
  house.store.transact(async (tx) => {
    const saved = await tx
      .updateTable("newsletter_issue")
      .set({ ...wordingOf(wanted), changed_by: by })
      .where("id", "=", id)
      .where("state", "in", WENT_OUT)
      .returning("id")
      .executeTakeFirst();
    return saved !== undefined;
  });

/** Saves what an editor made of a draft. `at` is a local date and time, `added` a story's address; what cannot be read changes nothing. */
export const arrangeIssue = async (house: House, by: string, id: string, wanted: Arranged): Promise<"saved" | "no-story" | "gone"> => {
  const { zone } = await readSite(house.store);
  const shortId = /\/story\/([0-9a-z]+)/u.exec(wanted.added)?.[1] ?? wanted.added.trim();
  const found = shortId === "" ? null : await storySubject(house.store.db, shortId);
  const [added] = found === null ? [] : await storiesByIds(house, [found.id], "newsletter");
  if (shortId !== "" && added === undefined) return "no-story";
  const items: readonly Item[] =
    added === undefined
      ? wanted.items
      : [{ kind: "news", subject: added.id }, ...wanted.items.filter(({ subject }) => subject !== added.id)];
  const ms = Date.parse(`${wanted.at}Z`);
  const sendAt: Instant | null = Number.isNaN(ms) ? null : instantIn(zone, ms);
  return house.store.transact(async (tx) => {
    const saved = await tx
      .updateTable("newsletter_issue")
      .set({ ...wordingOf(wanted), is_arranged: 1, changed_by: by, ...(sendAt === null ? {} : { send_at: sendAt }) })
      .where("id", "=", id)
      .where("state", "=", "draft")
      .returning("id")
      .executeTakeFirst();
    if (saved === undefined) return "gone";
    await tx.deleteFrom("newsletter_item").where("issue_id", "=", id).execute();
    if (items.length > 0)
      await tx
        .insertInto("newsletter_item")
        .values(items.map((item, place) => ({ ...item, place, issue_id: id })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return "saved";
  });
};

/** Sends a draft now, pauses one that is being sent, goes on with one that rests, or leaves a draft to compose itself again. */
export const moveIssue = (house: House, by: string, id: string, move: "send" | "pause" | "resume" | "afresh"): Promise<void> =>
  house.store.transact(async (tx) => {
    const from = { send: "draft", pause: "sending", resume: "paused", afresh: "draft" } as const;
    const to = {
      send: { send_at: house.clock.now() },
      pause: { state: "paused" },
      resume: { state: "sending" },
      afresh: { is_arranged: 0 },
    } as const;
    await tx
      .updateTable("newsletter_issue")
      .set({ ...to[move], changed_by: by })
      .where("id", "=", id)
      .where("state", "=", from[move])
      .execute();
    if (move === "afresh") await tx.deleteFrom("newsletter_item").where("issue_id", "=", id).execute();
    if (move === "send" || move === "resume")
      await enqueue(house, tx, { kind: "newsletters.turn", body: {}, rank: "outward", uniqueKey: "newsletters.now" });
  });

/** A draft's time as its form has it. */
export const localSend = async (house: House, issue: IssueTable): Promise<string> =>
  localTime((await readSite(house.store)).zone, issue.send_at);
