import { type Child } from "hono/jsx";
import { formatInstant, formatNumber, formatSpan } from "#kit";
import { paths } from "#paths";
import { Filters, type Frame, Head, Layout, PageHead, pageOf, SelectField, Sums, type Tab, tongue } from "#ui";
import { type NumbersView, SPANS } from "../numbers-view.ts";
import { wordsOf } from "../words/index.ts";
import { Bars } from "./bars.tsx";

type Linked = { readonly shortId: string; readonly slug: string; readonly headline: string; readonly lang: string };

const number = (frame: Frame, value: number): string => formatNumber(frame.lang, value);
const span = (frame: Frame, ms: number | null): string => (ms === null ? "–" : formatSpan(frame.lang, ms));
const dayName = (frame: Frame, day: string): string => formatInstant(frame.lang, "UTC", `${day}T12:00:00.000Z`, "date");

type TableProps = {
  readonly id: string;
  readonly title: string;
  readonly frame: Frame;
  readonly heads: readonly string[];
  /** Cells of each row; the last are numbers. */
  readonly rows: readonly (readonly Child[])[];
  readonly help?: string;
};

const Table = ({ id, title, frame, heads, rows, help }: TableProps) => (
  <section aria-labelledby={id}>
    <Head id={id}>{title}</Head>
    {help === undefined ? null : <p class="small">{help}</p>}
    {rows.length === 0 ? (
      <p>{wordsOf(frame.lang).nothing}</p>
    ) : (
      <table>
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th scope="col" class={place === 0 ? undefined : "num"}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((content, place) => (
                <td class={place === 0 ? undefined : "num"}>{content}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

const StoryLink = ({ frame, story }: { readonly frame: Frame; readonly story: Linked }) => (
  <a href={paths.story({ id: story.shortId, slug: story.slug })} {...tongue(story.lang, frame.lang)}>
    {story.headline}
  </a>
);

type ChartProps = { readonly frame: Frame; readonly view: NumbersView; readonly what: "readings" | "replies" | "asked" | "opened" };

const Chart = ({ frame, view, what }: ChartProps) => {
  const words = wordsOf(frame.lang);
  const sum = view.days.reduce((all, day) => all + day[what], 0);
  const total = words.total(sum);
  const title = words[`${what}ByDay`];
  if (sum === 0)
    return (
      <section aria-labelledby={what} class="stack">
        <Head id={what}>{title}</Head>
        <p>{words.nothing}</p>
      </section>
    );
  return (
    <section aria-labelledby={what} class="stack">
      <Head id={what}>{title}</Head>
      <Bars label={`${title}: ${total}`} bars={view.days.map((day) => ({ name: dayName(frame, day.day), value: day[what] }))} />
      <p class="small">{total}</p>
      <details>
        <summary>{words.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col" class="num">
                {words[what]}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.days.map((day) => (
              <tr>
                <td>{dayName(frame, day.day)}</td>
                <td class="num">{number(frame, day[what])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
};

const Work = ({ frame, view }: { readonly frame: Frame; readonly view: NumbersView }) => {
  const words = wordsOf(frame.lang);
  const { questions, moderation } = view;
  return (
    <div class="cols two band">
      <section aria-labelledby="questions">
        <Head id="questions">{words.questions}</Head>
        {questions.asked + questions.answered === 0 ? (
          <p>{words.nothing}</p>
        ) : (
          <Sums
            sums={[
              { term: words.asked, sum: number(frame, questions.asked) },
              { term: words.answered, sum: number(frame, questions.answered) },
              { term: words.half, sum: span(frame, questions.halfMs) },
            ]}
          />
        )}
      </section>
      <section aria-labelledby="moderation">
        <Head id="moderation">{words.moderation}</Head>
        {moderation.opened + moderation.closed + moderation.waiting === 0 ? (
          <p>{words.nothing}</p>
        ) : (
          <Sums
            sums={[
              { term: words.opened, sum: number(frame, moderation.opened) },
              { term: words.closed, sum: number(frame, moderation.closed) },
              { term: words.half, sum: span(frame, moderation.halfMs) },
              { term: words.waiting, sum: number(frame, moderation.waiting) },
            ]}
          />
        )}
      </section>
    </div>
  );
};

/** What is read and what there is to do, in charts with tables beside them. */
export const numbersPage = (frame: Frame, view: NumbersView, tabs: readonly Tab[]): string => {
  const words = wordsOf(frame.lang);
  const when = (at: string | null): string => (at === null ? "–" : formatInstant(frame.lang, frame.site.zone, at, "moment"));
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk", "ledger"]} robots="noindex">
      <PageHead title={words.title}>
        <p class="small">{words.how}</p>
      </PageHead>
      <Filters action={paths.deskNumbers()} submit={words.show}>
        <SelectField
          name="days"
          label={words.span}
          value={String(view.span)}
          options={SPANS.map((days) => ({ value: String(days), text: words.days(days) }))}
        />
      </Filters>
      <p>
        <a href={paths.deskNumbersFile(view.span)} download>
          {words.file}
        </a>
      </p>
      <div class="cols two band">
        <Chart frame={frame} view={view} what="readings" />
        <Chart frame={frame} view={view} what="replies" />
      </div>
      <div class="cols two band">
        <Table
          id="read"
          title={words.mostRead}
          frame={frame}
          heads={[words.story, words.readings]}
          rows={view.stories.map((story) => [<StoryLink frame={frame} story={story} />, number(frame, story.readings)])}
        />
        <Table
          id="from"
          title={words.from}
          help={words.fromHelp}
          frame={frame}
          heads={[words.host, words.readings]}
          rows={view.hosts.map(({ host, readings }) => [<bdi>{host}</bdi>, number(frame, readings)])}
        />
      </div>
      <div class="cols two band">
        <Table
          id="replied"
          title={words.mostReplied}
          frame={frame}
          heads={[words.story, words.replies]}
          rows={view.replied.map((story) => [<StoryLink frame={frame} story={story} />, number(frame, story.replies)])}
        />
        <Table
          id="righted"
          title={words.righted}
          help={words.rightedHelp}
          frame={frame}
          heads={[words.story, words.correctedAt, words.readSince]}
          rows={view.righted.map((story) => [<StoryLink frame={frame} story={story} />, when(story.at), number(frame, story.readings)])}
        />
      </div>
      <Work frame={frame} view={view} />
      <div class="cols two band">
        <Chart frame={frame} view={view} what="asked" />
        <Chart frame={frame} view={view} what="opened" />
      </div>
      <div class="band">
        <Table
          id="feeds"
          title={words.feeds}
          frame={frame}
          heads={[words.feed, words.lastItem, words.lag]}
          rows={view.feeds.map(({ name, slug, itemAt, lagMs }) => [
            <a href={paths.deskFeed(slug)}>
              <bdi>{name}</bdi>
            </a>,
            when(itemAt),
            span(frame, lagMs),
          ])}
        />
      </div>
    </Layout>,
  );
};
