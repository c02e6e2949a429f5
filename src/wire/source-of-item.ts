import { adoptStory, matchSource, putSource, soleSourceOf, sourceRow } from "#stories";
import type { House, Tx } from "#store";
import { type Identity, LOG_LANG, type SourceReading, storyKeyOf } from "./arrival.ts";
import type { Document } from "./document.ts";
import type { WireItem } from "./item.ts";
import { wordsOf } from "./words/index.ts";

/** The item's source: the channel's, else by the words its profile lists, else a profile made from what the item says of itself. */
export const sourceOfItem = async (
  house: House,
  tx: Tx,
  document: Document,
  item: WireItem,
): Promise<SourceReading & { isNew: boolean; name: string }> => {
  const names = [document.sourceHint, item.provider, item.providerName, item.rights.holder, item.rights.creditLine];
  const own = document.feed?.sourceId ?? null;
  const isNamed = own !== null || names.some((name) => name !== null);
  const known =
    own ??
    (isNamed
      ? await matchSource(tx, document.sourceHint === null ? names : [document.sourceHint])
      : await soleSourceOf(tx, storyKeyOf(item))); // a kill may say nothing but what it kills
  if (known !== null) {
    const reading = await readingOf(tx, known);
    if (isNamed) await adoptStory(tx, storyKeyOf(item, reading.identity), known);
    return { ...reading, isNew: false, name: "" };
  }
  const name = (document.sourceHint ?? item.providerName ?? item.provider ?? item.rights.holder ?? wordsOf(LOG_LANG).unnamedSource)
    .trim()
    .slice(0, 120);
  const matches = [item.provider, item.providerName].filter((each) => each !== null);
  const holder = item.rights.holder ?? undefined;
  const id = await putSource(house, tx, { name, matches, ...(holder === undefined ? {} : { holder }) }, false);
  if (isNamed) await adoptStory(tx, storyKeyOf(item), id);
  return { ...(await readingOf(tx, id)), isNew: true, name };
};

const readingOf = async (tx: Tx, id: string): Promise<SourceReading> => {
  const row = await sourceRow(tx, id);
  const { terms, conflict } = row;
  return { id, terms, conflict, identity: row.identity as Identity, termRules: JSON.parse(row.term_rules) as SourceReading["termRules"] };
};
