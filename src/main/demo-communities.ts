import { z } from "zod";
import type { CommandHouse } from "#cli";
import { addMeeting, findCommunity, foundCommunity, joinCommunity } from "#communities";
import { plainJudge, postComment, startDiscussion } from "#conversation";
import { type Actor, HOUR, instantOf, visitor } from "#kit";

/** A community of the demo, with its members and coming dates. */
export const demoCommunity = z.object({
  slug: z.string(),
  kind: z.enum(["place", "interest"]),
  name: z.string(),
  about: z.string(),
  rules: z.string(),
  sections: z.array(z.string()),
  by: z.string(),
  members: z.array(z.string()),
  dates: z.array(z.object({ title: z.string(), place: z.string(), at: z.string(), by: z.string() })),
});

/** A discussion of the demo, with what was said in it. */
export const demoDiscussion = z.object({
  key: z.string(),
  community: z.string(),
  at: z.string(),
  by: z.string(),
  title: z.string(),
  body: z.string(),
  isPrompt: z.boolean().default(false),
  replies: z.array(z.object({ at: z.string(), by: z.string(), key: z.string(), body: z.string(), under: z.string().optional() })),
});

type Step = { readonly atMs: number; readonly run: () => Promise<void> };
type Told = { readonly actorOf: (handle: string) => Actor; readonly when: (at: string) => number };

/** Founds a community of the demo. One that is there already stays. */
export const foundDemoCommunity = async (
  house: CommandHouse,
  { slug, by, members, dates, sections, ...given }: z.infer<typeof demoCommunity>,
  { actorOf, when }: Told,
): Promise<void> => {
  const founded = await foundCommunity(house, actorOf(by), { ...given, looks: sections.map((section) => ({ section })) });
  if (!founded.ok) return;
  for (const handle of members) await joinCommunity(house, actorOf(handle), slug, "in");
  const unjudged = { ...house, judgeProfile: async () => null }; // the demo's dates are the house's own words
  for (const date of dates) {
    const startsAt = instantOf(Math.round(when(date.at) / HOUR) * HOUR);
    await addMeeting(unjudged, actorOf(date.by), slug, { title: date.title, place: date.place, startsAt });
  }
};

/** What is done for a discussion of the demo, each at its time. */
export const discussionSteps = (
  house: CommandHouse,
  { key, community, at, by, title, body, isPrompt, replies }: z.infer<typeof demoDiscussion>,
  { actorOf, when }: Told,
): readonly Step[] => {
  const judged = { ...house, judge: plainJudge(house) };
  const ids = new Map<string, string>();
  const refused = (what: string, kind: string): Error => new Error(`The demo's ${what} was refused: ${kind}.`);
  const start = async (): Promise<void> => {
    const forum = await findCommunity(house, visitor, community);
    if (forum === null) throw new Error(`The demo has no community ${community}.`);
    const wanted = { forum: forum.id, title, body, lang: "en", story: null, isPrompt, isUnderStory: false, key: `demo:${key}` } as const;
    const started = await startDiscussion(judged, actorOf(by), wanted);
    if (!started.ok) throw refused(`discussion ${key}`, started.problem.kind);
    ids.set(key, started.value.id);
  };
  const say = async (reply: (typeof replies)[number]): Promise<void> => {
    const parentId = reply.under === undefined ? null : (ids.get(reply.under) ?? null);
    const wanted = { storyId: ids.get(key) ?? "", parentId, body: reply.body, key: `demo:${reply.key}` };
    const posted = await postComment(judged, actorOf(reply.by), wanted);
    if (!posted.ok) throw refused(`reply ${reply.key}`, posted.problem.kind);
    ids.set(reply.key, posted.value.id);
  };
  return [{ atMs: when(at), run: start }, ...replies.map((reply) => ({ atMs: when(reply.at), run: () => say(reply) }))];
};
