import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import type { House } from "#store";
import { rowOfShaping, type Shaping } from "../picture-shape.ts";
import { tellStories } from "./tell-stories.ts";

/** Says what has to be seen of a picture and how it is cut; its file stays whole, so every cut can be taken back. */
export const shapePicture = (house: House, actor: Actor, sha: string, shaping: Shaping): Promise<Result<null, "not-allowed" | "none">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const known = await tx.selectFrom("picture").select("sha").where("sha", "=", sha).where("is_killed", "=", 0).executeTakeFirst();
    if (known === undefined) return refuse("none");
    const row = { ...rowOfShaping(shaping), shaped_at: house.clock.now() };
    await tx
      .insertInto("picture_shape")
      .values({ sha, ...row })
      .onConflict((conflict) => conflict.column("sha").doUpdateSet(row))
      .execute();
    await tellStories(house, tx, sha);
    return done(null);
  });
