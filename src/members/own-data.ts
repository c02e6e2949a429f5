import type { House } from "#store";
import { browserName } from "./browser-name.ts";
import { interestsOf } from "./interests.ts";
import type { HeldTable, PersonalData } from "./personal-data.ts";
import { hiddenPieces } from "./pieces.ts";
import { portraitsHeld } from "./portrait.ts";
import { heldOfRunning } from "./running/own-running.ts";
import "./tables.ts";

/** All that this room holds of a member. Digests of secrets are left out: they say nothing, and might help a thief. */
const ownTables = async (house: House, memberId: string): Promise<readonly HeldTable[]> => {
  const { db } = house.store;
  const account = await db
    .selectFrom("member")
    .select(["id", "email", "handle", "name", "role", "place", "about", "joined_at", "proved_at", "name_changed_at", "lang", "standing"])
    .where("id", "=", memberId)
    .execute();
  const sessions = await db
    .selectFrom("session")
    .select(["made_at", "seen_at", "ends_at", "browser"])
    .where("member_id", "=", memberId)
    .orderBy("made_at")
    .execute();
  const browsers = await db
    .selectFrom("device")
    .select(["browser", "first_at", "seen_at"])
    .where("member_id", "=", memberId)
    .orderBy("first_at")
    .execute();
  const ways = [
    ...(await db.selectFrom("password").select("made_at").where("member_id", "=", memberId).execute()).map((row) => ({
      way: "password",
      ...row,
    })),
    ...(await db.selectFrom("totp").select("made_at").where("member_id", "=", memberId).execute()).map((row) => ({
      way: "second step",
      ...row,
    })),
  ];
  const passkeys = await db
    .selectFrom("passkey")
    .select(["name", "made_at", "used_at", "warned_at", "is_backed_up"])
    .where("member_id", "=", memberId)
    .orderBy("made_at")
    .execute();
  const identities = await db
    .selectFrom("identity")
    .select(["issuer", "subject", "label", "made_at", "used_at"])
    .where("member_id", "=", memberId)
    .execute();
  const addresses = await db
    .selectFrom("email_change")
    .select(["old_email", "new_email", "made_at", "done_at", "undone_at"])
    .where("member_id", "=", memberId)
    .execute();
  const tokens = await db.selectFrom("api_token").select(["name", "made_at", "revoked_at"]).where("member_id", "=", memberId).execute();
  const blocks = await db
    .selectFrom("block")
    .innerJoin("member", "member.id", "block.other_id")
    .select(["member.handle", "block.kind", "block.at"])
    .where("block.member_id", "=", memberId)
    .execute();
  return [
    { name: "account", rows: account },
    { name: "sessions", rows: sessions.map((row) => ({ ...row, browser: browserName(row.browser) })) },
    { name: "browsers", rows: browsers },
    { name: "ways_in", rows: ways },
    { name: "passkeys", rows: passkeys },
    { name: "identities", rows: identities },
    { name: "addresses", rows: addresses },
    { name: "tokens", rows: tokens },
    { name: "blocks", rows: blocks },
    {
      name: "interests",
      rows: (await interestsOf(db, memberId)).map(({ kind, label, isOpen }) => ({ kind, label, is_open: isOpen ? 1 : 0 })),
    },
    { name: "pictures", rows: (await portraitsHeld(db, memberId)).map(({ row }) => row) },
    {
      name: "standing",
      rows: await db
        .selectFrom("member_standing")
        .select(["level", "days", "kinds", "helped", "notes_helped", "taken_off", "reckoned_at"])
        .where("member_id", "=", memberId)
        .execute(),
    },
    { name: "days_here", rows: await db.selectFrom("member_day").select("day").where("member_id", "=", memberId).orderBy("day").execute() },
    { name: "not_shown", rows: [...(await hiddenPieces(db, memberId))].map((piece) => ({ piece })) },
    ...(await heldOfRunning(house, memberId)),
  ];
};

/** Everything the house holds of a member, room by room. */
export const allHeld = async (house: House, rooms: readonly PersonalData[], memberId: string): Promise<readonly HeldTable[]> => {
  const others = await Promise.all(rooms.map((room) => room.held(house, memberId)));
  return [...(await ownTables(house, memberId)), ...others.flat()];
};
