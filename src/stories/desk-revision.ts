import { type Instant, newId, sha256 } from "#kit";
import type { House, Tx } from "#store";
import type { Block } from "./block.ts";
import type { Clash } from "./merge-blocks.ts";
import { readerHash } from "./content-hash.ts";
import type { SentRights } from "#rights";
import { picturesToCopy } from "./lent/end-loans.ts";
import { isOfLibrary } from "./picture-name.ts";
import type { HeldFor, RevisionPictureTable, RevisionTable } from "./tables.ts";

/** What an editor changes of a revision; what is left out stays as it was. */
export type Touch = {
  readonly headline?: string;
  readonly deck?: string;
  readonly blocks?: readonly Block[];
  readonly pubStatus?: "canceled";
  /** Why it cannot be shown; null lets it out. */
  readonly unfit?: Exclude<HeldFor, "withheld"> | null;
  /** A correction's text for readers. */
  readonly correctionNote?: string;
  readonly conflicts?: readonly Clash[];
  /** Whether the words before this correction must not be shown again. */
  readonly isUnrepeated?: boolean;
  /** Revisions that it decides on: kills that it lifts, revisions aside that it takes or leaves. */
  readonly answers?: readonly string[];
  /** Lets pictures out that wait for somebody to read their terms. */
  readonly freesPictures?: boolean;
  /** The pictures of the newsroom's library that stand before the source's own, in their order. */
  readonly pictures?: readonly RevisionPictureTable[];
};

/** The body of a revision's row, for the desk. */
export const bodyOfRow = (row: Pick<RevisionTable, "blocks">): readonly Block[] => JSON.parse(row.blocks) as readonly Block[];

const UNFIT = "unfit:";

/** The signals of a revision without the mark of why it is held. */
const signalsOf = (text: string): readonly string[] =>
  (JSON.parse(text) as readonly string[]).filter((signal, place) => place > 0 || !signal.startsWith(UNFIT));

/**
 * Writes an editor's revision: a copy of `from` with `touch`, lying over the source's revision `overId`. The source's own are never changed, so
 * that what was sent stays provable.
 */
export const insertDeskRevision = async (
  house: House,
  tx: Tx,
  from: RevisionTable,
  overId: string,
  touch: Touch,
  by: { readonly memberId: string | null; readonly isMerge: boolean; readonly editNo: number },
): Promise<string> => {
  const id = newId(house.clock.ms());
  const now: Instant = house.clock.now();
  const had = await picturesToCopy(house, tx, from.id);
  const pictures = touch.pictures === undefined ? had : [...touch.pictures, ...had.filter((picture) => !isOfLibrary(picture))];
  const blocks = touch.blocks === undefined ? from.blocks : JSON.stringify(touch.blocks);
  const headline = touch.headline ?? from.headline;
  const deck = touch.deck ?? from.deck;
  const isCorrection = touch.correctionNote !== undefined || (by.isMerge && from.is_correction === 1);
  const correctionNote = touch.correctionNote ?? (by.isMerge ? from.correction_note : "");
  const unfit = touch.unfit === undefined ? undefined : touch.unfit;
  await tx
    .insertInto("revision")
    .values({
      ...from,
      id,
      received_at: now,
      content_hash: sha256(`desk:${id}`),
      pub_status: touch.pubStatus ?? from.pub_status,
      headline,
      deck,
      blocks,
      is_correction: isCorrection ? 1 : 0,
      correction_note: correctionNote,
      shown_at: null,
      ...(unfit === undefined
        ? {}
        : {
            is_publishable: unfit === null ? 1 : 0,
            signals: JSON.stringify(unfit === null ? signalsOf(from.signals) : [`${UNFIT}${unfit}`, ...signalsOf(from.signals)]),
          }),
      reader_hash: readerHash({
        headline,
        deck,
        kicker: from.kicker,
        byline: from.byline,
        dateline: from.dateline,
        lang: from.lang,
        blocks: bodyOfRow({ blocks }),
        rights: JSON.parse(from.rights) as SentRights,
        pictures,
        isCorrection,
        correctionNote,
      }),
      over_id: overId,
      edit_no: by.editNo,
      is_merge: by.isMerge ? 1 : 0,
      edited_by: by.memberId,
      conflicts: JSON.stringify(touch.conflicts ?? []),
      aside: "",
      answers: JSON.stringify(touch.answers ?? []),
      is_unrepeated: touch.isUnrepeated === true || (by.isMerge && from.is_unrepeated === 1) ? 1 : 0,
    })
    .execute();
  if (pictures.length > 0)
    await tx
      .insertInto("revision_picture")
      .values(
        pictures.map((picture, place) => ({ ...picture, place, revision_id: id, ...(touch.freesPictures === true ? { ask: "" } : {}) })),
      )
      .execute();
  return id;
};
