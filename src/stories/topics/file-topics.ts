import { fold, slugOf } from "#kit";
import { type House, remember, type Tx } from "#store";
import type { Entity, NamedCode } from "../story.ts";
import type { RevisionTable, TopicKind, TopicTable } from "../tables.ts";
import type { Catalogue, KnownSubject } from "./catalogue.ts";
import { catalogueOf } from "./catalogue-of.ts";
import { nameWords } from "./name-words.ts";

/** Topics of one story: agencies send up to a hundred codes, of which the first say what it is about. */
const TOPICS_MOST = 20;

/** Before its address is known. */
type Wanted = Omit<TopicTable, "slug"> & { readonly isDirect: boolean };

const KINDS: readonly string[] = ["person", "organisation", "place", "event", "object"] satisfies readonly TopicKind[];

const ofSubject = (subject: KnownSubject, isDirect: boolean): Wanted => ({
  topic_key: subject.key,
  kind: "subject",
  code: subject.code,
  name: subject.name,
  isDirect,
});

const ofName = (kind: TopicKind, name: string): Wanted => ({
  topic_key: `${kind}:${fold(name)}`,
  kind,
  code: null,
  name,
  isDirect: true,
});

/** What a revision's subjects and entities are topics of: those of known codes unite, and bring their broader ones. */
export const wantedTopics = (
  revision: { readonly subjects: readonly NamedCode[]; readonly entities: readonly Entity[]; readonly lang: string },
  catalogue: Catalogue,
): readonly Wanted[] => {
  const direct = [
    ...revision.subjects.flatMap(({ code, name }) => {
      const known = catalogue.subjectOf(code) ?? (name === "" ? null : catalogue.named(name, revision.lang));
      if (known !== null) return [ofSubject(known, true)];
      return fold(name) === "" ? [] : [ofName("subject", name)];
    }),
    ...revision.entities.flatMap(({ kind, name }) => (fold(name) === "" || !KINDS.includes(kind) ? [] : [ofName(kind as TopicKind, name)])),
  ];
  const found = new Map<string, Wanted>();
  for (const topic of direct) if (found.size < TOPICS_MOST && !found.has(topic.topic_key)) found.set(topic.topic_key, topic);
  for (const topic of [...found.values()])
    for (const broader of topic.code === null ? [] : catalogue.broader(topic.code))
      if (!found.has(broader.key)) found.set(broader.key, ofSubject(broader, false));
  return [...found.values()];
};

/** Addresses to try for a topic: its name; with its kind or code where another topic has that; then numbered. */
const slugsFor = (topic: Wanted): readonly string[] => {
  const base = slugOf(topic.name);
  const more = topic.code === null ? topic.kind : (topic.code.split(":")[1] ?? "");
  return [base, `${base}-${more}`, ...Array.from({ length: 8 }, (_, index) => `${base}-${more}-${index + 2}`)];
};

/** Gives a new topic an address that no other has; the address of one that was only known by its slug before passes to it. */
const giveSlug = async (tx: Tx, wanted: Wanted): Promise<string> => {
  const { isDirect: _, ...topic } = wanted;
  const slugs = slugsFor(wanted);
  const adopted = await tx.updateTable("topic").set(topic).where("topic_key", "=", `old:${slugs[0]}`).returning("slug").executeTakeFirst();
  if (adopted !== undefined) return adopted.slug;
  for (const slug of slugs) {
    await tx
      .insertInto("topic")
      .values({ ...topic, slug })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await tx.selectFrom("topic").select("slug").where("topic_key", "=", topic.topic_key).executeTakeFirst();
    if (row !== undefined) return row.slug;
  }
  throw new Error(`no address is left for the topic ${topic.topic_key}`);
};

/** Makes a new person, organisation, place … findable by the words of its name. */
const noteWords = async (tx: Tx, { kind, name }: Wanted, slug: string): Promise<void> => {
  const words = kind === "subject" ? [] : nameWords(name);
  if (words.length === 0) return;
  await tx
    .insertInto("topic_word")
    .values(words.map((word) => ({ word, slug })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** The order in which addresses are given: the same everywhere, so that two stories of the same new topics do not wait for each other; known subjects first. */
const rank = ({ code, kind, topic_key: key }: Wanted): string => `${code === null ? 1 : 0}${kind === "subject" ? 0 : 1}${key}`;

/** Files a story under the topics of the revision on its page, in place of those it had; `isFirst` where it cannot have any. */
export const fileTopics = async (
  house: House,
  tx: Tx,
  storyId: string,
  revision: Pick<RevisionTable, "subjects" | "entities" | "lang">,
  isFirst: boolean,
): Promise<void> => {
  if (!isFirst) await tx.deleteFrom("story_topic").where("story_id", "=", storyId).execute();
  const subjects = JSON.parse(revision.subjects) as readonly NamedCode[];
  const entities = JSON.parse(revision.entities) as readonly Entity[];
  if (subjects.length + entities.length === 0) return;
  const wanted = wantedTopics(
    { subjects, entities, lang: revision.lang },
    await remember(tx, "media topics", () => catalogueOf(house.store, tx)),
  );
  if (wanted.length === 0) return;
  const keys = wanted.map((topic) => topic.topic_key);
  const rows = await tx.selectFrom("topic").select(["topic_key", "slug"]).where("topic_key", "in", keys).execute();
  const known = new Map(rows.map((row) => [row.topic_key, row.slug]));
  for (const topic of wanted.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)))
    if (!known.has(topic.topic_key)) {
      const slug = await giveSlug(tx, topic);
      await noteWords(tx, topic, slug);
      known.set(topic.topic_key, slug);
    }
  await tx
    .insertInto("story_topic")
    .values(
      wanted.map((topic) => ({
        story_id: storyId,
        slug: known.get(topic.topic_key) ?? "",
        name: topic.name,
        is_direct: topic.isDirect ? 1 : 0,
      })),
    )
    .execute();
};
