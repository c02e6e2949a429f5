import { type Actor, done, type Instant, refuse, type Result, sha256 } from "#kit";
import { isPushAddress, type PushAddress } from "#outside";
import type { House, Tx } from "#store";
import "./tables.ts";

/** A browser on which a member is told. `said`: why its service does not take what is sent; empty while it does. */
export type PushDevice = {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Instant;
  readonly toldAt: Instant | null;
  readonly said: string;
  /** Of this very session. */
  readonly isHere: boolean;
};

/** More devices than people have; each is an address that we send to. */
export const DEVICES_MOST = 10;

/** So often in a row a service may refuse before its device is let go. */
const FAILS_MOST = 10;

/** The devices of a member. One statement. */
export const devicesOf = async (house: House, memberId: string, sessionId: string | null): Promise<readonly PushDevice[]> => {
  const rows = await house.store.db
    .selectFrom("push_device")
    .select(["id", "session_id", "name", "made_at", "told_at", "said"])
    .where("member_id", "=", memberId)
    .orderBy("made_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    madeAt: row.made_at,
    toldAt: row.told_at,
    said: row.said,
    isHere: row.session_id === sessionId,
  }));
};

type Added = { readonly sessionId: string; readonly address: PushAddress; readonly name: string };

/** Keeps a browser as a device of a member, for as long as this session lasts. A browser tells one member only: the last who asked. */
export const addDevice = (
  house: House,
  actor: Actor,
  { sessionId, address, name }: Added,
): Promise<Result<null, "not-signed-in" | "bad-device" | "too-many">> =>
  house.store.transact(async (tx) => {
    if (actor.id === null) return refuse("not-signed-in");
    if (address.endpoint.length > 1_000 || !isPushAddress(address)) return refuse("bad-device");
    const id = sha256(address.endpoint);
    await tx
      .deleteFrom("push_device")
      .where((eb) => eb.or([eb("id", "=", id), eb("session_id", "=", sessionId)]))
      .execute();
    const others = await tx.selectFrom("push_device").select("id").where("member_id", "=", actor.id).execute();
    if (others.length >= DEVICES_MOST) return refuse("too-many");
    const about = { made_at: house.clock.now(), told_at: null, fails: 0, said: "" } as const;
    await tx
      .insertInto("push_device")
      .values({ id, member_id: actor.id, session_id: sessionId, ...address, name: name.toWellFormed().slice(0, 100), ...about })
      .execute();
    return done(null);
  });

/** Lets a device of a member go. */
export const dropDevice = (house: House, actor: Actor, id: string): Promise<unknown> =>
  house.store.transact((tx) =>
    tx
      .deleteFrom("push_device")
      .where("member_id", "=", actor.id ?? "")
      .where("id", "=", id)
      .execute(),
  );

/** Notes what became of a push: taken, or refused with what was said. A device whose service refused too often in a row goes. */
export const noteAnswer = async (house: House, tx: Tx, id: string, refused: string | null): Promise<void> => {
  const now = house.clock.now();
  await tx
    .updateTable("push_device")
    .set((eb) => (refused === null ? { told_at: now, fails: 0, said: "" } : { fails: eb("fails", "+", 1), said: refused }))
    .where("id", "=", id)
    .execute();
  if (refused !== null) await tx.deleteFrom("push_device").where("id", "=", id).where("fails", ">=", FAILS_MOST).execute();
};
