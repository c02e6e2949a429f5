import { type Actor, done, newShortId, refuse, type Result, slugOf } from "#kit";
import { type House, isTaken, type Tx } from "#store";
import { ABOUT_LETTERS, type CommunityKind, type Look, mayFound, NAME_LETTERS, PROPOSED_MOST, RULES_LETTERS } from "./community.ts";
import { inAll, type TellingHouse } from "./keep-community.ts";
import { paths } from "#paths";
import { wordsOf } from "./words/index.ts";
import "./tables.ts";

export type NewCommunity = {
  readonly kind: CommunityKind;
  readonly name: string;
  readonly about: string;
  readonly rules: string;
  readonly looks: readonly Look[];
};

export type FoundProblem = "not-signed-in" | "name" | "about" | "taken" | "too-many";

const ID_LETTERS = 10;

const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f\u2028-\u202e\u2066-\u2069]+/gu, " ")
    .trim();

const insert = async (house: House, tx: Tx, actor: Actor, wanted: NewCommunity, slug: string): Promise<void> => {
  const now = house.clock.now();
  const id = newShortId(ID_LETTERS);
  const { kind, name, about, rules, looks } = wanted;
  const state = mayFound(actor) ? "open" : "proposed";
  await tx
    .insertInto("community")
    .values({ id, slug, kind, name, about, rules, looks: JSON.stringify(looks), state, reason: "", by_id: actor.id, members: 1, at: now })
    .execute();
  await tx
    .insertInto("community_member")
    .values({ community_id: id, member_id: actor.id ?? "", is_quiet: 0, is_steward: 1, at: now })
    .execute();
};

/** Founds a community; a member's waits until an editor opens it. Whoever founds it is its first steward. */
export const foundCommunity = async (
  house: House,
  actor: Actor,
  given: NewCommunity,
): Promise<Result<{ readonly slug: string }, FoundProblem>> => {
  if (actor.id === null || actor.role === "source") return refuse("not-signed-in");
  const wanted = { ...given, name: tidy(given.name), about: tidy(given.about), rules: tidy(given.rules) };
  if (wanted.name.length < NAME_LETTERS.least || wanted.name.length > NAME_LETTERS.most) return refuse("name");
  if (wanted.about === "" || wanted.about.length > ABOUT_LETTERS || wanted.rules.length > RULES_LETTERS) return refuse("about");
  const slug = slugOf(wanted.name);
  try {
    return await house.store.transact(async (tx) => {
      const same = await tx.selectFrom("community").select("id").where("slug", "=", slug).executeTakeFirst();
      if (same !== undefined) return refuse("taken");
      const waiting = await tx.selectFrom("community").select("id").where("by_id", "=", actor.id).where("state", "=", "proposed").execute();
      if (waiting.length >= PROPOSED_MOST && !mayFound(actor)) return refuse("too-many");
      await insert(house, tx, actor, wanted, slug);
      return done({ slug });
    });
  } catch (error) {
    if (isTaken(error)) return refuse("taken");
    throw error;
  }
};

/** Opens a community that a member proposed. */
export const openCommunity = (house: TellingHouse, actor: Actor, slug: string): Promise<Result<null, "not-yours" | "not-there">> =>
  house.store.transact(async (tx) => {
    if (!mayFound(actor)) return refuse("not-yours");
    const opened = await tx
      .updateTable("community")
      .set({ state: "open" })
      .where("slug", "=", slug)
      .where("state", "=", "proposed")
      .returning(["id", "name", "by_id"])
      .executeTakeFirst();
    if (opened === undefined) return refuse("not-there");
    if (opened.by_id !== null && opened.by_id !== actor.id)
      await house.tell?.(tx, [opened.by_id], {
        kind: "community",
        subject: `community:${opened.id}:open`,
        told: inAll((lang) => wordsOf(lang).talk.toldOpened(opened.name)),
        path: paths.community(slug),
      });
    return done(null);
  });
