import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { type Path, paths } from "#paths";
import type { House } from "#store";
import { editStory } from "../edit-story.ts";
import { borrowPicture } from "../lent/borrow-picture.ts";
import { isOfLibrary, libraryName } from "../picture-name.ts";
import { copyIn, picturesListed, withPictures } from "../writing/copy.ts";
import { lockOf, saveWithin } from "../writing/manuscript.ts";
import { arrivingOf, lackOf } from "./library-picture.ts";
import { libraryPictures } from "./queries.ts";

/** What a picture is chosen for: a manuscript of the newsroom's own, or a story that a source sent. */
export type Target = { readonly kind: "copy" | "story"; readonly id: string };

/** `copy:…` or `story:…`; null for anything else. */
export const targetIn = (text: string | undefined): Target | null => {
  const [, kind, id] = /^(copy|story):([0-9a-z]+)$/u.exec(text ?? "") ?? [];
  return id === undefined ? null : { kind: kind as Target["kind"], id };
};

export const targetText = ({ kind, id }: Target): string => `${kind}:${id}`;

/** Where the choosing began. */
export const targetPath = ({ kind, id }: Target): Path => (kind === "copy" ? paths.deskManuscript(id) : paths.deskStory(id));

/** `barred`: it came with a source's story, and its rights keep it there. */
export type UseProblem = "not-allowed" | "none" | "no-alt" | "over" | "others" | "withdrawn" | "barred";

const intoCopy = (
  house: House,
  actor: Actor,
  id: string,
  shas: (now: readonly string[]) => readonly string[],
): Promise<Result<null, UseProblem>> =>
  house.store.transact(async (tx) => {
    const row = await tx.selectFrom("manuscript").selectAll().where("id", "=", id).executeTakeFirst();
    if (row === undefined) return refuse("none");
    const lock = lockOf(house, row);
    if (lock !== null && lock.by !== actor.id) return refuse("others");
    const copy = copyIn(JSON.parse(row.copy) as Record<string, unknown>);
    const saved = await saveWithin(house, tx, actor, id, {
      base: row.save_no,
      copy: withPictures(copy, shas(picturesListed(copy))),
      as: "saved",
    });
    return saved.ok ? done(null) : refuse(saved.problem === "long" ? "others" : saved.problem);
  });

const intoStory = async (
  house: House,
  actor: Actor,
  id: string,
  shas: (now: readonly string[]) => readonly string[],
): Promise<Result<null, UseProblem>> => {
  const { db } = house.store;
  const rows = await db
    .selectFrom("revision_picture")
    .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
    .select(["revision_picture.name", "revision_picture.sha"])
    .where("story.short_id", "=", id)
    .orderBy("place")
    .execute();
  const now = rows.filter(isOfLibrary).flatMap(({ sha }) => sha ?? []);
  const wanted = shas(now);
  if (wanted.join() === now.join()) return done(null);
  const pictures = (await libraryPictures(db, wanted)).map(arrivingOf);
  const edited = await editStory(house, actor, id, { do: "pictures", pictures });
  if (edited.ok) return done(null);
  return refuse(edited.problem === "killed" ? "withdrawn" : edited.problem === "not-allowed" ? "not-allowed" : "none");
};

/**
 * Sees to it that a picture can be chosen: one of the library, or one that a source's story lends from then on. `alt`: what is to be seen, where
 * somebody typed that.
 */
export const readyPicture = async (
  house: House,
  actor: Actor,
  sha: string,
  alt: string | null = null,
): Promise<Result<"own" | "lent", UseProblem>> => {
  if (!isEditor(actor)) return refuse("not-allowed");
  const [picture] = await libraryPictures(house.store.db, [sha]);
  if (picture !== undefined) {
    const lack = lackOf(picture, house.clock.now());
    return lack === null ? done("own") : refuse(lack);
  }
  if (!(await isKept(house, sha))) return refuse("none");
  const lent = await borrowPicture(house, actor, sha, alt);
  if (lent.ok) return done("lent");
  return refuse(typeof lent.problem === "string" ? lent.problem : "barred");
};

const isKept = async (house: House, sha: string): Promise<boolean> =>
  (await house.store.db.selectFrom("picture").select("sha").where("sha", "=", sha).where("is_killed", "=", 0).executeTakeFirst()) !==
  undefined;

/** Puts a picture into a story, as its last; `take-off` takes it out again. A source's picture goes into own stories alone. */
export const usePicture = async (
  house: House,
  actor: Actor,
  target: Target,
  sha: string,
  what: "put" | "take-off" = "put",
  alt: string | null = null,
): Promise<Result<null, UseProblem>> => {
  if (!isEditor(actor)) return refuse("not-allowed");
  if (what === "put") {
    const ready = await readyPicture(house, actor, sha, alt);
    if (!ready.ok) return ready;
    if (ready.value === "lent" && target.kind === "story") return refuse("barred");
  }
  const change = (now: readonly string[]): readonly string[] =>
    what === "put" ? [...new Set([...now, sha])] : now.filter((each) => each !== sha);
  return target.kind === "copy" ? intoCopy(house, actor, target.id, change) : intoStory(house, actor, target.id, change);
};

export type DeskPicture = {
  readonly sha: string;
  readonly caption: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

/** The pictures that the desk put into a source's story. */
export const deskPicturesOf = async (house: House, shortId: string): Promise<readonly DeskPicture[]> => {
  const rows = await house.store.db
    .selectFrom("revision_picture")
    .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
    .selectAll("revision_picture")
    .where("story.short_id", "=", shortId)
    .where("revision_picture.sha", "is not", null)
    .orderBy("place")
    .execute();
  return rows
    .filter((row) => row.name === libraryName(row.sha ?? ""))
    .map(({ sha, caption, alt, width, height }) => ({ sha: sha ?? "", caption, alt, width: width ?? 0, height: height ?? 0 }));
};
