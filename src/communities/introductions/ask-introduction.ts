import { type Actor, DAY, done, later, newId, refuse, type Result } from "#kit";
import { handleOf, limitsOf } from "#members";
import { paths } from "#paths";
import { storyPage, type StoryView } from "#stories";
import { isTaken, lockName, type Tx } from "#store";
import { inAll, type TellingHouse } from "../keep-community.ts";
import { wordsOf } from "../words/index.ts";
import { ANSWER_MS } from "./introduction.ts";
import { type KnowerShown, knowersUnder } from "./knowers-under.ts";
import "../tables.ts";

/** `not-there`: whoever is not named under this story for this member, whyever: nobody learns which. `too-many`: for this week. */
export type AskProblem = "not-signed-in" | "not-there" | "too-many" | "too-new";

export type Meeting = { readonly story: StoryView; readonly person: KnowerShown };

/** The member of a handle, where a story names them for whoever asks; null otherwise, whatever the reason. */
export const knowerUnder = async (house: TellingHouse, actor: Actor, shortId: string, handle: string): Promise<Meeting | null> => {
  const story = await storyPage(house, shortId, { country: null });
  if (actor.id === null || story.kind !== "public" || story.isTalkClosed) return null;
  const person = (await knowersUnder(house, actor.id, story)).find((each) => each.handle === handleOf(handle));
  return person === undefined ? null : { story, person };
};

const WEEK_MS = 7 * DAY;

const mayAskMore = async (house: TellingHouse, tx: Tx, memberId: string): Promise<AskProblem | null> => {
  const { introductionsAWeek } = await limitsOf(tx, memberId);
  if (introductionsAWeek === 0) return "too-new";
  const { count } = await tx
    .selectFrom("introduction")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("asker_id", "=", memberId)
    .where("asked_at", ">", later(house.clock.now(), -WEEK_MS))
    .executeTakeFirstOrThrow();
  return count >= introductionsAWeek ? "too-many" : null;
};

const ask = (
  house: TellingHouse,
  actor: Actor & { readonly id: string },
  { story, person }: Meeting,
): Promise<Result<{ readonly id: string }, AskProblem>> =>
  house.store.transact(async (tx) => {
    await lockName(house.store.dialect, `introductions of ${actor.id}`)?.execute(tx);
    const before = await tx
      .selectFrom("introduction")
      .select("id")
      .where("asker_id", "=", actor.id)
      .where("asked_id", "=", person.id)
      .executeTakeFirst();
    if (before !== undefined) return done({ id: before.id });
    const problem = await mayAskMore(house, tx, actor.id);
    if (problem !== null) return refuse(problem);
    const now = house.clock.now();
    const id = newId(house.clock.ms());
    await tx
      .insertInto("introduction")
      .values({
        id,
        story_id: story.id,
        asker_id: actor.id,
        asked_id: person.id,
        state: "asked",
        asked_at: now,
        answered_at: null,
        ends_at: later(now, ANSWER_MS),
        over_at: null,
      })
      .execute();
    await house.tell?.(tx, [person.id], {
      kind: "community",
      subject: `introduction:${id}:asked`,
      storyId: story.id,
      by: actor.id,
      told: inAll((lang) => wordsOf(lang).meet.toldAsked(actor.name ?? actor.handle ?? "")),
      path: paths.introduction(id),
    });
    return done({ id });
  });

/**
 * Asks to be introduced to somebody named under a story. No words go with it: the other learns the name, the place shown and the story. The
 * same again, and an asking that crosses the other's, leads to the one there is.
 */
export const askIntroduction = async (
  house: TellingHouse,
  actor: Actor,
  wanted: { readonly story: string; readonly handle: string },
): Promise<Result<{ readonly id: string }, AskProblem>> => {
  const { id } = actor;
  if (id === null || actor.role === "source") return refuse("not-signed-in");
  const meeting = await knowerUnder(house, actor, wanted.story, wanted.handle);
  if (meeting === null) return refuse("not-there");
  if (meeting.person.introduction !== null) return done({ id: meeting.person.introduction });
  if (!meeting.person.isAskable) return refuse("not-there");
  try {
    return await ask(house, { ...actor, id }, meeting);
  } catch (error) {
    if (isTaken(error)) return ask(house, { ...actor, id }, meeting); // asked twice at once: the one there is
    throw error;
  }
};
