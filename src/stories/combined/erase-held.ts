import { wordsIn } from "#search";
import { type House, lockRow, type Tx } from "#store";
import { type Block, paragraphsOf, textOfBlock } from "../block.ts";
import { bodyOfRow } from "../desk-revision.ts";
import { readBody, writeBody } from "../writing/body-markup.ts";
import { type Copy, copyIn } from "../writing/copy.ts";

/** As many words in a row as a text has in common with another only where it was taken from it. */
const RUN = 5;

const wordsOf = (text: string): readonly string[] => wordsIn(text, Number.MAX_SAFE_INTEGER).map(({ word }) => word);

const runsOf = (words: readonly string[]): readonly string[] =>
  words.length < RUN ? [] : words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(" "));

/** Tells whether a text is one of `texts`, or holds some of its words in a row. */
export const takenFrom = (texts: readonly string[]): ((text: string) => boolean) => {
  const all = texts.map(wordsOf).filter((words) => words.length > 0);
  const whole = new Set(all.map((words) => words.join(" ")));
  const runs = new Set(all.flatMap(runsOf));
  return (text) => {
    const words = wordsOf(text);
    return whole.has(words.join(" ")) || runsOf(words).some((run) => runs.has(run));
  };
};

type Taken = (text: string) => boolean;

const withoutBlocks = (blocks: readonly Block[], isTaken: Taken): readonly Block[] =>
  blocks.filter((block) => !isTaken(textOfBlock(block)));

const withoutCopy = (json: string, isTaken: Taken): Copy => {
  const copy = copyIn(JSON.parse(json) as Record<string, unknown>);
  const bare = (text: string): string => (isTaken(text) ? "" : text);
  const body = writeBody(withoutBlocks(readBody(copy.body), isTaken));
  return { ...copy, body, headline: bare(copy.headline), deck: bare(copy.deck), kicker: bare(copy.kicker) };
};

const eraseVersions = async (tx: Tx, manuscriptId: string, isTaken: Taken): Promise<void> => {
  const versions = await tx.selectFrom("manuscript_version").select(["id", "copy"]).where("manuscript_id", "=", manuscriptId).execute();
  for (const { id, copy } of versions)
    await tx
      .updateTable("manuscript_version")
      .set({ copy: JSON.stringify(withoutCopy(copy, isTaken)) })
      .where("id", "=", id)
      .execute();
};

/** Out of what a story said; out of what its readers have now only where they have nothing. */
const eraseRevisions = async (tx: Tx, storyId: string, keptId: string | null, isTaken: Taken): Promise<void> => {
  const rows = await tx.selectFrom("revision").select(["id", "headline", "deck", "blocks"]).where("story_id", "=", storyId).execute();
  for (const row of rows) {
    if (row.id === keptId) continue;
    const blocks = JSON.stringify(withoutBlocks(bodyOfRow(row), isTaken));
    const [headline, deck] = [row.headline, row.deck].map((text) => (isTaken(text) ? "" : text));
    await tx.updateTable("revision").set({ headline, deck, blocks }).where("id", "=", row.id).execute();
  }
};

/**
 * Takes the words of a story, before they are erased, out of everything the newsroom made of it: the manuscripts over it and those it was put
 * together with others in, their versions, and what those said. What readers have of a text that an editor took the story out of stands.
 */
export const eraseHeld = async (house: House, tx: Tx, storyId: string): Promise<void> => {
  const own = await tx.selectFrom("revision").select(["headline", "deck", "blocks"]).where("story_id", "=", storyId).execute();
  const isTaken = takenFrom(own.flatMap((row) => [row.headline, row.deck, ...paragraphsOf(bodyOfRow(row))]));
  const held = await lockRow(house.store.dialect)(
    tx
      .selectFrom("manuscript")
      .select(["id", "story_id", "copy", "save_no"])
      .where((eb) =>
        eb.or([
          eb("story_id", "=", storyId),
          eb("id", "in", eb.selectFrom("manuscript_held").select("manuscript_id").where("manuscript_held.story_id", "=", storyId)),
        ]),
      )
      .orderBy("id"),
  ).execute();
  for (const { id, story_id: wholeId, copy, save_no: saveNo } of held) {
    await eraseVersions(tx, id, isTaken);
    const whole = await tx
      .selectFrom("story")
      .select(["headline", "deck", "excerpt", "state", "revision_id"])
      .where("id", "=", wholeId)
      .executeTakeFirst();
    const isShown = whole?.state === "published";
    if (!isShown) {
      const left = JSON.stringify(withoutCopy(copy, isTaken));
      await tx
        .updateTable("manuscript")
        .set({ copy: left, conflicts: "[]", save_no: saveNo + 1, tab: "" })
        .where("id", "=", id)
        .execute();
    }
    if (whole === undefined || wholeId === null || wholeId === storyId) continue;
    await eraseRevisions(tx, wholeId, isShown ? whole.revision_id : null, isTaken);
    if (isShown) continue;
    const [headline, deck, excerpt] = [whole.headline, whole.deck, whole.excerpt].map((text) => (isTaken(text) ? "" : text));
    await tx.updateTable("story").set({ headline, deck, excerpt }).where("id", "=", wholeId).execute();
  }
};
