import { DAY, HOUR, type Instant, MINUTE, SECOND } from "./clock.ts";
import type { Lang } from "./lang.ts";

const TAG: Record<Lang, string> = { en: "en-GB", fr: "fr-FR", ar: "ar-EG" };

const memo = <Made>(make: (key: string) => Made): ((key: string) => Made) => {
  const made = new Map<string, Made>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
};

const numbers = memo((tag) => new Intl.NumberFormat(tag));
const units = memo((key) => {
  const [tag = "", unit = ""] = key.split("|");
  return new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" });
});
const rules = memo((tag) => new Intl.PluralRules(tag));
const lists = memo((tag) => new Intl.ListFormat(tag, { style: "long", type: "conjunction" }));
const dates = memo((key) => {
  const [tag = "", zone = "", form = ""] = key.split("|");
  return new Intl.DateTimeFormat(tag, { timeZone: zone, ...FORMS[form as DateForm] });
});

const FORMS = {
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { day: "numeric", month: "long" },
  date: { day: "numeric", month: "long", year: "numeric" },
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  weekday: { weekday: "long" },
  moment: { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  exact: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** time 14:02 · day 4 March · date 4 March 2026 · full Wednesday 4 March 2026 · weekday · moment 4 March, 14:02 · exact with the year. */
export type DateForm = keyof typeof FORMS;

/** `at` in the reader's language and the site's time zone (IANA name). */
export const formatInstant = (lang: Lang, zone: string, at: Instant, form: DateForm): string =>
  dates(`${TAG[lang]}|${zone}|${form}`).format(Date.parse(at)).replace(" at ", ", ");

/** A number with the language's grouping and digits. */
export const formatNumber = (lang: Lang, value: number): string => numbers(TAG[lang]).format(value);

/** A span of time in its largest whole unit: "40 seconds", "3 minutes", "2 hours", "5 days". */
export const formatSpan = (lang: Lang, ms: number): string => {
  const steps = [
    ["day", DAY],
    ["hour", HOUR],
    ["minute", MINUTE],
    ["second", SECOND],
  ] as const;
  const [unit, one] = steps.find(([, each]) => ms >= each) ?? ["second", SECOND];
  return units(`${TAG[lang]}|${unit}`).format(Math.max(0, Math.round(ms / one)));
};

/** Names joined as the language joins them: "Ida Corran and Pell Adeane". */
export const formatList = (lang: Lang, parts: readonly string[]): string => lists(TAG[lang]).format(parts);

/** A text of any language set into a sentence of another, so that each keeps its own direction (Unicode’s FSI and PDI). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Parts of a line set beside each other with the comma of the language; empty ones are left out. */
export const joinParts = (lang: Lang, parts: readonly string[]): string =>
  parts.filter((part) => part !== "").join(lang === "ar" ? "، " : ", ");

/** The form of `forms` that CLDR's plural rules choose for `count`; `other` stands in for a form not given. */
export const plural = (
  lang: Lang,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): string => forms[rules(TAG[lang]).select(count)] ?? forms.other;

/** The calendar day `at` falls on in `zone`, as YYYY-MM-DD. */
export const dayIn = (zone: string, at: Instant): string => dates(`sv-SE|${zone}|`).format(Date.parse(at));
