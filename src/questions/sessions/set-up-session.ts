import { giveLabel } from "#conversation";
import { type Actor, done, type Instant, newShortId, refuse, type Result } from "#kit";
import { membersByHandles } from "#members";
import { storySubject } from "#stories";
import { type House, lockRow, type Tx } from "#store";
import { mayRunDesk } from "../question.ts";
import type { SessionTable } from "../tables.ts";
import { GUEST_LETTERS, INTRO_LETTERS, phaseOf, timesFor, TITLE_LETTERS } from "./session.ts";
import type { SessionProblem } from "./session-problem.ts";
import { columnsOf, tellSession, timesOf } from "./tell-session.ts";

/** A session as the desk asks for it. `guestWords`: what the newsroom says the guest is. `minutes`: how long the guest answers. */
export type WantedSession = {
  readonly storyId: string;
  readonly handle: string;
  readonly guestWords: string;
  readonly title: string;
  readonly intro: string;
  readonly collectsAt: Instant | null;
  readonly startsAt: Instant | null;
  readonly minutes: number;
};

const MINUTES_MOST = 24 * 60;

const tidy = (text: string, most: number): string => text.toWellFormed().replace(/\s+/gu, " ").trim().slice(0, most);

type Checked = { readonly row: Omit<SessionTable, "id" | "set_up_at" | "by_id" | "called_off_at" | "told_phase"> };

const check = async (house: House, tx: Tx, wanted: WantedSession): Promise<Result<Checked, SessionProblem>> => {
  const story = await storySubject(tx, wanted.storyId);
  if (story === null || !story.isPublic || story.isTalkClosed) return refuse("no-story");
  const handle = wanted.handle.trim().replace(/^@/u, "").toLowerCase();
  const guest = (await membersByHandles(tx, [handle])).get(handle);
  if (guest === undefined) return refuse("no-member");
  const [guestWords, title] = [tidy(wanted.guestWords, GUEST_LETTERS), tidy(wanted.title, TITLE_LETTERS)];
  if (guestWords === "") return refuse("no-words");
  if (title === "") return refuse("no-title");
  const now = house.clock.now();
  const minutes = Math.min(MINUTES_MOST, Math.max(1, Math.trunc(wanted.minutes)));
  if (wanted.startsAt === null || wanted.startsAt <= now || !Number.isFinite(minutes)) return refuse("no-time");
  const times = timesFor(wanted.collectsAt ?? now, wanted.startsAt, minutes);
  const said = { guest_words: guestWords, title, intro: tidy(wanted.intro, INTRO_LETTERS) };
  return done({ row: { story_id: story.id, guest_id: guest.id, ...said, ...columnsOf(times) } });
};

/** The newsroom's word for who the guest is stands at everything that the guest says under the story: nobody gives it to themselves. */
const label = (house: House, tx: Tx, byId: string, row: Checked["row"]): Promise<void> =>
  giveLabel(house, tx, { storyId: row.story_id, memberId: row.guest_id, kind: "guest", words: row.guest_words, byId });

/** Announces a live session with a guest under a story. */
export const setUpSession = (house: House, actor: Actor, wanted: WantedSession): Promise<Result<{ readonly id: string }, SessionProblem>> =>
  house.store.transact(async (tx) => {
    if (!mayRunDesk(actor) || actor.id === null) return refuse("not-yours");
    const checked = await check(house, tx, wanted);
    if (!checked.ok) return checked;
    const { row } = checked.value;
    const id = newShortId(10);
    const now = house.clock.now();
    const phase = phaseOf(timesOf(row), now);
    await tx
      .insertInto("guest_session")
      .values({ ...row, id, by_id: actor.id, set_up_at: now, called_off_at: null, told_phase: phase })
      .execute();
    await label(house, tx, actor.id, row);
    await tellSession(house, tx, { id, story_id: row.story_id });
    return done({ id });
  });

/** Says a session otherwise than it was announced, until it begins. */
export const changeSession = (house: House, actor: Actor, id: string, wanted: WantedSession): Promise<Result<null, SessionProblem>> =>
  house.store.transact(async (tx) => {
    if (!mayRunDesk(actor) || actor.id === null) return refuse("not-yours");
    const session = await lockSession(house, tx, id);
    if (session === null) return refuse("not-there");
    const phase = phaseOf(timesOf(session), house.clock.now());
    if (session.called_off_at !== null || (phase !== "announced" && phase !== "collecting")) return refuse("not-now");
    const checked = await check(house, tx, { ...wanted, storyId: session.story_id });
    if (!checked.ok) return checked;
    const { row } = checked.value;
    await tx.updateTable("guest_session").set(row).where("id", "=", id).execute();
    await label(house, tx, actor.id, row);
    await tellSession(house, tx, session);
    return done(null);
  });

/** The session, locked until the transaction ends. */
export const lockSession = async (house: House, tx: Tx, id: string): Promise<SessionTable | null> =>
  (await lockRow(house.store.dialect)(tx.selectFrom("guest_session").selectAll().where("id", "=", id)).executeTakeFirst()) ?? null;
