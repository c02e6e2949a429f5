import { routes, STORY_FORMATS, type StoryFormat } from "#paths";

const text = { type: "string" } as const;
const maybe = { type: ["string", "null"] } as const;
const list = (items: unknown) => ({ type: "array", items });
const object = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown) => ({ "application/json": { schema } });
const answer = (description: string, schema: unknown) => ({ description, content: json(schema) });
const file = (type: string, description: string, schema: unknown = text) => ({ description, content: { [type]: { schema } } });
const refusal = (description: string) => ({ description, content: { "application/problem+json": { schema: ref("Problem") } } });
const query = (name: string, description: string, schema: unknown = text) => ({ name, in: "query", description, schema });
const header = (name: string, description: string) => ({ name, in: "header", description, schema: text });
const id = { name: "id", in: "path", required: true, schema: text };
const token = [{ token: [] }];

const OUTCOMES = ["created", "updated", "corrected", "killed", "withheld", "embargoed", "unchanged", "stale", "rejected"];

const SCHEMAS = {
  Problem: object(
    {
      type: text,
      title: text,
      status: { type: "integer" },
      detail: text,
      errors: list(object({ field: text, message: text })),
    },
    ["type", "title", "status", "detail"],
  ),
  Result: object({
    guid: maybe,
    version: maybe,
    outcome: { type: "string", enum: OUTCOMES },
    story: maybe,
    url: maybe,
    problem: maybe,
  }),
  StoryInList: object({
    id: text,
    headline: text,
    url: text,
    section: text,
    version: { type: "integer" },
    publishedAt: text,
    updatedAt: text,
    state: { type: "string", enum: ["published", "corrected"] },
    source: text,
    language: text,
  }),
  Story: object(
    {
      id: text,
      headline: text,
      deck: maybe,
      byline: maybe,
      url: text,
      section: text,
      language: text,
      version: { type: "integer" },
      publishedAt: text,
      updatedAt: text,
      state: { type: "string", enum: ["published", "corrected"] },
      source: object({ name: text, code: text }),
      rightsLine: text,
      rights: object({ holder: text, year: { type: "integer" }, notice: text }),
      allow: { type: "string", enum: ["link", "excerpt", "full"], description: "how much of it the terms of its source let out" },
      corrections: list(object({ version: { type: "integer" }, at: text, note: text })),
      topics: list(
        object({
          slug: text,
          kind: { type: "string", enum: ["subject", "person", "organisation", "place", "event", "object"] },
          code: { ...maybe, description: "medtop:… of the IPTC Media Topics, or subj:… of its Subject Codes" },
          name: text,
        }),
      ),
      formats: object({ ninjs: text, nitf: text, newsml: text, txt: text }),
      paragraphs: { ...list(text), description: "where `allow` is full" },
      excerpt: { ...text, description: "where `allow` is excerpt" },
    },
    [
      "id",
      "headline",
      "deck",
      "byline",
      "url",
      "section",
      "language",
      "version",
      "publishedAt",
      "updatedAt",
      "state",
      "source",
      "rightsLine",
      "rights",
      "allow",
      "corrections",
      "topics",
      "formats",
    ],
  ),
  Edited: object({
    id: text,
    url: text,
    state: text,
    headline: text,
    deck: maybe,
    paragraphs: list(text),
    source: { oneOf: [object({ headline: text, deck: maybe }), { type: "null" }] },
    isBodyEdited: { type: "boolean" },
    conflicts: list(text),
  }),
  Comment: object({
    id: text,
    parent: maybe,
    kind: { type: "string", enum: ["comment"] },
    author: { oneOf: [object({ handle: text, name: text }), { type: "null" }] },
    body: maybe,
    bodyHtml: maybe,
    postedAt: text,
    state: { type: "string", enum: ["published", "hidden", "deleted"] },
    rule: maybe,
    respect: { type: "integer" },
    doesntHelp: { type: "integer" },
  }),
} as const;

const NO_STORY = {
  403: refusal("the terms of its source let nothing of it out this way"),
  404: refusal("none of that id"),
  410: refusal("withdrawn, or its licence has run out"),
};

/** Where less than the text may leave, a format holds the headline, the link and the rights. */
const FORMATS: Readonly<Record<StoryFormat, { readonly summary: string; readonly answer: ReturnType<typeof file> }>> = {
  ninjs: { summary: "A story as IPTC ninjs 3.1", answer: file("application/json", "the item", { type: "object", required: ["uri"] }) },
  nitf: { summary: "A story as IPTC NITF 3.6", answer: file("application/nitf+xml", "the document") },
  newsml: {
    summary: "A story and its pictures as an IPTC NewsML-G2 news message",
    answer: file("application/vnd.iptc.g2.newsmessage+xml", "the message"),
  },
  txt: { summary: "A story as plain text", answer: file("text/plain", "the text, credit, rights and address") },
};

const AFTER = query("after", "the `next` of the page before");

/** What every call is called in the document: the site's own pattern with `{id}` for `:id`. */
const at = (pattern: string): string => pattern.replaceAll(/:(\w+)/gu, "{$1}");

/** The API as an OpenAPI 3.1 document; a test holds it to what is mounted. */
export const openApi = (origin: string, site: string) => ({
  openapi: "3.1.0",
  info: {
    title: `${site}: API`,
    version: "1",
    description:
      "Stories as far as their rights let them out, and the conversation under them. 100 calls at once, then 10 a second; answers to GET have ETags. Refusals are RFC 9457 problems.",
  },
  servers: [{ url: origin }],
  components: { schemas: SCHEMAS, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  paths: {
    [at(routes.apiItems)]: {
      post: {
        summary: "Takes a wire document in",
        security: token,
        parameters: [query("format", "the format, where the bytes should not decide"), query("name", "a file name for the log")],
        requestBody: { required: true, content: { "*/*": { schema: { type: "string", format: "binary" } } } },
        responses: {
          200: answer("one result for each item", object({ results: list(ref("Result")) })),
          400: refusal("nothing was sent"),
          401: refusal("no token"),
          403: refusal("not an editor's, admin's or source's token"),
        },
      },
    },
    [at(routes.apiStories)]: {
      get: {
        summary: "Public stories, newest first",
        parameters: [
          query("limit", "1 to 100", { type: "integer", minimum: 1, maximum: 100 }),
          AFTER,
          query("section", "one section alone"),
        ],
        responses: {
          200: answer("a page of them", object({ stories: list(ref("StoryInList")), next: maybe })),
          400: refusal("a limit out of bounds"),
        },
      },
    },
    [at(routes.apiStory)]: {
      get: {
        summary: "A story as its rights allow",
        parameters: [id],
        responses: {
          200: answer("the story", ref("Story")),
          ...NO_STORY,
        },
      },
      patch: {
        summary: "Changes a story, as the editors' layer over its source's revision; null gives a line back to the source",
        security: token,
        parameters: [id],
        requestBody: {
          required: true,
          content: json(object({ headline: maybe, deck: maybe, body: maybe, correction: text, doNotRepeat: { type: "boolean" } }, [])),
        },
        responses: {
          200: answer("the story as it stands now", ref("Edited")),
          400: refusal("not understood"),
          401: refusal("no token"),
          403: refusal("only editors"),
          404: refusal("none of that id"),
          409: refusal("its terms forbid rewriting"),
          410: refusal("withdrawn"),
          422: refusal("a story needs a headline and text"),
        },
      },
    },
    ...Object.fromEntries(
      STORY_FORMATS.map((format) => [
        `${at(routes.apiStory)}.${format}`,
        { get: { summary: FORMATS[format].summary, parameters: [id], responses: { 200: FORMATS[format].answer, ...NO_STORY } } },
      ]),
    ),
    [at(routes.apiComments)]: {
      get: {
        summary: "Comments under a story",
        parameters: [id, query("order", "newest or oldest", { type: "string", enum: ["newest", "oldest"] }), AFTER],
        responses: {
          200: answer("a page of them", object({ comments: list(ref("Comment")), next: maybe })),
          404: refusal("no such story"),
          410: refusal("withdrawn"),
        },
      },
      post: {
        summary: "Posts a comment",
        security: token,
        parameters: [id, header("Idempotency-Key", "the same key lands once")],
        requestBody: {
          required: true,
          content: json(object({ body: text, parent: maybe, kind: { type: "string", enum: ["comment"] } }, ["body"])),
        },
        responses: {
          201: answer(
            "where it stands, or why it does not",
            object({ id: maybe, url: maybe, state: text, reasons: list(text) }, ["id", "url", "state"]),
          ),
          400: refusal("not a comment"),
          401: refusal("no token"),
          404: refusal("no such story"),
          409: refusal("what it answers is gone"),
          410: refusal("the story was withdrawn"),
          415: refusal("not sent as JSON"),
          422: refusal("empty or too long"),
          429: refusal("too fast"),
        },
      },
    },
    [at(routes.apiComment)]: {
      delete: {
        summary: "Removes one's own comment; its place stays",
        security: token,
        parameters: [id],
        responses: {
          200: answer("removed", object({ id: text, state: text })),
          401: refusal("no token"),
          403: refusal("another's"),
          404: refusal("not there"),
        },
      },
    },
    [at(routes.apiLive)]: {
      get: {
        summary: "What happens under a story, as it happens",
        parameters: [id, query("since", "the number of the last event known"), header("Last-Event-ID", "the same, as browsers send it")],
        responses: {
          200: { description: "events `comment`, `revision` and `kill`", content: { "text/event-stream": { schema: text } } },
          404: refusal("no such story"),
          410: refusal("withdrawn"),
          503: refusal("too many listen at the moment"),
        },
      },
    },
  },
});
