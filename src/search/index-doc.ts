import type { Instant } from "#kit";
import { gather, type House, type Tx } from "#store";
import { adapterOf } from "./adapter.ts";
import "./tables.ts";
import { wordsIn } from "./words-in.ts";
import { writeDocs } from "./write-docs.ts";

/** Something readers can find. `kind` and `subject` name it: `story` and the story's id. `body` is plain text. */
export type Doc = {
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly body: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Slug, or null where it stands in none. */
  readonly section: string | null;
  /** What "newest" goes by. */
  readonly at: Instant;
};

const BODY_CHARACTERS_MOST = 200_000; // a long read has 60,000; PostgreSQL holds 1 MB of words a row
const BODY_WORDS_MOST = 16_000; // its positions end at 16,383
const TITLE_WORDS_MOST = 100;

/** PostgreSQL refuses NUL in text, and neither takes half a surrogate pair. */
const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

/** Makes `doc` findable, in the same transaction as what it is made of; a second time, in place of the first. */
export const indexDoc = async (house: House, tx: Tx, doc: Doc): Promise<void> => {
  const title = storable(doc.title);
  const body = storable(doc.body.slice(0, BODY_CHARACTERS_MOST));
  const words = (text: string, most: number): readonly string[] => wordsIn(text, most).map(({ word }) => word);
  gather(tx, writeDocs, {
    kind: doc.kind,
    subject: doc.subject,
    row: {
      kind: doc.kind,
      subject_id: doc.subject,
      title,
      body_text: body,
      lang: doc.lang,
      section: doc.section,
      at: doc.at,
      ...adapterOf(house.store.dialect).storable(words(title, TITLE_WORDS_MOST), words(body, BODY_WORDS_MOST)),
    },
  });
};
