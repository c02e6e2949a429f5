import { publish } from "#events";
import { newId } from "#kit";
import { forget, type House, remember, type Tx } from "#store";
import { giveNextPicture, isMeant, picturesOfSource } from "./kill-pictures.ts";
import { lockLoans } from "./lent/end-loans.ts";
import { settleLoans } from "./lent/settle-loans.ts";
import { pictureName } from "./picture-name.ts";
import type { Settled } from "./settle.ts";
import type { ArrivingPicture } from "./story.ts";
import type { RevisionTable, StoryTable } from "./tables.ts";
import "./events.ts";

type Mark = { readonly guid: string; readonly name: string };

const PICTURE_KINDS: readonly string[] = ["picture", "graphic"];

const holdsOf = (tx: Tx, sourceId: string) =>
  remember(tx, `picture holds ${sourceId}`, () =>
    tx.selectFrom("picture_hold").select(["story_id", "guid", "name"]).where("source_id", "=", sourceId).execute(),
  );

const isMarked = (picture: Mark, marks: readonly Mark[]): boolean =>
  marks.some((mark) => isMeant(picture, mark.guid, mark.name === "" ? [] : [mark.name]));

/** Which of an arriving item's pictures its source holds back for now. */
export const heldPictures = async (
  tx: Tx,
  sourceId: string,
  pictures: readonly ArrivingPicture[],
): Promise<(picture: ArrivingPicture) => boolean> => {
  if (pictures.length === 0) return () => false;
  const holds = await holdsOf(tx, sourceId);
  return (picture) => isMarked({ guid: picture.guid, name: pictureName(picture.href) }, holds);
};

/** What a picture's own item calls it: the item's key, and the names of its files. */
const marksOf = async (tx: Tx, story: StoryTable): Promise<readonly Mark[]> => {
  const rows = await tx
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .select(["revision_picture.guid", "revision_picture.name"])
    .distinct()
    .where("revision.story_id", "=", story.id)
    .execute();
  return [{ guid: story.story_key, name: "" }, ...rows];
};

const kindOf = async (tx: Tx, id: string): Promise<string> =>
  (await tx.selectFrom("revision").select("kind").where("id", "=", id).executeTakeFirstOrThrow()).kind;

/** Whether what `settle` decided for a picture's own item keeps the picture away until further word. */
const isHolding = ({ state, heldFor }: Settled): boolean => state === "embargoed" || heldFor === "withheld" || heldFor === "held-by-editor";

/**
 * Has a picture wait wherever its source's stories show it, while its own item is withheld or under embargo, and brings it back with that. It
 * keeps its words and its file; the stories keep their text. Does nothing for what is no picture's item.
 */
export const settlePictureHold = async (
  house: House,
  tx: Tx,
  story: StoryTable,
  settled: Settled,
  fresh?: RevisionTable,
): Promise<void> => {
  const { current } = settled;
  if (!PICTURE_KINDS.includes(fresh?.id === current.id ? fresh.kind : await kindOf(tx, current.id))) return;
  const holds = await holdsOf(tx, story.source_id);
  const isHeld = isHolding(settled);
  if (isHeld === holds.some((hold) => hold.story_id === story.id)) return;
  await lockLoans(house, tx);
  const marks = await marksOf(tx, story);
  const own = { source_id: story.source_id, story_id: story.id, at: house.clock.now() };
  if (isHeld)
    await tx
      .insertInto("picture_hold")
      .values(marks.map((mark) => ({ id: newId(house.clock.ms()), ...own, ...mark })))
      .execute();
  else await tx.deleteFrom("picture_hold").where("story_id", "=", story.id).execute();
  forget(tx, "picture holds");
  const others = holds.filter((hold) => hold.story_id !== story.id);
  const uses = await picturesOfSource(
    tx,
    story.source_id,
    marks.map((mark) => mark.guid).filter((guid) => guid !== ""),
    marks.map((mark) => mark.name).filter((name) => name !== ""),
  );
  const meant = uses.filter((use) => isMarked(use, marks) && (isHeld || !isMarked(use, others)));
  for (const use of meant)
    await tx
      .updateTable("revision_picture")
      .set({ is_held: isHeld ? 1 : 0 })
      .where("revision_id", "=", use.revision_id)
      .where("place", "=", use.place)
      .execute();
  for (const id of new Set(meant.map((use) => use.story_id))) {
    const wearer = await giveNextPicture(house, tx, id);
    if (wearer.state !== "published") continue;
    await publish(house, tx, {
      kind: "story.pictured",
      topic: `story:${id}`,
      body: { story: id, section: wearer.section, source: wearer.source_id },
    });
  }
  await settleLoans(house, tx, [...new Set(meant.map((use) => use.story_id))]);
};
