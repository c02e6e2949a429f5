import type { Generated } from "kysely";

declare module "#store" {
  interface Tables {
    search_doc: {
      seq: Generated<number>;
      /** What it is: `story`, `discussion`, … */
      kind: string;
      /** The id of what it is, in its own room. */
      subject_id: string;
      title: string;
      body_text: string;
      /** BCP 47 tag of the text. */
      lang: string;
      section: string | null;
      at: string;
      /** The words as the adapter of the database wants them. */
      title_words: string;
      body_words: string;
    };
    /** What people say: the words alone, found under marks and in the order of being said. */
    said_doc: { seq: Generated<number>; subject_id: string; words: string };
  }
}
