import { type Frame, Layout, PageHead, pageOf } from "#ui";
import type { EmbedBlock } from "../block.ts";
import type { StoryView } from "../story-view.ts";
import { wordsOf } from "../words/index.ts";
import { hostOf } from "../embed-frame.ts";
import { storyHref } from "./parts.tsx";

/** Something elsewhere, loaded because a reader asked for it: on a page of its own, which alone may show that site. */
export const embedPage = (frame: Frame, story: StoryView, block: EmbedBlock, src: URL): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={block.title} robots="noindex" styles={["story"]}>
      <PageHead title={block.title} deck={words.elsewhereNow(hostOf(block.href))} />
      <iframe
        class="elsewhere__frame"
        src={src.href}
        title={block.title}
        sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
        allow="fullscreen"
        referrerpolicy="strict-origin"
      />
      <p>
        <a href={storyHref(story)}>{words.elsewhereBack(story.headline)}</a>
      </p>
    </Layout>,
  );
};
