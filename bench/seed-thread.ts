import { sql } from "kysely";
import { instantOf } from "#kit";
import { tidySaid } from "#search";
import type { House } from "#store";

const built = async <Module>(path: string): Promise<Module> => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as Module;

const BATCH = 400;
const RARE = 10; // comments that hold the rare word: the first ones
const WORDS = "harbour council tide ferry budget quay vote winter school market bridge rain".split(" ");

const STORY = {
  source_id: "bench",
  state: "published",
  held_for: null,
  section: "wire",
  revision_id: null,
  versions: 1,
  headline: "Bench",
  deck: "",
  byline: "",
  lang: "en",
  urgency: 5,
  excerpt: "",
  picture_sha: null,
  picture_alt: "",
  picture_width: null,
  picture_height: null,
  is_corrected: 0,
  opens_at: null,
  expires_at: null,
  killed_at: null,
  limits: "{}",
  is_talk_closed: 0,
  picture_rights: "{}",
} as const;

const COMMENT = {
  answers: 0,
  story_version: 1,
  state: "published",
  kind: "comment",
  idempotency_key: null,
  taken_off_at: null,
  rule: null,
  reason: null,
  ledger_no: null,
  edits: 0,
  edited_at: null,
  additions: "[]",
  mentions: "[]",
  respect: 0,
  doesnt_help: 0,
  reactions: "{}",
  seen: 0,
  is_picked: 0,
  rescore_at: null,
} as const;

/** A number between 0 and 1 that is the same on every run. */
const drawn = (seq: number): number => ((seq * 48_271) % 2_147_483_647) / 2_147_483_647;

/** What a source of the wire is told by default. */
const MANNERS = { index_rule: "yes", canonical_rule: "own", picture_rule: "site", mining_policy: "", license: "", contact: "" } as const;

const addStory = async (house: House, story: string, size: number): Promise<void> => {
  const now = house.clock.now();
  const { db } = house.store;
  const source = { slug: "bench", name: "Bench", code: "B", about: "", about_lang: "en", holder: "Bench", terms: "", policy: "{}" };
  await db
    .insertInto("source")
    .values({
      ...source,
      id: "bench",
      is_own: 0,
      is_confirmed: 1,
      made_at: now,
      identity: "guid",
      term_rules: "[]",
      conflict: "apply",
      ...MANNERS,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const ids = { id: story, short_id: story, slug: story, story_key: story };
  await db
    .insertInto("story")
    .values({ ...STORY, ...ids, arrived_at: now, published_at: now, updated_at: now, replies: size, replied_at: now })
    .execute();
  const run = { closed_at: null, closes_at: null, slow_s: 0, is_premoderated: 0, agreement: "", agreement_at: null, topic: "" };
  const thread = { id: `story:${story}`, story_id: story, next_seq: size + 1, comments: size, roots: Math.ceil((size * 2) / 3) };
  await db
    .insertInto("thread")
    .values({ ...thread, ...run })
    .execute();
};

/** `crowdEvery`: of so many comments one answers the first of all; a multiple of 3, or 1. */
type Seed = { readonly story: string; readonly size: number; readonly author: string; readonly crowdEvery: number };

/** Comments of a thread, every third one an answer to the one before it or to the very first, with their places in the orders and their words. */
export const seedThread = async (house: House, { story, size, author, crowdEvery }: Seed): Promise<void> => {
  const { adapterOf } = await built<typeof import("../src/search/adapter.ts")>("search/adapter.js");
  const { markOf } = await built<typeof import("../src/search/mark.ts")>("search/mark.js");
  const { marksOf } = await built<typeof import("../src/conversation/show-comment.ts")>("conversation/show-comment.js");
  await addStory(house, story, size);
  const { db, dialect } = house.store;
  const marks = marksOf(`story:${story}`);
  const began = house.clock.ms() - size * 1000;
  for (let from = 1; from <= size; from += BATCH) {
    const seqs = Array.from({ length: Math.min(BATCH, size - from + 1) }, (_, index) => from + index);
    const comments = seqs.map((seq) => {
      const isOfCrowd = seq > 1 && seq % crowdEvery === 0;
      const isAnswer = isOfCrowd || seq % 3 === 0;
      const id = `${story}${seq}`;
      const root = isOfCrowd ? `${story}1` : isAnswer ? `${story}${seq - 1}` : id;
      const number = isOfCrowd ? seq / crowdEvery : Number(isAnswer);
      const place = { parent_id: isAnswer ? root : null, root_id: root, top_id: root, depth: Number(isAnswer), place: number };
      const placed = seq === 1 ? Math.floor(size / crowdEvery) : Number(crowdEvery > 1 && seq % 3 === 2 && (seq + 1) % crowdEvery !== 0);
      const body = `Number ${seq}. The gull ${Array.from({ length: 24 }, (_, at) => WORDS[(seq * 7 + at * at) % WORDS.length]).join(" ")}${seq <= RARE ? " ptarmigan" : ""}.`;
      const thread = { thread_id: `story:${story}`, story_id: story, seq, author_id: author };
      return { ...COMMENT, ...place, ...thread, id, body, placed, posted_at: instantOf(began + seq * 1000) };
    });
    await db.insertInto("comment").values(comments).execute();
    const ranks = comments.flatMap(({ id, seq, thread_id, parent_id }) =>
      ["best", "respected"].map((sort) => ({
        thread_id: parent_id === null ? thread_id : `c:${parent_id}`,
        sort,
        score: Math.floor(drawn(seq) * 1_000_000),
        seq,
        comment_id: id,
        from_no: 0,
        to_no: Number.MAX_SAFE_INTEGER,
      })),
    );
    await db.insertInto("comment_rank").values(ranks).execute();
    const words = (body: string): readonly string[] => body.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
    const said = comments.map(({ id, seq, body }) => ({
      subject_id: id,
      words: adapterOf(dialect).said([marks.all, ...marks.parts(seq), marks.by(author)].map(markOf), words(body)),
    }));
    await db.insertInto("said_doc").values(said).execute();
  }
  for (let hours = 0; hours < 12; hours += 1) await tidySaid(house.store);
  await sql.raw("analyze").execute(db);
};
