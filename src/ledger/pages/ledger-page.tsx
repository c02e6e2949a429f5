import { type Child } from "hono/jsx";
import { formatNumber } from "#kit";
import { absolute, type Path, paths, withQuery } from "#paths";
import { EmptyNote, Filters, type Frame, Head, Layout, PageHead, pageOf, Pager, SelectField, Sums, TextField, Time } from "#ui";
import { DECIDERS, type Entry, KINDS } from "../entry.ts";
import type { LedgerFilter, LedgerView } from "../queries.ts";
import { wordsOf } from "../words/index.ts";

type TargetPath = (target: string) => Path | null;

/** The rules of the house, by number. */
const RULE_NUMBERS = ["1", "2", "3", "4", "5", "6", "7"];

/** As much of a seal as people compare by eye. */
const shortSeal = (seal: string): string => `${seal.slice(0, 4)} ${seal.slice(4, 8)}`;

const Why = ({ frame, entry }: { readonly frame: Frame; readonly entry: Entry }) => {
  const words = wordsOf(frame.lang);
  if (entry.rule === null) return words.grounds[entry.ground];
  return <a href={paths.rules(`rule-${entry.rule}`)}>{words.rule(entry.rule)}</a>;
};

const Target = ({ frame, entry, targetPath }: { readonly frame: Frame; readonly entry: Entry; readonly targetPath: TargetPath }) => {
  const words = wordsOf(frame.lang);
  const path = targetPath(entry.target);
  return path === null ? null : (
    <>
      , <a href={path}>{words.target}</a>
    </>
  );
};

const Table = ({ frame, caption, children }: { readonly frame: Frame; readonly caption: string; readonly children?: Child }) => {
  const { columns } = wordsOf(frame.lang);
  return (
    <table class="wirelist">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.no}</th>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.by}</th>
          <th scope="col">{columns.seal}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
};

const Row = ({ frame, entry, targetPath }: { readonly frame: Frame; readonly entry: Entry; readonly targetPath: TargetPath }) => {
  const words = wordsOf(frame.lang);
  return (
    <tr id={`e${entry.no}`}>
      <th scope="row">
        <a href={paths.ledger(entry.no)}>{formatNumber(frame.lang, entry.no)}</a>
      </th>
      <td>
        <Time frame={frame} at={entry.at} />
      </td>
      <td class="full">
        <b>{words.what(entry.kind, entry.target.split(":")[0] ?? "")}</b>
        <br />
        <span class="small">
          <Why frame={frame} entry={entry} />
          <Target frame={frame} entry={entry} targetPath={targetPath} />
        </span>
      </td>
      <td>{words.by[entry.decidedBy]}</td>
      <td class="hash">
        <bdi>{shortSeal(entry.seal)}</bdi>
      </td>
    </tr>
  );
};

const Check = ({ frame }: { readonly frame: Frame }) => {
  const words = wordsOf(frame.lang);
  return (
    <div class="cols two band">
      <section aria-labelledby="chk">
        <Head id="chk">{words.check}</Head>
        <p>{words.checkHow}</p>
        <p>
          <a href={withQuery(paths.ledger(), { as: "file" })}>{words.file}</a>
          <br />
          <a href={paths.ledgerCheck()}>{words.checkPage.title}</a>
          <br />
          <a href={paths.ledgerYear(Number(frame.now.slice(0, 4)))}>{words.yearLink(frame.now.slice(0, 4))}</a>
        </p>
      </section>
      <section aria-labelledby="not">
        <Head id="not">{words.notIn}</Head>
        <p>{words.notInHow}</p>
      </section>
    </div>
  );
};

/** The record, newest first. */
export const ledgerPage = (frame: Frame, view: LedgerView, filter: LedgerFilter, targetPath: TargetPath): string => {
  const { kind, rule, by, from, to, about } = filter;
  const words = wordsOf(frame.lang);
  const path = withQuery(paths.ledger(), {
    kind: kind ?? undefined,
    rule: rule ?? undefined,
    by: by ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
    q: about ?? undefined,
  });
  const counted = KINDS.map((each) => ({ term: words.kinds[each], count: view.counts.get(each) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ term, count }) => ({ term, sum: formatNumber(frame.lang, count) }));
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["ledger", "desk"]} canonical={absolute(frame.origin, path)}>
      <PageHead title={words.title} deck={words.deck} />
      {counted.length === 0 ? null : <Sums sums={counted} />}
      <Filters action={paths.ledger()} submit={words.show} label={words.title}>
        <SelectField
          name="kind"
          label={words.kind}
          value={kind ?? ""}
          options={[{ value: "", text: words.all }, ...KINDS.map((each) => ({ value: each, text: words.kinds[each] }))]}
        />
        <SelectField
          name="by"
          label={words.decider}
          value={by ?? ""}
          options={[{ value: "", text: words.all }, ...DECIDERS.map((each) => ({ value: each, text: words.by[each] }))]}
        />
        <SelectField
          name="rule"
          label={words.columns.what}
          value={rule ?? ""}
          options={[{ value: "", text: words.rules }, ...RULE_NUMBERS.map((each) => ({ value: each, text: words.rule(each) }))]}
        />
        <TextField name="from" label={words.from} size={10} placeholder="2026-01-01" value={from ?? undefined} />
        <TextField name="to" label={words.to} size={10} placeholder="2026-12-31" value={to ?? undefined} />
        <TextField name="q" label={words.about} size={14} value={about ?? undefined} />
        <TextField name="no" label={words.number} size={8} />
      </Filters>
      {view.entries.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <Table frame={frame} caption={words.caption}>
          {view.entries.map((entry) => (
            <Row frame={frame} entry={entry} targetPath={targetPath} />
          ))}
        </Table>
      )}
      <Pager frame={frame} next={view.next === null ? null : withQuery(path, { before: view.next })} nextText={words.older} />
      <Check frame={frame} />
    </Layout>,
  );
};

/** One entry, with its whole seal and the one before it. */
export const entryPage = (frame: Frame, entry: Entry, targetPath: TargetPath): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.entry(entry.no)}
      styles={["ledger", "desk"]}
      canonical={absolute(frame.origin, paths.ledger(entry.no))}
    >
      <PageHead title={words.entry(entry.no)} />
      <Table frame={frame} caption={words.captionOne}>
        <Row frame={frame} entry={entry} targetPath={targetPath} />
      </Table>
      <p class="small gap">
        {words.seals.whole} <bdi class="hash">{entry.seal}</bdi>
        <br />
        {words.seals.before} <bdi class="hash">{entry.sealBefore}</bdi>
      </p>
      <p>
        <a href={paths.ledgerReceipt(entry.no)}>{words.receipt}</a>, <a href={paths.ledger()}>{words.title}</a>
      </p>
    </Layout>,
  );
};
