import type { openCalls } from "./open-calls.ts";

type Call = Awaited<ReturnType<typeof openCalls>>["call"];

/** Makes every call of notes that the document describes: under a story of ours and under one that is gone; tokens of three people. */
export const callNotes = async (
  call: Call,
  { own, gone, author, rater, editor }: Readonly<Record<"own" | "gone" | "author" | "rater" | "editor", string>>,
): Promise<void> => {
  const notes = "/api/v1/stories/{id}/notes";
  const note = (which: string, status: number, token: string, body: unknown) =>
    call("post", notes, which, status, {
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const added = { quote: "Another text", body: "It had a brim.", kind: "background", evidence: ["https://hats.example/"] };
  const noted = await note(own, 201, author, added);
  await note(own, 201, author, { ...added, quote: "the hat stands here" });
  await note(own, 201, author, { ...added, quote: "text of the hat" });
  await note(own, 409, author, added);
  await note(own, 400, author, { text: "?" });
  await note(own, 401, "tw_wrong", added);
  await note("nowhere1", 404, author, added);
  await note(gone, 410, author, added);
  await note(own, 422, rater, { ...added, quote: "Not in there at all" });
  for (const address of [notes, "/api/v1/stories/{id}/annotations"]) {
    await call("get", address, own, 200, { headers: { authorization: `Bearer ${editor}` } });
    await call("get", address, "nowhere1", 404);
    await call("get", address, gone, 410);
  }
  const ratings = "/api/v1/notes/{id}/ratings";
  const judge = (which: string, status: number, token: string, body: unknown) =>
    call("post", ratings, which, status, {
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const noteId = String(noted.json["id"]);
  await judge(noteId, 200, rater, { helpful: "yes", reasons: ["clear"] });
  await judge(noteId, 400, rater, { helpful: "maybe" });
  await judge(noteId, 401, "tw_wrong", { helpful: "yes", reasons: ["clear"] });
  await judge(noteId, 403, author, { helpful: "yes", reasons: ["clear"] });
  await judge("none", 404, rater, { helpful: "yes", reasons: ["clear"] });
  await judge(noteId, 422, rater, { helpful: "yes", reasons: [] });
  await call("get", "/api/v1/notes/export", "", 200);
};
