import { type Actor, done, type Instant, LANGS, refuse, type Result } from "#kit";
import type { House, Tx } from "#store";
import { readSite, type SiteSettings } from "../site.ts";
import { bindingOf } from "../combined/binding.ts";
import { type Bar, type Part, partsOf } from "../combined/part.ts";
import { lockParts } from "../combined/part-acts.ts";
import { noteSent } from "../combined/sent-parts.ts";
import { putSource, sourceRow } from "../sources.ts";
import { takeArrival } from "../take-arrival.ts";
import { listSections, type Section } from "../sections.ts";
import { type MeantTopics, meantTopics } from "../topics/meant-topics.ts";
import { paragraphsOf } from "../block.ts";
import { arrivalOf, type Sending } from "./arrival-of.ts";
import { readBody } from "./body-markup.ts";
import { type ChosenPicture, chosenPictures } from "../library/chosen-pictures.ts";
import { lockLoans } from "../lent/end-loans.ts";
import { type Copy, type CopyField, picturesOf } from "./copy.ts";
import { ownProfile } from "./own-profile.ts";
import { addVersion, type ManuscriptProblem, saveWithin } from "./manuscript.ts";

/** What is missing or not understood, by the field that it is in; `names` are the topics that nobody knows, or that several things are called. */
export type Lack =
  | { readonly field: CopyField; readonly why: "empty"; readonly names?: undefined }
  | { readonly field: "section" | "lang"; readonly why: "unknown"; readonly names?: undefined }
  | { readonly field: "topics"; readonly why: "unknown" | "unclear"; readonly names: readonly string[] }
  | { readonly field: "at"; readonly why: "no-time" | "past" | "public"; readonly names?: undefined }
  | { readonly field: "note"; readonly why: "empty"; readonly names?: undefined }
  /** A story that it was put together of keeps it from readers; `names` is its headline, empty where nobody is shown that. */
  | { readonly field: "parts"; readonly why: Bar; readonly names: readonly string[] }
  | { readonly field: "pictures"; readonly why: "gone" | "no-alt" | "over" | "barred"; readonly names?: undefined };

export type SendProblem = ManuscriptProblem | { readonly lacks: readonly Lack[] };

const REQUIRED = ["headline", "authors", "section", "lang", "body"] as const satisfies readonly CopyField[];

type Known = {
  readonly sections: readonly Section[];
  readonly now: Instant;
  readonly meant: MeantTopics;
  readonly isPublic: boolean;
  readonly pictures: readonly ChosenPicture[];
  readonly parts: readonly Part[];
};

/** What keeps one of the pictures out: it was withdrawn, nobody has described it, its time is over, it is on loan and its rights forbid it. */
const pictureLacks = (copy: Copy, pictures: readonly ChosenPicture[]): readonly Lack[] => {
  const isGone = pictures.length < picturesOf(copy).length;
  const of = ({ lack }: ChosenPicture) => (lack === null || lack === "no-alt" || lack === "over" ? lack : "barred");
  const whys = [...(isGone ? (["gone"] as const) : []), ...pictures.map(of).filter((why) => why !== null)];
  return [...new Set(whys)].map((why) => ({ field: "pictures", why }));
};

const lacksOf = (copy: Copy, sending: Sending, { sections, now, meant, isPublic, pictures, parts }: Known): readonly Lack[] => {
  const empty = REQUIRED.filter((field) => (field === "body" ? paragraphsOf(readBody(copy.body)).length === 0 : copy[field].trim() === ""));
  const lacks: Lack[] = empty.map((field) => ({ field, why: "empty" }));
  if (copy.section !== "" && !sections.some(({ slug }) => slug === copy.section)) lacks.push({ field: "section", why: "unknown" });
  if (copy.lang !== "" && !(LANGS as readonly string[]).includes(copy.lang)) lacks.push({ field: "lang", why: "unknown" });
  for (const why of ["unknown", "unclear"] as const) if (meant[why].length > 0) lacks.push({ field: "topics", why, names: meant[why] });
  if (sending.do === "schedule") {
    if (isPublic) lacks.push({ field: "at", why: "public" });
    else if (sending.at === null) lacks.push({ field: "at", why: "no-time" });
    else if (sending.at <= now) lacks.push({ field: "at", why: "past" });
  }
  if (sending.isCorrection && sending.note.trim() === "") lacks.push({ field: "note", why: "empty" });
  return [...lacks, ...partLacks(parts), ...pictureLacks(copy, pictures)];
};

const partLacks = (parts: readonly Part[]): readonly Lack[] =>
  parts.flatMap(({ bar, used }): readonly Lack[] =>
    bar === null ? [] : [{ field: "parts", why: bar, names: bar === "killed" ? [] : [used.headline] }],
  );

/** The newsroom's own source: the first that is marked as its own, else one made of the site's name. */
const ownSource = async (house: House, tx: Tx, site: SiteSettings): Promise<string> => {
  const own = await tx.selectFrom("source").select("id").where("is_own", "=", 1).orderBy("made_at").orderBy("id").executeTakeFirst();
  if (own !== undefined) return own.id;
  return putSource(house, tx, ownProfile(site), true);
};

/**
 * Saves what was typed and makes it a version of the newsroom's own story: at once, at a time, or back to a draft. What was typed is saved even
 * where something is lacking.
 */
export const sendManuscript = async (
  house: House,
  actor: Actor,
  id: string,
  typed: { readonly base: number; readonly copy: Copy },
  sending: Sending,
): Promise<Result<number, SendProblem>> => {
  const [sections, site] = await Promise.all([listSections(house.store), readSite(house.store)]);
  return house.store.transact(async (tx) => {
    const hasParts = await lockParts(house, tx, id);
    const saved = await saveWithin(house, tx, actor, id, { ...typed, as: "kept" });
    if (!saved.ok) return saved;
    const { manuscript, row } = saved.value;
    const parts = hasParts ? await partsOf(tx, id) : [];
    const meant = await meantTopics(house, tx, typed.copy);
    const isPublic = manuscript.story !== null && manuscript.story.publishedAt !== null;
    const [shas, now] = [picturesOf(typed.copy), house.clock.now()];
    if (shas.length > 0) await lockLoans(house, tx);
    const pictures = await chosenPictures(tx, shas, now);
    const lacks = lacksOf(typed.copy, sending, { sections, now, meant, isPublic, pictures, parts });
    if (lacks.length > 0 && sending.do !== "take-back") return refuse({ lacks });
    const no = row.sent_no + 1;
    const sourceId = manuscript.story === null ? await ownSource(house, tx, site) : await sourceOfStory(tx, manuscript.story.id);
    const sourceName = hasParts ? (await sourceRow(tx, sourceId)).name : "";
    const bound = { binding: hasParts ? bindingOf(parts) : null, isClearing: row.is_clearing === 1 };
    const sent = {
      id,
      no,
      madeAt: row.made_at,
      sourceId,
      sourceName,
      subjects: meant.subjects,
      entities: meant.entities,
      pictures: pictures.flatMap(({ arriving }) => arriving ?? []),
      ...bound,
    };
    const taken = await takeArrival(house, tx, arrivalOf(house.clock.now(), typed.copy, sending, sent), {
      by: "editor",
      memberId: actor.id,
    });
    const after = { story_id: taken.storyId, sent_no: no, is_clearing: sending.do === "take-back" ? row.is_clearing : 0, conflicts: "[]" };
    await tx.updateTable("manuscript").set(after).where("id", "=", id).execute();
    if (hasParts || row.versions_after > 0) await noteSent(house, tx, actor, taken.storyId, parts);
    await addVersion(house, tx, actor, id, "sent", typed.copy);
    return done(manuscript.saveNo);
  });
};

const sourceOfStory = async (tx: Tx, storyId: string): Promise<string> =>
  (await tx.selectFrom("story").select("source_id").where("id", "=", storyId).executeTakeFirstOrThrow()).source_id;
