import fc from "fast-check";
import { expect, test } from "vitest";
import { type Limits, NO_LIMITS, readExpression, type RightsCondition, type RightsExpression, type RightsRule } from "#rights";

const ODRL = "http://www.w3.org/ns/odrl/2/";
const when = (about: string, operator: string, ...values: string[]): RightsCondition => ({
  about: `${ODRL}${about}`,
  operator: `${ODRL}${operator}`,
  values,
});
const rule = (kind: RightsRule["kind"], action: string, ...conditions: RightsCondition[]): RightsRule => ({
  kind,
  actions: [`${ODRL}${action}`],
  conditions,
  isWhole: true,
  raw: `${kind} ${action}`,
});
const NOTHING: RightsExpression = { rules: [], odd: [], mining: null, validFrom: null, validTo: null, territories: [] };
const read = (...rules: RightsRule[]) => readExpression({ ...NOTHING, rules });

const GERMANY = "http://cvx.iptc.org/iso3166-1a3/DEU";

test.each<[string, RightsRule[], Partial<Limits>, from: string | null, to: string | null]>([
  ["distribution in one country", [rule("permission", "distribute", when("spatial", "eq", GERMANY))], { only: ["DE"] }, null, null],
  [
    "two countries in two rules",
    [rule("permission", "distribute", when("spatial", "eq", "DE")), rule("permission", "display", when("spatial", "eq", "iso3166-1a2:AT"))],
    { only: ["DE", "AT"] },
    null,
    null,
  ],
  ["one country forbidden", [rule("prohibition", "distribute", when("spatial", "eq", "JPN"))], { never: ["JP"] }, null, null],
  ["forbidden outside of one", [rule("prohibition", "distribute", when("spatial", "neq", "FR"))], { only: ["FR"] }, null, null],
  ["allowed until", [rule("permission", "display", when("dateTime", "lt", "2026-04-01T00:00:00Z"))], {}, null, "2026-04-01T00:00:00.000Z"],
  ["allowed from", [rule("permission", "present", when("dateTime", "gteq", "2026-03-05"))], {}, "2026-03-05T00:00:00.000Z", null],
  ["forbidden from then on", [rule("prohibition", "use", when("dateTime", "gteq", "2026-04-01"))], {}, null, "2026-04-01T00:00:00.000Z"],
  [
    "country and time",
    [rule("permission", "distribute", when("spatial", "eq", "AT"), when("dateTime", "lt", "2026-04-01"))],
    { only: ["AT"] },
    null,
    "2026-04-01T00:00:00.000Z",
  ],
  ["no archive", [rule("prohibition", "archive")], { isUnarchived: true }, null, null],
  ["no derivatives", [rule("prohibition", "derive")], { isLocked: true }, null, null],
  ["no mining", [rule("prohibition", "textAndDataMining")], { isUnmined: true }, null, null],
  ["print is not ours", [rule("prohibition", "print")], {}, null, null],
  ["a channel that is ours", [rule("permission", "distribute", when("deliveryChannel", "eq", "ex:web"))], {}, null, null],
  [
    "a channel that is not ours",
    [rule("prohibition", "distribute", when("deliveryChannel", "eq", "ex:print"), when("spatial", "eq", "JP"))],
    {},
    null,
    null,
  ],
  ["an industry that is ours", [rule("permission", "distribute", when("industry", "eq", "ex:media"))], {}, null, null],
])("%s", (_what, rules, limits, from, to) => {
  expect(read(...rules)).toEqual({ limits: { ...NO_LIMITS, ...limits }, validFrom: from, validTo: to, unknown: [] });
});

test.each<[string, RightsRule[]]>([
  ["a use that nobody knows", [rule("prohibition", "commercialize")]],
  ["all showing forbidden", [rule("prohibition", "display")]],
  ["the web forbidden", [rule("prohibition", "distribute", when("deliveryChannel", "eq", "web"))]],
  ["only print allowed", [rule("permission", "print")]],
  ["only a channel that is not ours", [rule("permission", "distribute", when("deliveryChannel", "eq", "print"))]],
  ["money", [rule("permission", "distribute", when("payAmount", "eq", "5"))]],
  ["a country of no code", [rule("permission", "distribute", when("spatial", "eq", "Northland"))]],
  [
    "two conditions of a prohibition",
    [rule("prohibition", "distribute", when("spatial", "eq", "JP"), when("dateTime", "lt", "2026-04-01"))],
  ],
  ["a party or a duty", [{ ...rule("permission", "distribute"), isWhole: false }]],
  [
    "alternatives that differ in time",
    [rule("permission", "display", when("dateTime", "lt", "2026-04-01")), rule("permission", "display", when("spatial", "eq", "AT"))],
  ],
])("an editor decides: %s", (_what, rules) => {
  expect(read(...rules).unknown).toEqual(rules.map(({ raw }) => raw));
});

test("properties of their own: mining, dates, dpa's territories", () => {
  const sent = {
    ...NOTHING,
    mining: "reserved" as const,
    validFrom: "2026-03-05T00:00:00.000Z",
    territories: ["dparights:DACH", "other:x"],
  };
  expect(readExpression(sent)).toMatchObject({
    limits: { isUnmined: true, only: ["DE", "AT", "CH"] },
    validFrom: sent.validFrom,
    unknown: [],
  });
  expect(readExpression({ ...NOTHING, territories: ["dparights:MOON"] }).unknown).toEqual(["dparights:MOON"]);
});

test("whatever the rules, a prohibition added never allows more", () => {
  const condition = fc.record({
    about: fc.constantFrom("spatial", "dateTime", "deliveryChannel", "x"),
    operator: fc.constantFrom("eq", "neq", "lt", "gt", "y"),
    values: fc.array(fc.constantFrom("DE", "JP", "web", "print", "2026-04-01", "?"), { maxLength: 2 }),
  });
  const any = fc.record({
    kind: fc.constantFrom("permission" as const, "prohibition" as const),
    actions: fc.array(fc.constantFrom("distribute", "archive", "derive", "print", "z"), { maxLength: 2 }),
    conditions: fc.array(condition, { maxLength: 2 }),
    isWhole: fc.boolean(),
    raw: fc.constant("raw"),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 4 }), any, (rules, more) => {
      const [before, after] = [read(...rules), read(...rules, { ...more, kind: "prohibition" })];
      if (before.unknown.length > 0) expect(after.unknown.length).toBeGreaterThan(0);
      expect((after.validTo ?? "9") <= (before.validTo ?? "9")).toBe(true);
      for (const flag of ["isUnarchived", "isLocked", "isUnmined"] as const)
        expect(Number(after.limits[flag])).toBeGreaterThanOrEqual(Number(before.limits[flag]));
    }),
  );
});
