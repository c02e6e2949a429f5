import { formatNumber } from "#kit";
import { paths } from "#paths";
import { type Frame, Head } from "#ui";
import { RECORD_LEAST, WRONG_MOST } from "../demote.ts";
import { type Policy, POLICY_NAMES } from "../policy.ts";
import { HIDE_AT } from "../report-weight.ts";
import type { RuleRecord } from "../rule-records.ts";
import { wordsOf } from "../words/index.ts";

/** How the rules are applied, printed from the numbers that apply them, and how often each was right. */
export const PolicyLines = ({
  frame,
  policy,
  records,
}: {
  readonly frame: Frame;
  readonly policy: Policy;
  readonly records: readonly RuleRecord[];
}) => {
  const { policy: words } = wordsOf(frame.lang);
  return (
    <section class="band" id="applied" aria-labelledby="applied-h">
      <Head id="applied-h">{words.title}</Head>
      <p>{words.deck}</p>
      <ul class="list">
        {POLICY_NAMES.map((name) => (
          <li>{words.lines[name](policy[name])}</li>
        ))}
        <li>{words.reports(formatNumber(frame.lang, HIDE_AT))}</li>
        <li>{words.appeal}</li>
        <li>{words.wrong(RECORD_LEAST, WRONG_MOST)}</li>
      </ul>
      <h3>{words.record}</h3>
      {records.length === 0 ? (
        <p>{words.recordNone}</p>
      ) : (
        <table>
          <caption class="unseen">{words.record}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columns.rule}</th>
              <th scope="col">{words.columns.decisions}</th>
              <th scope="col">{words.columns.reversed}</th>
            </tr>
          </thead>
          <tbody>
            {records.map((each) => (
              <tr>
                <th scope="row">
                  <a href={paths.rules(`rule-${each.rule}`)}>{each.rule}</a>
                </th>
                <td>{formatNumber(frame.lang, each.decisions)}</td>
                <td>{formatNumber(frame.lang, each.reversed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
