import { absolute, paths, withQuery } from "#paths";
import { type Frame, Head, Layout, PageHead, pageOf } from "#ui";
import { wordsOf } from "../words/index.ts";

/** A page that makes every seal again in the reader's own browser, and says how to do it without. */
export const checkPage = (frame: Frame): string => {
  const { checkPage: words, title } = wordsOf(frame.lang);
  const file = withQuery(paths.ledger(), { as: "file" });
  const said = { running: words.running, good: words.good, broken: words.broken, failed: words.failed };
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.title}
      styles={["ledger", "desk"]}
      islands={["check-ledger"]}
      canonical={absolute(frame.origin, paths.ledgerCheck())}
    >
      <PageHead title={words.title} deck={words.deck} />
      <p role="status" id="verdict" data-file={file} data-said={JSON.stringify(said)}>
        {words.noScript}
      </p>
      <section class="band stack" aria-labelledby="hand">
        <Head id="hand">{words.byHand}</Head>
        <p>{words.how}</p>
        <p>
          <a href={file}>{words.file}</a>, <a href={paths.ledgerKey()}>{words.key}</a>, <a href={paths.ledger()}>{title}</a>
        </p>
      </section>
    </Layout>,
  );
};
