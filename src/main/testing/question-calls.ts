import { expect } from "vitest";
import type { openCalls } from "./open-calls.ts";

type Call = Awaited<ReturnType<typeof openCalls>>["call"];

/** Makes every call of questions that the document describes; two tokens of members, and a comment under the story. */
export const callQuestions = async (
  call: Call,
  { story, asker, other, comment }: Readonly<Record<"story" | "asker" | "other" | "comment", string>>,
): Promise<void> => {
  const send = (method: string, template: string, id: string, status: number, token: string, body: unknown) =>
    call(method, template, id, status, {
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const ask = (status: number, body: object) =>
    send("post", "/api/v1/stories/{id}/comments", story, status, asker, { kind: "question", ...body });
  const id = String((await ask(201, { body: "Which hat did the mayor wear on Tuesday?" })).json["id"]);
  await ask(422, { body: "And under this?", parent: comment });
  const question = "/api/v1/questions/{id}";
  const want = (which: string, status: number, token: string, body: unknown) => send("put", `${question}/want`, which, status, token, body);
  expect((await want(id, 200, other, { want: true })).json).toMatchObject({ wants: 2, follow: true });
  await want(id, 400, other, { vote: 1 });
  await want(id, 401, "tw_wrong", { want: true });
  await want(id, 403, asker, { want: true });
  await want("none", 404, other, { want: true });
  expect((await call("get", question, id, 200)).json).toMatchObject({ story, state: "open", wants: 2, answers: [] });
  await call("get", question, "none", 404);
  await call("get", "/api/v1/questions", "", 200, { query: "?state=open&q=hat" });
  await call("get", "/api/v1/questions", "", 400, { query: "?state=lost" });
};
