import type { Instant } from "#kit";
import { NO_LIMITS, type SentRights } from "#rights";
import { type Binding, laterEnd } from "../combined/binding.ts";
import { type Arrival, type ArrivingPicture, type Entity, type NamedCode, SECTION_SIGNAL } from "../story.ts";
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

/** The rights line that was typed; without one, the source's profile makes it. With those whose texts it holds, by the name that it goes out under. */
export const sentRights = (copy: Copy, binding: Binding | null = null, own = ""): SentRights => {
  const notice = oneLine(copy.rights);
  const creditLine = binding === null ? null : [own, ...new Set(binding.credits.map(({ source }) => source))].join(" / ");
  const parts = binding === null ? {} : { parts: binding.credits };
  return { holder: null, year: null, notice: notice === "" ? null : notice, usageTerms: null, creditLine, ...parts };
};

/** Until when it is not to be seen: the time that was chosen, and the embargoes of what it is put together of. */
const embargoOf = ({ do: what, at }: Sending, binding: Binding | null): Pick<Arrival, "isEmbargoed" | "embargoUntil"> => {
  const isScheduled = what === "schedule";
  if (binding === null || !binding.isEmbargoed) return { isEmbargoed: isScheduled, embargoUntil: isScheduled ? at : null };
  return { isEmbargoed: true, embargoUntil: isScheduled ? laterEnd(at, binding.embargoUntil) : binding.embargoUntil };
};

export type Sent = {
  readonly id: string;
  readonly no: number;
  readonly madeAt: Instant;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly subjects: readonly NamedCode[];
  readonly entities: readonly Entity[];
  readonly pictures: readonly ArrivingPicture[];
  /** What the stories that it was put together of ask; null of any other. */
  readonly binding: Binding | null;
  /** Whether nothing that readers had of it before may be shown again. */
  readonly isClearing: boolean;
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
    ...embargoOf(sending, sent.binding),
    expiresAt: sent.binding?.expiresAt ?? null,
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
    entities: sent.entities,
    pictures: sent.pictures,
    rights: sentRights(copy, sent.binding, sent.sourceName),
    editorNote: "",
    signals: [`${SECTION_SIGNAL}${copy.section}`],
    isCorrection: sending.isCorrection,
    link: "",
    correctionNote: sending.isCorrection ? oneLine(sending.note) : "",
    limits: sent.binding?.limits ?? NO_LIMITS,
    ask: "",
    isUnrepeated: sent.isClearing,
    aside: null,
    askOnConflict: null,
  };
};
