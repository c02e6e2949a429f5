import { cursorOf, type Instant, keyOf, type Result } from "#kit";
import { type LendBar, lendPicture, limitsIn, type PictureRights } from "#rights";
import { findDocs, wordsIn } from "#search";
import type { Db, House, Tx } from "#store";
import { earliest } from "../earliest.ts";
import { type Carrying, carriersOf } from "../lent/carriers.ts";
import { isLent, isOfLibrary } from "../picture-name.ts";
import { wordsOfPicture } from "../picture-face.ts";
import { type Shaping, shapingIn } from "../picture-shape.ts";
import type { StoryState } from "../tables.ts";
import { type LibraryPicture, libraryPictureOf } from "./library-picture.ts";

/** Pictures on a page of the library. */
const PAGE = 24;

export type LibraryLine = LibraryPicture & { readonly uses: number };
export type LibraryList = { readonly pictures: readonly LibraryLine[]; readonly next: string | null };

const kept = (db: Db | Tx) =>
  db
    .selectFrom("library_picture")
    .innerJoin("picture", "picture.sha", "library_picture.sha")
    .selectAll("library_picture")
    .select(["picture.width", "picture.height"])
    .where("picture.is_killed", "=", 0);

const usesOf = async (db: Db, shas: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (shas.length === 0) return new Map();
  const rows = await db
    .selectFrom("revision_picture")
    .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
    .select(["revision_picture.sha", (eb) => eb.fn.count<number>("story.id").distinct().as("uses")])
    .where("revision_picture.sha", "in", shas)
    .groupBy("revision_picture.sha")
    .execute();
  return new Map(rows.map((row) => [row.sha ?? "", row.uses]));
};

/** The library, what came last first; with `q` what holds all of its words, best first. */
export const listLibrary = async (
  house: House,
  { q = "", after }: { readonly q?: string | undefined; readonly after?: string | undefined },
): Promise<LibraryList> => {
  const { db } = house.store;
  const withUses = async (pictures: readonly LibraryPicture[], next: string | null): Promise<LibraryList> => {
    const uses = await usesOf(
      db,
      pictures.map(({ sha }) => sha),
    );
    return { pictures: pictures.map((picture) => ({ ...picture, uses: uses.get(picture.sha) ?? 0 })), next };
  };
  if (q.trim() !== "") {
    const found = await findDocs(house.store, { q, kind: "picture", after, most: PAGE });
    const shas = found.hits.map((hit) => hit.subject);
    if (shas.length === 0) return { pictures: [], next: null };
    const rows = await kept(db).where("library_picture.sha", "in", shas).execute();
    const known = new Map(rows.map((row) => [row.sha, libraryPictureOf(row)]));
    return withUses(
      shas.flatMap((sha) => known.get(sha) ?? []),
      found.next,
    );
  }
  const key = keyOf(after, 2);
  const rows = await kept(db)
    .$if(key !== null, (query) =>
      query.where((eb) => eb(eb.refTuple("added_at", "library_picture.sha"), "<", eb.tuple(String(key?.[0]), String(key?.[1])))),
    )
    .orderBy("added_at", "desc")
    .orderBy("library_picture.sha", "desc")
    .limit(PAGE + 1)
    .execute();
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return withUses(rows.slice(0, PAGE).map(libraryPictureOf), last === undefined ? null : cursorOf(last.added_at, last.sha));
};

/** Pictures of the library by their digests, in the order given, without those that are not there. */
export const libraryPictures = async (db: Db | Tx, shas: readonly string[]): Promise<readonly LibraryPicture[]> => {
  if (shas.length === 0) return [];
  const rows = await kept(db).where("library_picture.sha", "in", shas).execute();
  const known = new Map(rows.map((row) => [row.sha, libraryPictureOf(row)]));
  return shas.flatMap((sha) => known.get(sha) ?? []);
};

/** A picture that came with a source's story, as the library shows it. */
export type WirePicture = {
  readonly sha: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly rights: string;
  readonly usageTerms: string;
  /** Until when its terms let it be shown; null where they name no end. */
  readonly expiresAt: Instant | null;
  readonly source: string;
  /** In how many stories it stands. */
  readonly uses: number;
  /** What it may do in an own story, or what stands against that. */
  readonly lending: Lending;
};

export type Lending = Result<PictureRights, LendBar>;

const lendingOf = (carriers: readonly Carrying[] | undefined, now: Instant): Lending =>
  lendPicture(
    (carriers ?? []).map(({ carrier }) => carrier),
    now,
  );

/** Tells whether a text holds all words of `q`, the last of them perhaps only begun. */
const saysAll = (q: string): ((text: string) => boolean) => {
  const asked = wordsIn(q).map(({ word }) => word);
  return (text) => {
    const words = wordsIn(text).map(({ word }) => word);
    return asked.every((each, place) => words.some((word) => word === each || (place === asked.length - 1 && word.startsWith(each))));
  };
};

/** The pictures of public stories of sources, the newest change first; with `q` those whose captions, credits, notices or file names hold its words. */
export const listWirePictures = async (
  house: House,
  { q = "", after }: { readonly q?: string | undefined; readonly after?: string | undefined },
): Promise<{ readonly pictures: readonly WirePicture[]; readonly next: string | null }> => {
  const { db } = house.store;
  const found = q.trim() === "" ? null : await findDocs(house.store, { q, kind: "sent-picture", after, most: PAGE });
  const key = found === null ? keyOf(after, 2) : null;
  const stories = await db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["story.id", "story.revision_id", "story.updated_at", "source.name"])
    .where("story.state", "=", "published")
    .where("story.picture_sha", "is not", null)
    .where("source.is_own", "=", 0)
    .$if(found !== null, (query) => query.where("story.id", "in", ["-", ...(found?.hits ?? []).map((hit) => hit.subject)]))
    .$if(key !== null, (query) =>
      query.where((eb) => eb(eb.refTuple("story.updated_at", "story.id"), "<", eb.tuple(String(key?.[0]), String(key?.[1])))),
    )
    .orderBy("story.updated_at", "desc")
    .orderBy("story.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const shown = stories.slice(0, PAGE);
  const last = stories.length > PAGE ? shown.at(-1) : undefined;
  const names = new Map(shown.map((story) => [story.revision_id, story.name]));
  const rows = await db
    .selectFrom("revision_picture")
    .selectAll()
    .where("revision_id", "in", ["-", ...names.keys()])
    .where("sha", "is not", null)
    .where("is_held", "=", 0)
    .orderBy("revision_id", "desc")
    .orderBy("place")
    .execute();
  const isMeant = saysAll(q);
  const holders = new Set(rows.filter((row) => isMeant(wordsOfPicture(row))).map((row) => row.revision_id));
  const pictures = rows
    .filter((row) => !isOfLibrary(row) && !isLent(row))
    .filter((row) => !holders.has(row.revision_id) || isMeant(wordsOfPicture(row)))
    .map((row) => ({
      ...{ sha: row.sha ?? "", width: row.width ?? 0, height: row.height ?? 0 },
      ...{ alt: row.alt, caption: row.caption, credit: row.credit, source: names.get(row.revision_id) ?? "" },
      ...{ rights: row.rights, usageTerms: row.usage_terms, expiresAt: row.expires_at },
    }));
  const once = [...new Map(pictures.map((picture) => [picture.sha, picture])).values()];
  const uses = await usesOf(
    db,
    once.map(({ sha }) => sha),
  );
  const carriers = await carriersOf(
    db,
    once.map(({ sha }) => sha),
  );
  const now = house.clock.now();
  const unique = once.map((picture) => ({
    ...picture,
    ...{ uses: uses.get(picture.sha) ?? 0, lending: lendingOf(carriers.get(picture.sha), now) },
  }));
  return { pictures: unique, next: found?.next ?? (last === undefined ? null : cursorOf(last.updated_at ?? "", last.id)) };
};

export type PictureUse = {
  readonly shortId: string;
  readonly slug: string;
  readonly headline: string;
  readonly lang: string;
  readonly state: StoryState;
  readonly updatedAt: Instant | null;
  /** Whether it is on loan there from a source's story. */
  readonly isLent: boolean;
};

export type PictureOnDesk = {
  readonly sha: string;
  readonly width: number;
  readonly height: number;
  /** What the newsroom says of it; null for one that came with a source's story. */
  readonly own: LibraryPicture | null;
  readonly sent: Pick<WirePicture, "caption" | "alt" | "credit" | "rights" | "usageTerms" | "expiresAt" | "lending"> | null;
  /** What is offered as its description in an own story: as an editor wrote it, else the source's own, else its caption. */
  readonly alt: string;
  readonly shaping: Shaping;
  /** Whether its terms let it be cut. */
  readonly mayCrop: boolean;
  readonly uses: readonly PictureUse[];
};

const USES_MOST = 50;

/** A picture with the stories that have it now; null where there is none, or none any more. */
export const pictureOnDesk = async (house: House, sha: string): Promise<PictureOnDesk | null> => {
  const { db } = house.store;
  const picture = await db.selectFrom("picture").selectAll().where("sha", "=", sha).where("is_killed", "=", 0).executeTakeFirst();
  if (picture === undefined) return null;
  const [own = null] = await libraryPictures(db, [sha]);
  const shape = await db.selectFrom("picture_shape").selectAll().where("sha", "=", sha).executeTakeFirst();
  const rows = await db
    .selectFrom("revision_picture")
    .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
    .selectAll("revision_picture")
    .select(["story.short_id", "story.slug", "story.headline", "story.lang", "story.state", "story.updated_at"])
    .where("revision_picture.sha", "=", sha)
    .where("story.state", "!=", "killed")
    .orderBy("story.updated_at", "desc")
    .limit(USES_MOST)
    .execute();
  const first = rows.find((row) => !isLent(row));
  if (own === null && first === undefined) return null;
  const carriers = own === null ? await carriersOf(db, [sha]) : new Map<string, readonly Carrying[]>();
  const [from] = carriers.get(sha) ?? [];
  const lent = own === null ? await db.selectFrom("lent_picture").select("alt").where("sha", "=", sha).executeTakeFirst() : undefined;
  const limits = own === null ? rows.map((row) => limitsIn(row.limits)) : [own.limits];
  return {
    ...{ sha, width: picture.width, height: picture.height, own },
    alt: own?.alt ?? [lent?.alt ?? "", first?.alt ?? "", first?.caption ?? ""].find((text) => text !== "") ?? "",
    sent:
      own !== null || first === undefined
        ? null
        : {
            ...{ caption: first.caption, alt: first.alt, credit: from?.credit ?? first.credit, rights: from?.rights ?? first.rights },
            lending: lendingOf(carriers.get(sha), house.clock.now()),
            ...{ usageTerms: first.usage_terms, expiresAt: earliest(...rows.map((row) => row.expires_at)) },
          },
    shaping: shapingIn(shape),
    mayCrop: limits.every(({ pictures }) => !pictures.includes("no-crop")),
    uses: rows.map(({ short_id: shortId, slug, headline, lang, state, updated_at: updatedAt, name }) => ({
      ...{ shortId, slug, headline, lang, state, updatedAt, isLent: isLent({ name }) },
    })),
  };
};
