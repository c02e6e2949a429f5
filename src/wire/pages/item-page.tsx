import { formatNumber } from "#kit";
import { paths, withQuery } from "#paths";
import { Facts, type Frame, Head, Layout, PageHead, pageOf, State, type Tab, Time } from "#ui";
import type { ItemView } from "../intake-view.ts";
import { wordsOf } from "../words/index.ts";
import { wordsOf as diaryWordsOf } from "../diary/words/index.ts";
import { channelName } from "./channel-name.ts";
import { stateOf } from "./intake-list.tsx";
import { reasonIn } from "../reason-in.ts";

/** What came in, byte for byte, and what became of each item in it. `isClosed` hides the bytes of a killed story. */
export const itemPage = (
  frame: Frame,
  view: ItemView & { readonly events: readonly { readonly id: string; readonly title: string }[] },
  tabs: readonly Tab[],
  isClosed: boolean,
): string => {
  const words = wordsOf(frame.lang);
  const { facts } = words;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.itemTitle} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.itemTitle} />
      <Facts
        facts={[
          { term: facts.file, detail: <bdi>{view.fileName}</bdi> },
          { term: facts.received, detail: <Time frame={frame} at={view.receivedAt} form="exact" /> },
          {
            term: facts.channel,
            detail: view.feed === null ? channelName(frame, view.channel) : <a href={paths.deskFeed(view.feed.slug)}>{view.feed.name}</a>,
          },
          { term: facts.size, detail: `${formatNumber(frame.lang, view.size)} ${facts.bytes}` },
          { term: facts.digest, detail: <span class="hash">{view.sha}</span> },
        ]}
      />
      {isClosed ? null : (
        <p class="row gap">
          <a class="button" href={withQuery(paths.deskItem(view.id), { bytes: 1 })}>
            {words.download}
          </a>
        </p>
      )}
      {view.events.map(({ id, title }) => (
        <p>
          <a href={paths.deskEvent(id)}>
            <bdi>{title === "" ? diaryWordsOf(frame.lang).untitled : title}</bdi>
          </a>
        </p>
      ))}
      {view.lines.map((line) => (
        <section class="band" aria-label={line.headline === "" ? words.unread : line.headline}>
          <Head>{line.story?.state === "killed" ? words.removed : line.headline === "" ? words.unread : line.headline}</Head>
          <Facts
            facts={[
              { term: facts.outcome, detail: <State frame={frame} {...stateOf(line, words)} /> },
              ...(line.problem === null ? [] : [{ term: words.columns.next, detail: <bdi>{reasonIn(frame.lang, line.problem)}</bdi> }]),
              ...line.remarks.map((remark) => ({ term: words.needsEditor, detail: <bdi>{reasonIn(frame.lang, remark)}</bdi> })),
              ...(line.guid === null ? [] : [{ term: "guid", detail: <span class="hash">{line.guid}</span> }]),
              ...(line.version === null ? [] : [{ term: words.version(""), detail: line.version }]),
              ...(line.format === null ? [] : [{ term: facts.format, detail: line.format }]),
              ...(line.slugline === "" ? [] : [{ term: facts.slugline, detail: line.slugline }]),
              ...(line.editorNote === "" ? [] : [{ term: facts.editorNote, detail: line.editorNote }]),
            ]}
          />
          {line.story === null || line.story.state === "killed" ? null : (
            <p class="row gap-s">
              {line.story.state === "published" ? (
                <a href={paths.story({ id: line.story.shortId, slug: line.story.slug })}>{words.onSite}</a>
              ) : null}
              <a href={paths.deskStory(line.story.shortId)}>{words.editStory}</a>
            </p>
          )}
        </section>
      ))}
    </Layout>,
  );
};
