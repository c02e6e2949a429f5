import { type Arrival, keyOfHeadline, killPictures, rightsHoles, takeArrival, type Taken } from "#stories";
import type { House, Tx } from "#store";
import { arrivalOf, arrivalOfOrder, LOG_LANG } from "./arrival.ts";
import type { KeptDocument } from "./document.ts";
import { askForPictures } from "./fetch-picture.ts";
import type { WireItem } from "./item.ts";
import { type IntakeLine, logIntake } from "./log-intake.ts";
import { problemOf } from "./problem-of.ts";
import { takeEvent } from "./diary/take-event.ts";
import { isDisregard, killedPicturesIn } from "./standing.ts";
import { ruleArrival } from "./rules/rule-arrival.ts";
import { sourceOfItem } from "./source-of-item.ts";
import { wordsOf } from "./words/index.ts";

/** Takes one item of a kept document into its story, and writes the line that says what became of it. */
export const takeOne = async (house: House, tx: Tx, document: KeptDocument, item: WireItem, place: number): Promise<IntakeLine> => {
  const { itemId, receivedAt } = document;
  const startedMs = house.clock.ms();
  const words = wordsOf(LOG_LANG);
  const source = await sourceOfItem(house, tx, document, item);
  if (item.event !== undefined) return takeEvent(house, tx, document, { ...item, event: item.event }, source, place);
  const found = await identified(tx, item, arrivalOf(item, source, receivedAt));
  const arrival = await ruleArrival(tx, found, document.feed?.id ?? null);
  const own = await takeArrival(house, tx, arrival);
  const ordered: Taken[] = [];
  for (const order of item.orders) ordered.push(await takeArrival(house, tx, arrivalOfOrder(item, order, source, receivedAt)));
  for (const order of killedPicturesIn(item)) await killPictures(house, tx, { ...order, sourceId: source.id });
  const taken = ordered.at(-1) ?? own; // of a bulletin, what it did to the story it names
  if (own.outcome !== "unchanged" && own.outcome !== "killed") await askForPictures(house, tx, item.pictures);
  const story = await tx
    .selectFrom("story")
    .select(["short_id", "slug", "state", "held_for"])
    .where("id", "=", taken.storyId)
    .executeTakeFirstOrThrow();
  const remarks = [
    ...(source.isNew ? [words.newSource(source.name)] : []),
    ...(taken.conflict && taken.aside === "" ? [words.conflict] : []),
    ...(item.guid === null ? [words.noGuid] : []),
    ...(item.pubStatus === "usable" ? await rightsHoles(tx, arrival, LOG_LANG) : []),
  ];
  const problem = problemOf(item, arrival, taken, story.held_for);
  const line = { guid: item.guid, version: item.version, outcome: taken.outcome, problem, remarks };
  await logIntake(
    house,
    tx,
    itemId,
    {
      ...line,
      place,
      format: item.format,
      storyId: taken.storyId,
      revisionId: taken.revisionId,
      sourceId: source.id,
      headline: arrival.headline,
      slugline: arrival.slugline,
      isAsking: taken.isLiftable || taken.aside !== "" || isDisregard(item),
    },
    startedMs,
  );
  return { ...line, story: story.short_id, slug: story.slug };
};

/** An arrival whose item names its story by nothing but the headline: a kill finds the newest story of that headline. */
const identified = async (tx: Tx, item: WireItem, arrival: Arrival): Promise<Arrival> => {
  if (item.pubStatus !== "canceled" || item.guid !== null || item.storyKey !== null || item.headline === null) return arrival;
  const key = await keyOfHeadline(tx, arrival.sourceId, item.headline);
  return key === null ? arrival : { ...arrival, storyKey: key };
};

/** What was refused of a document: one of its items, or all of it where it could not be read. */
export type Refusal = { readonly format: string | null; readonly guid: string | null; readonly problem: string };

/** Writes the line that says why nothing was taken. */
export const refuseOne = async (house: House, tx: Tx, { itemId }: KeptDocument, refusal: Refusal, place: number): Promise<IntakeLine> => {
  const { format, guid, problem } = refusal;
  const line = { guid, version: null, outcome: "rejected" as const, problem, remarks: [] };
  await logIntake(
    house,
    tx,
    itemId,
    { ...line, place, format, storyId: null, revisionId: null, sourceId: null, headline: "", slugline: "", isAsking: false },
    house.clock.ms(),
  );
  return { ...line, story: null, slug: null };
};
