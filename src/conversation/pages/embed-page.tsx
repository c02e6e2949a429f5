import { absolute, paths } from "#paths";
import { type Frame, markupOf, Thread } from "#ui";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { LoneItem } from "./branch-item.tsx";
import type { TalkStory } from "./talk-story.ts";

export type EmbedPage = {
  readonly story: TalkStory;
  readonly comments: readonly CommentView[];
  /** A comment alone has no heading of its own. */
  readonly heading: string | null;
};

/**
 * Comments inside a page of another site: to be read there, answered here. It asks for no cookie and sets none, so nobody is followed from site to
 * site and no browser has to let a third party in.
 */
export const embedPage = (frame: Frame, { story, comments, heading }: EmbedPage): string => {
  const words = wordsOf(frame.lang);
  const { url } = frame.assets;
  const href = absolute(frame.origin, paths.talk({ id: story.shortId, slug: story.slug }));
  const page = (
    <html lang={frame.lang} dir={frame.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.replyPage.threadOf(story.headline)}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <base target="_blank" />
        {["core", "talk"].map((name) => (
          <link rel="stylesheet" href={url(`${name}.css`)} />
        ))}
        <script type="module" src={url("embedded.js")} />
      </head>
      <body>
        <main class="wide gap" id="main">
          {heading === null ? null : <h1 id="talk-h">{heading}</h1>}
          <Thread>
            {comments.map((comment) => (
              <LoneItem frame={frame} story={story} comment={comment} first={2} isBare />
            ))}
          </Thread>
          <p class="row">
            <a class="button" href={href} rel="noopener">
              {words.embed.readOn(frame.site.name)}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${markupOf(page)}`;
};
