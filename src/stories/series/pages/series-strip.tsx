import { formatNumber } from "#kit";
import { paths } from "#paths";
import { type Frame, tongue } from "#ui";
import { storyHref } from "../../pages/parts.tsx";
import type { Teaser } from "../../queries.ts";
import type { InSeries } from "../series-view.ts";
import { wordsOf } from "../words/index.ts";

const Neighbour = ({ frame, word, story }: { readonly frame: Frame; readonly word: string; readonly story: Teaser | null }) =>
  story === null ? null : (
    <p class="small">
      {word}{" "}
      <a href={storyHref(story)} {...tongue(story.lang, frame.lang)}>
        {story.headline}
      </a>
    </p>
  );

/** Which part of which series a story is, and the way to its neighbours. */
export const SeriesStrip = ({ frame, series }: { readonly frame: Frame; readonly series: readonly InSeries[] }) => {
  const words = wordsOf(frame.lang);
  return (
    <>
      {series.map((each) => (
        <nav class="series" aria-label={each.series.title}>
          <p>
            <b>{words.part(formatNumber(frame.lang, each.no), formatNumber(frame.lang, each.of))}</b>{" "}
            <a href={paths.series(each.series.slug)} {...tongue(each.series.lang, frame.lang)}>
              {each.series.title}
            </a>
          </p>
          <Neighbour frame={frame} word={words.before} story={each.before} />
          <Neighbour frame={frame} word={words.after} story={each.after} />
        </nav>
      ))}
    </>
  );
};
