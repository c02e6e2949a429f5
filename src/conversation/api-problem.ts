import type { Context } from "hono";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { talkSubject, type TalkSubject } from "./talk-subject.ts";

export type Status = 400 | 401 | 403 | 404 | 409 | 410 | 415 | 422 | 429 | 503;

/** RFC 9457. */
export const problem = (c: Context, status: Status, title: string, detail: string, headers: Record<string, string> = {}): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...headers,
  });

export const NO_TOKEN = "Send the token of a member as `Authorization: Bearer …`.";

/** The story of an address, if readers can see it; else why not. */
export const storyOf = async (house: House, c: Context<PageEnv>, id: string): Promise<TalkSubject | Response> => {
  const subject = await talkSubject(house.store.db, id);
  if (subject === null) return problem(c, 404, "Not found", "There is no such story.");
  if (subject.isKilled) return problem(c, 410, "Gone", "The source withdrew this story.");
  return subject.isPublic ? subject : problem(c, 404, "Not found", "There is no such story.");
};

/** The JSON that was sent; null where it is none, or where it was sent as something else. */
export const jsonIn = async (c: Context): Promise<unknown> =>
  (c.req.header("content-type") ?? "").toLowerCase().startsWith("application/json") ? c.req.json().catch(() => null) : null;
