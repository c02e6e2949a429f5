import { type Context, Hono } from "hono";
import { excerptOf, visitor } from "#kit";
import { absolute, paths, routes } from "#paths";
import type { Frame, PageEnv } from "#ui";
import { problem } from "./api-problem.ts";
import { siteIn } from "./hand-off.ts";
import { embedPage } from "./pages/embed-page.tsx";
import type { TalkHouse } from "./talk-house.ts";
import { aboutStory, gone, usualOrder } from "./talk-pages.ts";
import { commentView, talkView } from "./talk-view.ts";
import type { CommentView } from "./view.ts";
import { wordsOf } from "./words/index.ts";
import { talkSubject, type TalkSubject } from "./talk-subject.ts";

/**
 * A page that other sites may frame; it sends no form and reads nothing from elsewhere. One that can be replied in is framed by the site that it
 * was asked for alone, and calls this house.
 */
const framedBy = (site: string | null) => ({
  "content-security-policy": `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; ${site === null ? "" : "connect-src 'self'; "}form-action 'none'; frame-ancestors ${site ?? "*"}; base-uri 'self'; require-trusted-types-for 'script'`,
  "cross-origin-resource-policy": "cross-origin",
  "cross-origin-opener-policy": "unsafe-none",
});

const ANYWHERE = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" } as const;
const SHOWN = 5; // of a conversation: the rest is read where it is

/** Whoever looks from another site is nobody in particular here. */
const asVisitor = (frame: Frame): Frame => ({ ...frame, viewer: visitor });

type Found = { readonly comment: CommentView; readonly subject: TalkSubject };

const publicComment = async (house: TalkHouse, id: string): Promise<Found | 404 | 410> => {
  const comment = await commentView(house, visitor, id);
  const subject = comment === null ? null : await talkSubject(house.store.db, comment.storyId);
  if (comment === null || subject === null) return 404;
  return subject.isPublic && !subject.isTalkClosed && comment.state === "published" ? { comment, subject } : 410;
};

/** The id of the comment that an address of ours names: its thread's page, or a story's page at it. */
const commentIn = (origin: string, address: string): string | null => {
  const url = URL.parse(address);
  if (url === null || url.origin !== origin) return null;
  const found = /^\/story\/[^/]+\/talk\/thread\/([a-z0-9]+)$/u.exec(url.pathname)?.[1] ?? /^#c-([a-z0-9]+)$/u.exec(url.hash)?.[1];
  return found ?? url.searchParams.get("at");
};

/** oEmbed 1.0: a quotation that is whole without script, and a link to the comment in its place. */
const oembed = (frame: Frame, { comment, subject }: Found, given: { readonly width: number }) => {
  const url = absolute(frame.origin, paths.thread({ storyId: subject.shortId, id: comment.id }));
  const src = absolute(frame.origin, paths.embedComment(comment.id));
  const author = comment.author?.name ?? wordsOf(frame.lang).formerMember;
  return {
    type: "rich",
    version: "1.0",
    title: excerptOf(comment.body, 80),
    author_name: author,
    ...(comment.author === null ? {} : { author_url: absolute(frame.origin, paths.profile(comment.author.handle)) }),
    provider_name: frame.site.name,
    provider_url: absolute(frame.origin, paths.front()),
    cache_age: 600,
    url,
    html: `<iframe src="${src}" width="${given.width}" height="320" style="border:0;max-width:100%" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`,
    width: given.width,
    height: 320,
  };
};

/** The conversation on other sites: by one script, by a plain frame, and by oEmbed for a comment. */
export const embedRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.embedComment, async (c) => {
    const found = await publicComment(house, c.req.param("id"));
    if (typeof found === "number") return gone(c, found);
    house.tag(c, [`story:${found.subject.id}`]);
    const page = { story: await aboutStory(house, found.subject), comments: [found.comment], heading: null, site: null };
    return c.html(embedPage(asVisitor(c.var.frame), page), 200, framedBy(null));
  });

  app.get(routes.embedTalk, async (c) => {
    const subject = await talkSubject(house.store.db, c.req.param("id"));
    if (subject === null) return gone(c, 404);
    if (!subject.isPublic || subject.isTalkClosed) return gone(c, 410);
    house.tag(c, [`story:${subject.id}`]);
    const frame = asVisitor(c.var.frame);
    const { branches } = await talkView(house, visitor, subject.id, { order: await usualOrder(house) });
    const comments = branches.slice(0, SHOWN).map((branch) => branch.comment);
    const site = siteIn(c.req.query("site"));
    const heading = wordsOf(frame.lang).heading(subject.replies);
    return c.html(embedPage(frame, { story: await aboutStory(house, subject), comments, heading, site }), 200, framedBy(site));
  });

  /** One address for ever, for pages of others; what it leads to changes its name with its content. */
  app.get(routes.embedScript, (c: Context<PageEnv>) => {
    const script = `import ${JSON.stringify(absolute(c.var.frame.origin, c.var.frame.assets.url("embed.js")))};\n`;
    return c.body(script, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=600", ...ANYWHERE });
  });

  app.get(routes.apiOembed, async (c) => {
    const { frame } = c.var;
    if ((c.req.query("format") ?? "json") !== "json") return problem(c, 400, "JSON only", "This site answers oEmbed in JSON.");
    const id = commentIn(frame.origin, c.req.query("url") ?? "");
    const found = id === null ? 404 : await publicComment(house, id);
    if (typeof found === "number") return problem(c, found, "No such reply", "Send ?url= with the address of a reply of this site.");
    const most = Number(c.req.query("maxwidth") ?? "550");
    const width = Number.isInteger(most) && most > 0 ? Math.min(550, most) : 550;
    return c.json(oembed(frame, found, { width }), 200, { "cache-control": "public, max-age=600", ...ANYWHERE });
  });

  return app;
};
