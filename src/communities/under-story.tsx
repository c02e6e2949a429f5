import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { listDiscussions } from "#conversation";
import { findDocs } from "#search";
import { paths } from "#paths";
import type { StoryView } from "#stories";
import type { House } from "#store";
import { Head, type PageEnv } from "#ui";
import type { Look } from "./community.ts";
import { DiscussionItem } from "./pages/discussion-item.tsx";
import { listCommunities } from "./queries.ts";
import { wordsOf } from "./words/index.ts";

const SHOWN = 5;
const FOUND = 8;
const COMMUNITIES_SHOWN = 3;

/** Under a story: discussions that speak of it, and the communities to start one in. Nothing where its conversation is closed. */
export const discussionsUnder =
  (house: House) =>
  async (c: Context<PageEnv>, story: StoryView): Promise<Child> => {
    if (story.isTalkClosed) return null;
    const { frame } = c.var;
    const { items } = await listDiscussions(house, frame.viewer, { story: story.id, isActive: true, most: SHOWN });
    const topics = new Set(story.topics.map(({ slug }) => slug));
    const looks = (given: string): boolean =>
      (JSON.parse(given) as readonly Look[]).some((look) => ("section" in look ? look.section === story.section : topics.has(look.topic)));
    const near = (await listCommunities(house, frame.viewer)).filter((one) => one.state === "open" && looks(one.looks));
    if (items.length === 0 && near.length === 0) return null;
    const words = wordsOf(frame.lang).talk;
    return (
      <section class="band" aria-labelledby="discussed">
        <Head id="discussed" here>
          {words.underStory}
        </Head>
        {items.length === 0 ? null : (
          <ul class="list">
            {items.map((one) => (
              <DiscussionItem frame={frame} one={one} />
            ))}
          </ul>
        )}
        <ul class="row">
          {near.slice(0, COMMUNITIES_SHOWN).map((one) => (
            <li>
              <a href={paths.startDiscussion(one.slug, story.shortId)} rel="nofollow">
                {words.discussIn(one.name)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  };

/** Discussions that hold all the words of a question, as a part of another page; null where none does. */
export const discussionsFound =
  (house: House) =>
  async (c: Context<PageEnv>, q: string): Promise<Child> => {
    const { frame } = c.var;
    const found = await findDocs(house.store, { q, kind: "discussion", most: FOUND });
    if (found.hits.length === 0) return null;
    const ids = found.hits.map((hit) => hit.subject);
    const { items } = await listDiscussions(house, frame.viewer, { ids, most: FOUND });
    const byId = new Map(items.map((one) => [one.id, one]));
    const shown = ids.flatMap((id) => byId.get(id) ?? []);
    if (shown.length === 0) return null;
    return (
      <section class="band" aria-labelledby="discussed">
        <Head id="discussed" here>
          {wordsOf(frame.lang).talk.title}
        </Head>
        <ul class="list big">
          {shown.map((one) => (
            <DiscussionItem frame={frame} one={one} isLong />
          ))}
        </ul>
      </section>
    );
  };
