import type { CommunityKind, CommunityState } from "./community.ts";

declare module "#store" {
  interface Tables {
    community: CommunityTable;
    community_member: { community_id: string; member_id: string; is_quiet: number; is_steward: number; at: string };
    /** A date on the noticeboard. `revision` counts its changes, for calendars. */
    meeting: MeetingTable;
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
