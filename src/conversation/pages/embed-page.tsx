import { absolute, paths } from "#paths";
import { AddButton, type Frame, markupOf, SelectField, TextArea, TextField, Thread } from "#ui";
import type { CommentView } from "../view.ts";
import { wordsOf } from "../words/index.ts";
import { LoneItem } from "./branch-item.tsx";
import type { TalkStory } from "./talk-story.ts";

export type EmbedPage = {
  readonly story: TalkStory;
  readonly comments: readonly CommentView[];
  /** A comment alone has no heading of its own. */
  readonly heading: string | null;
  /** The site that it may be replied in on; null where it is only read. */
  readonly site: string | null;
};

/** The box to reply in; a script opens it, and it stays shut where there is none. */
const Reply = ({
  frame,
  story,
  comments,
  site,
}: Omit<EmbedPage, "heading" | "site"> & { readonly frame: Frame; readonly site: string }) => {
  const words = wordsOf(frame.lang);
  const { embed } = words;
  return (
    <div
      data-embed-reply
      data-site={site}
      data-window={paths.handOff({ story: story.shortId, site })}
      data-take={paths.takeHandOff()}
      data-reply={paths.embedReply()}
      data-item={paths.embedComment("ID")}
      data-words={JSON.stringify({ failed: embed.failed, codeOver: embed.codeOver })}
    >
      <p class="row" data-ask hidden>
        <button type="button" class="add">
          {embed.signIn}
        </button>
      </p>
      <div class="row" data-code hidden>
        <TextField name="code" label={embed.paste} maxlength={40} />
        <button type="button">{embed.useCode}</button>
      </div>
      <p role="status" data-said />
      <form class="box" aria-labelledby="reply-who" data-form hidden>
        <h2 id="reply-who" data-who>
          {embed.reply}
        </h2>
        <TextArea name="body" id="words" label={embed.yourReply} quiet required rows={4} />
        {comments.length === 0 ? null : (
          <SelectField
            name="parent"
            label={embed.whom}
            options={[
              { value: "", text: embed.toStory },
              ...comments.map((comment) => ({ value: comment.id, text: embed.replyTo(comment.author?.name ?? words.formerMember) })),
            ]}
          />
        )}
        <div class="row">
          <AddButton>{embed.post}</AddButton>
        </div>
      </form>
    </div>
  );
};

/**
 * Comments inside a page of another site: to be read there, answered here. It asks for no cookie and sets none, so nobody is followed from site to
 * site and no browser has to let a third party in.
 */
export const embedPage = (frame: Frame, { story, comments, heading, site }: EmbedPage): string => {
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
        {site === null ? null : <script type="module" src={url("embed-reply.js")} />}
      </head>
      <body>
        <main class="wide gap" id="main">
          {heading === null ? null : <h1 id="talk-h">{heading}</h1>}
          <Thread>
            {comments.map((comment) => (
              <LoneItem frame={frame} story={story} comment={comment} first={2} isBare />
            ))}
          </Thread>
          {site === null ? null : <Reply frame={frame} story={story} comments={comments} site={site} />}
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
