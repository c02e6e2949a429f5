import type { Instant } from "#kit";
import { earliest } from "./earliest.ts";
import type { Aside, HeldFor, StoryState } from "./tables.ts";

/** What the decision needs of a revision. */
export type Head = {
  readonly id: string;
  readonly versionOrd: number | null;
  readonly versionCreated: Instant | null;
  readonly contentHash: string;
  readonly pubStatus: "usable" | "withheld" | "canceled";
  /** Why its content cannot be shown, whatever its status. */
  readonly unfit: Exclude<HeldFor, "withheld"> | null;
  readonly isEmbargoed: boolean;
  /** Null with `isEmbargoed`: an embargo whose end nobody knows. */
  readonly embargoUntil: Instant | null;
  readonly expiresAt: Instant | null;
  /** Over what readers see: two versions in a row that are equal in it are one to them. */
  readonly readerHash: string;
  /** The source's revision that an editor's one lies over, and the how manyth it is; null and 0 for a source's. */
  readonly over: string | null;
  readonly editNo: number;
  /** Whether it stands for the source's revision that it lies over, since an editor's earlier changes were carried over to it. */
  readonly isMerge: boolean;
  /** Counts the source's revisions in the order they came in. */
  readonly arrivalNo: number;
  /** Why it waits for an editor beside what stands; empty for all others. */
  readonly aside: Aside;
  /** Revisions that an editor decided on with this one: kills that it lifts, revisions aside that it takes or leaves. */
  readonly answers: readonly string[];
};

export type Settled = {
  readonly state: StoryState;
  readonly heldFor: HeldFor | null;
  /** The revision that decides: the highest, or the highest kill. */
  readonly current: Head;
  /** What readers may see, oldest first; empty unless published. The last one is on the page. */
  readonly visible: readonly Head[];
  /** When to decide again: an embargo ends or a licence runs out. */
  readonly again: Instant | null;
};

/**
 * Revisions from lowest to highest: by version number where every one has a number, else by the source's own time of the version (specs: R5).
 * Of two with the same number and time the stricter stands higher; where they are equal in that, too, the order of arrival is all that is left.
 * An editor's stand behind the source's that they lie over.
 */
export const inOrder = (heads: readonly Head[]): readonly Head[] => {
  const sent = sentInOrder(heads.filter((head) => head.over === null));
  if (sent.length === heads.length) return sent;
  const places = new Map(sent.map((head, place) => [head.id, place]));
  const placeOf = (head: Head): number => places.get(head.over ?? head.id) ?? -1;
  return heads.toSorted((a, b) => placeOf(a) - placeOf(b) || a.editNo - b.editNo);
};

/** How much a revision lets out, least last. */
const strictness = (head: Head): number => (head.pubStatus === "withheld" ? 2 : head.isEmbargoed ? 1 : 0);

const sentInOrder = (heads: readonly Head[]): readonly Head[] => {
  const byNumber = heads.every((head) => head.versionOrd !== null);
  const key = (head: Head): readonly (string | number)[] =>
    byNumber
      ? [head.versionOrd ?? 0, head.versionCreated ?? "", strictness(head), head.arrivalNo, head.contentHash]
      : [head.versionCreated ?? "", head.versionOrd ?? -1, strictness(head), head.arrivalNo, head.contentHash];
  return heads.toSorted((a, b) => {
    const left = key(a);
    const right = key(b);
    for (const [at, value] of left.entries()) {
      const other = right[at] ?? "";
      if (value < other) return -1;
      if (value > other) return 1;
    }
    return 0;
  });
};

const isOpen = (head: Head, now: Instant): boolean => !head.isEmbargoed || (head.embargoUntil !== null && head.embargoUntil <= now);
const isCurrentAt = (head: Head, now: Instant): boolean => head.expiresAt === null || head.expiresAt > now;

/** Versions as readers count them: one for a revision and its merge, one for what reads the same as the version before it. */
const distinct = (ordered: readonly Head[], visible: readonly Head[]): readonly Head[] => {
  const replaced = new Set(ordered.filter((head) => head.isMerge).map((head) => head.over));
  const standing = visible.filter((head) => !replaced.has(head.id));
  return standing.filter((head, place) => head.readerHash === "" || head.readerHash !== standing[place + 1]?.readerHash);
};

/** What counts: all but what waits beside it for an editor; that too where there is nothing else. */
const counted = (ordered: readonly Head[]): readonly Head[] => {
  const taken = new Set(ordered.map((head) => head.over));
  const found = ordered.filter((head) => head.aside === "" || taken.has(head.id));
  return found.length === 0 ? ordered : found;
};

/** The kills that no editor has lifted, lowest first. */
const killsIn = (ordered: readonly Head[]): readonly Head[] => {
  const answered = new Set(ordered.flatMap((head) => head.answers));
  return ordered.filter((head) => head.pubStatus === "canceled" && !answered.has(head.id));
};

/**
 * What an editor could publish in spite of a kill: the source's highest revision, where it came usable and is higher than every kill; with the
 * kills that would have to be lifted for it. Null where there is none (specs: R2).
 */
export const liftable = (heads: readonly Head[]): { readonly head: Head; readonly kills: readonly string[] } | null => {
  const ordered = inOrder(heads);
  const kills = killsIn(ordered);
  const top = ordered.findLast((head) => head.over === null && head.aside === "");
  if (kills.length === 0 || top === undefined || top.pubStatus !== "usable" || ordered.at(-1)?.pubStatus === "canceled") return null;
  return top.unfit === null || top.unfit === "needs-editor" ? { head: top, kills: kills.map((kill) => kill.id) } : null;
};

/** The revisions that decide, lowest first: those above every kill, without what waits beside them. */
export const standingIn = (heads: readonly Head[]): readonly Head[] => {
  const all = inOrder(heads);
  return counted(all.slice(all.findLastIndex((head) => head.pubStatus === "canceled") + 1));
};

/** What waits beside the story for an editor, oldest first. */
export const asidesIn = (heads: readonly Head[]): readonly Head[] => {
  const answered = new Set(heads.flatMap((head) => head.answers));
  return inOrder(heads).filter((head) => head.aside !== "" && !answered.has(head.id));
};

/**
 * The public state of a story as a function of the set of its revisions and the time: status before content, a kill before everything and for
 * good unless an editor lifts it for a higher revision, then the highest one alone decides on withholding, embargo and expiry (specs: R1, R2,
 * R5, R6). What stands at or below a kill never comes back.
 */
export const settle = (heads: readonly Head[], now: Instant): Settled => {
  const kill = killsIn(inOrder(heads)).at(-1);
  const none = { heldFor: null, visible: [], again: null } as const;
  if (kill !== undefined) return { ...none, state: "killed", current: kill };
  const ordered = standingIn(heads);
  const top = ordered.at(-1);
  if (top === undefined) throw new Error("a story has at least one revision");
  if (top.pubStatus === "withheld") return { ...none, state: "held", heldFor: "withheld", current: top };
  if (!isOpen(top, now)) return { ...none, state: "embargoed", current: top, again: top.embargoUntil };
  if (top.unfit !== null) return { ...none, state: "held", heldFor: top.unfit, current: top };
  if (!isCurrentAt(top, now)) return { ...none, state: "expired", current: top };
  const open = ordered.filter((head) => head.pubStatus === "usable" && head.unfit === null && isOpen(head, now));
  const visible = distinct(ordered, open);
  const opening = ordered.filter((head) => !isOpen(head, now)).map((head) => head.embargoUntil);
  return { state: "published", heldFor: null, current: top, visible, again: earliest(top.expiresAt, ...opening) };
};
