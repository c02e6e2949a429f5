import { formatInstant, SECOND } from "#kit";
import { paths } from "#paths";
import { Band, Button, Facts, FormPost, type Frame, Layout, Notice, PageHead, pageOf, type Tab } from "#ui";
import { EXITS } from "../exit.ts";
import type { Receipt, ReceiptView } from "../receipt-view.ts";
import { wordsOf } from "../words/index.ts";

export type ReceiptPage = { readonly view: ReceiptView; readonly tabs: readonly Tab[] };

const downIn = ({ lines }: Receipt): number => lines.filter(({ found }) => found === "down").length;

const Lines = ({ frame, receipt }: { readonly frame: Frame; readonly receipt: Receipt }) => {
  const words = wordsOf(frame.lang);
  return (
    <table class="exits">
      <caption class="unseen">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.exit}</th>
          <th scope="col">{words.address}</th>
          <th scope="col">{words.answer}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {EXITS.flatMap((exit) => {
          const lines = receipt.lines.filter((line) => line.exit === exit);
          return lines.map((line, at) => (
            <tr>
              {at === 0 ? (
                <th scope="rowgroup" rowspan={lines.length}>
                  {words.exits[exit]}
                </th>
              ) : null}
              <td>
                <code dir="ltr">{decodeURI(line.path)}</code>
              </td>
              <td>{line.found === "still" && line.status === 200 ? "200" : words.said(line.status)}</td>
              <td>{line.found === "down" ? words.found.down : <b>{words.found[line.found]}</b>}</td>
            </tr>
          ));
        })}
      </tbody>
    </table>
  );
};

const Left = ({ frame, receipt }: { readonly frame: Frame; readonly receipt: Receipt }) => {
  const words = wordsOf(frame.lang);
  const some = receipt.carried.filter(({ count }) => count > 0);
  return (
    <Band id="carried" title={words.carried}>
      {some.length === 0 ? <p>{words.nothingCarried}</p> : some.map(({ what, count }) => <p>{words.carriedOf(what, count)}</p>)}
      <p class="small">{words.carriedAlso}</p>
    </Band>
  );
};

const Newest = ({ frame, receipt, view }: { readonly frame: Frame; readonly receipt: Receipt; readonly view: ReceiptView }) => {
  const words = wordsOf(frame.lang);
  const { checkedAt } = receipt;
  if (checkedAt === null)
    return (
      <Notice kind="past">
        <p>
          {words.waiting} <a href={paths.deskReceipt(view.shortId)}>{words.lookAgain}</a>
        </p>
      </Notice>
    );
  const seconds = Math.round((Date.parse(checkedAt) - Date.parse(view.killedAt)) / SECOND);
  const when = formatInstant(frame.lang, frame.site.zone, checkedAt, "moment");
  return (
    <>
      <Notice kind={receipt.isDown ? "done" : "error"} title={receipt.isDown ? words.allDown : words.notDown}>
        {receipt.isDown || receipt.isSettled ? null : <p>{words.soon}</p>}
      </Notice>
      <Facts
        facts={[
          { term: words.withdrawn, detail: formatInstant(frame.lang, frame.site.zone, view.killedAt, "moment") },
          { term: words.checked, detail: receipt.askedBy === null ? `${when}, ${words.took(Math.max(0, seconds))}` : when },
          { term: words.askedFor, detail: receipt.askedBy === null ? words.byItself : <bdi>{receipt.askedBy}</bdi> },
          { term: words.answers, detail: words.down(downIn(receipt), receipt.lines.length) },
        ]}
      />
      <Lines frame={frame} receipt={receipt} />
      <Left frame={frame} receipt={receipt} />
    </>
  );
};

/** What every address of a withdrawn story answers: to be kept, printed and shown to whoever asked for the withdrawal. */
export const receiptPage = (frame: Frame, { view, tabs }: ReceiptPage): string => {
  const words = wordsOf(frame.lang);
  const [newest, ...earlier] = view.receipts;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck(view.source)}>
        <p>
          <a href={paths.deskStory(view.shortId)}>{words.toStory}</a> · <a href={paths.ledger()}>{words.inLedger}</a>
        </p>
      </PageHead>
      <div class="stack">
        {newest === undefined ? <p>{words.never}</p> : <Newest frame={frame} receipt={newest} view={view} />}
        <FormPost action={paths.deskReceipt(view.shortId)} label={words.check} class="row">
          <Button>{words.check}</Button>
        </FormPost>
        <Band id="follows" title={words.follows}>
          <ol class="steps-told">
            {words.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <p class="small">{words.print}</p>
        </Band>
        {earlier.length === 0 ? null : (
          <Band id="earlier" title={words.earlier}>
            <ul class="list">
              {earlier.map((receipt) => (
                <li>
                  <p>
                    {formatInstant(frame.lang, frame.site.zone, receipt.checkedAt ?? receipt.askedAt, "moment")}:{" "}
                    {words.down(downIn(receipt), receipt.lines.length)}
                  </p>
                </li>
              ))}
            </ul>
          </Band>
        )}
      </div>
    </Layout>,
  );
};
