import { fold } from "#kit";
import type { Db, Tx } from "#store";
import type { InterestKind } from "./interests.ts";
import type { PersonShown } from "./member.ts";
import "./tables.ts";

/** Somebody who agreed to be named under stories, and of what they say they know. */
export type Knower = PersonShown & { readonly knows: readonly { readonly kind: InterestKind; readonly label: string }[] };

/** What is asked for: names of places and topics in any spelling of case and marks. */
export type Asked = { readonly places: readonly string[]; readonly topics: readonly string[]; readonly limit: number };

const open = (db: Db | Tx, { places, topics }: Asked) =>
  db
    .selectFrom("member_interest")
    .innerJoin("member", "member.id", "member_interest.member_id")
    .where("is_open", "=", 1)
    .where((eb) =>
      eb.or([
        ...(places.length === 0 ? [] : [eb.and([eb("kind", "=", "place"), eb("value", "in", places.map(fold))])]),
        ...(topics.length === 0 ? [] : [eb.and([eb("kind", "=", "topic"), eb("value", "in", topics.map(fold))])]),
      ]),
    )
    .where("closed_at", "is", null)
    .where("standing", "=", "good")
    .where("proved_at", "is not", null);

/**
 * Members who declared one of these places or topics and agreed to be named under stories: who knows most of it first, then by when they
 * joined. Closed accounts, banned members and mailboxes never proved are left out. Two statements.
 */
export const membersWhoKnow = async (db: Db | Tx, asked: Asked): Promise<readonly Knower[]> => {
  if (asked.places.length + asked.topics.length === 0 || asked.limit < 1) return [];
  const chosen = await open(db, asked)
    .select((eb) => ["member.id", eb.fn.countAll<number>().as("count")])
    .groupBy("member.id")
    .orderBy("count", "desc")
    .orderBy("member.id")
    .limit(asked.limit)
    .execute();
  if (chosen.length === 0) return [];
  const ids = chosen.map(({ id }) => id);
  const rows = await open(db, asked)
    .leftJoin("portrait", (join) => join.onRef("portrait.member_id", "=", "member.id").on("cleared_at", "is", null))
    .select(["member.id", "handle", "name", "role", "place", "kind", "label", "sha as portrait"])
    .where("member.id", "in", ids)
    .orderBy("kind")
    .orderBy("value")
    .execute();
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row.id === id);
    const [first] = own;
    if (first === undefined) return [];
    const { kind: _kind, label: _label, ...person } = first;
    return [{ ...person, knows: own.map(({ kind, label }) => ({ kind, label })) }];
  });
};
