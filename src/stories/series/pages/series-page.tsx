import { formatNumber } from "#kit";
import { absolute, paths } from "#paths";
import { EmptyNote, type Frame, Layout, PageHead, pageOf, Tease, tongue } from "#ui";
import { teaseOf } from "../../pages/parts.tsx";
import type { SeriesView } from "../series-view.ts";
import { wordsOf } from "../words/index.ts";

/** A series with its parts in their order. */
export const seriesPage = (frame: Frame, view: SeriesView): string => {
  const words = wordsOf(frame.lang);
  const url = absolute(frame.origin, paths.series(view.slug));
  const of = formatNumber(frame.lang, view.parts.length);
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={view.title}
      description={view.about}
      styles={["front"]}
      canonical={url}
      openGraph={{ type: "website", url }}
    >
      <PageHead title={view.title} {...tongue(view.lang, frame.lang)} over={<p class="small">{words.kind}</p>}>
        {view.about === "" ? null : <p {...tongue(view.lang, frame.lang)}>{view.about}</p>}
        <p class="small">{view.isDone ? words.whole : words.more}</p>
      </PageHead>
      {view.parts.length === 0 ? <EmptyNote>{words.noParts}</EmptyNote> : null}
      <ol class="list big">
        {view.parts.map((story, at) => (
          <li>
            <p class="small">{words.part(formatNumber(frame.lang, at + 1), of)}</p>
            <Tease {...teaseOf(frame, story, { size: "list", withDeck: true })} />
          </li>
        ))}
      </ol>
    </Layout>,
  );
};
