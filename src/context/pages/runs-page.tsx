import { formatInstant, formatNumber } from "#kit";
import { paths } from "#paths";
import { Button, type Frame, FormPost, Layout, Notice, PageHead, pageOf, type Tab, Time } from "#ui";
import type { NoteRunTable } from "../tables.ts";
import { wordsOf } from "../words/index.ts";

export type RunsPage = { readonly runs: readonly NoteRunTable[]; readonly tabs: readonly Tab[] };

const WIDE = 600;
const HIGH = 140;
const LEFT = 44;

/** A line over time, from the oldest run on the left; its numbers stand in the table below. */
const Chart = ({
  frame,
  title,
  points,
  most,
}: {
  readonly frame: Frame;
  readonly title: string;
  readonly points: readonly { readonly at: string; readonly value: number }[];
  readonly most: number;
}) => {
  const values = points.map(({ value }) => value);
  const [first, last] = [points[0], points.at(-1)];
  if (values.length < 2 || first === undefined || last === undefined) return null;
  const day = (at: string): string => formatInstant(frame.lang, frame.site.zone, at, "day");
  const top = Math.max(most, ...values, 1e-9);
  const x = (place: number): number => LEFT + ((WIDE - LEFT) * place) / Math.max(1, values.length - 1);
  const y = (value: number): number => HIGH - 20 - ((HIGH - 32) * value) / top;
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg class="chart" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={title}>
        {[0, top / 2, top].map((value) => (
          <>
            <line x1={String(LEFT)} x2={String(WIDE)} y1={String(y(value))} y2={String(y(value))} />
            <text x="0" y={String(y(value) + 4)}>
              {formatNumber(frame.lang, Math.round(value * 100) / 100)}
            </text>
          </>
        ))}
        <text x={String(LEFT)} y={String(HIGH - 1)}>
          {day(first.at)}
        </text>
        <text x={String(WIDE)} y={String(HIGH - 1)} text-anchor="end">
          {day(last.at)}
        </text>
        <polyline points={values.map((value, place) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(" ")} />
      </svg>
    </figure>
  );
};

const figure = (frame: Frame, value: number | null): string =>
  value === null ? "–" : formatNumber(frame.lang, Math.round(value * 1_000) / 1_000);

const Row = ({ frame, run }: { readonly frame: Frame; readonly run: NoteRunTable }) => {
  const words = wordsOf(frame.lang).runs;
  const { bar = null } = JSON.parse(run.parameters) as { bar?: number };
  return (
    <tr>
      <th scope="row">
        <Time frame={frame} at={run.ended_at} form="moment" />
      </th>
      <td>{words.kinds[run.kind]}</td>
      <td>{words.outcomes[run.outcome]}</td>
      <td>{words.stages[run.stage]}</td>
      <td>{formatNumber(frame.lang, run.ratings)}</td>
      <td>{formatNumber(frame.lang, run.raters)}</td>
      <td>{formatNumber(frame.lang, run.notes)}</td>
      <td>{figure(frame, run.mu)}</td>
      <td>{figure(frame, bar)}</td>
      <td>{figure(frame, run.gauge)}</td>
      <td>{words.share(formatNumber(frame.lang, Math.round(run.churn * 100)))}</td>
      <td>{figure(frame, run.objective)}</td>
      <td>{figure(frame, run.sweeps)}</td>
    </tr>
  );
};

/** The log of runs for admins: what each was given, what it found, what became of it. */
export const runsPage = (frame: Frame, { runs, tabs }: RunsPage): string => {
  const words = wordsOf(frame.lang).runs;
  const [last] = runs;
  const byTime = runs.toReversed();
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk", "talk", "context"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      {last?.outcome === "frozen" ? (
        <Notice kind="error">
          <p>{words.frozen}</p>
          <FormPost action={paths.notesRuns()} label={words.release}>
            <Button>{words.release}</Button>
          </FormPost>
        </Notice>
      ) : last?.outcome === "held" ? (
        <Notice kind="past">
          <p>{words.axis}</p>
        </Notice>
      ) : null}
      {runs.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <Chart
            frame={frame}
            title={words.chartRatings}
            points={byTime.map((run) => ({ at: run.began_at, value: run.ratings }))}
            most={1}
          />
          <Chart
            frame={frame}
            title={words.chartGauge}
            points={byTime.flatMap((run) => (run.gauge === null ? [] : [{ at: run.began_at, value: run.gauge }]))}
            most={1}
          />
          <div class="runs" tabindex={0} role="region" aria-label={words.title}>
            <table>
              <thead>
                <tr>
                  {(
                    [
                      "when",
                      "kind",
                      "outcome",
                      "stage",
                      "ratings",
                      "raters",
                      "notes",
                      "mu",
                      "bar",
                      "gauge",
                      "churn",
                      "objective",
                      "sweeps",
                    ] as const
                  ).map((name) => (
                    <th scope="col">{words[name]}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {runs.map((run) => (
                  <Row frame={frame} run={run} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Layout>,
  );
};
