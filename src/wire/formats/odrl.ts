import type { RightsCondition, RightsExpression, RightsRule } from "#rights";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, childrenOf, findXml, isElement } from "../markup/xml.ts";
import { readJson } from "../markup/read-json.ts";
import { type Json, listOf, objectsIn, textIn } from "./ninjs-fields.ts";
import { lastPart } from "./parts.ts";

/** An item that says nothing of its rights for machines. */
export const NO_EXPRESSION: RightsExpression = { rules: [], odd: [], mining: null, validFrom: null, validTo: null, territories: [] };

const RULES_MOST = 50;
const RAW_LETTERS = 300;

const short = (text: string): string => text.replace(/\s+/gu, " ").trim().slice(0, RAW_LETTERS);

/** Parts of a rule that are read, and those that change nothing here; whatever else a rule holds is not understood. */
const READ_KEYS = new Set("action actions constraint constraints".split(" "));
const IDLE_KEYS = new Set("target asset assigner uid @id @type type".split(" "));
const DUTY_KEYS = new Set("duty duties".split(" "));

/** The one duty that is fulfilled anyway: to name whose it is. */
const isAttributing = (duty: Json): boolean =>
  listOf(duty["action"] ?? duty["actions"]).every((action) => lastPart(nameIn(action)) === "attribute");

/** A term as text: itself, or what it is called by. */
const nameIn = (value: unknown): string =>
  typeof value === "string"
    ? value
    : typeof value === "object" && value !== null && !Array.isArray(value)
      ? (textIn(value as Json, "@id", "@value", "uri", "name", "uid") ?? "")
      : typeof value === "number"
        ? String(value)
        : "";

const objects = (value: unknown): readonly Json[] =>
  listOf(value).filter((each): each is Json => typeof each === "object" && each !== null && !Array.isArray(each));

const conditionIn = (value: Json): RightsCondition => ({
  about: nameIn(value["leftOperand"] ?? value["leftoperand"] ?? value["name"]),
  operator: nameIn(value["operator"]),
  values: listOf(value["rightOperand"] ?? value["rightoperand"]).map(nameIn),
});

const ruleIn = (kind: RightsRule["kind"], value: Json): RightsRule => {
  const conditions = listOf(value["constraint"] ?? value["constraints"]);
  const actions = listOf(value["action"] ?? value["actions"]).map(nameIn);
  const isWhole = Object.entries(value).every(
    ([key, held]) =>
      READ_KEYS.has(key) ||
      IDLE_KEYS.has(key) ||
      (DUTY_KEYS.has(key) && objects(held).length === listOf(held).length && objects(held).every(isAttributing)) ||
      (key === "assignee" && kind === "prohibition"), // to hold to what others may not either does no harm
  );
  const known = objects(conditions);
  return {
    kind,
    actions,
    conditions: known.map(conditionIn),
    isWhole: isWhole && known.length === conditions.length && !actions.includes(""),
    raw: short(`${kind}: ${JSON.stringify(value)}`),
  };
};

/** The rules of a policy in JSON: RightsML's notation of ODRL 2.1 ("permissions") and ODRL 2.2's ("permission"). */
export const expressionOfJson = (text: string): RightsExpression => {
  const read = readJson(text);
  const policies = read.ok ? objects(read.value) : [];
  const rules = policies.flatMap((policy) => [
    ...objects(policy["permission"] ?? policy["permissions"]).map((each) => ruleIn("permission", each)),
    ...objects(policy["prohibition"] ?? policy["prohibitions"]).map((each) => ruleIn("prohibition", each)),
  ]);
  const isOwing = policies.some((policy) => ["obligation", "obligations"].some((key) => listOf(policy[key]).length > 0));
  return rules.length === 0 || rules.length > RULES_MOST || isOwing
    ? { ...NO_EXPRESSION, odd: [short(text)] }
    : { ...NO_EXPRESSION, rules };
};

const textOfRule = (xml: Xml): string =>
  [xml.name, ...[...xml.attributes.values()], ...xml.children.filter(isElement).map(textOfRule)].filter((part) => part !== "").join(" ");

const ruleOfXml = (kind: RightsRule["kind"], xml: Xml): RightsRule => {
  const parts = xml.children.filter(isElement);
  const isWhole = parts.every((part) => {
    const role = lastPart(attributeOf(part, "function") ?? "");
    if (part.name === "duty")
      return childrenOf(part, "action").every((action) => lastPart(attributeOf(action, "name") ?? "") === "attribute");
    return (
      ["action", "asset", "constraint"].includes(part.name) ||
      (part.name === "party" && (role === "assigner" || (role === "assignee" && kind === "prohibition")))
    );
  });
  const conditions = childrenOf(xml, "constraint").map((each): RightsCondition => ({
    about: attributeOf(each, "name") ?? "",
    operator: attributeOf(each, "operator") ?? "",
    values: (attributeOf(each, "rightOperand") ?? "").split(/\s+/u).filter((value) => value !== ""),
  }));
  const actions = childrenOf(xml, "action").map((each) => attributeOf(each, "name") ?? "");
  return { kind, actions, conditions, isWhole: isWhole && !actions.includes(""), raw: short(textOfRule(xml)) };
};

/** The rules of a policy in XML (ODRL 2.1 and 2.2's XML notation): of an element that is a `Policy` or holds one. */
export const expressionOfXml = (xml: Xml): RightsExpression => {
  const policy = xml.name === "Policy" ? xml : findXml(xml, "Policy");
  const rules = [
    ...childrenOf(policy, "permission").map((each) => ruleOfXml("permission", each)),
    ...childrenOf(policy, "prohibition").map((each) => ruleOfXml("prohibition", each)),
  ];
  const isOwing = childrenOf(policy, "obligation", "duty").length > 0;
  return rules.length === 0 || rules.length > RULES_MOST || isOwing
    ? { ...NO_EXPRESSION, odd: [short(textOfRule(xml))] }
    : { ...NO_EXPRESSION, rules };
};

/** Both together. */
export const withExpression = (a: RightsExpression, b: RightsExpression): RightsExpression => ({
  rules: [...a.rules, ...b.rules],
  odd: [...a.odd, ...b.odd],
  mining: a.mining === "reserved" || b.mining === "reserved" ? "reserved" : (a.mining ?? b.mining),
  validFrom:
    [a.validFrom, b.validFrom]
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null,
  validTo: [a.validTo, b.validTo].filter((at) => at !== null).toSorted()[0] ?? null,
  territories: [...a.territories, ...b.territories],
});

/** PLUS data mining (ns.useplus.org/ldf/vocab): any form of "prohibited" reserves; "unspecified" says nothing. */
export const miningIn = (code: string | null): RightsExpression["mining"] =>
  code === null ? null : /\bDMI-PROHIBITED/iu.test(code) ? "reserved" : /\bDMI-ALLOWED/iu.test(code) ? "allowed" : null;

const isOdrl = (langid: string | null): boolean => langid === null || /odrl|rightsml/iu.test(langid);

/** What the `rightsinfo` of a ninjs item or picture says for machines; null where it says nothing. A licence that is only pointed at is not read. */
export const expressionInNinjs = (item: Json): RightsExpression | null => {
  const infos = objects(item["rightsinfo"] ?? item["rightsInfo"]);
  const mining = miningIn(textIn(item, "dataMining", "datamining", "data_mining"));
  const found = infos.map((info): RightsExpression => {
    const [encoded, linked] = [info["encodedrights"] ?? info["encodedRights"], textIn(info, "linkedrights", "linkedRights")];
    const text = typeof encoded === "string" ? encoded : encoded === undefined || encoded === null ? "" : JSON.stringify(encoded);
    if (text.trim() === "") return { ...NO_EXPRESSION, odd: linked === null ? [] : [short(linked)] };
    return isOdrl(textIn(info, "langid", "langId")) ? expressionOfJson(text) : { ...NO_EXPRESSION, odd: [short(text)] };
  });
  const territories = objectsIn(item["subject"] ?? item["subjects"])
    .flatMap((subject) => textIn(subject, "code", "qcode", "uri") ?? [])
    .filter((code) => /^dparights:/iu.test(code));
  if (found.length === 0 && mining === null && territories.length === 0) return null;
  return withExpression(found.reduce(withExpression, NO_EXPRESSION), { ...NO_EXPRESSION, mining, territories });
};

/** What the `rightsInfo` elements of NewsML-G2 say for machines; null where they say nothing. */
export const expressionInG2 = (infos: readonly Xml[], codes: readonly string[]): RightsExpression | null => {
  const inXml = infos.flatMap((info) => childrenOf(info, "rightsExpressionXML"));
  const inText = infos.flatMap((info) => childrenOf(info, "rightsExpressionData"));
  const mined = infos.flatMap((info) => childrenOf(info, "dataMining"));
  const territories = codes.filter((code) => /^dparights:/iu.test(code));
  if (inXml.length + inText.length + mined.length + territories.length === 0) return null;
  const found = [
    ...inXml.map((each) =>
      isOdrl(attributeOf(each, "langid")) ? expressionOfXml(each) : { ...NO_EXPRESSION, odd: [short(textOfRule(each))] },
    ),
    ...inText.map((each) => {
      const text = each.children.filter((child) => !isElement(child)).join("");
      const isRead = isOdrl(attributeOf(each, "langid")) && /json/iu.test(attributeOf(each, "enctype") ?? "json");
      return isRead ? expressionOfJson(text) : { ...NO_EXPRESSION, odd: [short(text === "" ? textOfRule(each) : text)] };
    }),
    ...mined.map((each) => ({
      ...NO_EXPRESSION,
      mining: miningIn(["qcode", "uri", "literal"].map((name) => attributeOf(each, name)).find((code) => code !== null) ?? null),
    })),
  ];
  return withExpression(found.reduce(withExpression, NO_EXPRESSION), { ...NO_EXPRESSION, territories });
};
