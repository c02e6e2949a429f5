import type { Db, Store, Tx } from "#store";
import { type Catalogue, openCatalogue } from "./catalogue.ts";
import type { MediaTopics } from "./media-topic.ts";
import { seedTopics } from "./seed-topics.ts";

/** Under what name the site's settings keep which release was brought in. */
export const RELEASE_SETTING = "media-topics";

type Known = { readonly stamp: string; readonly catalogue: Catalogue };

/** By database, since tests have many; read anew when another release was brought in. */
const known = new WeakMap<Store, Known>();

const readTopics = async (db: Db | Tx, setting: string | null): Promise<MediaTopics> => {
  const seed = seedTopics();
  if (setting === null) return seed;
  const rows = await db.selectFrom("media_topic").selectAll().execute();
  const topics = new Map(seed.topics.map((topic) => [topic.code, topic]));
  for (const row of rows)
    topics.set(row.code, {
      code: row.code,
      parent: row.parent,
      isRetired: row.is_retired === 1,
      replacedBy: row.replaced_by,
      names: JSON.parse(row.names) as Readonly<Record<string, string>>,
    });
  return { released: (JSON.parse(setting) as { released: string }).released, topics: [...topics.values()] };
};

/** The subjects that this site knows: those that come with the program, under those of a newer release that was brought in. */
export const catalogueOf = async (store: Store, db: Db | Tx = store.db): Promise<Catalogue> => {
  const row = await db.selectFrom("site_setting").select(["value", "changed_at"]).where("name", "=", RELEASE_SETTING).executeTakeFirst();
  const stamp = row === undefined ? "" : `${row.changed_at} ${row.value}`;
  const held = known.get(store);
  if (held?.stamp === stamp) return held.catalogue;
  const catalogue = openCatalogue(await readTopics(db, row?.value ?? null));
  known.set(store, { stamp, catalogue });
  return catalogue;
};
