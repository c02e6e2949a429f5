import { at, paths, withQuery } from "#paths";
import { type Frame, Html, Time, tongue, trustRendered } from "#ui";
import { storyHref } from "../../pages/parts.tsx";
import { renderBlocks } from "../../render-blocks.ts";
import type { StoryView } from "../../story-view.ts";
import type { LiveEntry, LiveView } from "../live-view.ts";
import { wordsOf } from "../words/index.ts";

type Props = { readonly frame: Frame; readonly story: StoryView; readonly live: LiveView };

const Entry = ({ frame, story, entry }: { readonly frame: Frame; readonly story: StoryView; readonly entry: LiveEntry }) => {
  const words = wordsOf(frame.lang);
  const name = entry.headline === "" ? {} : { "aria-labelledby": `h-${entry.id}` };
  return (
    <li>
      <article id={`e-${entry.id}`} {...name}>
        <p class="small">
          <a href={at(withQuery(storyHref(story), { entry: entry.id }), `e-${entry.id}`)} title={words.permalink}>
            <Time frame={frame} at={entry.at} />
          </a>
          {entry.author === "" ? null : (
            <>
              {" "}
              <bdi>{entry.author}</bdi>
            </>
          )}
        </p>
        <div class="text" {...tongue(story.lang, frame.lang)}>
          {entry.headline === "" ? null : <h3 id={`h-${entry.id}`}>{entry.headline}</h3>}
          <Html value={trustRendered(renderBlocks(entry.blocks))} />
        </div>
        {entry.correctedAt === null ? null : (
          <p class="small">
            <b>{words.corrected}</b> <Time frame={frame} at={entry.correctedAt} />:{" "}
            <span {...tongue(story.lang, frame.lang)}>{entry.note}</span>
          </p>
        )}
      </article>
    </li>
  );
};

/** A live story's key points and entries, the newest first. */
export const LiveEntries = ({ frame, story, live }: Props) => {
  const words = wordsOf(frame.lang);
  const here = paths.story({ id: story.shortId, slug: story.slug });
  return (
    <section class="band" aria-labelledby="live">
      <h2 class="head" id="live">
        {words.title}
      </h2>
      <p class="small">{live.endedAt === null ? words.live : words.ended}</p>
      {live.points.length === 0 ? null : (
        <div class="text" {...tongue(story.lang, frame.lang)}>
          <h3 {...tongue(frame.lang, story.lang)}>{words.points}</h3>
          <ul>
            {live.points.map((point) => (
              <li>{point}</li>
            ))}
          </ul>
        </div>
      )}
      <p role="status" class="told" data-told={JSON.stringify(words.fresh)} />
      {live.isOlder ? (
        <p>
          <a href={at(here, "live")}>{words.newest}</a>
        </p>
      ) : null}
      {live.entries.length === 0 ? <p class="small">{words.none}</p> : null}
      <ol class="list big" reversed>
        {live.entries.map((entry) => (
          <Entry frame={frame} story={story} entry={entry} />
        ))}
      </ol>
      {live.next === null ? null : (
        <p>
          <a href={at(withQuery(here, { before: live.next }), "live")}>{words.older}</a>
        </p>
      )}
    </section>
  );
};
