import { paths } from "#paths";
import { type Frame, StoryLine } from "#ui";
import type { Teaser } from "../queries.ts";

/** A story as a line of a list, from what lists know of it. */
export const TeaserLine = ({ frame, story }: { readonly frame: Frame; readonly story: Teaser }) => (
  <StoryLine
    frame={frame}
    headline={story.headline}
    href={paths.story({ id: story.shortId, slug: story.slug })}
    lang={story.lang}
    from={{ name: story.source.name, own: story.source.isOwn }}
    at={story.updatedAt}
  />
);
