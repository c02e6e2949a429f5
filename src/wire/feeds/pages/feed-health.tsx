import { formatInstant, formatSpan } from "#kit";
import { type Frame, State, type StateName } from "#ui";
import type { FeedView } from "../feed-view.ts";
import { type FeedWords, feedWordsOf } from "../words/index.ts";

/** A lag that says nothing: the source's clock and ours differ by less, or an archive was sent. */
const LAG_LEAST_MS = 60_000;
const LAG_MOST_MS = 7 * 24 * 3_600_000;

const lastOf = (frame: Frame, view: FeedView, words: FeedWords): string => {
  if (view.itemAt === null) return words.noItem;
  const isToday = view.itemAt.slice(0, 10) === frame.now.slice(0, 10);
  const last = words.lastItem(formatInstant(frame.lang, frame.site.zone, view.itemAt, isToday ? "time" : "moment"));
  const { lagMs } = view;
  const isLate = lagMs !== null && lagMs >= LAG_LEAST_MS && lagMs <= LAG_MOST_MS;
  return isLate ? `${last}${frame.lang === "ar" ? "،" : ","} ${words.behind(formatSpan(frame.lang, lagMs))}.` : `${last}.`;
};

const nextOf = (frame: Frame, view: FeedView, words: FeedWords): string | null => {
  if (view.isUnderWay) return words.underWay;
  if (view.feed.kind === "push") return words.waitsForSource;
  if (view.feed.nextAt === null) return null;
  const ms = Date.parse(view.feed.nextAt) - Date.parse(frame.now);
  return ms < 1_000 ? words.nextNow : words.next(formatSpan(frame.lang, ms));
};

/** How a feed does, in sentences. */
export const healthOf = (frame: Frame, view: FeedView): readonly string[] => {
  const words = feedWordsOf(frame.lang);
  const next = nextOf(frame, view, words);
  return [
    lastOf(frame, view, words),
    ...(next === null ? [] : [next]),
    ...(view.feed.fails > 1 ? [words.fails(view.feed.fails)] : []),
    ...(view.waiting > 0 ? [words.waiting(view.waiting)] : []),
  ];
};

/** What state a feed is in: a word for the list. */
export const FeedState = ({ frame, view }: { readonly frame: Frame; readonly view: FeedView }) => {
  const words = feedWordsOf(frame.lang);
  const { feed } = view;
  const [state, word]: readonly [StateName, string] =
    feed.problem === "gone"
      ? ["killed", words.closed]
      : !feed.isOn
        ? ["held", words.paused]
        : feed.problem === null
          ? ["published", words.running]
          : ["quarantined", words.troubled];
  return <State frame={frame} state={state} word={word} />;
};
