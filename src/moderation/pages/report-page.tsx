import { paths } from "#paths";
import { Button, CheckField, EmailField, FormPost, type Frame, Layout, PageHead, pageOf, RadioField, TextArea, TextField } from "#ui";
import { REASON_NAMES, type ReportProblem } from "../file-report.ts";
import { wordsOf } from "../words/index.ts";

export type ReportForm = {
  readonly target: string;
  readonly reason: string;
  readonly detail: string;
  readonly isNotice: boolean;
  readonly name: string;
  readonly email: string;
  readonly isGoodFaith: boolean;
};

const FIELD: Readonly<Record<ReportProblem | "tooFast", "target" | "detail" | "name" | "email" | "faith" | null>> = {
  "not-there": "target",
  own: null,
  again: null,
  reviewed: null,
  "no-detail": "detail",
  "no-name": "name",
  "no-email": "email",
  "no-good-faith": "faith",
  tooFast: null,
};

/** A report: what, why, and, folded, the formal notice of the law. `words` are what is reported, where readers may see it. */
export const reportPage = (frame: Frame, form: ReportForm, words: string | null, problem: ReportProblem | "tooFast" | null): string => {
  const { report: said } = wordsOf(frame.lang);
  const sentence = problem === null ? null : problem === "tooFast" ? said.tooFast : said.problems[problem];
  const field = problem === null ? null : FIELD[problem];
  const errorOf = (name: typeof field): string | null => (field === name ? sentence : null);
  return pageOf(
    frame,
    <Layout frame={frame} title={said.title} styles={["talk", "desk"]} robots="noindex">
      <PageHead title={said.title} deck={said.deck} />
      <FormPost class="box stack" action={paths.report()} label={said.title} formError={field === null ? sentence : null}>
        {words === null || form.target === "" ? (
          <TextField name="target" label={said.target} value={form.target} error={errorOf("target")} required />
        ) : (
          <>
            <input type="hidden" name="target" value={form.target} />
            <p class="label">{said.which}</p>
            <p class="quote minor" dir="auto">
              {words.slice(0, 600)}
            </p>
          </>
        )}
        <RadioField
          name="reason"
          label={said.reason}
          required
          value={form.reason}
          options={REASON_NAMES.map((value) => ({ value, text: said.reasons[value] }))}
        />
        <p class="small">{said.emergency}</p>
        <TextArea
          name="detail"
          label={said.detail}
          hint={said.detailHint}
          value={form.detail}
          error={errorOf("detail")}
          rows={4}
          maxlength={2000}
        />
        <details class="more" {...(form.isNotice ? { open: true } : {})}>
          <summary>{said.notice}</summary>
          <div class="stack">
            <p class="small">{said.noticeHow}</p>
            <CheckField name="notice" label={said.isNotice} checked={form.isNotice} />
            <TextField name="name" label={said.name} value={form.name} error={errorOf("name")} autocomplete="name" maxlength={100} />
            <EmailField name="email" label={said.email} value={form.email} error={errorOf("email")} />
            <CheckField name="faith" label={said.goodFaith} checked={form.isGoodFaith} error={errorOf("faith")} />
          </div>
        </details>
        <Button>{said.send}</Button>
      </FormPost>
    </Layout>,
  );
};
