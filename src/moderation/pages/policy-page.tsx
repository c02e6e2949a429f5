import { formatNumber } from "#kit";
import { paths } from "#paths";
import { Button, EmptyNote, FormPost, type Frame, Head, Layout, Notice, PageHead, pageOf, TextField } from "#ui";
import { Trial } from "./trial-part.tsx";
import { moderationTabs } from "../moderation-tabs.ts";
import { type Policy, POLICY_BOUNDS, POLICY_NAMES } from "../policy.ts";
import type { ModelVersion } from "../scorer/scorer.ts";
import type { Outcome, Simulated } from "../simulate.ts";
import { TRIAL_SHARE } from "../policy-versions.ts";
import type { TrialView } from "../trial-view.ts";
import { wordsOf } from "../words/index.ts";

/** What was just done, as the address says it. */
export const SAVED = ["all", "trial", "ended"] as const;

export type PolicyPage = {
  readonly no: number;
  readonly values: Policy;
  readonly note: string;
  readonly error: string | null;
  readonly saved: (typeof SAVED)[number] | null;
  /** What is in force, to tell what a trial changes. */
  readonly inForce: Policy;
  readonly trial: TrialView | null;
  readonly simulated: Simulated | null;
  readonly models: readonly ModelVersion[];
};

type Props = { readonly frame: Frame; readonly page: PolicyPage };

const LINES = ["held", "out", "falseHolds", "missed"] as const;

const Compared = ({
  frame,
  title,
  now,
  wanted,
}: {
  readonly frame: Frame;
  readonly title: string;
  readonly now: Outcome;
  readonly wanted: Outcome;
}) => {
  const { simulator: words } = wordsOf(frame.lang);
  const names = { held: words.held, out: words.out, falseHolds: words.falseHold, missed: words.missed };
  return (
    <table class="wirelist">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{title}</span>
          </th>
          <th scope="col">{words.columns.now}</th>
          <th scope="col">{words.columns.wanted}</th>
        </tr>
      </thead>
      <tbody>
        {LINES.map((line) => (
          <tr>
            <th scope="row">{names[line]}</th>
            <td>{formatNumber(frame.lang, now[line])}</td>
            <td>{now[line] === wanted[line] ? formatNumber(frame.lang, wanted[line]) : <b>{formatNumber(frame.lang, wanted[line])}</b>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Result = ({ frame, page }: Props) => {
  const { simulator: words } = wordsOf(frame.lang);
  const { simulated } = page;
  if (simulated === null) return null;
  return (
    <section class="band stack" aria-labelledby="result">
      <Head id="result">{words.result}</Head>
      {simulated.replayed === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <>
          <p>{words.replayed(simulated.replayed)}</p>
          <Compared frame={frame} title={words.result} now={simulated.now} wanted={simulated.wanted} />
          <div class="fields">
            {(
              [
                [words.byLang, simulated.byLang],
                [words.bySection, simulated.bySection],
              ] as const
            ).map(([title, parts]) => (
              <div class="stack">
                {parts.map((part) => (
                  <Compared frame={frame} title={`${title}: ${part.of}`} now={part.now} wanted={part.wanted} />
                ))}
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
};

const Models = ({ frame, page }: Props) => {
  const { scorer: words } = wordsOf(frame.lang);
  const share = (value: number | null): string => (value === null ? "–" : formatNumber(frame.lang, Math.round(value * 100)));
  return (
    <section class="band" aria-labelledby="models">
      <Head id="models">{words.title}</Head>
      <p>{words.deck}</p>
      {page.models.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <table class="wirelist">
          <caption>{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columns.version}</th>
              <th scope="col">{words.columns.script}</th>
              <th scope="col">{words.columns.from}</th>
              <th scope="col">{words.columns.precision}</th>
              <th scope="col">{words.columns.recall}</th>
            </tr>
          </thead>
          <tbody>
            {page.models.map(({ no, script, facts }) => (
              <tr>
                <th scope="row">{formatNumber(frame.lang, no)}</th>
                <td>{script}</td>
                <td>{words.from(facts.bad, facts.good)}</td>
                <td>{share(facts.precision)}</td>
                <td>{share(facts.recall)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

/** The numbers of the policy, what a change would have done, and the versions of the scorer. */
export const policyPage = (frame: Frame, page: PolicyPage): string => {
  const { simulator: words } = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={moderationTabs(frame, "policy")} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck}>
        <p class="small">
          {words.version(page.no)} <a href={paths.moderationReasons()}>{words.reasons}</a>
        </p>
      </PageHead>
      {page.saved === null ? null : (
        <Notice kind="done">
          <p>{{ all: words.saved, trial: words.trialStarted, ended: words.trialEnded }[page.saved]}</p>
        </Notice>
      )}
      {page.trial === null ? null : <Trial frame={frame} view={page.trial} inForce={page.inForce} />}
      <FormPost class="box stack" action={paths.moderationPolicy()} label={words.title} formError={page.error}>
        <div class="fields">
          {POLICY_NAMES.map((name) => (
            <TextField
              name={name}
              label={words.fields[name]}
              hint={words.bounds(...POLICY_BOUNDS[name])}
              value={String(page.values[name])}
              size={5}
            />
          ))}
        </div>
        <TextField name="note" label={words.note} value={page.note} maxlength={300} />
        <div class="row">
          <Button name="do" value="try">
            {words.tryIt}
          </Button>
          <Button name="do" value="trial">
            {words.setTrial(TRIAL_SHARE)}
          </Button>
          <Button name="do" value="set">
            {words.setAll}
          </Button>
        </div>
      </FormPost>
      <Result frame={frame} page={page} />
      <Models frame={frame} page={page} />
    </Layout>,
  );
};
