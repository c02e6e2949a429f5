import type { Child } from "hono/jsx";
import { CommentText } from "#conversation";
import { at, paths } from "#paths";
import { Button, type Frame, FormPost, Layout, Notice, PageHead, pageOf, SelectField, type Tab, TextField } from "#ui";
import { CANNOT_REASONS, CLOSED_REASONS, type Step, stepsFrom } from "../question.ts";
import type { QuestionView } from "../question-view.ts";
import { wordsOf } from "../words/index.ts";
import { StateLine } from "./question-parts.tsx";

export type DeskQuestionPage = {
  readonly question: QuestionView;
  readonly similar: readonly QuestionView[];
  readonly tabs: readonly Tab[];
  readonly error: string | null;
};

type Part = { readonly frame: Frame; readonly page: DeskQuestionPage };

const DUE_DAYS = [1, 3, 7, 14, 30] as const;

const StepForm = ({
  page,
  step,
  label,
  children,
}: {
  readonly page: DeskQuestionPage;
  readonly step: Step;
  readonly label: string;
  readonly children?: Child;
}) => (
  <FormPost class="box" action={paths.deskQuestion(page.question.id)} label={label}>
    {children === undefined ? null : <h2 class="h3">{label}</h2>}
    {children}
    <div class="row">
      <Button name="do" value={step}>
        {label}
      </Button>
    </div>
  </FormPost>
);

const Assign = ({ frame, page }: Part) => {
  const { desk } = wordsOf(frame.lang);
  return (
    <StepForm page={page} step="assign" label={desk.assign}>
      <TextField
        name="handle"
        id="assign-handle"
        label={desk.assignTo}
        hint={desk.assignHint}
        value={page.question.assignedTo?.handle ?? frame.viewer.handle ?? ""}
      />
      <SelectField
        name="due"
        label={desk.dueIn}
        value=""
        options={[{ value: "", text: desk.workingDays }, ...DUE_DAYS.map((days) => ({ value: String(days), text: desk.days(days) }))]}
      />
      <TextField name="note" id="assign-note" label={desk.note} hint={desk.noteHint} value={page.question.note} />
    </StepForm>
  );
};

const Merge = ({ frame, page }: Part) => {
  const { desk, ask } = wordsOf(frame.lang);
  const others = page.similar.filter(({ id }) => id !== page.question.id);
  return (
    <StepForm page={page} step="merge" label={desk.merge}>
      {others.length === 0 ? null : (
        <>
          <p class="small">{ask.similar}</p>
          <ul class="list">
            {others.map((other) => (
              <li>
                <a href={paths.question(other.id)}>{other.comment.body.slice(0, 200)}</a> <span class="small">{other.id}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <TextField name="into" label={desk.mergeInto} hint={desk.mergeHint} required value={others[0]?.id ?? ""} />
    </StepForm>
  );
};

const Why = ({ frame, page, step }: Part & { readonly step: "cannot" | "close" }) => {
  const words = wordsOf(frame.lang);
  const options =
    step === "cannot"
      ? CANNOT_REASONS.map((reason) => ({ value: reason, text: words.cannot[reason] }))
      : CLOSED_REASONS.map((reason) => ({ value: reason, text: words.closed[reason] }));
  return (
    <StepForm page={page} step={step} label={words.desk[step]}>
      <SelectField name="reason" id={`${step}-reason`} label={words.desk.why} options={options} />
      <TextField name="note" id={`${step}-note`} label={words.desk.note} hint={words.desk.noteHint} />
    </StepForm>
  );
};

const Steps = ({ frame, page }: Part) => {
  const { desk } = wordsOf(frame.lang);
  const steps = stepsFrom(page.question.state);
  const plain = (["shortlist", "unlist", "reopen", "unmerge"] as const).filter((step) => steps.includes(step));
  return (
    <>
      {plain.map((step) => (
        <StepForm page={page} step={step} label={desk[step]} />
      ))}
      {steps.includes("assign") ? <Assign frame={frame} page={page} /> : null}
      {steps.includes("become") ? (
        <StepForm page={page} step="become" label={desk.become}>
          <TextField name="story" label={desk.becomeHint} required />
        </StepForm>
      ) : null}
      {steps.includes("merge") ? <Merge frame={frame} page={page} /> : null}
      {steps.includes("cannot") ? <Why frame={frame} page={page} step="cannot" /> : null}
      {steps.includes("close") ? <Why frame={frame} page={page} step="close" /> : null}
    </>
  );
};

/** One question on the desk, with all that can be done with it now. */
export const deskQuestionPage = (frame: Frame, page: DeskQuestionPage): string => {
  const words = wordsOf(frame.lang);
  const { question } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.desk.question} variant="desk" tabs={page.tabs} styles={["desk", "talk"]} robots="noindex">
      <PageHead title={words.desk.question}>
        <div class="say question">
          <div class="say__text">
            <CommentText body={question.comment.body} mentions={question.comment.mentions} />
          </div>
        </div>
        <p class="small">
          {words.want.wants(question.wants)}, {words.aimMarks[question.aim]}. <bdi>{question.story.headline}</bdi>
        </p>
        <StateLine frame={frame} question={question} />
        <p class="row">
          <a href={paths.question(question.id)}>{words.desk.toPage}</a>
          <a href={at(paths.question(question.id), "answer")}>{words.page.answerStaff}</a>
        </p>
      </PageHead>
      {page.error === null ? null : (
        <Notice kind="error">
          <p>{page.error}</p>
        </Notice>
      )}
      <Steps frame={frame} page={page} />
    </Layout>,
  );
};
