import { type Context, Hono } from "hono";
import { type Actor, isEditor, stopwatch } from "#kit";
import { routes } from "#paths";
import type { PageEnv } from "#ui";
import { printedLine } from "../printed-line.ts";
import type { IntakeLine } from "../log-intake.ts";
import { takeItem } from "../take-item.ts";
import type { Feed } from "./feed.ts";
import type { FeedHouse } from "./feed-house.ts";
import { openFeedIntake } from "./feed-intake.ts";
import { noteArrivals } from "./note-arrivals.ts";
import { pushedTo, type PushProof } from "./push-keys.ts";

const problem = (c: Context, status: 400 | 401 | 403, title: string, detail: string): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, { "content-type": "application/problem+json" });

const proofOf = (c: Context): PushProof => ({
  bearer: /^bearer\s+(\S+)$/iu.exec(c.req.header("authorization") ?? "")?.[1] ?? null,
  slug: c.req.header("x-townwire-feed") ?? c.req.query("feed") ?? null,
  signatures: c.req.header("x-townwire-signature") ?? null,
  superdesk: c.req.header("x-superdesk-signature") ?? null,
});

/** Takes what came by a feed, and notes on it that it came. */
const takeByFeed = async (house: FeedHouse, feed: Feed, arrived: Parameters<ReturnType<typeof openFeedIntake>["take"]>[0]) => {
  const source: Actor = { id: feed.sourceId, role: "source", handle: null, name: feed.name };
  const intake = openFeedIntake(house, feed, source);
  const took = stopwatch();
  const lines = await intake.take(arrived);
  await noteArrivals(house, feed, intake.sums(), undefined, took());
  return { lines, isWaiting: intake.sums().waiting > 0 };
};

/** The door that agencies push through: with the key or the signature of a feed, or with the token of an editor. */
export const pushRoutes = (house: FeedHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.post(routes.apiItems, async (c) => {
    const { viewer, origin } = c.var.frame;
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const feed = await pushedTo(house, proofOf(c), bytes);
    if (feed === "wrong")
      return problem(
        c,
        401,
        "Not known",
        "This key or signature is none of a feed here. A signature is the HMAC of the very bytes sent, as `X-Townwire-Signature: sha256=…` with `X-Townwire-Feed: …`.",
      );
    if (feed === "none" && viewer.role === "visitor")
      return problem(
        c,
        401,
        "Not signed in",
        "Send the key of a feed, or the token of an editor or an admin, as `Authorization: Bearer …`.",
      );
    if (feed === "none" && !isEditor(viewer) && viewer.role !== "source")
      return problem(c, 403, "Not allowed", "Only editors, admins and sources may push items.");
    if (bytes.length === 0) return problem(c, 400, "Nothing sent", "Send one wire document as the body of the request.");

    const format = c.req.query("format");
    const contentType = c.req.header("content-type");
    const arrived = {
      bytes,
      fileName: c.req.query("name") ?? "pushed",
      ...(format === undefined ? {} : { format }),
      ...(contentType === undefined ? {} : { contentType }),
    };
    const answer = (lines: readonly IntakeLine[], status: 200 | 202): Response =>
      c.json({ results: lines.map((line) => printedLine(origin, line)) }, status);
    if (feed === "none") {
      const sourceHint = viewer.role === "source" ? viewer.name : null;
      return answer(await takeItem(house, viewer, { ...arrived, channel: "push", sourceHint }), 200);
    }
    const { lines, isWaiting } = await takeByFeed(house, feed, arrived);
    return answer(lines, isWaiting ? 202 : 200); // accepted and not yet acted on: the feed is paused
  });
  return app;
};
