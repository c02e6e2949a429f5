import type { Digest, NoticeKind, Told, Way } from "./notice.ts";

declare module "#store" {
  interface Tables {
    /** `target`: `story:ID`, `section:SLUG`, `topic:SLUG`, `member:ID`. */
    follow: { member_id: string; target: string; at: string };
    notice: NoticeTable;
    push_device: PushDeviceTable;
    /** How far the mailbox of returned mails was read. */
    bounce_box: { id: string; validity: string; uid: number; looked_at: string };
    /** A day on which an address did not take a mail. `address_hash` is its SHA-256. */
    soft_bounce: { id: string; address_hash: string; at: string };
    /** How a kind of notice comes, where a member chose. */
    notice_choice: { member_id: string; kind: NoticeKind; way: Way };
    post_choice: PostChoiceTable;
    /** `id` is the SHA-256 of the secret in a mail. `what`: `notices` or `digest`. */
    unsubscribe: { id: string; member_id: string; what: string; made_at: string };
  }
}

export type NoticeTable = {
  id: string;
  member_id: string;
  kind: NoticeKind;
  /** What it is about, such as `comment:ID`; of one kind a member is told of a subject once. */
  subject: string;
  /** Notices with the same bundle are told as one. */
  bundle: string;
  /** Empty where it is about no story. */
  story_id: string;
  /** The comment that other rooms' news is about; empty where it is about none, or where the subject names it. */
  comment_id: string;
  by_id: string | null;
  /** Of what goes on: from when it is told. */
  since: string;
  at: string;
  seen_at: string | null;
  /** When it is to be mailed; null once it was, or where it is not. */
  mail_at: string | null;
  /** When it is to be told on the member's devices; null once it was handed on, or where it is not. */
  push_at: string | null;
  /** JSON of `Told`: what another room says in its own words; empty for kinds of this room. */
  told: string;
  path: string;
};

export type PostChoiceTable = {
  member_id: string;
  digest: Digest;
  /** When the next is due. */
  digest_at: string | null;
  digested_at: string | null;
  /** Minutes of the day in the site's zone. */
  quiet_from: number | null;
  quiet_to: number | null;
  /** Since when the address takes no mail, and what its server said. */
  refused_at: string | null;
  refusal: string;
};

export type PushDeviceTable = {
  /** The SHA-256 of its endpoint. */
  id: string;
  member_id: string;
  /** The session in which it was set up, and with which it ends. */
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  name: string;
  made_at: string;
  told_at: string | null;
  /** How often in a row its service refused, and what it said. */
  fails: number;
  said: string;
};

/** The words of other rooms in a notice. */
export const toldIn = (stored: string): Told | null => (stored === "" ? null : (JSON.parse(stored) as Told));
