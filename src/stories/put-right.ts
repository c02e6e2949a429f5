import { cursorOf, type Instant, keyOf } from "#kit";
import { limitsIn, type Outlet, permit, type Policy } from "#rights";
import type { House } from "#store";
import { vanished } from "./absence.ts";

/** Something put right: a correction with its text for readers, or a withdrawal, of which nothing but story, source and time is told. */
export type PutRight =
  | {
      readonly kind: "correction";
      readonly id: string;
      readonly at: Instant;
      readonly shortId: string;
      readonly slug: string;
      readonly headline: string;
      readonly lang: string;
      /** Empty where none came, or where readers elsewhere, or all of the outlet, may only have the headline. */
      readonly note: string;
      readonly source: string;
    }
  | { readonly kind: "withdrawal"; readonly id: string; readonly at: Instant; readonly shortId: string; readonly source: string };

/** `until`: when something in it ends; null where nothing does. */
export type PutRightList = { readonly items: readonly PutRight[]; readonly next: string | null; readonly until: Instant | null };

type Key = readonly [at: string, id: string];
type Asked = { readonly outlet: Outlet; readonly section: string | null };

const correctionsBefore = async (house: House, key: Key | null, most: number, { outlet, section }: Asked) => {
  const rows = await house.store.db
    .selectFrom("revision")
    .innerJoin("story", "story.id", "revision.story_id")
    .innerJoin("source", "source.id", "story.source_id")
    .select([
      "revision.id",
      "revision.shown_at",
      "revision.correction_note",
      "story.short_id",
      "story.slug",
      "story.headline",
      "story.lang",
      "story.limits",
      "story.expires_at",
      "story.published_at",
      "source.name",
      "source.policy",
    ])
    .where("revision.is_correction", "=", 1)
    .where("revision.shown_at", "is not", null)
    .where("story.state", "=", "published")
    .where((eb) => eb("revision.shown_at", ">", eb.ref("story.published_at")))
    .$if(section !== null, (query) => query.where("story.section", "=", section ?? ""))
    .$if(key !== null, (query) =>
      query.where((eb) => eb(eb.refTuple("revision.shown_at", "revision.id"), "<", eb.tuple(key?.[0] ?? "", key?.[1] ?? ""))),
    )
    .orderBy("revision.shown_at", "desc")
    .orderBy("revision.id", "desc")
    .limit(most)
    .execute();
  const at = house.clock.now();
  return rows.map((row) => {
    const subject = {
      isPublic: true,
      expiresAt: row.expires_at,
      policy: JSON.parse(row.policy) as Policy,
      publishedAt: row.published_at,
      limits: limitsIn(row.limits),
    };
    const { allow, isPersonal } = permit(subject, outlet, { at });
    const item: PutRight = {
      kind: "correction",
      id: row.id,
      at: row.shown_at ?? "",
      shortId: row.short_id,
      slug: row.slug,
      headline: row.headline,
      lang: row.lang,
      note: !isPersonal && (allow === "full" || allow === "excerpt") ? row.correction_note : "",
      source: row.name,
    };
    return { item, isPermitted: allow !== "none", ends: row.expires_at };
  });
};

const withdrawalsBefore = async (house: House, key: Key | null, most: number, section: string | null) => {
  const rows = await house.store.db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["story.id", "short_id", "killed_at", "source.name"])
    .where("killed_at", "is not", null)
    .where("published_at", "is not", null)
    .where("story.id", "not in", vanished(house.store.db))
    .$if(section !== null, (query) => query.where("story.section", "=", section ?? ""))
    .$if(key !== null, (query) =>
      query.where((eb) => eb(eb.refTuple("killed_at", "story.id"), "<", eb.tuple(key?.[0] ?? "", key?.[1] ?? ""))),
    )
    .orderBy("killed_at", "desc")
    .orderBy("story.id", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    item: { kind: "withdrawal", id: row.id, at: row.killed_at ?? "", shortId: row.short_id, source: row.name } satisfies PutRight,
    isPermitted: true,
    ends: null,
  }));
};

const before = (a: PutRight, b: PutRight): number => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1);

/** What was put right, newest first, by keyset, in two statements; `after` is a cursor that a former page gave. Every way out asks for its own. `section`: of one alone. */
export const putRightList = async (
  house: House,
  most: number,
  { after, outlet = "site", section = null }: { readonly after?: string | undefined } & Partial<Asked> = {},
): Promise<PutRightList> => {
  const given = keyOf(after, 2);
  const key: Key | null = given === null ? null : [String(given[0]), String(given[1])];
  const both = await Promise.all([
    correctionsBefore(house, key, most + 1, { outlet, section }),
    withdrawalsBefore(house, key, most + 1, section),
  ]);
  const all = both.flat().toSorted((a, b) => before(a.item, b.item));
  const page = all.slice(0, most);
  const last = page.at(-1)?.item;
  return {
    items: page.flatMap(({ item, isPermitted }) => (isPermitted ? [item] : [])),
    until: page.flatMap(({ ends, isPermitted }) => (isPermitted ? (ends ?? []) : [])).toSorted()[0] ?? null,
    next: all.length > most && last !== undefined ? cursorOf(last.at, last.id) : null,
  };
};
