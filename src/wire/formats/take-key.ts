import type { PubStatus, WireItem, WireKind } from "../item.ts";
import { reason } from "../reason.ts";

/** What the words beside a slug make of a message of a wire of lines. */
export type Take = {
  readonly kind: WireKind;
  readonly pubStatus: PubStatus;
  readonly isCorrection: boolean;
  readonly embargo: WireItem["embargo"];
  readonly askEditor: string | null;
  /** It is not a version of the story whose slug it has: an addition, an advisory, an abridged story. */
  readonly isApart: boolean;
};

const KILL = /\bKILL\b|\bKILL(?:S|ED)\b|\bELIMINATION\b|\bANNULLIERUNG\b|\bSTORNO\b|\bWITHDRAWN\b|\bANNULATION\b/u;
const HOLD = /\bWITHH?OLD\b|\bHOLD(?! (?:FOR|UNTIL))\b|\bDISREGARD\b/u;
const FOR_RELEASE =
  /\bHFR\b|\bHOLD (?:FOR|UNTIL)\b|\bADV(?:ANCE)?\s?\d{1,2}\b|\bFOR RELEASE\b|\bSPERR(?:FRIST|VERMERK)\b|\bEMBARGO(?:ED)?\b/u;
const ADVISORY =
  /\bADVISORY\b|\bADVISORIES\b|\bNOTE TO EDITORS\b|\bEDITORS['’]? NOTE\b|\bDAYBOOK\b|\bNEWS DIGEST\b|\b(?:TAGES|WOCHEN)?VORSCHAU\b|\bLESEST(?:UE|Ü)CKE\b|\bAUDIO PROGRAMM\b|\bSCHEDULE\b|\bAN DIE REDAKTION(?:EN)?\b/u;
const PART = /\b(?:\d+(?:ST|ND|RD|TH)\s?)?ADDS?\b|\bTAKE\s?(?:[2-9]|\d\d)\b|\b(?:[2-9]|\d\d)(?:ND|RD|TH)?\s?TAKE\b|\bINSERT\b|\bSUBS?\b/u;
const CORRECTION = /\bCORRECT(?:ION|IVE|ED|S)\b|\bCORR\b|\bKORR(?:EKTUR)?\b|\bBERICHTIGUNG\b|\bRECTIFICATIF\b/u;
const WHOLE = /\bLD\b|\bLEAD\b|\bWRITETHRU\b|\bREFILE\b|LD-WRITETHRU|\bZUSAMMENFASSUNG\b|\bNEU(?:FASSUNG)?\b/u;

const SENTENCES = {
  part: reason("part"),
  correction: reason("correction"),
};

/**
 * Reads the words beside a slug, of ANPA's take keys and IPTC 7901's header lines: `words` in any case; `isWhole` where the message has the whole
 * text of the story in any event, as a correction of IPTC 7901 does.
 */
export const readTake = (words: string, isWhole = false): Take => {
  const loud = words
    .toUpperCase()
    .replaceAll("-", " ")
    .replaceAll(/(\d)(ST|ND|RD|TH)(?=[A-Z])/gu, "$1$2 ");
  const has = (pattern: RegExp): boolean => pattern.test(loud);
  const plain: Take = { kind: "story", pubStatus: "usable", isCorrection: false, embargo: null, askEditor: null, isApart: false };
  if (has(KILL)) return { ...plain, pubStatus: "canceled" };
  if (has(FOR_RELEASE)) return { ...plain, embargo: { until: null }, isCorrection: has(CORRECTION) };
  if (has(HOLD)) return { ...plain, pubStatus: "withheld" };
  if (has(ADVISORY)) return { ...plain, kind: "advisory", isApart: true };
  if (has(PART) && !has(WHOLE)) return { ...plain, isApart: true, askEditor: SENTENCES.part };
  if (has(CORRECTION))
    return isWhole || has(WHOLE)
      ? { ...plain, isCorrection: true }
      : { ...plain, isCorrection: true, isApart: true, askEditor: SENTENCES.correction };
  return { ...plain, isApart: /\bABRIDGED\b/u.test(loud) };
};
