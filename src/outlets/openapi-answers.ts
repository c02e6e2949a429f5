import { ref, text } from "./openapi-schemas.ts";

export const json = (schema: unknown) => ({ "application/json": { schema } });
export const answer = (description: string, schema: unknown) => ({ description, content: json(schema) });
export const file = (type: string, description: string, schema: unknown = text) => ({ description, content: { [type]: { schema } } });
export const refusal = (description: string) => ({ description, content: { "application/problem+json": { schema: ref("Problem") } } });
export const query = (name: string, description: string, schema: unknown = text) => ({ name, in: "query", description, schema });
export const header = (name: string, description: string) => ({ name, in: "header", description, schema: text });
export const id = { name: "id", in: "path", required: true, schema: text };
/** Of a story, or of a discussion of a community where both have the call. */
export const talkId = { ...id, description: "a story’s id; or that of a discussion, `d-` and the id in its address `/d/{id}`" };
export const token = [{ token: [] }];
export const AFTER = query("after", "the `next` of the page before");

/** What every call is called in the document: the site's own pattern with `{id}` for `:id`. */
export const at = (pattern: string): string => pattern.replaceAll(/:(\w+)/gu, "{$1}");
