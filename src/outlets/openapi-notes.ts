import { REASONS } from "#context";
import { routes } from "#paths";
import { answer, file, header, id, json, refusal, token } from "./openapi-parts.ts";
import { list, maybe, object, text } from "./openapi-schemas.ts";

const flag = { type: "boolean" } as const;
const anchor = { type: "string", enum: ["exact", "moved", "changed", "changed_material", "orphan"] };
const NO_STORY = { 404: refusal("no such story"), 410: refusal("withdrawn") };

const note = object({
  id: text,
  url: text,
  kind: { type: "string", enum: ["background", "update", "source", "dispute"] },
  body: text,
  evidence: list(text),
  author: { oneOf: [object({ handle: text, name: text }), { type: "null" }] },
  postedAt: text,
  version: { type: "integer" },
  status: maybe,
  shown: flag,
  byDesk: flag,
  anchor: object({ state: anchor, quote: maybe, quotedNow: maybe }),
  rated: flag,
});

/** The calls of notes: added context at a passage. `at` writes a route's pattern as the document does. */
export const noteCalls = (at: (pattern: string) => string) => ({
  [at(routes.apiNotes)]: {
    get: {
      summary: "Notes on a story. Members see proposed ones too, whose `status` is null so that they can rate them",
      parameters: [id],
      responses: {
        200: answer("in the order of their passages; `off`: the desk closed the story to notes", object({ notes: list(note), off: flag })),
        ...NO_STORY,
      },
    },
    post: {
      summary: "Writes a note on a passage of the story as it stands now",
      security: token,
      parameters: [id, header("Idempotency-Key", "the same key lands once")],
      requestBody: {
        required: true,
        content: json(
          object({ quote: text, prefix: maybe, suffix: maybe, body: text, kind: text, evidence: list(text), unnamed: flag }, [
            "quote",
            "body",
            "kind",
          ]),
        ),
      },
      responses: {
        201: answer(
          "taken; it is before raters, or held for a look",
          object({ id: text, url: text, status: text, anchor: object({ state: anchor, quote: text }) }),
        ),
        400: refusal("not a note"),
        401: refusal("no token"),
        ...NO_STORY,
        409: refusal("the story takes no more notes, or no more of yours"),
        422: refusal("something in it is wrong; `errors` says what"),
        429: refusal("too fast, or too many in a day"),
      },
    },
  },
  [at(routes.apiAnnotations)]: {
    get: {
      summary: "Notes that stand in the story, as W3C Web Annotations on its version",
      parameters: [id],
      responses: { 200: file("application/ld+json", "an AnnotationCollection", { type: "object" }), ...NO_STORY },
    },
  },
  [at(routes.apiNotesExport)]: {
    get: {
      summary: "Ratings without names, the parameters and the results of the last run",
      responses: { 200: answer("version 1 of the schema", { type: "object", required: ["schema", "ratings", "notes"] }) },
    },
  },
  [at(routes.apiRatings)]: {
    post: {
      summary: "Says whether another's note helps people understand its passage; the latest answer stands",
      security: token,
      parameters: [id],
      requestBody: {
        required: true,
        content: json(
          object({ helpful: { type: "string", enum: ["yes", "somewhat", "no"] }, reasons: list({ type: "string", enum: REASONS }) }),
        ),
      },
      responses: {
        200: answer(
          "kept; `countsFrom` is null where it does not move the note",
          object({ note: text, helpful: text, reasons: list(text), countsFrom: maybe }),
        ),
        400: refusal("not a rating"),
        401: refusal("no token"),
        403: refusal("one's own"),
        404: refusal("not there, or closed to ratings"),
        422: refusal("no reason that goes with the answer"),
        429: refusal("too fast, or too many in a day"),
      },
    },
  },
});
