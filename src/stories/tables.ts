import type { CanonicalRule, IndexRule, PictureRule } from "#rights";

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
    picture: PictureTable;
    /** Pictures that their source has killed, by what it called them: one that comes later stays away, too. */
    picture_kill: { id: string; source_id: string; guid: string; name: string; sha: string | null; at: string };
    /** Pictures that their source holds back for now, by the item that says so. */
    picture_hold: { id: string; source_id: string; story_id: string; guid: string; name: string; at: string };
    /** The life of a story, one line for each thing that readers or editors could see happen; never changed. */
    story_event: StoryEventTable;
    story_topic: StoryTopicTable;
    topic: TopicTable;
    /** The words of the names of people, organisations, places, events, folded. */
    topic_word: { word: string; slug: string };
    media_topic: { code: string; parent: string | null; is_retired: number; replaced_by: string | null; names: string };
  }
}

/** `is_direct` 0: a broader subject of one that the story has. */
export type StoryTopicTable = { story_id: string; slug: string; name: string; is_direct: number };

export type TopicKind = "subject" | "person" | "organisation" | "place" | "event" | "object";

/** A topic that stories have had, at its address. */
export type TopicTable = {
  slug: string;
  /** What makes two topics the same one: a known code, else kind and folded name. */
  topic_key: string;
  kind: TopicKind;
  /** `medtop:…` or `subj:…` where the subject is known by one. */
  code: string | null;
  /** In English where it is known by a code, else as it was first sent. */
  name: string;
};

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
  /** What becomes of another text under a version number that has come before. */
  conflict: ConflictPolicy;
  /** `Manners`: whether it may be listed, where its pictures go, its conditions for mining, its licence; addresses may be empty. */
  index_rule: IndexRule;
  canonical_rule: CanonicalRule;
  picture_rule: PictureRule;
  mining_policy: string;
  license: string;
  /** The mail address of whom at the source a disputed fact is passed on to; empty where none is known. Never shown to readers. */
  contact: string;
};

/** `apply`: the one that came later stands, and the log says so. `ask`: what stands stays until an editor has chosen. */
export type ConflictPolicy = "apply" | "ask";

export type PictureTable = {
  sha: string;
  type: string;
  width: number;
  height: number;
  size: number;
  name: string;
  made_at: string;
  /** 1: its source has withdrawn it. It is never served again, and its bytes are gone. */
  is_killed: number;
  killed_at: string | null;
};

export type StoryEventTable = {
  id: string;
  story_id: string;
  at: string;
  what: StoryEventKind;
  decided_by: DecidedBy;
  revision_id: string | null;
  member_id: string | null;
};

export type StoryEventKind =
  | "created"
  | "updated"
  | "corrected"
  | "edited"
  | "embargoed"
  | "held"
  | "expired"
  | "killed"
  | "lifted"
  | "asked"
  | "noticed"
  | "replaced"
  | "vanished"
  | "picture-killed";

/** Who moved it: the source by what it sent, an editor, the clock, or the operator. */
export type DecidedBy = "source" | "editor" | "clock" | "operator";

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
  /** 1 from a kill on, also when that was lifted, until a moderator opens the conversation again: what was said may repeat what was killed. */
  is_talk_closed: number;
  /** `PictureRights` of its picture in lists, as JSON. */
  picture_rights: string;
};

/** Why a revision waits beside what stands: another text under a known number; a piece to be added; a clarification of the source's. */
export type Aside = "" | "conflict" | "add" | "clarification";

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
  /** The source's own address of the story; empty where it gave none. */
  link: string;
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
  /** Counts the source's revisions of the story in the order they came in: decides where nothing that they say does. */
  arrival_no: number;
  aside: Aside;
  /** Ids of revisions that an editor decided on with this one, as JSON: kills that it lifts, revisions aside that it takes or leaves. */
  answers: string;
  /** 1: a correction whose earlier words must not be shown again. */
  is_unrepeated: number;
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
  /** The source's own name of the picture; empty where it gave none. */
  guid: string;
  /** 1: its source has withdrawn it: from every version of every story. */
  is_killed: number;
  /** 1: its source withholds it for now, or it is under embargo. */
  is_held: number;
  usage_terms: string;
  creator: string;
  source_type: string;
  /** `Limits` of its own terms, as JSON. */
  limits: string;
  valid_from: string | null;
  expires_at: string | null;
  /** Terms of its own that nobody has said the meaning of; empty where there are none. */
  ask: string;
};
