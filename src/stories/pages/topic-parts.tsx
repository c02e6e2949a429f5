import { formatInstant } from "#kit";
import { absolute, paths } from "#paths";
import { EmptyNote, type Frame, Layout, PageHead, pageOf } from "#ui";
import type { TopicKind } from "../tables.ts";
import type { TopicIndex, TopicLink, TopicView } from "../topics/topic-view.ts";
import { wordsOf } from "../words/index.ts";
import { commaIn, topicTitle } from "./parts.tsx";

const TopicRun = ({ frame, topics }: { readonly frame: Frame; readonly topics: readonly TopicLink[] }) => (
  <>
    {topics.map((topic, index) => (
      <>
        {index === 0 ? "" : commaIn(frame)}
        <a href={paths.topic(topic.slug)}>
          <bdi>{topicTitle(topic, frame.lang)}</bdi>
        </a>
      </>
    ))}
  </>
);

const inOrder = <Topic extends TopicLink>(frame: Frame, topics: readonly Topic[]): readonly Topic[] =>
  topics.toSorted((a, b) => topicTitle(a, frame.lang).localeCompare(topicTitle(b, frame.lang), frame.lang));

type TopicProps = { readonly frame: Frame; readonly topic: TopicView };

/** Above a topic's name: the way down to it, or what kind of thing it is. */
export const BroaderTopics = ({ frame, topic }: TopicProps) => {
  const { topics: words } = wordsOf(frame.lang);
  return (
    <nav aria-label={words.broader}>
      <p class="small">
        <a href={paths.topics()}>{words.title}</a>
        {commaIn(frame)}
        {topic.broader.length === 0 ? words.kind[topic.kind] : <TopicRun frame={frame} topics={topic.broader} />}
      </p>
    </nav>
  );
};

/** Below a topic's name: the narrower ones that have stories. */
export const NarrowerTopics = ({ frame, topic }: TopicProps) => {
  const { topics: words } = wordsOf(frame.lang);
  if (topic.narrower.length === 0) return null;
  return (
    <nav aria-label={words.narrower}>
      <p class="small">
        {words.narrowerLine} <TopicRun frame={frame} topics={inOrder(frame, topic.narrower)} />
      </p>
    </nav>
  );
};

const KINDS = ["subject", "person", "organisation", "place", "event", "object"] as const satisfies readonly TopicKind[];

const COLUMNS = 3;

/** Parts of nearly equal length, to be read one after the other. */
const inColumns = <Each,>(all: readonly Each[]): readonly (readonly Each[])[] => {
  const most = Math.ceil(all.length / COLUMNS);
  return Array.from({ length: COLUMNS }, (_, column) => all.slice(column * most, (column + 1) * most)).filter((part) => part.length > 0);
};

type EntryProps = { readonly frame: Frame; readonly topic: TopicLink; readonly within: readonly TopicLink[] };

const IndexEntry = ({ frame, topic, within }: EntryProps) => (
  <li>
    <p>
      <TopicRun frame={frame} topics={[topic]} />
    </p>
    {within.length === 0 ? null : (
      <p class="small">
        <TopicRun frame={frame} topics={within} />
      </p>
    )}
  </li>
);

/** What the newest stories are about, by kind, and where the subjects' names are from. */
export const topicsPage = (frame: Frame, { topics, released }: TopicIndex): string => {
  const words = wordsOf(frame.lang).topics;
  const groups = KINDS.map((kind) => ({
    kind,
    topics: inOrder(
      frame,
      topics.filter((topic) => topic.kind === kind),
    ),
  })).filter((group) => group.topics.length > 0);
  const day = formatInstant(frame.lang, "UTC", `${released}T12:00:00.000Z`, "date");
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.title}
      description={words.deck}
      canonical={absolute(frame.origin, paths.topics())}
      styles={["front"]}
    >
      <PageHead title={words.title} deck={words.deck} />
      {groups.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : null}
      {groups.map(({ kind, topics: of }) => (
        <section class="band" aria-labelledby={`k-${kind}`}>
          <h2 class="head" id={`k-${kind}`}>
            {words.kinds[kind]}
          </h2>
          <div class="cols three">
            {inColumns(of.filter((topic) => topic.top === null)).map((column) => (
              <ul class="list">
                {column.map((topic) => (
                  <IndexEntry frame={frame} topic={topic} within={of.filter((each) => each.top === topic.slug)} />
                ))}
              </ul>
            ))}
          </div>
        </section>
      ))}
      <p class="small band">
        {words.from(day)} <span>{words.licensed}</span>{" "}
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">
          CC BY 4.0
        </a>
        , <a href="https://iptc.org/standards/media-topics/">iptc.org</a>.
      </p>
    </Layout>,
  );
};
