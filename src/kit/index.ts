export { type Actor, type Role, isEditor, isModerator, isStaff, system, visitor } from "./actor.ts";
export { calendar, type CalendarDate } from "./calendar.ts";
export {
  type Clock,
  DAY,
  HOUR,
  type Instant,
  instantOf,
  later,
  MINUTE,
  SECOND,
  type SteppingClock,
  steppingClock,
  stopwatch,
  systemClock,
} from "./clock.ts";
export { LEET, LOOKS_LATIN } from "./confusables.ts";
export { askThread } from "./ask-thread.ts";
export { breathe } from "./breathe.ts";
export { halfPace, halfPaced } from "./half-pace.ts";
export { countByDay } from "./count-by-day.ts";
export { sha256 } from "./digest.ts";
export { excerptOf, fold, slugOf } from "./fold.ts";
export { type DateForm, dayIn, formatInstant, formatList, formatNumber, formatSpan, isolated, joinParts, plural } from "./format.ts";
export { formatSize } from "./format-size.ts";
export { french } from "./french.ts";
export { gcra, type Rate, type Turn } from "./gcra.ts";
export { instantIn, localTime } from "./instant-in.ts";
export { newId, newSecret, newShortId } from "./ids.ts";
export { askedLang, chooseLang, dirOf, type Lang, LANGS } from "./lang.ts";
export { cursorOf, keyOf } from "./paging.ts";
export { done, refuse, type Result, unreachable } from "./result.ts";
export { localPath, type SafeUrl, safeUrl } from "./url.ts";
export { type Fit, type FitOptions, fitViewpoints } from "./viewpoints/fit-viewpoints.ts";
export { hashUnit } from "./viewpoints/hash-unit.ts";
export { packRatings, type PackedRatings, type RatingTriples } from "./viewpoints/pack-ratings.ts";
export { ratingMatrix, type RatingMatrix } from "./viewpoints/rating-matrix.ts";
export { sweepViewpoints } from "./viewpoints/sweep-viewpoints.ts";
export { viewpointGauge } from "./viewpoints/viewpoint-gauge.ts";
export { gradientOf, lossOf, type Parameters, type Penalties, penaltiesOf, solveSide } from "./viewpoints/viewpoint-model.ts";
