import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { type House, lockRow } from "#store";
import { nameIn } from "../topics/catalogue.ts";
import { catalogueOf } from "../topics/catalogue-of.ts";
import { typedEntity } from "../topics/typed-topic.ts";
import type { Entity, NamedCode } from "../story.ts";
import { writeBody } from "../writing/body-markup.ts";
import { NO_COPY } from "../writing/copy.ts";
import { insertManuscript } from "../writing/manuscript.ts";
import { type Bar, barOf, PARTS_FEWEST, PARTS_MOST, partTextOf, TEXT_COLUMNS } from "./part.ts";
import { wholeOf } from "./whole-of.ts";

const TOPICS_MOST = 20; // as many as a story is filed under

/** Why several stories cannot be put together; `headline` is that of the one that stands against it, empty of one whose words nobody is shown. */
export type CombineProblem =
  | { readonly why: "not-allowed" | "too-few" | "too-many" | "none" }
  | { readonly why: Exclude<Bar, "put-right"> | "own"; readonly headline: string; readonly source: string };

/**
 * Begins a manuscript of the newsroom's own with the words of several stories of the wire, in the order they are named in (short ids). Who wrote
 * what, and on which terms, stays with it.
 */
export const beginCombined = (house: House, actor: Actor, shortIds: readonly string[]): Promise<Result<string, CombineProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor) || actor.id === null) return refuse({ why: "not-allowed" });
    const wanted = [...new Set(shortIds)];
    if (wanted.length < PARTS_FEWEST) return refuse({ why: "too-few" });
    if (wanted.length > PARTS_MOST) return refuse({ why: "too-many" });
    const stories = await lockRow(house.store.dialect)(
      tx.selectFrom("story").select(["id", "short_id", "state", "revision_id", "source_id"]).where("short_id", "in", wanted).orderBy("id"),
    ).execute();
    const ids = stories.flatMap((story) => story.revision_id ?? []);
    const revisions =
      ids.length === 0
        ? []
        : await tx.selectFrom("revision").select(TEXT_COLUMNS).select(["subjects", "entities"]).where("id", "in", ids).execute();
    const sources = await tx
      .selectFrom("source")
      .select(["id", "name", "is_own"])
      .where("id", "in", stories.length === 0 ? [""] : stories.map((story) => story.source_id))
      .execute();
    const found = wanted.map((shortId) => {
      const story = stories.find((each) => each.short_id === shortId);
      const row = revisions.find((each) => each.id === story?.revision_id);
      const source = sources.find((each) => each.id === story?.source_id);
      return story === undefined || row === undefined || source === undefined ? null : { story, row, source, text: partTextOf(row) };
    });
    const parts = found.filter((each) => each !== null);
    if (parts.length < found.length) return refuse({ why: "none" });
    for (const { story, source, text } of parts) {
      const bar = source.is_own === 1 ? "own" : barOf(story.state, [text], false);
      if (bar !== null && bar !== "put-right")
        return refuse({ why: bar, headline: bar === "killed" ? "" : text.headline, source: source.name });
    }
    const lang = (parts[0]?.text.lang ?? "").split("-")[0] ?? "";
    const catalogue = await catalogueOf(house.store, tx);
    const codes = new Set(parts.flatMap(({ row }) => (JSON.parse(row.subjects) as readonly NamedCode[]).map(({ code }) => code)));
    const topics = [...codes].flatMap((code) => {
      const subject = catalogue.subjectOf(code);
      const name = subject === null ? "" : nameIn(catalogue.names(subject.code), lang, subject.name);
      return subject !== null && catalogue.named(name, lang)?.code === subject.code ? [name] : [];
    });
    const entities = parts.flatMap(({ row }) =>
      (JSON.parse(row.entities) as readonly Entity[]).flatMap(({ kind, name }) => typedEntity(kind, name, lang)),
    );
    const copy = {
      ...NO_COPY,
      ...{
        headline: parts[0]?.text.headline ?? "",
        authors: actor.name ?? "",
        lang,
        topics: [...new Set([...topics, ...entities])].slice(0, TOPICS_MOST).join(", "),
      },
      body: writeBody(wholeOf(parts.map(({ text }) => text))),
    };
    const id = await insertManuscript(house, tx, actor, { copy, storyId: null, overRevision: null });
    await tx
      .insertInto("manuscript_part")
      .values(parts.map(({ story, text }, place) => ({ manuscript_id: id, place, story_id: story.id, revision_id: text.revisionId })))
      .execute();
    await tx
      .insertInto("manuscript_held")
      .values(parts.map(({ story }) => ({ manuscript_id: id, story_id: story.id })))
      .execute();
    return done(id);
  });
