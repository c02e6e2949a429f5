import { type Actor, done, type Instant, later, newShortId, refuse, type Result } from "#kit";
import type { ProfileJudge } from "#members";
import type { House } from "#store";
import { mayRun, MEETING_LASTS_MS, TITLE_LETTERS } from "./community.ts";
import "./tables.ts";

export type NewMeeting = { readonly title: string; readonly place: string; readonly startsAt: Instant | null };

export type MeetingProblem = "not-member" | "title" | "against-rule" | "past" | "not-there";

const ID_LETTERS = 12;
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f\u2028-\u202e\u2066-\u2069]+/gu, " ")
    .trim();

/** Puts a date on the noticeboard of a community that one is a member of. */
export const addMeeting = (
  house: House & { readonly judgeProfile: ProfileJudge },
  actor: Actor,
  slug: string,
  given: NewMeeting,
): Promise<Result<null, MeetingProblem>> =>
  house.store.transact(async (tx) => {
    const [title, place] = [clean(given.title), clean(given.place)];
    const row = await tx
      .selectFrom("community")
      .innerJoin("community_member", "community_member.community_id", "community.id")
      .select("community.id")
      .where("slug", "=", slug)
      .where("state", "=", "open")
      .where("member_id", "=", actor.id ?? "")
      .executeTakeFirst();
    if (row === undefined) return refuse("not-member");
    if (title === "" || title.length > TITLE_LETTERS || place.length > TITLE_LETTERS) return refuse("title");
    const now = house.clock.now();
    if (given.startsAt === null || given.startsAt <= now) return refuse("past");
    const said = { memberId: actor.id, name: "", place, about: title, lang: null };
    if ((await house.judgeProfile(tx, said)) !== null) return refuse("against-rule");
    await tx
      .insertInto("meeting")
      .values({
        id: newShortId(ID_LETTERS),
        community_id: row.id,
        title,
        about: "",
        place,
        starts_at: given.startsAt,
        ends_at: later(given.startsAt, MEETING_LASTS_MS),
        by_id: actor.id,
        changed_at: now,
        revision: 0,
        is_off: 0,
      })
      .execute();
    return done(null);
  });

/** Calls a date off: it stays on the noticeboard and in calendars as called off. By whoever set it, a steward or a moderator. */
export const callOff = (house: House, actor: Actor, id: string): Promise<Result<null, "not-yours" | "not-there">> =>
  house.store.transact(async (tx) => {
    const meeting = await tx.selectFrom("meeting").select(["id", "community_id", "by_id"]).where("id", "=", id).executeTakeFirst();
    if (meeting === undefined) return refuse("not-there");
    const own = await tx
      .selectFrom("community_member")
      .select("is_steward")
      .where("community_id", "=", meeting.community_id)
      .where("member_id", "=", actor.id ?? "")
      .executeTakeFirst();
    const isOwn = actor.id !== null && meeting.by_id === actor.id;
    if (!isOwn && !mayRun(actor, own?.is_steward === 1)) return refuse("not-yours");
    await tx
      .updateTable("meeting")
      .set((eb) => ({ is_off: 1, revision: eb("revision", "+", 1), changed_at: house.clock.now() }))
      .where("id", "=", id)
      .execute();
    return done(null);
  });
