import type { Instant } from "#kit";
import { NO_LIMITS, type SentRights } from "#rights";
import { type Arrival, type ArrivingPicture, type NamedCode, SECTION_SIGNAL } from "../story.ts";
import { readBody } from "./body-markup.ts";
import { bylineOf } from "./byline-of.ts";
import type { Copy } from "./copy.ts";

/** How a manuscript goes out. `note` tells readers what was wrong, in a correction. */
export type Sending = {
  readonly do: "publish" | "schedule" | "take-back";
  /** When it is to appear, for `schedule`; null where what was typed is no time. */
  readonly at: Instant | null;
  readonly isCorrection: boolean;
  readonly note: string;
};

export const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** The rights line that was typed; without one, the source's profile makes it. */
export const sentRights = (copy: Copy): SentRights => {
  const notice = oneLine(copy.rights);
  return { holder: null, year: null, notice: notice === "" ? null : notice, usageTerms: null, creditLine: null };
};

export type Sent = {
  readonly id: string;
  readonly no: number;
  readonly madeAt: Instant;
  readonly sourceId: string;
  readonly subjects: readonly NamedCode[];
  readonly pictures: readonly ArrivingPicture[];
};

/** A manuscript as a version of the newsroom's own source; its versions count from 1. */
export const arrivalOf = (now: Instant, copy: Copy, sending: Sending, sent: Sent): Arrival => {
  return {
    sourceId: sent.sourceId,
    storyKey: `own:${sent.id}`,
    versionRaw: String(sent.no),
    versionOrd: sent.no,
    versionCreated: now,
    firstCreated: sent.madeAt,
    receivedAt: now,
    pubStatus: sending.do === "take-back" ? "withheld" : "usable",
    kind: "text",
    unfit: null,
    isEmbargoed: sending.do === "schedule",
    embargoUntil: sending.do === "schedule" ? sending.at : null,
    expiresAt: null,
    headline: oneLine(copy.headline),
    deck: oneLine(copy.deck),
    kicker: oneLine(copy.kicker),
    slugline: "",
    byline: bylineOf(copy),
    dateline: oneLine(copy.dateline),
    lang: copy.lang,
    urgency: null,
    blocks: readBody(copy.body),
    subjects: sent.subjects,
    entities: [],
    pictures: sent.pictures,
    rights: sentRights(copy),
    editorNote: "",
    signals: [`${SECTION_SIGNAL}${copy.section}`],
    isCorrection: sending.isCorrection,
    link: "",
    correctionNote: sending.isCorrection ? oneLine(sending.note) : "",
    limits: NO_LIMITS,
    ask: "",
    isUnrepeated: false,
    aside: null,
    askOnConflict: null,
  };
};
