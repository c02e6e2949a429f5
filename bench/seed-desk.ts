import { instantOf, newId } from "#kit";
import type { House } from "#store";

const built = async <Module>(path: string): Promise<Module> => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as Module;

const BATCH = 250;
const RARE = 10; // stories that hold the rare word: the first ones
const SECTIONS = ["town", "harbour", "council", "schools", "wire"] as const;
const WORDS = "harbour council tide ferry budget quay vote winter school market bridge rain".split(" ");
const ITEM_MS = 43_000; // 2,000 items a day: a busy regional desk

const STORY = {
  source_id: "bench",
  held_for: null,
  versions: 1,
  deck: "A deck of no consequence.",
  byline: "",
  lang: "en",
  excerpt: "Nothing much was said.",
  picture_sha: null,
  picture_alt: "",
  picture_width: null,
  picture_height: null,
  is_corrected: 0,
  killed_at: null,
  replies: 0,
  replied_at: null,
  limits: "{}",
  is_talk_closed: 0,
  picture_rights: "{}",
} as const;

const REVISION = {
  version_raw: "1",
  version_ord: 1,
  version_created: null,
  first_created: null,
  pub_status: "usable",
  kind: "text",
  is_publishable: 1,
  expires_at: null,
  deck: "",
  kicker: "",
  slugline: "",
  byline: "",
  dateline: "",
  lang: "en",
  urgency: 5,
  blocks: "[]",
  subjects: "[]",
  entities: "[]",
  rights: "{}",
  editor_note: "",
  signals: "[]",
  is_correction: 0,
  link: "",
  correction_note: "",
  limits: "{}",
  ask: "",
  over_id: null,
  edit_no: 0,
  is_merge: 0,
  edited_by: null,
  conflicts: "[]",
  arrival_no: 1,
  aside: "",
  answers: "[]",
  is_unrepeated: 0,
} as const;

const SOURCE = {
  name: "Bench",
  about: "",
  about_lang: "en",
  holder: "Bench",
  terms: "",
  policy: "{}",
  is_own: 0,
  is_confirmed: 1,
  identity: "guid",
  term_rules: "[]",
  conflict: "apply",
  index_rule: "yes",
  canonical_rule: "own",
  picture_rule: "site",
  mining_policy: "",
  license: "",
  contact: "",
} as const;

const OUTCOMES = ["created", "updated", "updated", "unchanged"] as const;

/** The outcome of an item: one in 20 was refused, one in 25 is a kill, so that their lists fill a page on the small desk, too. */
const outcomeOf = (no: number) =>
  no % 25 === 7 ? ("killed" as const) : no % 20 === 5 ? ("rejected" as const) : (OUTCOMES[no % OUTCOMES.length] ?? "created");

/**
 * A desk with `size` stories and four items for each, the newest just now: arriving as fast in a large one as in a small one, which is only
 * younger. One in 500 stories is embargoed, one in 100 runs out.
 */
export const seedDesk = async (house: House, size: number): Promise<void> => {
  const { adapterOf } = await built<typeof import("../src/search/adapter.ts")>("search/adapter.js");
  const { db, dialect } = house.store;
  const now = house.clock.ms();
  const sources = ["bench", "rare"].map((id) => ({ ...SOURCE, id, slug: id, code: id, made_at: instantOf(now) }));
  await db.insertInto("source").values(sources).execute();
  await db
    .insertInto("section")
    .values(SECTIONS.map((slug, place) => ({ slug, names: JSON.stringify({ en: slug, fr: slug, ar: slug }), place })))
    .execute();
  for (let from = 0; from < size; from += BATCH) {
    const nos = Array.from({ length: Math.min(BATCH, size - from) }, (_, index) => from + index);
    const stories = nos.map((no) => {
      const at = instantOf(now - (size - no) * 4 * ITEM_MS);
      const headline = `Number ${no}: ${WORDS[no % WORDS.length]} and ${WORDS[(no * 7 + 3) % WORDS.length]}${no < RARE ? " ptarmigan" : ""}`;
      const isWaiting = no % 500 === 3;
      return {
        ...{ ...STORY, headline, id: `s${no}`, short_id: `s${no}`, slug: `s${no}`, story_key: `k${no}`, revision_id: `r${no}` },
        ...{ state: isWaiting ? ("embargoed" as const) : ("published" as const), section: SECTIONS[no % SECTIONS.length] ?? "wire" },
        ...{ urgency: 1 + (no % 8), arrived_at: at, published_at: isWaiting ? null : at, updated_at: isWaiting ? null : at },
        // What appears and what ends is as dense at any size, from now on backwards and forwards.
        opens_at: isWaiting ? instantOf(now + (size - no) * 4 * ITEM_MS) : null,
        expires_at: no % 100 === 1 ? instantOf(now + (size - no) * 4 * ITEM_MS) : null,
      };
    });
    const revisions = stories.map(({ id, revision_id, headline, arrived_at, state, opens_at }) => ({
      ...{ ...REVISION, id: revision_id, story_id: id, received_at: arrived_at, content_hash: id, headline },
      ...{ is_embargoed: state === "embargoed" ? 1 : 0, embargo_until: opens_at, shown_at: arrived_at, reader_hash: id },
    }));
    const words = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
    const docs = stories.map(({ id, headline, section, arrived_at }) => ({
      ...{ kind: "story", subject_id: id, title: headline, body_text: headline, lang: "en", section, at: arrived_at },
      ...adapterOf(dialect).storable(words(headline), words(headline)),
    }));
    await db.insertInto("story").values(stories).execute();
    await db.insertInto("revision").values(revisions).execute();
    await db.insertInto("search_doc").values(docs).execute();
    await seedItems(house, nos, size, now);
  }
};

const seedItems = async (house: House, nos: readonly number[], size: number, now: number): Promise<void> => {
  const items = nos
    .flatMap((no) => [0, 1, 2, 3].map((turn) => no * 4 + turn))
    .map((no) => {
      const ms = now - (size * 4 - no) * ITEM_MS;
      return { id: newId(ms), no, at: instantOf(ms) };
    });
  const { db } = house.store;
  await db
    .insertInto("item")
    .values(
      items.map(({ id, no, at }) => ({
        ...{ id, sha: `i${no}`, bytes: new Uint8Array([123, 125]), size: 2, file_name: `${no}.json`, received_at: at, is_done: 1 },
        ...{ channel: no === 0 ? ("command" as const) : ("folder" as const), source_hint: null, feed_id: null, waiting: null },
      })),
    )
    .execute();
  await db
    .insertInto("intake")
    .values(
      items.map(({ id, no, at }) => ({
        ...{ id: newId(Date.parse(at)), item_id: id, place: 0, at, format: "ninjs", guid: `g${no}`, version: "1", outcome: outcomeOf(no) },
        ...{ story_id: `s${Math.floor(no / 4)}`, revision_id: `r${Math.floor(no / 4)}`, source_id: no < RARE ? "rare" : "bench" },
        ...{ headline: `Number ${no}`, slugline: "", problem: null, remarks: "[]", took_ms: 1, is_asking: 0 },
      })),
    )
    .execute();
};
