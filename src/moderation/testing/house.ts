import { type Actor, system } from "#kit";
import { createMember } from "#members";
import { putSource } from "#stories";
import type { TestHouse } from "../../store/testing/index.ts";

/** A public story, without the wire. */
export const addStory = async (house: TestHouse, id = "story-1"): Promise<string> => {
  const now = house.clock.now();
  const source = await house.store.transact((tx) => putSource(house, tx, { name: "Pellam", code: "PA" }, true));
  const texts = { slug: "gull", headline: "Gull", deck: "", byline: "", lang: "en", excerpt: "", picture_alt: "", section: "harbour" };
  const none = { held_for: null, revision_id: null, picture_sha: null, picture_width: null, picture_height: null };
  await house.store.db
    .insertInto("story")
    .values({
      ...texts,
      ...none,
      id,
      short_id: id.replaceAll("-", ""),
      source_id: source,
      story_key: id,
      state: "published",
      versions: 1,
      urgency: 5,
      is_corrected: 0,
      arrived_at: now,
      published_at: now,
      updated_at: now,
      opens_at: null,
      expires_at: null,
      killed_at: null,
      replies: 0,
      replied_at: null,
      limits: "{}",
      picture_rights: "{}",
      is_talk_closed: 0,
    })
    .execute();
  return id;
};

export const addMember = async (house: TestHouse, handle: string, role = "member"): Promise<Actor> => {
  const made = await createMember(house, system, { email: `${handle}@t.example`, handle, name: `${handle} Tester`, role, token: false });
  if (!made.ok) throw new Error(made.problem.sentence);
  return { id: made.value.id, role: role as Actor["role"], handle, name: `${handle} Tester` };
};
