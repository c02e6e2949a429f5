import { type Instant, instantOf } from "#kit";

const DAY_PART = /^(\d{4})-?(\d{2})-?(\d{2})/u;
const TIME_PART = /^(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,12}))?)?/u;
const ZONE_PART = /^ ?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)$/u;

/** Years outside these are placeholders of some system (0001-01-01, 9999-12-31), not a time that an agency means. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 9998;

const MINUTE_MS = 60_000;

const offsetMs = (zone: RegExpExecArray): number | null => {
  if (zone[1] !== undefined) return 0;
  const hours = Number(zone[3]);
  const minutes = Number(zone[4] ?? "0");
  if (hours > 15 || minutes > 59) return null;
  return (zone[2] === "-" ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
};

const dayMs = (year: number, month: number, day: number): number | null => {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > last ? null : Date.UTC(year, month - 1, day);
};

const timeMs = (time: RegExpExecArray): number | null => {
  const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? "0")];
  const ms = Number((time[4] ?? "").slice(0, 3).padEnd(3, "0"));
  const isMidnight = hours === 24 && minutes === 0 && seconds === 0 && ms === 0;
  if ((hours > 23 && !isMidnight) || minutes > 59 || seconds > 59) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + ms;
};

/** What parts day and time: a "T", blanks, or nothing in a form of digits only (20260304113000). */
const GAP_PART = /^(?:[Tt](?=\d)| +(?=\d)|(?=\d{4}(?:\d\d)?(?:$|[Zz+-])))/u;

/** How far the clocks of `zone` (IANA name) are ahead of UTC at an instant. */
const aheadMs = (zone: string, ms: number): number => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  }).formatToParts(ms);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? "0");
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - Math.floor(ms / 1_000) * 1_000;
};

/** The instant at which the clocks of `zone` show what a UTC clock shows at `ms`; of an hour shown twice, the first. */
const fromZone = (zone: string | null, ms: number): number => {
  if (zone === null) return ms;
  const guess = ms - aheadMs(zone, ms - 12 * 60 * MINUTE_MS);
  const isRight = guess + aheadMs(zone, guess) === ms;
  return isRight ? guess : ms - aheadMs(zone, guess);
};

/**
 * The instant that a wire time means: ISO 8601 in its extended or basic form, "T" or a blank between day and time, the time and the zone
 * optional. A time without zone is one of `zone` (IANA name) where that is given, else UTC; a day without time its first moment. Null for
 * anything else and for days that do not exist.
 */
export const readInstant = (text: string | null | undefined, zone: string | null = null): Instant | null => {
  if (text === null || text === undefined || text.length > 60) return null;
  let rest = text.trim();
  const day = DAY_PART.exec(rest);
  if (day === null) return null;
  let ms = dayMs(Number(day[1]), Number(day[2]), Number(day[3]));
  if (ms === null) return null;
  rest = rest.slice(day[0].length);
  const gap = GAP_PART.exec(rest);
  if (gap !== null) {
    const time = TIME_PART.exec(rest.slice(gap[0].length));
    const spent = time === null ? null : timeMs(time);
    if (time === null || spent === null) return null;
    ms += spent;
    rest = rest.slice(gap[0].length + time[0].length);
  }
  if (rest === "") return instantOf(fromZone(zone, ms));
  const said = ZONE_PART.exec(rest);
  const offset = said === null ? null : offsetMs(said);
  return offset === null ? null : instantOf(ms - offset);
};
