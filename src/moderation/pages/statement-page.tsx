import { type Child } from "hono/jsx";
import { formatInstant } from "#kit";
import { Portrait } from "#members";
import { paths } from "#paths";
import { Button, Facts, FormPost, type Frame, Head, Layout, Notice, PageHead, pageOf, TextArea, Time } from "#ui";
import { SANCTIONS } from "../bind-member.ts";
import { mayAppeal } from "../decision.ts";
import { measureIn } from "../measure-in.ts";
import type { StatementView } from "../statement-view.ts";
import { wordsOf } from "../words/index.ts";

export type StatementForm = { readonly words: string; readonly error: string | null };

const Part = ({ id, title, children }: { readonly id: string; readonly title: string; readonly children?: Child }) => (
  <section class="band" aria-labelledby={id}>
    <Head id={id}>{title}</Head>
    {children}
  </section>
);

const Appeal = ({ frame, view, form }: { readonly frame: Frame; readonly view: StatementView; readonly form: StatementForm }) => {
  const { statement: words } = wordsOf(frame.lang);
  const { decision, appeal } = view;
  const dateOf = (at: string): string => formatInstant(frame.lang, frame.site.zone, at, "date");
  if (appeal !== null)
    return (
      <Part id="appeal" title={words.appealTitle}>
        <p>
          {appeal.state === "open"
            ? words.appealed(formatInstant(frame.lang, frame.site.zone, appeal.dueAt, "moment"))
            : words[appeal.state]}
        </p>
        <p class="small">{words.yourWords}</p>
        <p class="quote minor" dir="auto">
          {appeal.words}
        </p>
        {appeal.reason === "" ? null : (
          <>
            <p class="small">{words.answer}</p>
            <p class="quote" dir="auto">
              {appeal.reason}
            </p>
          </>
        )}
        <p class="small">{words.further}</p>
      </Part>
    );
  const bar = mayAppeal(frame.viewer, decision, frame.now);
  return (
    <Part id="appeal" title={words.appealTitle}>
      {bar === null ? (
        <FormPost class="box" action={paths.statement(decision.id)} label={words.appealTitle}>
          <p>{words.appealHow(dateOf(decision.appealUntil))}</p>
          <TextArea
            name="words"
            label={words.appealLabel}
            hint={words.appealHint}
            required
            value={form.words}
            error={form.error}
            rows={4}
            maxlength={2000}
          />
          <Button>{words.appealButton}</Button>
        </FormPost>
      ) : (
        <p>{bar === "not-yours" ? words.appealHow(dateOf(decision.appealUntil)) : words.problems[bar]}</p>
      )}
      <p class="small">{words.further}</p>
    </Part>
  );
};

/** A decision with its reasons, as its author reads it (DSA, Article 17 (3)), and the way to appeal. */
export const statementPage = (frame: Frame, view: StatementView, form: StatementForm): string => {
  const { statement: words } = wordsOf(frame.lang);
  const { decision } = view;
  const isOfMember = (SANCTIONS as readonly string[]).includes(decision.measure);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk", "desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      {decision.isStanding || view.appeal?.state === "reversed" ? null : (
        <Notice kind="done">
          <p>{words.restored}</p>
        </Notice>
      )}
      <Part id="what" title={words.decided}>
        <p>
          {measureIn(frame.lang, decision)}{" "}
          {isOfMember && decision.measure !== "warn"
            ? decision.endsAt === null
              ? words.forGood
              : words.until(formatInstant(frame.lang, frame.site.zone, decision.endsAt, "moment"))
            : words.everywhere}
        </p>
      </Part>
      <Part id="facts" title={words.facts}>
        {decision.body === "" ? null : decision.measure === "portrait" ? (
          <p>
            <Portrait person={{ name: "", portrait: decision.body }} size="large" alt={words.picture} />
          </p>
        ) : (
          <>
            <p class="small">{words.words}</p>
            <p class="quote minor" dir="auto">
              {decision.body}
            </p>
          </>
        )}
        {decision.reason === "" ? (
          <p>{words.noReason}</p>
        ) : (
          <>
            <p class="small">{words.reason}</p>
            <p class="quote" dir="auto">
              {decision.reason}
            </p>
          </>
        )}
        <Facts
          facts={[
            { term: words.found, detail: decision.isNoticed ? words.noticed : decision.isFoundByMachine ? words.machineFound : words.own },
            { term: words.decided, detail: decision.isMadeByMachine ? words.machineMade : words.personMade },
            {
              term: words.groundTitle,
              detail: (
                <>
                  {words.ground(decision.rule)} <a href={paths.rules(`rule-${decision.rule}`)}>{words.readRule}</a>
                </>
              ),
            },
            { term: words.when, detail: <Time frame={frame} at={decision.at} form="exact" /> },
          ]}
        />
        <p class="small">
          <a href={paths.ledger(decision.ledgerNo)}>{words.ledger(decision.ledgerNo)}</a>,{" "}
          <a href={paths.ledgerReceipt(decision.ledgerNo)}>{words.receipt}</a>
        </p>
      </Part>
      <Appeal frame={frame} view={view} form={form} />
    </Layout>,
  );
};
