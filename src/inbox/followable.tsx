import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { localHref, type Path, paths } from "#paths";
import type { Profile } from "#members";
import type { StoryView } from "#stories";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv } from "#ui";
import { FollowButtons } from "./follow-button.tsx";
import { followedBy } from "./follow.ts";
import { wordsOf } from "./words/index.ts";

const TOPICS_MOST = 3;

const ofViewer = async (house: House, frame: Frame): Promise<ReadonlySet<string>> =>
  isMember(frame) && frame.viewer.id !== null ? new Set(await followedBy(house.store.db, frame.viewer.id)) : new Set();

/** Under a story: follow it, its section, its topics. One statement for members, none for others. */
export const followStory = async (house: House, c: Context<PageEnv>, story: StoryView): Promise<Child> => {
  const { frame } = c.var;
  const followed = await ofViewer(house, frame);
  const section = frame.site.sections.find(({ slug }) => slug === story.section);
  const things = [
    { target: `story:${story.id}`, name: wordsOf(frame.lang).follow.story },
    ...(section === undefined ? [] : [{ target: `section:${section.slug}`, name: section.name[frame.lang] }]),
    ...story.topics.slice(0, TOPICS_MOST).map((topic) => ({ target: `topic:${topic.slug}`, name: topic.names[frame.lang] ?? topic.name })),
  ];
  const back = paths.story({ id: story.shortId, slug: story.slug });
  return <FollowButtons frame={frame} things={things.map((thing) => ({ ...thing, isOn: followed.has(thing.target) }))} back={back} />;
};

/** On a discussion's page. */
export const followDiscussion = (
  house: House,
  c: Context<PageEnv>,
  { id, shortId, slug }: { readonly id: string; readonly shortId: string; readonly slug: string },
): Promise<Child> => {
  const { discussion: name } = wordsOf(c.var.frame.lang).follow;
  return followThing(house, c, { target: `story:${id}`, name, back: paths.story({ id: shortId, slug }) });
};

/** On a page of one thing to follow, such as a community. */
export const followThing = async (
  house: House,
  c: Context<PageEnv>,
  { target, name, back }: { readonly target: string; readonly name: string; readonly back: Path },
): Promise<Child> => {
  const { frame } = c.var;
  const isOn = (await ofViewer(house, frame)).has(target);
  return <FollowButtons frame={frame} things={[{ target, name, isOn }]} back={back} />;
};

/** On a member's page. */
export const followMember = async (house: House, c: Context<PageEnv>, profile: Profile): Promise<Child> => {
  const { frame } = c.var;
  if (frame.viewer.id === profile.id) return null;
  const target = `member:${profile.id}`;
  const isOn = (await ofViewer(house, frame)).has(target);
  return <FollowButtons frame={frame} things={[{ target, name: profile.name, isOn }]} back={localHref(frame.path)} />;
};
