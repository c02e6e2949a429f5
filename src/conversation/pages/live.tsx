import { type Child } from "hono/jsx";
import { paths } from "#paths";
import type { Frame } from "#ui";
import { wordsOf } from "../words/index.ts";
import type { TalkStory } from "./talk-story.ts";

/** What the browser's script needs: where to listen, from which event on, and the sentences it may say. */
export const Live = ({
  frame,
  story,
  since,
  children,
}: {
  readonly frame: Frame;
  readonly story: TalkStory;
  readonly since: number;
  readonly children?: Child;
}) => {
  const words = wordsOf(frame.lang);
  return (
    <div
      data-live={paths.live(story.shortId)}
      data-since={String(since)}
      data-comment={paths.thread({ storyId: story.shortId, id: "ID" })}
      data-newest={paths.talk({ id: story.shortId, slug: story.slug, order: "newest" })}
      data-seen={paths.apiSeen(story.shortId)}
      data-words={JSON.stringify({
        fresh: words.fresh,
        changed: words.storyChanged,
        show: words.showChanged,
        offline: words.offline,
        reading: words.reading,
      })}
    >
      <p role="status" data-live-status />
      {children}
    </div>
  );
};
