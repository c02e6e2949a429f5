import type { openCalls } from "./open-calls.ts";

type Call = Awaited<ReturnType<typeof openCalls>>["call"];

/** Makes every call of reports that the document describes; tokens of the comment's author and of another member. */
export const callReports = async (
  call: Call,
  { other, author, comment }: Readonly<Record<"other" | "author" | "comment", string>>,
): Promise<void> => {
  const report = (status: number, token: string | null, body: unknown) =>
    call("post", "/api/v1/reports", "", status, {
      headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
  const target = `comment:${comment}`;
  await report(201, other, { target, reason: "attack", detail: "It names me." });
  await report(409, other, { target, reason: "attack" });
  await report(201, null, { target: comment, reason: "It is rude" });
  await report(400, null, { reason: "attack" });
  await report(403, author, { target, reason: "attack" });
  await report(404, null, { target: "comment:nothere", reason: "attack" });
  await report(422, null, { target, reason: "other" });
};
