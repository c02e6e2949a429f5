import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { type LendBar, lendPicture } from "#rights";
import { type House, lockRow } from "#store";
import { tidySaid } from "../tidy-said.ts";
import { carriersOf } from "./carriers.ts";
import { lockLoans } from "./end-loans.ts";
import { settleLoans } from "./settle-loans.ts";
import "./tables.ts";

export type BorrowProblem = "not-allowed" | "no-alt" | { readonly bar: LendBar };

/**
 * Has a source's story lend its picture to own ones: the story that has it now and changed last, which it goes with from then on. It needs a
 * description: the one that is given, else the source's own.
 */
export const borrowPicture = (house: House, actor: Actor, sha: string, given: string | null): Promise<Result<null, BorrowProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    // Whoever kills or changes one of them meanwhile waits, and then finds the loan.
    const ids = ((await carriersOf(tx, [sha])).get(sha) ?? []).map(({ storyId }) => storyId);
    if (ids.length > 0)
      await lockRow(house.store.dialect)(tx.selectFrom("story").select("id").where("id", "in", ids).orderBy("id")).execute();
    await lockLoans(house, tx);
    const carriers = (await carriersOf(tx, [sha])).get(sha) ?? [];
    const now = house.clock.now();
    const lent = lendPicture(
      carriers.map(({ carrier }) => carrier),
      now,
    );
    const known = await tx.selectFrom("lent_picture").selectAll().where("sha", "=", sha).executeTakeFirst();
    const lender = carriers.find(({ storyId }) => storyId === known?.story_id) ?? carriers[0];
    if (!lent.ok) return refuse({ bar: lent.problem });
    if (lender === undefined) return refuse({ bar: "nobody" });
    const alt = [given ?? "", known?.alt ?? "", lender.alt].map(tidySaid).find((text) => text !== "") ?? "";
    if (alt === "" || (given !== null && tidySaid(given) === "")) return refuse("no-alt");
    const row = { story_id: lender.storyId, alt, written: "" };
    await tx
      .insertInto("lent_picture")
      .values({ sha, ...row, bar: "", lent_at: now, lent_by: actor.id })
      .onConflict((conflict) => conflict.column("sha").doUpdateSet(row))
      .execute();
    await settleLoans(house, tx, [lender.storyId]);
    return done(null);
  });
