import { routes } from "#paths";
import { AFTER, answer, at, id, json, query, refusal, token } from "./openapi-answers.ts";
import { list, maybe, object, ref, text } from "./openapi-schemas.ts";

const STATES = ["open", "merged", "shortlisted", "voting", "assigned", "answered", "story", "cannot", "closed"];
const person = { oneOf: [object({ handle: text, name: text }), { type: "null" }] };
const count = { type: "integer" };

const QUESTION = {
  id: text,
  url: text,
  story: text,
  about: { type: "string", enum: ["story", "reporting", "investigate", "guest"] },
  state: { type: "string", enum: STATES },
  author: person,
  body: text,
  bodyHtml: text,
  askedAt: text,
  wants: count,
  assignedTo: person,
  dueAt: maybe,
  answeredAt: maybe,
  resolvedBy: maybe,
  reason: maybe,
  note: text,
  mergedInto: maybe,
  becameStory: maybe,
};

export const QUESTION_SCHEMAS = {
  Question: object(QUESTION),
  QuestionWithAnswers: object({ ...QUESTION, answers: list(ref("Answer")) }),
  Answer: object({
    id: text,
    kind: { type: "string", enum: ["staff", "author", "expert", "guest", "reader"] },
    author: person,
    body: text,
    bodyHtml: text,
    postedAt: text,
    sources: list(text),
    confirmed: { type: "boolean" },
    respect: count,
  }),
};

/** What programs can do with questions. Asking is a comment of the kind `question`. */
export const QUESTION_PATHS = {
  [at(routes.apiQuestions)]: {
    get: {
      summary: "Questions of readers, the newest first, and how the newsroom answers them",
      parameters: [query("state", "one state alone", { type: "string", enum: STATES }), query("q", "words that they hold"), AFTER],
      responses: {
        200: answer(
          "a page of them; `record` counts the last year, its median in milliseconds",
          object({
            questions: list(ref("Question")),
            next: maybe,
            record: object({ asked: count, answered: count, medianMs: { type: ["integer", "null"] } }),
          }),
        ),
        400: refusal("no such state"),
      },
    },
  },
  [at(routes.apiQuestion)]: {
    get: {
      summary: "A question with its answers",
      parameters: [id],
      responses: { 200: answer("the question", ref("QuestionWithAnswers")), 404: refusal("none of that id that readers can see") },
    },
  },
  [at(routes.apiWant)]: {
    put: {
      summary: "“I want to know too”, and following; the same again changes nothing",
      security: token,
      parameters: [id],
      requestBody: {
        required: true,
        content: json(object({ want: { type: "boolean" }, follow: { type: "boolean" } }, [])),
      },
      responses: {
        200: answer("how it stands now", object({ id: text, want: { type: "boolean" }, follow: { type: "boolean" }, wants: count })),
        400: refusal("not understood"),
        401: refusal("no token"),
        403: refusal("one's own counts already"),
        404: refusal("not there"),
        429: refusal("too fast"),
      },
    },
  },
};
