import type { BlockKind } from "./block.ts";
import type { KeyPurpose } from "./key-challenge.ts";
import type { InterestKind } from "./interests.ts";
import type { Piece } from "./pieces.ts";
import type { MemberRole, Standing } from "./member.ts";

declare module "#store" {
  interface Tables {
    member: MemberTable;
    /** `id` is the SHA-256 of the cookie's secret. */
    session: { id: string; member_id: string; made_at: string; seen_at: string; ends_at: string; browser: string; proofs: string | null };
    /** `id` is the SHA-256 of the secret in the cookie of the browser that asked. */
    login: LoginTable;
    /** Whom a member does not want to read (`mute`) or to be answered by (`block`). */
    block: { member_id: string; other_id: string; kind: BlockKind; at: string };
    /** A place or a topic that a member declares. `value` is folded; `is_open`: may be named under stories as somebody who knows about it. */
    member_interest: { member_id: string; kind: InterestKind; value: string; label: string; is_open: number };
    /**
     * A member's picture as others see it, as two squares of WebP; `sha` is the digest of the large one. `cleared_at`: when a moderator cleared it,
     * kept for the appeal.
     */
    portrait: {
      id: string;
      member_id: string;
      sha: string;
      small: Uint8Array;
      large: Uint8Array;
      made_at: string;
      cleared_at: string | null;
    };
    /** A piece of a member's page that they do not show. */
    member_hidden: { member_id: string; piece: Piece };
    /** `id` is the credential's, `public_key` its COSE key, both base64url. */
    passkey: PasskeyTable;
    /** `id` is the SHA-256 of the secret in the cookie of the browser that asked; `challenge` is base64url. */
    key_challenge: {
      id: string;
      challenge: string;
      purpose: KeyPurpose;
      member_id: string | null;
      ends_at: string;
      used_at: string | null;
    };
    /** Somebody whom a provider vouches for, by issuer and subject: never by an address. */
    identity: { id: string; member_id: string; issuer: string; subject: string; label: string; made_at: string; used_at: string | null };
    /** A way to a provider and back. `id` is the SHA-256 of the secret in the browser's cookie. */
    oidc_ask: OidcAskTable;
    /** A day, of the last hundred, on which a member was here. */
    member_day: { member_id: string; day: string };
    /** A member's standing as it was last reckoned; `kinds` is JSON of counts by kind of contribution. */
    member_standing: StandingTable;
    /** An Argon2id hash as a PHC string. */
    password: { member_id: string; hash: string; made_at: string };
    /** `secret` is sealed; `last_step` is the last step of 30 seconds whose code was used. It counts once `confirmed_at` is set. */
    totp: { member_id: string; secret: string; last_step: number; made_at: string; confirmed_at: string | null };
    /** `id` is the SHA-256 of the member's id and the code. */
    recovery_code: { id: string; member_id: string; made_at: string; used_at: string | null };
    /** Somebody who has shown one factor and owes the second. `id` is the SHA-256 of the secret in the browser's cookie. */
    half_login: HalfLoginTable;
    /** A browser that a member has signed in with. `id` is the SHA-256 of the member's id and the secret in its cookie. */
    device: { id: string; member_id: string; browser: string; first_at: string; seen_at: string };
    /** Who asked for the account to be erased, and when that is done. */
    leaving: { member_id: string; asked_at: string; due_at: string; is_keeping_words: number };
    /** `id` is the SHA-256 of the link that is sent to the new address. */
    email_change: EmailChangeTable;
    /** `id` is the SHA-256 of the token. */
    api_token: { id: string; member_id: string; name: string; made_at: string; revoked_at: string | null };
  }
}

export type MemberTable = {
  id: string;
  email: string;
  email_fold: string;
  handle: string;
  /** The handle as the eye reads it, for telling look-alikes. */
  handle_key: string | null;
  name: string;
  /** The name as the eye reads it: look-alikes are the same, so that nobody can pass for another. */
  name_key: string;
  /** Both again with every look-alike of the house's table (UTS 39's skeleton). */
  name_look: string | null;
  handle_look: string | null;
  role: MemberRole;
  place: string;
  about: string;
  joined_at: string;
  /** When the mailbox was first shown to be theirs. */
  proved_at: string | null;
  name_changed_at: string | null;
  lang: string | null;
  standing: Standing;
  /** When the account was closed; nobody enters it since. */
  closed_at: string | null;
};

export type StandingTable = {
  member_id: string;
  level: number;
  days: number;
  kinds: string;
  helped: number;
  notes_helped: number;
  taken_off: number;
  reckoned_at: string;
};

export type PasskeyTable = {
  id: string;
  member_id: string;
  public_key: string;
  counter: number;
  /** JSON: how the browser can reach it. */
  transports: string;
  name: string;
  is_backed_up: number;
  made_at: string;
  used_at: string | null;
  warned_at: string | null;
};

export type OidcAskTable = {
  id: string;
  provider: string;
  state_hash: string;
  nonce: string;
  verifier: string;
  next: string;
  draft: string | null;
  /** Whom the provider vouched for, where no account is connected yet. */
  issuer: string | null;
  subject: string | null;
  label: string | null;
  ends_at: string;
  used_at: string | null;
};

export type LoginTable = {
  id: string;
  email: string;
  email_fold: string;
  /** The name given on joining; empty on signing in. */
  name: string;
  link_hash: string;
  code_hash: string;
  draft: string | null;
  next: string;
  lang: string;
  tries: number;
  made_at: string;
  ends_at: string;
  used_at: string | null;
};

export type HalfLoginTable = {
  id: string;
  member_id: string;
  /** What was shown so far, as `Proofs` in JSON. */
  proofs: string;
  draft: string | null;
  next: string;
  tries: number;
  made_at: string;
  ends_at: string;
  used_at: string | null;
};

export type EmailChangeTable = {
  id: string;
  member_id: string;
  old_email: string;
  old_fold: string;
  new_email: string;
  new_fold: string;
  /** SHA-256 of the link that undoes it, sent to the old address. */
  undo_hash: string | null;
  made_at: string;
  ends_at: string;
  done_at: string | null;
  undone_at: string | null;
};
