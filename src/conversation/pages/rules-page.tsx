import { type Child } from "hono/jsx";
import { absolute, paths } from "#paths";
import { type Frame, Layout, PageHead, pageOf } from "#ui";
import { RULES } from "../comment.ts";
import { wordsOf } from "../words/index.ts";

/** The rules of the house, each with a place of its own to be pointed at, and `under` them how they are applied. */
export const rulesPage = (frame: Frame, under: Child): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.rulesPage.title} canonical={absolute(frame.origin, paths.rules())}>
      <PageHead title={words.rulesPage.title} deck={words.rulesPage.deck} />
      {RULES.map((rule) => (
        <section class="band" id={`rule-${rule}`} aria-labelledby={`rule-${rule}-h`}>
          <h2 id={`rule-${rule}-h`}>
            {rule}. {words.rules[rule].name}
          </h2>
          <p>{words.rules[rule].text}</p>
        </section>
      ))}
      {under}
      <p class="band">
        <a href={paths.ledger()}>{words.rulesPage.after}</a>
      </p>
    </Layout>,
  );
};
