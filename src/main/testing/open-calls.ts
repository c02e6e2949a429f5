import { setTimeout } from "node:timers/promises";
import addFormats from "ajv-formats";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { SECOND } from "#kit";
import type { TestSite } from "./open-test-site.ts";

type Content = Readonly<Record<string, { readonly schema: object }>>;
type Operation = { readonly responses: Readonly<Record<string, { readonly content?: Content }>> };
/** The API's description, as far as the tests look into it. */
export type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: object };

/** A schema that takes no field which it does not name, so that the document has to name them all. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in schema ? { ...inside, additionalProperties: false } : inside;
};

/** Calls what the document describes and holds each answer to it; `left` are the described answers not yet seen. */
export const openCalls = async (at: TestSite) => {
  const document = (await (await fetch(`${at.origin}/api/openapi.json`)).json()) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const compiled = new Map<string, ValidateFunction>();
  const left = new Set(
    Object.entries(document.paths).flatMap(([path, calls]) =>
      Object.entries(calls).flatMap(([method, { responses }]) => Object.keys(responses).map((status) => `${method} ${path} ${status}`)),
    ),
  );
  const call = async (method: string, template: string, id: string, status: number, init: RequestInit & { query?: string } = {}) => {
    const { query = "", ...rest } = init;
    const ask = (): Promise<Response> =>
      fetch(`${at.origin}${template.replace("{id}", id)}${query}`, { method: method.toUpperCase(), ...rest });
    let answer = await ask();
    while (answer.status === 429 && status !== 429) {
      await setTimeout(Number(answer.headers.get("retry-after")) * SECOND); // as a program that heeds what it is told
      answer = await ask();
    }
    const key = `${method} ${template} ${answer.status}`;
    expect(key).toBe(`${method} ${template} ${status}`);
    const described = document.paths[template]?.[method]?.responses[String(status)];
    expect([key, described === undefined]).toEqual([key, false]);
    left.delete(key);
    const type = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
    if (status === 204) return { text: "", json: {} };
    const schema = described?.content?.[type]?.schema;
    expect([key, type, schema === undefined]).toEqual([key, type, false]);
    if (type === "text/event-stream") {
      await answer.body?.cancel();
      return { text: "", json: {} };
    }
    const text = await answer.text();
    if (!type.endsWith("json")) return { text, json: {} };
    const check = compiled.get(`${key} ${type}`) ?? ajv.compile(closed({ ...schema, components: document.components }) as object);
    compiled.set(`${key} ${type}`, check);
    const json = JSON.parse(text) as Record<string, unknown>;
    check(json);
    expect([key, check.errors, check.errors === null ? null : json]).toEqual([key, null, null]);
    return { text, json };
  };
  return { call, left };
};
