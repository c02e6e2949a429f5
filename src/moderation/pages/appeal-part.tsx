import { formatInstant } from "#kit";
import { paths } from "#paths";
import { Button, Facts, FormPost, type Frame, TextArea } from "#ui";
import type { CaseView } from "../case-view.ts";
import { wordsOf } from "../words/index.ts";

type Props = { readonly frame: Frame; readonly view: CaseView; readonly given: string; readonly error: string | null };

/** What was decided and why, what its author says to it, and the answer. */
export const AppealPart = ({ frame, view, given, error }: Props) => {
  const { case: words, statement } = wordsOf(frame.lang);
  if (view.statement === null) return null;
  const { decision, appeal } = view.statement;
  return (
    <section class="stack" aria-labelledby="appeal">
      <h2 id="appeal">{words.appealWords}</h2>
      <p class="quote" dir="auto">
        {appeal?.words ?? ""}
      </p>
      <Facts
        facts={[
          {
            term: words.decidedAs,
            detail: (
              <>
                {formatInstant(frame.lang, frame.site.zone, decision.at, "moment")},{" "}
                {decision.decidedBy === null ? words.byMachine : words.byOther},{" "}
                <a href={paths.statement(decision.id)}>{statement.title}</a>
              </>
            ),
          },
          { term: words.itsReason, detail: <bdi>{decision.reason === "" ? statement.noReason : decision.reason}</bdi> },
          { term: words.rule, detail: <a href={paths.rules(`rule-${decision.rule}`)}>{decision.rule}</a> },
        ]}
      />
      {view.isOwnDecision ? (
        <p>
          <b>{words.ownDecision}</b>
        </p>
      ) : (
        <FormPost class="stack box" action={paths.moderationCase(view.id)} label={words.decision} formError={error}>
          <TextArea name="reason" label={words.answer} rows={4} required maxlength={1000} value={given} />
          <div class="row">
            <Button name="do" value="reverse">
              {words.reverse}
            </Button>
            <Button name="do" value="uphold">
              {words.uphold}
            </Button>
          </div>
        </FormPost>
      )}
    </section>
  );
};
