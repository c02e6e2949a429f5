import { describe, expect, test } from "vitest";
import { NO_LIMITS, readExpression } from "#rights";
import { arrivalOf } from "../arrival.ts";
import type { WireItem } from "../item.ts";
import { g2, only } from "../testing/read-one.ts";

const RECEIVED = "2026-03-04T12:00:00.000Z";
const source = { id: "s", terms: "All rights reserved.", identity: "guid" as const, conflict: "apply" as const };
const taken = (item: WireItem, termRules: Parameters<typeof arrivalOf>[1]["termRules"] = []) =>
  arrivalOf(item, { ...source, termRules }, RECEIVED);

const ninjs = (fields: Readonly<Record<string, unknown>>): WireItem =>
  only(JSON.stringify({ uri: "urn:p:1", pubstatus: "usable", headline: "Gull", body_text: "It sat.", ...fields }));

const policy = (rule: string): string =>
  `<rightsInfo><rightsExpressionXML langid="http://www.w3.org/ns/odrl/2/"><o:Policy xmlns:o="http://www.w3.org/ns/odrl/2/" uid="urn:p" type="http://www.w3.org/ns/odrl/2/Set">${rule}</o:Policy></rightsExpressionXML></rightsInfo>`;
const ODRL = "http://www.w3.org/ns/odrl/2/";
const GERMANY = `<o:constraint name="${ODRL}spatial" operator="${ODRL}eq" rightOperand="http://cvx.iptc.org/iso3166-1a3/DEU"/>`;
const distribute = `<o:action name="http://iptc.org/std/RightsML/2011-10-07/distribute"/>`;

describe("rights for machines", () => {
  test("NewsML-G2: a policy in XML becomes limits, one for a party of its own waits", () => {
    const assigner = `<o:party uid="urn:agency" function="${ODRL}assigner"/>`;
    const open = only(g2({ rights: policy(`<o:permission>${distribute}${GERMANY}${assigner}</o:permission>`) }));
    expect(taken(open)).toMatchObject({ limits: { ...NO_LIMITS, only: ["DE"] }, ask: "" });
    const partners = `<o:party uid="urn:partners" function="${ODRL}assignee"/>`;
    const closed = only(g2({ rights: policy(`<o:permission>${distribute}${GERMANY}${partners}</o:permission>`) }));
    expect(taken(closed)).toMatchObject({ unfit: "needs-editor" });
    expect(taken(closed).ask).toContain("urn:partners");
    expect(taken(closed, [{ words: "urn:partners", effect: "nothing" }])).toMatchObject({ unfit: null, ask: "" });
  });

  test("NewsML-G2: a policy in JSON, one that cannot be read, PLUS data mining", () => {
    const data = (text: string): string =>
      `<rightsInfo><rightsExpressionData enctype="application/json" langid="${ODRL}">${text}</rightsExpressionData></rightsInfo>`;
    const rules = JSON.stringify({ permissions: [{ target: "urn:p:1", action: `${ODRL}distribute` }] }).replaceAll('"', "&quot;");
    expect(taken(only(g2({ rights: data(rules) })))).toMatchObject({ unfit: null });
    expect(taken(only(g2({ rights: data("{....JSON ....}") })))).toMatchObject({ unfit: "needs-editor" });
    const mined = (value: string) => taken(only(g2({ rights: `<rightsInfo><dataMining qcode="plusvocab:${value}"/></rightsInfo>` })));
    expect(mined("DMI-PROHIBITED-AIMLTRAINING")).toMatchObject({ limits: { isUnmined: true }, unfit: null });
    expect(mined("DMI-ALLOWED").limits).toEqual(NO_LIMITS);
  });

  test("NewsML-G2: what is said of one part is that part's", () => {
    const set = `<inlineXML id="t" contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>It sat.</p></body></html></inlineXML><remoteContent id="p" href="gull.jpg" contenttype="image/jpeg"/>`;
    const rights = `<rightsInfo><copyrightNotice>© Pellam</copyrightNotice></rightsInfo><rightsInfo idrefs="p"><usageTerms>JAPAN OUT</usageTerms></rightsInfo>`;
    const arrival = taken(only(g2({ rights, set })));
    expect([arrival.limits.never, arrival.pictures[0]?.limits.never]).toEqual([[], ["JP"]]);
  });

  test("ninjs: policies in both spellings, a licence that is only pointed at, dpa's territories", () => {
    const until = { action: "display", constraint: [{ leftOperand: "dateTime", operator: "lt", rightOperand: "2026-04-01" }] };
    expect(taken(ninjs({ rightsinfo: { encodedrights: JSON.stringify({ permission: until }) } })).expiresAt).toBe(
      "2026-04-01T00:00:00.000Z",
    );
    const from = { action: "display", constraint: [{ leftOperand: "dateTime", operator: "gteq", rightOperand: "2026-04-01" }] };
    expect(taken(ninjs({ rightsInfo: { encodedRights: { permission: [from] } } }))).toMatchObject({
      isEmbargoed: true,
      embargoUntil: "2026-04-01T00:00:00.000Z",
    });
    expect(taken(ninjs({ rightsinfo: { linkedrights: "https://pellam.example/rights/5" } })).ask).toContain("pellam.example/rights/5");
    expect(taken(ninjs({ subject: [{ code: "dparights:DACH", name: "DACH" }] })).limits.only).toEqual(["DE", "AT", "CH"]);
  });

  test("an embargo without an end is not shortened by a licence that begins", () => {
    const from = { action: "display", constraint: [{ leftOperand: "dateTime", operator: "gteq", rightOperand: "2026-03-01" }] };
    const item = ninjs({ embargoed: "sometime", rightsinfo: { encodedrights: JSON.stringify({ permission: from }) } });
    expect(taken(item)).toMatchObject({ isEmbargoed: true, embargoUntil: null });
  });

  test("a duty to name the source is no limit; any other, and any shape nobody expects, waits", () => {
    const say = (rule: unknown) => ninjs({ rightsinfo: { encodedrights: JSON.stringify({ permission: [rule] }) } });
    expect(taken(say({ action: "display", duty: [{ action: "attribute" }] })).ask).toBe("");
    for (const rule of [
      { action: "display", duty: [{ action: "compensate" }] },
      { action: { "rdf:value": "display" } },
      { action: "display", constraint: ["x"] },
      {},
    ])
      expect([rule, taken(say(rule)).ask]).toEqual([rule, expect.stringContaining("permission")]);
    const item = ninjs({ rightsinfo: { encodedrights: "[[[" } });
    expect(readExpression(item.expression ?? expect.fail())).toMatchObject({ unknown: ["[[["] });
  });

  test("how a thing was made is kept as a signal, and an address is no alternative text", () => {
    const item = ninjs({
      digitalSourceType: { uri: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia" },
      associations: {
        main: { type: "picture", altText: "IMG_2041.JPG", description_text: "A gull.", renditions: { a: { href: "a.jpg" } } },
      },
    });
    expect(item.signals).toContain("digitalsourcetype:trainedAlgorithmicMedia");
    expect(taken(item).pictures[0]).toMatchObject({ alt: "", caption: "A gull." });
  });
});
