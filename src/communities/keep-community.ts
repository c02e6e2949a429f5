import { type Actor, done, type Lang, LANGS, refuse, type Result } from "#kit";
import { handleOf, membersByHandles, type Tell } from "#members";
import { paths } from "#paths";
import type { Db, House, Tx } from "#store";
import { lockCommunity } from "./lock-community.ts";
import { mayFound, mayRun, REASON_LETTERS, STEWARDS_MOST } from "./community.ts";
import { wordsOf } from "./words/index.ts";
import "./tables.ts";

export type TellingHouse = House & { readonly tell?: Tell | undefined };

/** The same sentence in every language. */
export const inAll = (say: (lang: Lang) => string): Readonly<Record<Lang, string>> =>
  Object.fromEntries(LANGS.map((lang) => [lang, say(lang)])) as Readonly<Record<Lang, string>>;

/** Turns a proposal down; its proposer reads why, and its name is free again. */
export const turnDown = (
  house: TellingHouse,
  actor: Actor,
  slug: string,
  reason: string,
): Promise<Result<null, "not-yours" | "not-there" | "no-reason">> =>
  house.store.transact(async (tx) => {
    if (!mayFound(actor)) return refuse("not-yours");
    const why = reason.toWellFormed().trim().slice(0, REASON_LETTERS);
    if (why === "") return refuse("no-reason");
    const row = await tx.selectFrom("community").selectAll().where("slug", "=", slug).where("state", "=", "proposed").executeTakeFirst();
    if (row === undefined) return refuse("not-there");
    const kept = `${slug}-${row.id}`;
    await tx.updateTable("community").set({ state: "turned-down", reason: why, slug: kept }).where("id", "=", row.id).execute();
    if (row.by_id !== null)
      await house.tell?.(tx, [row.by_id], {
        kind: "community",
        subject: `community:${row.id}:turned-down`,
        told: inAll((lang) => wordsOf(lang).talk.toldTurnedDown(row.name)),
        path: paths.community(kept),
      });
    return done(null);
  });

/** Makes a member of a community one of its stewards, or takes that away; the last one stays. By its stewards and the site's moderators. */
export const setSteward = (
  house: TellingHouse,
  actor: Actor,
  slug: string,
  wanted: { readonly handle: string; readonly isOn: boolean },
): Promise<Result<null, "not-yours" | "not-there" | "not-member" | "last-steward" | "too-many">> =>
  house.store.transact(async (tx) => {
    const community = await lockCommunity(house, tx, slug);
    if (community === null) return refuse("not-there");
    if (!mayRun(actor, await keepsForum(tx, actor, community.id))) return refuse("not-yours");
    const handle = handleOf(wanted.handle);
    const member = (await membersByHandles(tx, [handle])).get(handle);
    const { stewards } = community;
    if (!wanted.isOn && stewards.length === 1 && stewards[0] === member?.id) return refuse("last-steward");
    if (wanted.isOn && stewards.length >= STEWARDS_MOST) return refuse("too-many");
    const changed = await tx
      .updateTable("community_member")
      .set({ is_steward: Number(wanted.isOn) })
      .where("community_id", "=", community.id)
      .where("member_id", "=", member?.id ?? "")
      .returning("member_id")
      .executeTakeFirst();
    if (changed === undefined) return refuse("not-member");
    if (wanted.isOn)
      await house.tell?.(tx, [changed.member_id], {
        kind: "community",
        subject: `community:${community.id}:steward`,
        told: inAll((lang) => wordsOf(lang).talk.toldSteward(community.name)),
        path: paths.community(slug),
      });
    return done(null);
  });

/** Whether somebody is a steward of the community with this id. One statement. */
export const keepsForum = async (db: Db | Tx, actor: Actor, communityId: string): Promise<boolean> =>
  actor.id !== null &&
  (await db
    .selectFrom("community_member")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("member_id", "=", actor.id)
    .where("is_steward", "=", 1)
    .executeTakeFirst()) !== undefined;
