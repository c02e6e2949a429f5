import { DAY, formatInstant, HOUR, type Instant, instantOf } from "#kit";
import { type Digest, DIGEST_HOUR } from "./notice.ts";
import { minuteIn } from "./quiet-hours.ts";

const SUNDAY = "Sunday";

/** When a digest is next due after `now`; null where none is wanted. */
export const nextDigest = (digest: Digest, zone: string, now: Instant): Instant | null => {
  if (digest === "none") return null;
  const firstHour = Math.ceil((Date.parse(now) + 1) / HOUR) * HOUR;
  for (let at = firstHour; at <= firstHour + 8 * DAY; at += HOUR) {
    const instant = instantOf(at);
    const isHour = Math.floor(minuteIn(zone, instant) / 60) === DIGEST_HOUR;
    if (isHour && (digest === "daily" || formatInstant("en", zone, instant, "weekday") === SUNDAY)) return instant;
  }
  return null;
};
