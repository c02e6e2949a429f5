import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { Portrait } from "#members";
import { paths } from "#paths";
import type { StoryView } from "#stories";
import type { House } from "#store";
import { Head, isMember, type PageEnv } from "#ui";
import { type KnowerShown, knowersUnder } from "./introductions/knowers-under.ts";
import { wordsOf } from "./words/index.ts";
import type { MeetWords } from "./words/meet.ts";

/** The way to be introduced to somebody, or to the introduction there is. */
const Introduce = ({ story, person, words }: { readonly story: string; readonly person: KnowerShown; readonly words: MeetWords }) => {
  if (person.introduction !== null)
    return (
      <p class="small">
        <a href={paths.introduction(person.introduction)}>{words.isAsked}</a>
      </p>
    );
  if (!person.isAskable) return null;
  return (
    <p class="small">
      <a href={paths.introduce({ story, to: person.handle })} rel="nofollow">
        {words.ask}
      </a>
    </p>
  );
};

/**
 * Under a story, for members only: people who said that they know its topics or places and agreed to be named there. Whoever reads without
 * signing in is not shown names, so none is kept in shared pages or found by searching. Whoever can be asked for an introduction can be so there. Five
 * statements, none for visitors.
 */
export const peopleWhoKnow =
  (house: House) =>
  async (c: Context<PageEnv>, story: StoryView): Promise<Child> => {
    const { frame } = c.var;
    const { id } = frame.viewer;
    if (!isMember(frame) || id === null || story.isTalkClosed) return null;
    const shown = await knowersUnder(house, id, story);
    if (shown.length === 0) return null;
    const { know: words, meet } = wordsOf(frame.lang);
    return (
      <section class="band" aria-labelledby="know">
        <Head id="know" here>
          {words.title}
        </Head>
        <p class="small">{words.deck}</p>
        <ul class="list">
          {shown.map((each) => (
            <li class="person">
              <Portrait person={each} />
              <div>
                <p>
                  <a href={paths.profile(each.handle)}>
                    <bdi>{each.name}</bdi>
                  </a>{" "}
                  <span class="small">
                    {each.knows.map(({ label }, index) => (
                      <>
                        {index === 0 ? null : " · "}
                        <bdi>{label}</bdi>
                      </>
                    ))}
                  </span>
                </p>
                <Introduce story={story.shortId} person={each} words={meet} />
              </div>
            </li>
          ))}
        </ul>
        <p class="small">
          <a href={paths.introductions()}>{meet.title}</a>
        </p>
      </section>
    );
  };
