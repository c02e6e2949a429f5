import type { Instant } from "#kit";
import { LEND_BARS, lendPicture, type PictureRights } from "#rights";
import type { Db, Tx } from "#store";
import type { ArrivingPicture } from "../story.ts";
import type { RevisionPictureTable, StoryState } from "../tables.ts";
import { lentName } from "../picture-name.ts";
import { type Carrying, carriersOf } from "./carriers.ts";
import type { LentPictureTable } from "./tables.ts";

/** Why a picture on loan may not be shown: as `LendBar`; the story that lends it was killed; that has another picture now. */
export const LOAN_BARS = [...LEND_BARS, "killed", "dropped"] as const;
export type LoanBar = (typeof LOAN_BARS)[number];

/** A picture on loan as it stands now: what it may do, or what stands against that. */
export type Loan = {
  readonly sha: string;
  readonly lenderId: string;
  readonly alt: string;
  readonly bar: LoanBar | null;
  /** Null while something stands against it. */
  readonly rights: PictureRights | null;
  /** The story that lends it, where readers have that with the picture. */
  readonly from: Carrying | null;
};

type Lent = LentPictureTable & { readonly state: StoryState };

const AWAY: Readonly<Record<StoryState, LoanBar>> = {
  ...{ published: "dropped", embargoed: "not-public", held: "not-public", expired: "over", killed: "killed" },
};

const loanOf = (lent: Lent, carriers: readonly Carrying[], now: Instant): Loan => {
  const from = carriers.find(({ storyId }) => storyId === lent.story_id) ?? null;
  // What waits for its time is lent from that on: the instant goes with the picture.
  const starts = carriers.flatMap(({ carrier }) => carrier.picture.validFrom ?? []).filter((start) => start > now);
  const asked = lendPicture(
    carriers.map(({ carrier }) => carrier),
    starts.toSorted().at(-1) ?? now,
  );
  const bar = from === null ? AWAY[lent.state] : asked.ok ? null : asked.problem;
  const rights = bar === null && asked.ok ? asked.value : null;
  return { sha: lent.sha, lenderId: lent.story_id, alt: lent.alt, bar, rights, from };
};

/** The loans of these pictures as they stand now, in two statements; those that nobody lent are missing. */
export const loansOf = async (
  db: Db | Tx,
  shas: readonly string[],
  now: Instant,
): Promise<readonly (Loan & { readonly row: LentPictureTable })[]> => {
  if (shas.length === 0) return [];
  const rows = await db
    .selectFrom("lent_picture")
    .innerJoin("story", "story.id", "lent_picture.story_id")
    .selectAll("lent_picture")
    .select("story.state")
    .where("sha", "in", shas)
    .orderBy("sha")
    .execute();
  const carriers = await carriersOf(
    db,
    rows.map(({ sha }) => sha),
  );
  return rows.map((row) => ({ ...loanOf(row, carriers.get(row.sha) ?? [], now), row }));
};

/** What is written of a loan into every version that has it: the source's words as they are now, and what the picture may do. */
export const writtenOf = ({ alt, from, rights }: Loan): Partial<RevisionPictureTable> =>
  from === null || rights === null
    ? { is_held: 1 }
    : {
        ...{ alt, caption: from.caption, credit: from.credit, rights: from.rights, usage_terms: from.usageTerms },
        ...{ creator: from.creator, source_type: from.sourceType, limits: JSON.stringify(rights.limits) },
        ...{ valid_from: rights.validFrom, expires_at: rights.expiresAt, ask: "", is_held: 0 },
      };

/** A picture on loan as a story takes it. */
export const borrowed = (loan: Loan): ArrivingPicture | null => {
  const { sha, alt, from, rights } = loan;
  if (from === null || rights === null) return null;
  return {
    ...{ sha, href: lentName(sha), guid: lentName(sha), alt, caption: from.caption, credit: from.credit, rights: from.rights },
    ...{ usageTerms: from.usageTerms, creator: from.creator, sourceType: from.sourceType, limits: rights.limits, ask: "" },
    ...{ validFrom: rights.validFrom, expiresAt: rights.expiresAt, width: from.width, height: from.height },
  };
};
