import { formatInstant, formatNumber } from "#kit";
import { absolute, paths } from "#paths";
import { EmptyNote, type Frame, Head, Layout, PageHead, pageOf, Pager, Sums } from "#ui";
import { type Kind, KINDS } from "../entry.ts";
import { wordsOf } from "../words/index.ts";
import type { YearView } from "../year-view.ts";

/** The rules of the house, by number: a bar each. */
const RULE_NUMBERS = ["1", "2", "3", "4", "5", "6", "7"];
const WIDTH = 640;
const HEIGHT = 160;
const GAP = 8;

/** Bars, one a month, drawn in ink; the table beside says the same in numbers. */
const Bars = ({ values, title }: { readonly values: readonly number[]; readonly title: string }) => {
  const most = Math.max(1, ...values);
  const wide = WIDTH / values.length;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      {values.map((value, place) => {
        const high = Math.round((HEIGHT - 2) * (value / most));
        return <rect x={place * wide + GAP / 2} y={HEIGHT - 1 - high} width={wide - GAP} height={high} fill="currentColor" />;
      })}
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} stroke="currentColor" stroke-width="1" />
    </svg>
  );
};

const sum = (view: YearView, kind: Kind): number => view.months.reduce((all, month) => all + (month[kind] ?? 0), 0);

/** What was decided in a year: the report that the law asks for once a year, drawn and in tables. */
export const yearPage = (frame: Frame, view: YearView): string => {
  const words = wordsOf(frame.lang);
  const { year: texts } = words;
  const n = (count: number): string => formatNumber(frame.lang, count);
  const kinds = KINDS.filter((kind) => sum(view, kind) > 0);
  const monthName = (month: number): string =>
    formatInstant(frame.lang, "UTC", `${view.year}-${String(month + 1).padStart(2, "0")}-15T00:00:00.000Z`, "day").replace(
      /^\S*?\d+\S*\s*/u,
      "",
    );
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={texts.title(String(view.year))}
      styles={["ledger", "desk"]}
      canonical={absolute(frame.origin, paths.ledgerYear(view.year))}
    >
      <PageHead title={texts.title(String(view.year))} deck={texts.deck} />
      {kinds.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <>
          <Sums
            sums={[
              ...kinds.map((kind) => ({ term: words.kinds[kind], sum: n(sum(view, kind)) })),
              { term: texts.heard, sum: n(view.appeals.upheld + view.appeals.reversed) },
              { term: texts.won, sum: n(view.appeals.reversed) },
            ]}
          />
          <section class="band" aria-labelledby="months">
            <Head id="months">{texts.months}</Head>
            <Bars title={texts.months} values={view.months.map((month) => Object.values(month).reduce((all, count) => all + count, 0))} />
            <table>
              <caption class="unseen">{texts.months}</caption>
              <thead>
                <tr>
                  <th scope="col">{texts.month}</th>
                  {kinds.map((kind) => (
                    <th scope="col">{words.kinds[kind]}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {view.months.map((month, place) => (
                  <tr>
                    <th scope="row">{monthName(place)}</th>
                    {kinds.map((kind) => (
                      <td>{n(month[kind] ?? 0)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <div class="cols two even band">
            <section aria-labelledby="rules">
              <Head id="rules">{texts.rules}</Head>
              <Bars title={texts.rules} values={RULE_NUMBERS.map((rule) => view.rules.find((each) => each.rule === rule)?.removals ?? 0)} />
              <dl class="facts">
                {view.rules.map((each) => (
                  <>
                    <dt>
                      <a href={paths.rules(`rule-${each.rule}`)}>{words.rule(each.rule)}</a>
                    </dt>
                    <dd>{n(each.removals)}</dd>
                  </>
                ))}
              </dl>
            </section>
            <section aria-labelledby="by">
              <Head id="by">{words.columns.by}</Head>
              <dl class="facts">
                {view.by.map((each) => (
                  <>
                    <dt>{words.by[each.by]}</dt>
                    <dd>{n(each.count)}</dd>
                  </>
                ))}
              </dl>
            </section>
          </div>
        </>
      )}
      <Pager
        frame={frame}
        previous={view.hasBefore ? paths.ledgerYear(view.year - 1) : null}
        next={view.hasAfter ? paths.ledgerYear(view.year + 1) : null}
        previousText={String(view.year - 1)}
        nextText={String(view.year + 1)}
      />
      <p>
        <a href={paths.ledger()}>{words.title}</a>
      </p>
    </Layout>,
  );
};
