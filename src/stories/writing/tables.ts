import type { Generated } from "kysely";

declare module "#store" {
  interface Tables {
    manuscript: ManuscriptTable;
    /** A manuscript's words as they stood; never changed. */
    manuscript_version: ManuscriptVersionTable;
    /** Stories of the wire that a manuscript of the newsroom's own was put together of. */
    manuscript_part: ManuscriptPartTable;
    /** The stories whose words were ever in a manuscript, taken out since or not. */
    manuscript_held: { manuscript_id: string; story_id: string };
  }
}

/** `aside`: typed by somebody while another's words stood; it replaced nothing. */
export type VersionKind = "saved" | "sent" | "aside";

/** What the newsroom writes itself, before and beside the story that it becomes. */
export type ManuscriptTable = {
  id: string;
  /** The story that it became; null before it was first sent to be published. */
  story_id: string | null;
  /** `Copy` as JSON: what was typed, as it was typed. */
  copy: string;
  /** Counts what was saved: a form that began from an older one is refused. */
  save_no: number;
  /** Counts the versions that were published or scheduled. */
  sent_no: number;
  made_at: string;
  made_by: string;
  changed_at: string;
  changed_by: string;
  changed_name: string;
  /** Who is editing, and since when there was last a sign of it. */
  lock_by: string | null;
  lock_name: string;
  lock_at: string | null;
  /** The revision of a wire story that it was begun over; null of what the newsroom writes itself. */
  over_revision: string | null;
  /** The save at which it was the same as what the story's readers have, so that nothing of it waits; null of what the newsroom writes itself. */
  clean_no: number | null;
  /** What both the source and the editor changed, as JSON of `Conflict`. */
  conflicts: string;
  /** The browser's page that saved last, and its count of saves: what comes again, late or twice, changes nothing. */
  tab: string;
  tab_no: number;
  /** Of a story put together of others: versions up to this one held words that their source took back, and are shown to nobody. */
  versions_after: number;
  /** 1: what readers had of it held such words; with what goes out next, no earlier version is shown again. */
  is_clearing: number;
};

export type ManuscriptVersionTable = {
  id: Generated<number>;
  manuscript_id: string;
  at: string;
  by_id: string;
  by_name: string;
  what: VersionKind;
  copy: string;
};

/** `revision_id` is the one whose words were taken. */
export type ManuscriptPartTable = { manuscript_id: string; place: number; story_id: string; revision_id: string };
