import type { Instant } from "#kit";
import { countriesOfDpa, countryOfCode } from "./country-codes.ts";
import { joinLimits, type Limits, NO_LIMITS } from "./limits.ts";

/** One condition of a rule as sent: what it is about, how it compares, with which values. Names may be whole addresses. */
export type RightsCondition = { readonly about: string; readonly operator: string; readonly values: readonly string[] };

/**
 * One rule of a policy that a machine can read (ODRL 2, RightsML 2), in whatever notation it came. `isWhole` is false where it holds something
 * that has no place here: a duty, a logical tree, a party other than who assigns it.
 */
export type RightsRule = {
  readonly kind: "permission" | "prohibition";
  readonly actions: readonly string[];
  readonly conditions: readonly RightsCondition[];
  readonly isWhole: boolean;
  /** As sent, for editors. */
  readonly raw: string;
};

/** What an item says of its rights for machines. `odd`: what could not be read as rules at all, as sent. */
export type RightsExpression = {
  readonly rules: readonly RightsRule[];
  readonly odd: readonly string[];
  /** By a property of its own (PLUS data mining). */
  readonly mining: "reserved" | "allowed" | null;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
  /** Codes of dpa's list of territories. */
  readonly territories: readonly string[];
};

/** What an expression comes to. `unknown` holds, word for word, what is outside of what is understood: an editor decides. */
export type ReadExpression = {
  readonly limits: Limits;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
  readonly unknown: readonly string[];
};

const lastOf = (name: string): string =>
  name
    .split(/[:/#]/u)
    .at(-1)
    ?.toLowerCase()
    .replaceAll(/[-_\s]/gu, "") ?? "";

/** Actions that are what a site does with a text or picture. */
const SHOWING = new Set("use distribute display present publish reproduce copy share stream play".split(" "));
const CHANGING = new Set("derive modify adapt edit translate transform rewrite".split(" "));
const MINING = new Set("textanddatamining datamining tdm mine textmining aitraining machinelearning trainai generativeai".split(" "));
/** What a site does not do, whoever may or may not. */
const ELSEWHERE = new Set(
  "print broadcast texttospeech ensureexclusivity grantuse install execute sell lease lend move transfer".split(" "),
);

const EQUAL = new Set("eq isanyof isa ispartof in".split(" "));
const UNEQUAL = new Set("neq isnoneof notin".split(" "));
const WEB = new Set("web online internet www website digital mobile app".split(" "));
const OTHER_CHANNELS = new Set("print newspaper magazine radio tv television broadcast satellite cable book teletext".split(" "));
const OUR_INDUSTRY = new Set("news media newsmedia press journalism editorial publishing".split(" "));

type Effect = { readonly limits: Limits; readonly from: Instant | null; readonly to: Instant | null };
const NO_EFFECT: Effect = { limits: NO_LIMITS, from: null, to: null };

/** What a condition means for us: always so, never so, or an effect where it is so; null where nobody knows. */
type Sense = "always" | "never" | { readonly inside: Effect; readonly outside: Effect } | null;

const instantIn = (text: string): Instant | null => {
  const ms = /^\d{4}-\d\d-\d\d/u.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

const territory = (countries: readonly string[], isInside: boolean): Effect => ({
  ...NO_EFFECT,
  limits: { ...NO_LIMITS, [isInside ? "only" : "never"]: countries },
});

const spatial = ({ operator, values }: RightsCondition): Sense => {
  const countries = values.map(countryOfCode);
  if (countries.length === 0 || countries.includes(null)) return null;
  const known = countries.filter((code) => code !== null);
  const sides = { inside: territory(known, true), outside: territory(known, false) };
  if (EQUAL.has(operator)) return sides;
  return UNEQUAL.has(operator) ? { inside: sides.outside, outside: sides.inside } : null;
};

const temporal = ({ operator, values }: RightsCondition): Sense => {
  const at = values.length === 1 ? instantIn(values[0] ?? "") : null;
  if (at === null) return null;
  const [before, after] = [
    { ...NO_EFFECT, to: at },
    { ...NO_EFFECT, from: at },
  ];
  if (operator === "lt" || operator === "lteq") return { inside: before, outside: after };
  return operator === "gt" || operator === "gteq" ? { inside: after, outside: before } : null;
};

/** A channel or an industry: ours, another's, or nobody knows. A list that names ours among others is ours where it allows. */
const among = ({ operator, values }: RightsCondition, ours: ReadonlySet<string>, others: ReadonlySet<string>): Sense => {
  const names = values.map(lastOf);
  if (names.length === 0) return null;
  const isOurs = names.some((name) => ours.has(name));
  if (!isOurs && !names.every((name) => others.has(name))) return null;
  if (EQUAL.has(operator)) return isOurs ? "always" : "never";
  return UNEQUAL.has(operator) ? (isOurs ? "never" : "always") : null;
};

const senseOf = (condition: RightsCondition): Sense => {
  const plain = { ...condition, operator: lastOf(condition.operator) };
  switch (lastOf(condition.about)) {
    case "spatial":
    case "geospatialnamedarea":
    case "absolutespatialposition":
      return spatial(plain);
    case "datetime":
    case "timeinterval":
      return temporal(plain);
    case "deliverychannel":
    case "channel":
    case "media":
    case "medium":
      return among(plain, WEB, OTHER_CHANNELS);
    case "industry":
      return among(plain, OUR_INDUSTRY, new Set());
    default:
      return null;
  }
};

const joined = (a: Effect, b: Effect): Effect => ({
  limits: joinLimits(a.limits, b.limits),
  from:
    [a.from, b.from]
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null,
  to: [a.to, b.to].filter((at) => at !== null).toSorted()[0] ?? null,
});

/** What a permission to show leaves: its conditions together. `none`: it is not for a site. */
const allowing = (rule: RightsRule): Effect | "none" | null => {
  const senses = rule.conditions.map(senseOf);
  if (!rule.isWhole || senses.includes(null)) return null;
  if (senses.includes("never")) return "none";
  return senses.reduce<Effect>((all, sense) => (sense === null || typeof sense === "string" ? all : joined(all, sense.inside)), NO_EFFECT);
};

/** What a prohibition to show takes: what lies outside of its conditions stays. Of several conditions together one must never be so. */
const forbidding = (rule: RightsRule): Effect | null => {
  const senses = rule.conditions.map(senseOf);
  if (senses.includes("never")) return NO_EFFECT;
  const [sense, ...more] = senses.filter((each) => each !== "always");
  return !rule.isWhole || sense === undefined || sense === null || typeof sense === "string" || more.length > 0 ? null : sense.outside;
};

const isOf = (rule: RightsRule, actions: ReadonlySet<string>): boolean => rule.actions.some((action) => actions.has(lastOf(action)));
const isArchiving = (rule: RightsRule): boolean => isOf(rule, new Set(["archive"]));

const effectOfProhibition = (rule: RightsRule): Effect | null => {
  const isKnown = rule.actions.every((action) => {
    const name = lastOf(action);
    return [SHOWING, CHANGING, MINING, ELSEWHERE].some((set) => set.has(name)) || name === "archive";
  });
  if (!isKnown || rule.actions.length === 0) return null;
  const limits: Limits = {
    ...NO_LIMITS,
    isUnarchived: isArchiving(rule),
    isLocked: isOf(rule, CHANGING),
    isUnmined: isOf(rule, MINING),
  };
  const rest = { ...NO_EFFECT, limits };
  if (!isOf(rule, SHOWING)) return rest;
  const shown = forbidding(rule);
  return shown === null ? null : joined(rest, shown);
};

/** Permissions are alternatives: those that differ in their countries alone add up, else the only one that is for a site counts. */
const effectOfPermissions = (rules: readonly RightsRule[]): Effect | null => {
  const showing = rules.filter((rule) => isOf(rule, SHOWING)).map(allowing);
  const open = showing.filter((each) => each !== "none");
  if (open.length === 0 || open.includes(null)) return null;
  const effects = open.filter((each) => each !== null);
  const [first] = effects;
  if (first === undefined || effects.length === 1) return first ?? null;
  const isByCountry = effects.every(({ from, to, limits }) => from === null && to === null && limits.never.length === 0);
  if (!isByCountry) return null;
  if (effects.some(({ limits }) => limits.only.length === 0)) return NO_EFFECT;
  return { ...NO_EFFECT, limits: { ...NO_LIMITS, only: [...new Set(effects.flatMap(({ limits }) => limits.only))] } };
};

/**
 * Reads a machine-readable policy as limits: permission and prohibition of showing, archiving, deriving, mining, under conditions of country,
 * time, channel and industry. Where there are permissions, one of them must be of showing on a site. Whatever else it holds is given back, so
 * that nothing goes out on half an understanding.
 */
export const readExpression = (sent: RightsExpression): ReadExpression => {
  const permissions = sent.rules.filter((rule) => rule.kind === "permission");
  const allowed = permissions.length === 0 ? NO_EFFECT : effectOfPermissions(permissions);
  const unknown = [...sent.odd, ...(allowed === null ? permissions.map((rule) => rule.raw) : [])];
  let all: Effect = allowed ?? NO_EFFECT;
  for (const rule of sent.rules.filter(({ kind }) => kind === "prohibition")) {
    const effect = effectOfProhibition(rule);
    if (effect === null) unknown.push(rule.raw);
    else all = joined(all, effect);
  }
  const { only, odd } = countriesOfDpa(sent.territories);
  all = joined(all, {
    from: sent.validFrom,
    to: sent.validTo,
    limits: { ...NO_LIMITS, isUnmined: sent.mining === "reserved", only },
  });
  unknown.push(...odd);
  return { limits: all.limits, validFrom: all.from, validTo: all.to, unknown };
};
