import type { CommunityKind, CommunityState } from "./community.ts";
import type { IntroductionState, MessageState } from "./introductions/introduction.ts";

declare module "#store" {
  interface Tables {
    community: CommunityTable;
    community_member: { community_id: string; member_id: string; is_quiet: number; is_steward: number; at: string };
    /** A date on the noticeboard. `revision` counts its changes, for calendars. */
    meeting: MeetingTable;
    /** One member asks to be introduced to another: once for each pair and direction while it is kept. */
    introduction: IntroductionTable;
    /** What one of the two wrote to the other. `rule` and `reason`: why it is off. */
    introduction_message: MessageTable;
    /** Members who do not want to be asked. */
    introduction_choice: { member_id: string; is_off: number };
  }
}

export type CommunityTable = {
  id: string;
  slug: string;
  kind: CommunityKind;
  name: string;
  about: string;
  rules: string;
  state: CommunityState;
  /** Why it was turned down; empty elsewhere. */
  reason: string;
  /** JSON of `Look`s. */
  looks: string;
  by_id: string | null;
  members: number;
  at: string;
};

export type MeetingTable = {
  id: string;
  community_id: string;
  title: string;
  about: string;
  place: string;
  starts_at: string;
  ends_at: string;
  by_id: string | null;
  changed_at: string;
  revision: number;
  is_off: number;
};

export type IntroductionTable = {
  id: string;
  story_id: string;
  asker_id: string;
  asked_id: string;
  state: IntroductionState;
  asked_at: string;
  answered_at: string | null;
  ends_at: string;
  /** When it was put down as over; null while it goes on, though its time may be up. */
  over_at: string | null;
};

export type MessageTable = {
  id: string;
  introduction_id: string;
  by_id: string;
  body: string;
  state: MessageState;
  rule: string | null;
  reason: string | null;
  ledger_no: number | null;
  at: string;
  changed_at: string;
};
