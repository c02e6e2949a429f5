import { dropJobs } from "#jobs";
import { sha256 } from "#kit";
import { memberFacts, type PersonalData } from "#members";
import "./spread.ts";
import "./tables.ts";

/** What a member follows, was told of, and chose to be told. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  const follows = await db.selectFrom("follow").select(["target", "at"]).where("member_id", "=", memberId).orderBy("at").execute();
  const notices = await db
    .selectFrom("notice")
    .select(["kind", "subject", "story_id", "since", "at", "seen_at"])
    .where("member_id", "=", memberId)
    .orderBy("at")
    .execute();
  const choices = await db.selectFrom("notice_choice").select(["kind", "way"]).where("member_id", "=", memberId).execute();
  const mails = await db
    .selectFrom("post_choice")
    .select(["digest", "digested_at", "quiet_from", "quiet_to", "refused_at", "refusal"])
    .where("member_id", "=", memberId)
    .execute();
  const devices = await db
    .selectFrom("push_device")
    .select(["name", "endpoint", "made_at", "told_at", "said"])
    .where("member_id", "=", memberId)
    .orderBy("made_at")
    .execute();
  return [
    { name: "follows", rows: follows },
    { name: "notices", rows: notices },
    { name: "notice_choices", rows: choices },
    { name: "mail_choices", rows: mails },
    { name: "push_devices", rows: devices },
  ];
};

/** All of it goes; what others were told of the member stands without them. */
const erase: PersonalData["erase"] = async (_house, tx, { id }) => {
  const email = (await memberFacts(tx, id))?.email.toLowerCase() ?? "";
  await tx.deleteFrom("soft_bounce").where("address_hash", "=", sha256(email)).execute();
  await tx.deleteFrom("follow").where("member_id", "=", id).execute();
  await tx.deleteFrom("follow").where("target", "=", `member:${id}`).execute();
  await tx.deleteFrom("notice").where("member_id", "=", id).execute();
  await tx.deleteFrom("notice").where("by_id", "=", id).execute();
  await dropJobs(tx, "inbox.spread", ({ notice }) => notice.by === id);
  await tx.deleteFrom("notice_choice").where("member_id", "=", id).execute();
  await tx.deleteFrom("post_choice").where("member_id", "=", id).execute();
  await tx.deleteFrom("push_device").where("member_id", "=", id).execute();
  await tx.deleteFrom("unsubscribe").where("member_id", "=", id).execute();
};

export const inboxData: PersonalData = { held, erase };
