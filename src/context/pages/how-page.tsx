import type { Stage } from "#conversation";
import { paths } from "#paths";
import { type Frame, Head, Layout, PageHead, pageOf } from "#ui";
import { wordsOf } from "../words/index.ts";

/** How notes come to stand in stories, and where this site is on the way. */
export const howPage = (frame: Frame, stage: Stage): string => {
  const words = wordsOf(frame.lang).how;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk", "context"]}>
      <PageHead title={words.title} deck={words.deck} />
      <section class="band" aria-labelledby="stage">
        <Head id="stage">{words.stage}</Head>
        <p class="say__text">{words.stages[stage]}</p>
        <ol class="say__text">
          {words.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </section>
      <section class="band" aria-labelledby="data">
        <Head id="data">{words.data}</Head>
        <p>
          {words.dataHow} <a href={paths.apiNotesExport()}>{words.export}</a>
        </p>
      </section>
    </Layout>,
  );
};
