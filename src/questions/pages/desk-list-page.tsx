import { formatNumber } from "#kit";
import { paths } from "#paths";
import {
  AddButton,
  CheckField,
  EmptyNote,
  Filters,
  type Frame,
  FormPost,
  Layout,
  Notice,
  PageHead,
  pageOf,
  SelectField,
  type Tab,
} from "#ui";
import type { AnswerRecord, DeskFilter } from "../queries.ts";
import { AIMS, ROUND_LEAST, ROUND_MOST, STATES, WAITING } from "../question.ts";
import type { QuestionView } from "../question-view.ts";
import { wordsOf } from "../words/index.ts";
import { RecordLine } from "./list-page.tsx";
import { momentOf } from "./question-parts.tsx";

export type DeskListPage = {
  readonly questions: readonly QuestionView[];
  readonly record: AnswerRecord;
  readonly filter: DeskFilter;
  readonly tabs: readonly Tab[];
  readonly error: string | null;
};

const ROUND_DAYS = [1, 3, 7] as const;

const Row = ({ frame, question, isTicked }: { readonly frame: Frame; readonly question: QuestionView; readonly isTicked: boolean }) => {
  const words = wordsOf(frame.lang);
  const { dueAt, assignedTo, state } = question;
  const isLate = dueAt !== null && dueAt < frame.now && WAITING.includes(state);
  return (
    <li>
      <h2 class="h3">
        <a href={paths.deskQuestion(question.id)} dir="auto">
          {question.comment.body.replace(/\s+/gu, " ").slice(0, 300)}
        </a>
      </h2>
      <p class="small">
        <b>{words.states[state]}</b>, {words.aimMarks[question.aim]}. {words.want.wants(question.wants)}. {words.desk.asked}{" "}
        {momentOf(frame, question.askedAt)}. <bdi>{question.story.headline}</bdi>
      </p>
      {dueAt === null ? null : (
        <p class={isLate ? "bad" : "small"}>
          {state === "assigned"
            ? words.page.assigned(assignedTo?.name ?? null, momentOf(frame, dueAt))
            : words.page.due(momentOf(frame, dueAt))}
          {isLate ? ` (${words.desk.late})` : ""}
        </p>
      )}
      {isTicked ? <CheckField name="question" id={`round-${question.id}`} value={question.id} label={words.desk.round} /> : null}
    </li>
  );
};

const List = ({ frame, page }: { readonly frame: Frame; readonly page: DeskListPage }) => {
  const { desk } = wordsOf(frame.lang);
  const isShortlist = page.filter.state === "shortlisted";
  const rows = (
    <ul class="list big">
      {page.questions.map((question) => (
        <Row frame={frame} question={question} isTicked={isShortlist} />
      ))}
    </ul>
  );
  if (page.questions.length === 0) return <EmptyNote>{desk.none}</EmptyNote>;
  if (!isShortlist) return rows;
  return (
    <FormPost action={paths.deskRounds()} label={desk.round}>
      {rows}
      <div class="box">
        <p>{desk.roundHow(ROUND_LEAST, ROUND_MOST)}</p>
        <SelectField
          name="days"
          label={desk.roundDays}
          value="3"
          options={ROUND_DAYS.map((days) => ({ value: formatNumber("en", days), text: desk.days(days) }))}
        />
        <AddButton>{desk.openRound}</AddButton>
      </div>
    </FormPost>
  );
};

/** The newsroom's list of questions, in the order to look at them. */
export const deskListPage = (frame: Frame, page: DeskListPage): string => {
  const { desk, states, aimMarks } = wordsOf(frame.lang);
  const { filter } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={desk.title} variant="desk" tabs={page.tabs} styles={["desk", "talk"]} robots="noindex">
      <PageHead title={desk.title} deck={desk.deck}>
        <RecordLine frame={frame} record={page.record} />
        <p>
          <a href={paths.deskSessions()}>{wordsOf(frame.lang).session.desk.title}</a>
        </p>
      </PageHead>
      {page.error === null ? null : (
        <Notice kind="error">
          <p>{page.error}</p>
        </Notice>
      )}
      <Filters action={paths.deskQuestions()} submit={desk.show} label={desk.title}>
        <SelectField
          name="state"
          label={desk.state}
          value={filter.state ?? ""}
          options={[{ value: "", text: desk.waiting }, ...STATES.map((state) => ({ value: state, text: states[state] }))]}
        />
        <SelectField
          name="aim"
          label={desk.aim}
          value={filter.aim ?? ""}
          options={[{ value: "", text: desk.anyAim }, ...AIMS.map((aim) => ({ value: aim, text: aimMarks[aim] }))]}
        />
        <CheckField name="mine" label={desk.mine} checked={filter.mine === true} />
      </Filters>
      <List frame={frame} page={page} />
    </Layout>,
  );
};
