import { routes, STORY_FORMATS, type StoryFormat } from "#paths";
import { AFTER, answer, at, file, header, id, json, query, refusal, talkId, token } from "./openapi-answers.ts";
import { noteCalls } from "./openapi-notes.ts";
import { QUESTION_PATHS, QUESTION_SCHEMAS } from "./openapi-questions.ts";
import { list, maybe, object, REACTIONS, ref, SCHEMAS, text } from "./openapi-schemas.ts";

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
  components: { schemas: { ...SCHEMAS, ...QUESTION_SCHEMAS }, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  paths: {
    [at(routes.apiItems)]: {
      post: {
        summary: "Takes a wire document in",
        description:
          "By the token of an editor or admin, by a feed's key as the token, or signed: X-Townwire-Feed names the feed, X-Townwire-Signature is `sha256=` and the HMAC-SHA256 of the body, in hexadecimal, with the feed's signing secret.",
        security: [...token, {}],
        parameters: [
          query("format", "the format, where the bytes should not decide"),
          query("name", "a file name for the log"),
          header("X-Townwire-Feed", "the feed that a signed document comes by"),
          header("X-Townwire-Signature", "`sha256=` and the HMAC-SHA256 of the body in hexadecimal"),
        ],
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
          content: json(ref("Change")),
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
        summary: "Comments under a story, or in a discussion, where the first by time is its `opening`",
        parameters: [
          talkId,
          query("order", "by time all comments, flat; otherwise those of the first level; oldest unless said", {
            type: "string",
            enum: ["bridging", "best", "newest", "oldest", "respected", "staff"],
          }),
          query("parent", "what answers this comment, in the order asked for", text),
          AFTER,
        ],
        responses: {
          200: answer("a page of them", object({ comments: list(ref("Comment")), next: maybe })),
          400: refusal("no such order"),
          404: refusal("no such story or discussion"),
          410: refusal("withdrawn"),
        },
      },
      post: {
        summary: "Posts a comment, or asks a question",
        security: token,
        parameters: [talkId, header("Idempotency-Key", "the same key lands once")],
        requestBody: {
          required: true,
          content: json(object({ body: text, parent: maybe, kind: { type: "string", enum: ["comment", "question"] } }, ["body"])),
        },
        responses: {
          201: answer(
            "where it stands, or why it does not",
            object({ id: maybe, url: maybe, state: text, reasons: list(text) }, ["id", "url", "state"]),
          ),
          400: refusal("not a comment"),
          401: refusal("no token"),
          403: refusal("its author does not want to be answered by you"),
          404: refusal("no such story or discussion"),
          409: refusal("what it answers is gone, or the conversation is closed"),
          410: refusal("the story was withdrawn"),
          415: refusal("not sent as JSON"),
          422: refusal("empty or too long; or a question in a discussion"),
          429: refusal("too fast"),
        },
      },
    },
    [at(routes.apiComment)]: {
      patch: {
        summary: "Changes one's own comment for five minutes and until it is answered (`body`), or adds to it at any time (`add`)",
        security: token,
        parameters: [id],
        requestBody: { required: true, content: json({ oneOf: [object({ body: text }), object({ add: text })] }) },
        responses: {
          200: answer("changed", object({ id: text, state: text })),
          400: refusal("not understood"),
          401: refusal("no token"),
          403: refusal("another's"),
          404: refusal("not there"),
          409: refusal("it can only be added to, or holds as much as it can"),
          422: refusal("empty, too long or against a rule"),
        },
      },
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
    [at(routes.apiVote)]: {
      put: {
        summary: "Votes on another's comment, or says what it did for one; the same again changes nothing",
        security: token,
        parameters: [id],
        requestBody: {
          required: true,
          content: json({
            oneOf: [
              object({ value: { type: "string", enum: ["respect", "doesnt-help", "none"] } }),
              object({ reaction: { type: "string", enum: REACTIONS }, on: { type: "boolean" } }),
            ],
          }),
        },
        responses: {
          200: answer(
            "how it stands now",
            object(
              { id: text, value: text, respect: { type: "integer" }, doesntHelp: { type: "integer" }, reactions: { type: "object" } },
              ["id"],
            ),
          ),
          400: refusal("not a vote"),
          401: refusal("no token"),
          403: refusal("one's own"),
          404: refusal("not there"),
          429: refusal("too fast, or too many in a day"),
        },
      },
    },
    [at(routes.apiReports)]: {
      post: {
        summary: "Reports something to the moderators; with or without a token",
        security: [{}, ...token],
        requestBody: {
          required: true,
          content: json(
            object({
              target: { ...text, description: "`comment:` and its id, `member:` and theirs, or the address of either" },
              reason: {
                ...text,
                description: "off-topic, repetition, attack, hatred, privacy, advertising, unlawful, danger, other; or words",
              },
              detail: text,
            }),
          ),
        },
        responses: {
          201: answer(
            "taken; hidden where enough trusted readers have reported it",
            object({ id: text, target: text, reason: text, state: { type: "string", enum: ["received", "hidden"] } }, ["id", "state"]),
          ),
          400: refusal("not a report"),
          403: refusal("one's own"),
          404: refusal("not there"),
          409: refusal("reported already, or looked at within the last day"),
          422: refusal("no detail"),
          429: refusal("too many in an hour"),
        },
      },
    },
    ...QUESTION_PATHS,
    [at(routes.apiCounts)]: {
      get: {
        summary: "How many replies stories have; open to scripts of other sites",
        parameters: [query("stories", "1 to 100 ids, commas between them")],
        responses: {
          200: answer(
            "by id; what is not public is left out",
            object({ counts: { type: "object", additionalProperties: { type: "integer" } } }),
          ),
          400: refusal("no ids, or too many"),
        },
      },
    },
    [at(routes.apiSeen)]: {
      post: {
        summary: "Says which comments a reader had in view; one page view in four reports, and nobody is named",
        parameters: [talkId],
        requestBody: { required: true, content: json(object({ ids: list(text) })) },
        responses: {
          204: { description: "noted" },
          400: refusal("not understood"),
          404: refusal("no such story or discussion"),
          410: refusal("withdrawn"),
        },
      },
    },
    [at(routes.apiLive)]: {
      get: {
        summary: "What happens under a story or in a discussion, as it happens",
        parameters: [
          talkId,
          query("since", "the number of the last event known"),
          header("Last-Event-ID", "the same, as browsers send it"),
        ],
        responses: {
          200: {
            description: "events `comment`, `revision`, `note` and `kill` with ids; `readers` without; as JSON, those after `since`",
            content: {
              "text/event-stream": { schema: text },
              ...json(
                object({
                  events: list(object({ id: { type: "integer" }, event: text, data: { type: "object" } })),
                  next: { type: "integer" },
                }),
              ),
            },
          },
          404: refusal("no such story or discussion"),
          410: refusal("withdrawn"),
          503: refusal("too many listen at the moment"),
        },
      },
    },
    ...noteCalls(at),
  },
});
