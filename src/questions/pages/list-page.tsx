import { formatSpan } from "#kit";
import { type Path, paths } from "#paths";
import { EmptyNote, Filters, type Frame, Head, Layout, PageHead, pageOf, Pager, SelectField, TextField, tongue } from "#ui";
import type { AnswerRecord, QuestionFilter, QuestionList } from "../queries.ts";
import { type State, STATES, WAIT_SHOWN_LEAST } from "../question.ts";
import type { QuestionView } from "../question-view.ts";
import type { SessionView } from "../sessions/session-view.ts";
import { wordsOf } from "../words/index.ts";
import { SessionItem } from "./session-parts.tsx";
import { momentOf, QuestionLink, StateLine, WantForm } from "./question-parts.tsx";

export type ListPage = {
  readonly list: QuestionList;
  readonly record: AnswerRecord;
  readonly filter: QuestionFilter;
  readonly rounds: readonly { readonly id: string; readonly endsAt: string }[];
  readonly sessions: readonly SessionView[];
};

const shareIn = (lang: string, answered: number, asked: number): string =>
  new Intl.NumberFormat(lang === "ar" ? "ar-EG" : lang, { style: "percent" }).format(answered / asked);

/** The promise, kept or not: from five questions on, as a share of fewer says nothing. */
export const RecordLine = ({ frame, record }: { readonly frame: Frame; readonly record: AnswerRecord }) => {
  const { list } = wordsOf(frame.lang);
  if (record.asked < WAIT_SHOWN_LEAST || record.medianMs === null) return <p>{list.noRecord}</p>;
  return (
    <p>
      <b>{list.record(shareIn(frame.lang, record.answered, record.asked), formatSpan(frame.lang, record.medianMs))}</b>
    </p>
  );
};

/** One question in a list: its words, where it is, who wants to know. */
export const QuestionItem = ({
  frame,
  question,
  isUnderStory = false,
}: {
  readonly frame: Frame;
  readonly question: QuestionView;
  readonly isUnderStory?: boolean;
}) => (
  <li>
    {isUnderStory ? (
      <h3>
        <QuestionLink question={question} />
      </h3>
    ) : (
      <h2 class="h3">
        <QuestionLink question={question} />
      </h2>
    )}
    <StateLine frame={frame} question={question} />
    {isUnderStory ? null : (
      <p class="small">
        {wordsOf(frame.lang).page.about}{" "}
        <a href={paths.story({ id: question.story.shortId, slug: question.story.slug })} {...tongue(question.story.lang, frame.lang)}>
          {question.story.headline}
        </a>
      </p>
    )}
    <div class="say__do">
      <WantForm frame={frame} question={question} />
      <span>{momentOf(frame, question.askedAt)}</span>
    </div>
  </li>
);

const CHOICES: readonly State[] = STATES.filter((state) => state !== "merged");

/** Every question of the site. */
export const listPage = (frame: Frame, { list, record, filter, rounds, sessions }: ListPage): string => {
  const { list: words, states } = wordsOf(frame.lang);
  const next: Path | null =
    list.next === null
      ? null
      : paths.questions({
          after: list.next,
          ...(filter.state === undefined ? {} : { state: filter.state }),
          ...(filter.q === undefined || filter.q === "" ? {} : { q: filter.q }),
        });
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} description={words.deck} styles={["talk"]}>
      <PageHead title={words.title} deck={words.deck}>
        <RecordLine frame={frame} record={record} />
      </PageHead>
      {sessions.length === 0 ? null : (
        <section class="band" aria-labelledby="sessions">
          <Head id="sessions" here>
            {wordsOf(frame.lang).session.soon}
          </Head>
          <ul class="list">
            {sessions.map((session) => (
              <SessionItem frame={frame} session={session} level="h3" />
            ))}
          </ul>
        </section>
      )}
      {rounds.length === 0 ? null : (
        <section class="band" aria-labelledby="rounds">
          <Head id="rounds" here>
            {words.rounds}
          </Head>
          <ul class="list">
            {rounds.map((round) => (
              <li>
                <a href={paths.round(round.id)}>{words.roundEnds(momentOf(frame, round.endsAt))}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Filters action={paths.questions()} submit={words.show} label={words.title}>
        <SelectField
          name="state"
          label={words.state}
          value={filter.state ?? ""}
          options={[{ value: "", text: words.any }, ...CHOICES.map((state) => ({ value: state, text: states[state] }))]}
        />
        <TextField name="q" type="search" label={words.q} value={filter.q ?? ""} />
      </Filters>
      {list.questions.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <ul class="list big">
          {list.questions.map((question) => (
            <QuestionItem frame={frame} question={question} />
          ))}
        </ul>
      )}
      <Pager frame={frame} next={next} nextText={words.next} />
    </Layout>,
  );
};
