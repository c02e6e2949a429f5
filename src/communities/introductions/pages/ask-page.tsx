import { DAY } from "#kit";
import { paths } from "#paths";
import { AddButton, FormPost, type Frame, Layout, Notice, PageHead, pageOf, tongue } from "#ui";
import { wordsOf } from "../../words/index.ts";
import type { AskProblem, Meeting } from "../ask-introduction.ts";
import { MESSAGE_LETTERS, MESSAGES_EACH, OPEN_MS } from "../introduction.ts";

/** Where a member asks to be introduced to somebody whom a story names. */
export const askPage = (frame: Frame, { story, person }: Meeting, problem: AskProblem | null): string => {
  const words = wordsOf(frame.lang).meet;
  const title = words.askTitle(person.name);
  return pageOf(
    frame,
    <Layout frame={frame} title={title} styles={["talk"]} robots="noindex">
      <PageHead title={title} deck={words.askDeck} />
      <div class="stack">
        <p>
          {words.under}{" "}
          <a href={paths.story({ id: story.shortId, slug: story.slug })} {...tongue(story.lang, frame.lang)}>
            {story.headline}
          </a>
        </p>
        <ol class="list">
          {words.steps({ days: Math.round(OPEN_MS / DAY), messages: MESSAGES_EACH, letters: MESSAGE_LETTERS }).map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        {problem === null ? (
          <FormPost class="row" action={paths.introduce()} label={title}>
            <input type="hidden" name="story" value={story.shortId} />
            <input type="hidden" name="to" value={person.handle} />
            <AddButton>{words.send(person.name)}</AddButton>
          </FormPost>
        ) : (
          <Notice kind="error">
            <p>{words.problems[problem]}</p>
            {problem === "too-new" || problem === "too-many" ? (
              <p>
                <a href={paths.standing()}>{words.howStanding}</a>
              </p>
            ) : null}
          </Notice>
        )}
        <p>
          <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.back}</a>
        </p>
      </div>
    </Layout>,
  );
};
