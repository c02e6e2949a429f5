import { Hono } from "hono";
import { routes } from "#paths";
import type { PageEnv } from "#ui";
import { closedTalkRoutes } from "./closed-talk.tsx";
import { embedRoutes } from "./embed-routes.ts";
import { embedReplyRoutes } from "./embed-reply-routes.tsx";
import { groupRoutes } from "./group-routes.ts";
import { ownRoutes } from "./own-routes.ts";
import { rulesPage } from "./pages/rules-page.tsx";
import { replyRoutes } from "./reply-routes.tsx";
import { runRoutes } from "./run-routes.ts";
import type { TalkHouse } from "./talk-house.ts";
import { threadRoutes } from "./thread-routes.tsx";
import { voteRoutes } from "./vote-routes.ts";

/** The conversation's pages: reading, replying, one's own comments, voting, running it, the rules. */
export const talkRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const part of [
    replyRoutes,
    threadRoutes,
    ownRoutes,
    voteRoutes,
    runRoutes,
    embedRoutes,
    embedReplyRoutes,
    closedTalkRoutes,
    groupRoutes,
  ])
    app.route("/", part(house));
  app.get(routes.rules, async (c) => {
    house.tag(c, ["rules", "ledger"]);
    return c.html(rulesPage(c.var.frame, (await house.underRules?.(c.var.frame)) ?? null));
  });
  return app;
};
