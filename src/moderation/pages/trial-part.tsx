import { formatInstant, formatNumber } from "#kit";
import { paths } from "#paths";
import { Button, FormPost, type Frame, Head } from "#ui";
import { type Policy, POLICY_NAMES } from "../policy.ts";
import { TRIAL_SHARE } from "../policy-versions.ts";
import type { TrialView } from "../trial-view.ts";
import { wordsOf } from "../words/index.ts";

const LINES = ["judged", "held", "falseHolds", "missed"] as const;

/** A version of the policy on trial: what it changes, how it has fared beside what is in force, and the way to end it. */
export const Trial = ({ frame, view, inForce }: { readonly frame: Frame; readonly view: TrialView; readonly inForce: Policy }) => {
  const { simulator } = wordsOf(frame.lang);
  const { trial: words } = simulator;
  const { trial, tried, others } = view;
  const changed = POLICY_NAMES.filter((name) => trial.policy[name] !== inForce[name]);
  const figure = (count: number): string => formatNumber(frame.lang, count);
  return (
    <section class="band stack" aria-labelledby="trial">
      <Head id="trial">{words.title}</Head>
      <p>{words.deck(trial.no, TRIAL_SHARE, formatInstant(frame.lang, frame.site.zone, trial.since, "moment"))}</p>
      {changed.length === 0 ? null : (
        <>
          <h3>{words.changes}</h3>
          <ul>
            {changed.map((name) => (
              <li>{words.change(simulator.fields[name], inForce[name], trial.policy[name])}</li>
            ))}
          </ul>
        </>
      )}
      <table class="wirelist">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{words.caption}</span>
            </th>
            <th scope="col">{words.tried}</th>
            <th scope="col">{words.others}</th>
          </tr>
        </thead>
        <tbody>
          {LINES.map((line) => (
            <tr>
              <th scope="row">{words[line]}</th>
              <td>{figure(tried[line])}</td>
              <td>{figure(others[line])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <FormPost action={paths.moderationPolicy()} class="row" label={words.title}>
        <Button name="do" value="end">
          {simulator.endTrial}
        </Button>
      </FormPost>
    </section>
  );
};
