import { type Actor, done, refuse, type Result } from "#kit";
import type { House } from "#store";
import { mayRunDesk } from "../question.ts";
import { PHASES, phaseOf, type SessionStep, sessionStepsIn, timesAfter } from "./session.ts";
import type { SessionProblem } from "./session-problem.ts";
import { lockSession } from "./set-up-session.ts";
import { columnsOf, tellSession, timesOf } from "./tell-session.ts";

/** Begins, ends, closes or calls a session off before its time. For the newsroom alone. */
export const runSession = (house: House, actor: Actor, id: string, step: SessionStep): Promise<Result<null, SessionProblem>> =>
  house.store.transact(async (tx) => {
    if (!mayRunDesk(actor)) return refuse("not-yours");
    const session = await lockSession(house, tx, id);
    if (session === null) return refuse("not-there");
    const now = house.clock.now();
    const times = timesOf(session);
    if (session.called_off_at !== null || !sessionStepsIn(phaseOf(times, now)).includes(step)) return refuse("not-now");
    if (step === "call-off") await tx.updateTable("guest_session").set({ called_off_at: now }).where("id", "=", id).execute();
    else {
      const next = timesAfter(times, step, now);
      if (next === null) return refuse("not-now");
      await tx
        .updateTable("guest_session")
        .set({ ...columnsOf(next), told_phase: phaseOf(next, now) })
        .where("id", "=", id)
        .execute();
    }
    await tellSession(house, tx, session);
    return done(null);
  });

const BATCH = 100;

/** Tells of phases that began by the clock alone, so that pages show them; how many. */
export const tellPhases = (house: House): Promise<number> =>
  house.store.transact(async (tx) => {
    const now = house.clock.now();
    const rows = await tx
      .selectFrom("guest_session")
      .selectAll()
      .where("told_phase", "<>", "archived")
      .where("called_off_at", "is", null)
      .where((eb) =>
        eb.or([
          eb.and([eb("told_phase", "=", "announced"), eb("collects_at", "<=", now)]),
          eb.and([eb("told_phase", "in", PHASES.slice(0, 2)), eb("starts_at", "<=", now)]),
          eb.and([eb("told_phase", "in", PHASES.slice(0, 3)), eb("ends_at", "<=", now)]),
          eb("closes_at", "<=", now),
        ]),
      )
      .orderBy("starts_at")
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      await tx
        .updateTable("guest_session")
        .set({ told_phase: phaseOf(timesOf(row), now) })
        .where("id", "=", row.id)
        .execute();
      await tellSession(house, tx, row);
    }
    return rows.length;
  });
