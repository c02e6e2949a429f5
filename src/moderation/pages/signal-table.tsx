import { formatNumber } from "#kit";
import type { Frame } from "#ui";
import type { Signal } from "../signal.ts";
import { wordsOf } from "../words/index.ts";

/** What a signal says, in words. */
const sayingOf = (frame: Frame, signal: Signal): string => {
  const { case: words } = wordsOf(frame.lang);
  const { facts } = signal;
  const score = formatNumber(frame.lang, Math.round(signal.score * 100) / 100);
  if (signal.check === "words" && typeof facts["pattern"] === "string")
    return `${words.listed(facts["pattern"])}, ${words.asks[signal.asks]}`;
  if (signal.check === "scorer")
    return facts["abstains"] === 1 ? words.abstains : words.scorer(score, signal.by ?? "", String(facts["top"] ?? ""));
  if (signal.check === "outside" && facts["waits"] === 1) return words.waits;
  if (signal.check === "outside" && typeof facts["failed"] === "string") return words.failed(facts["failed"]);
  if (signal.check === "seen") return `${words.seenIn[String(facts["what"])] ?? ""}, ${words.asks[signal.asks]}`;
  if (signal.asks === "nothing" && signal.score === 0) return words.nothing;
  const asks = signal.asks === "nothing" ? "" : `, ${words.asks[signal.asks]}`;
  return signal.line === null ? `${score}${asks}` : `${words.line(score, formatNumber(frame.lang, signal.line))}${asks}`;
};

/** What every check measured, drawn and in words. */
export const SignalTable = ({ frame, signals }: { readonly frame: Frame; readonly signals: readonly Signal[] }) => {
  const { case: words } = wordsOf(frame.lang);
  if (signals.length === 0) return null;
  return (
    <section aria-labelledby="signals">
      <h2 id="signals">{words.signals}</h2>
      <table>
        <caption class="unseen">{words.signalsCaption}</caption>
        <tbody>
          {signals.map((signal) => (
            <tr>
              <th scope="row">{words.checks[signal.check]}</th>
              <td>
                <svg class="gauge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <path d="M0 5H100" stroke="currentColor" stroke-width="1" vector-effect="non-scaling-stroke" />
                  <rect width={Math.round(100 * Math.min(1, signal.score))} height="10" fill="currentColor" />
                </svg>{" "}
                {sayingOf(frame, signal)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
