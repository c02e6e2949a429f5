import { type Actor, done, type Instant, isEditor, LANGS, refuse, type Result } from "#kit";
import { type House, lockRow } from "#store";
import { keptUntil } from "../picture-rows.ts";
import { limitsIn } from "#rights";
import { libraryName } from "../picture-name.ts";
import { tidySaid } from "../tidy-said.ts";
import { indexPicture } from "./index-picture.ts";
import { type Said, termsRow } from "./library-picture.ts";
import { tellStories } from "./tell-stories.ts";

export type SaveProblem = "not-allowed" | "none" | "no-day" | "in-use";

export type PictureSave = {
  readonly said: Said;
  /** Whether somebody read terms that no program understands and lets the picture out. */
  readonly isRead: boolean;
  readonly expiresAt: Instant | null;
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));

/**
 * Saves what the newsroom says of a picture. Whose it is, what may be done with it, until when and what is to be seen hold at once wherever the
 * picture stands; the caption under a story that has it already stays the one that story was sent with.
 */
export const savePicture = (house: House, actor: Actor, sha: string, save: PictureSave): Promise<Result<null, SaveProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const known = await lockRow(house.store.dialect)(
      tx.selectFrom("library_picture").selectAll().where("sha", "=", sha),
    ).executeTakeFirst();
    if (known === undefined) return refuse("none");
    const said = Object.fromEntries(Object.entries(save.said).map(([field, text]) => [field, tidySaid(text)])) as Said;
    const { usageTerms, takenOn, lang, ...texts } = said;
    if (takenOn !== "" && !isDay(takenOn)) return refuse("no-day");
    const placed = await tx.selectFrom("revision_picture").select("place").where("name", "=", libraryName(sha)).limit(1).executeTakeFirst();
    if (texts.alt === "" && placed !== undefined) return refuse("in-use");
    const row = {
      ...known,
      ...texts,
      ...{ usage_terms: usageTerms, taken_on: takenOn, lang: (LANGS as readonly string[]).includes(lang) ? lang : "" },
      ...termsRow(usageTerms, save.isRead),
      ...{ expires_at: save.expiresAt, changed_at: house.clock.now() },
    };
    await tx.updateTable("library_picture").set(row).where("sha", "=", sha).execute();
    await tx
      .updateTable("revision_picture")
      .set({
        ...{ alt: row.alt, credit: row.credit, creator: row.creator, rights: row.rights, usage_terms: row.usage_terms },
        ...{ limits: row.limits, ask: row.ask, expires_at: keptUntil(row.expires_at, limitsIn(row.limits), row.added_at) },
      })
      .where("name", "=", libraryName(sha))
      .where("is_killed", "=", 0)
      .execute();
    await indexPicture(house, tx, row);
    await tellStories(house, tx, sha);
    return done(null);
  });
