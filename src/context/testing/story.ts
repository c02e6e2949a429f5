import { type Actor, system } from "#kit";
import { createMember } from "#members";
import type { TestHouse } from "../../store/testing/index.ts";

/** A public story, without the wire. */
export const addStory = async (house: TestHouse, state: "published" | "killed" = "published"): Promise<string> => {
  const now = house.clock.now();
  const base = { name: "Pellam", code: "PA", about: "", about_lang: "en", holder: "Pellam", terms: "All rights reserved.", policy: "{}" };
  await house.store.db
    .insertInto("source")
    .values({
      ...base,
      id: "s",
      slug: "pellam",
      is_own: 0,
      is_confirmed: 1,
      made_at: now,
      identity: "guid",
      term_rules: "[]",
      conflict: "apply",
      index_rule: "yes",
      canonical_rule: "own",
      picture_rule: "site",
      mining_policy: "",
      license: "",
      contact: "",
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const texts = { slug: "gull", headline: "Gull", deck: "", byline: "", lang: "en", excerpt: "", picture_alt: "", section: "wire" };
  await house.store.db
    .insertInto("story")
    .values({
      ...texts,
      id: "story-1",
      short_id: "gull0001",
      source_id: "s",
      story_key: "gull",
      state,
      held_for: null,
      revision_id: null,
      versions: 2,
      urgency: 5,
      picture_sha: null,
      picture_width: null,
      picture_height: null,
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
  return "story-1";
};

export const addMember = async (house: TestHouse, handle: string, role = "member"): Promise<Actor> => {
  const made = await createMember(house, system, { email: `${handle}@t.example`, handle, name: `${handle} Tester`, role, token: false });
  if (!made.ok) throw new Error(made.problem.sentence);
  return { id: made.value.id, role: role as Actor["role"], handle, name: `${handle} Tester` };
};
