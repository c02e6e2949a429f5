import type { IndexRule, PictureRule } from "#rights";

declare module "#store" {
  interface Tables {
    source: SourceTable;
    source_match: { name_fold: string; source_id: string };
    section: { slug: string; names: string; place: number };
    section_rule: {
      id: string;
      place: number;
      source_slug: string | null;
      subject_prefix: string | null;
      slugline_prefix: string | null;
      section: string;
    };
    site_setting: { name: string; value: string; changed_at: string };
    story: StoryTable;
    revision: RevisionTable;
    revision_picture: RevisionPictureTable;
    picture: { sha: string; type: string; width: number; height: number; size: number; name: string; made_at: string };
    story_topic: { story_id: string; slug: string; name: string };
  }
}

export type SourceTable = {
  id: string;
  slug: string;
  name: string;
  code: string;
  /** What the source says of itself, in its own words. */
  about: string;
  about_lang: string;
  holder: string;
  terms: string;
  policy: string;
  is_own: number;
  /** 0: made from an item by itself; an editor has yet to look at it. */
  is_confirmed: number;
  made_at: string;
  /** How its items name their story: a word of `IDENTITIES`. */
  identity: string;
  /** What words in its terms mean, as JSON of `TermRule`s. */
  term_rules: string;
  /** `Manners`: whether it may be listed, where its pictures go, its conditions for mining, its licence; addresses may be empty. */
  index_rule: IndexRule;
  picture_rule: PictureRule;
  mining_policy: string;
  license: string;
};

/** `killed` is terminal for machines. */
export type StoryState = "published" | "embargoed" | "held" | "expired" | "killed";
export type HeldFor = "withheld" | "advisory" | "no-text" | "no-headline" | "not-a-story" | "needs-editor" | "held-by-editor";

export type StoryTable = {
  id: string;
  short_id: string;
  slug: string;
  source_id: string;
  /** The source's identity of the story, stable over its versions. */
  story_key: string;
  state: StoryState;
  held_for: HeldFor | null;
  section: string;
  revision_id: string | null;
  versions: number;
  headline: string;
  deck: string;
  byline: string;
  lang: string;
  urgency: number;
  excerpt: string;
  picture_sha: string | null;
  picture_alt: string;
  picture_width: number | null;
  picture_height: number | null;
  is_corrected: number;
  arrived_at: string;
  published_at: string | null;
  updated_at: string | null;
  opens_at: string | null;
  expires_at: string | null;
  killed_at: string | null;
  replies: number;
  replied_at: string | null;
  /** `Limits` of the revision on the page, as JSON. */
  limits: string;
  /** `PictureRights` of its picture in lists, as JSON. */
  picture_rights: string;
};

export type RevisionTable = {
  id: string;
  story_id: string;
  version_raw: string | null;
  version_ord: number | null;
  version_created: string | null;
  first_created: string | null;
  received_at: string;
  content_hash: string;
  pub_status: "usable" | "withheld" | "canceled";
  kind: string;
  is_publishable: number;
  is_embargoed: number;
  embargo_until: string | null;
  expires_at: string | null;
  headline: string;
  deck: string;
  kicker: string;
  /** For editors only, like `editor_note`. */
  slugline: string;
  byline: string;
  dateline: string;
  lang: string;
  urgency: number | null;
  blocks: string;
  subjects: string;
  entities: string;
  rights: string;
  editor_note: string;
  signals: string;
  is_correction: number;
  /** The text for readers that a correction came with; empty when it came with none. */
  correction_note: string;
  /** When readers could first see it, by our clock. */
  shown_at: string | null;
  /** Over what readers see of it: equal for a refile, whose text is the same. */
  reader_hash: string;
  /** What its terms forbid, as JSON of `Limits`. */
  limits: string;
  /** Why an editor has to look before it goes out; empty when nobody has to. */
  ask: string;
  /** The source's revision that an editor's one lies over; null for a source's. */
  over_id: string | null;
  /** Counts the editors' revisions over one of the source's; 0 for the source's own. */
  edit_no: number;
  /** 1: made by carrying an editor's changes over to a new revision of the source, which it stands for. */
  is_merge: number;
  edited_by: string | null;
  /** Paragraphs that both the source and an editor changed, as JSON of texts of the source's. */
  conflicts: string;
};

export type RevisionPictureTable = {
  revision_id: string;
  place: number;
  href: string;
  /** Its file name where it was sent beside the item; empty where it has an address of its own. */
  name: string;
  sha: string | null;
  width: number | null;
  height: number | null;
  caption: string;
  alt: string;
  credit: string;
  rights: string;
  usage_terms: string;
  creator: string;
  source_type: string;
  /** The source's identity of the picture; empty where it has none. */
  guid: string;
  /** `Limits` of its own terms, as JSON. */
  limits: string;
  valid_from: string | null;
  expires_at: string | null;
  is_withdrawn: number;
  /** Terms of its own that nobody has said the meaning of; empty where there are none. */
  ask: string;
};
