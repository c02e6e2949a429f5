declare module "#store" {
  interface Tables {
    lent_picture: LentPictureTable;
  }
}

/** A picture of a source's story that own stories may have, until something stands against it. */
export type LentPictureTable = {
  sha: string;
  /** The story that lends it: with that it goes. */
  story_id: string;
  /** What is to be seen, as an editor accepted or wrote it. */
  alt: string;
  /** Why it may not be shown now (`LoanBar`); empty where it may. */
  bar: string;
  /** What was last written of it into the stories that have it, as JSON. */
  written: string;
  lent_at: string;
  lent_by: string | null;
};
