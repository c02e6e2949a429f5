import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { hiddenFrom, membersWhoKnow } from "#members";
import { paths } from "#paths";
import type { StoryView } from "#stories";
import type { House } from "#store";
import { Head, isMember, type PageEnv } from "#ui";
import { wordsOf } from "./words/index.ts";

const ASKED = 12; // some may be hidden from whoever looks
const SHOWN = 5;

/** The names of topics in every language that knows them. */
const namesOf = (topics: StoryView["topics"]): readonly string[] => [
  ...new Set(topics.flatMap(({ name, names }) => [name, ...Object.values(names)])),
];

/**
 * Under a story, for members only: people who said that they know its topics or places and agreed to be named there. Whoever reads without
 * signing in is not shown names, so none is kept in shared pages or found by searching. Three statements, none for visitors.
 */
export const peopleWhoKnow =
  (house: House) =>
  async (c: Context<PageEnv>, story: StoryView): Promise<Child> => {
    const { frame } = c.var;
    const { id } = frame.viewer;
    if (!isMember(frame) || id === null || story.isTalkClosed) return null;
    const { db } = house.store;
    const places = namesOf(story.topics.filter(({ kind }) => kind === "place"));
    const known = await membersWhoKnow(db, { places, topics: namesOf(story.topics), limit: ASKED });
    const hidden = await hiddenFrom(
      db,
      id,
      known.map((each) => each.id),
    );
    const shown = known.filter((each) => each.id !== id && !hidden.has(each.id)).slice(0, SHOWN);
    if (shown.length === 0) return null;
    const words = wordsOf(frame.lang).know;
    return (
      <section class="band" aria-labelledby="know">
        <Head id="know" here>
          {words.title}
        </Head>
        <p class="small">{words.deck}</p>
        <ul class="list">
          {shown.map((each) => (
            <li>
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
            </li>
          ))}
        </ul>
      </section>
    );
  };
