import { isDiscussion, talkSubject, type ToldComment, toldComments } from "#conversation";
import { communityById } from "#communities";
import type { StoredEvent, Subscriber } from "#events";
import { enqueue } from "#jobs";
import { later, LANGS, type Lang } from "#kit";
import { paths } from "#paths";
import type { House, Tx } from "#store";
import { TALK_EVERY_MS } from "./notice.ts";
import { notify, withdrawNotices } from "./notify.ts";
import { spreadSoon } from "./spread.ts";
import { wordsOf } from "./words/index.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Tells whom a comment answers, and who follows its story or its author. */
    "inbox.said": { readonly comment: string; readonly parent: string | null; readonly at: string };
    /** Tells its author what became of a comment. */
    "inbox.became": { readonly comment: string };
  }
}

const KINDS = ["comment.posted", "comment.changed", "comment.mentioned", "story.changed"] as const;

/** What becomes notices. Hearing only leaves jobs: nobody who posts waits for it. */
const hear = async (house: House, tx: Tx, event: StoredEvent): Promise<void> => {
  if (event.kind === "comment.posted") {
    const { comment, parent } = event.body;
    await enqueue(house, tx, { kind: "inbox.said", body: { comment, parent, at: event.at } });
  } else if (event.kind === "comment.changed") await enqueue(house, tx, { kind: "inbox.became", body: { comment: event.body.comment } });
  else if (event.kind === "comment.mentioned") {
    const { comment, story, members } = event.body;
    await notify(house, tx, members, { kind: "mention", subject: `comment:${comment}`, storyId: story });
  } else if (event.kind === "story.changed" && event.body.outcome === "corrected") {
    const { story } = event.body;
    const notice = { kind: "correction", subject: `correction:${event.seq}`, bundle: `correction ${story}`, storyId: story } as const;
    await spreadSoon(house, tx, `story:${story}`, notice);
    await spreadSoon(house, tx, `authors:${story}`, notice);
  }
};

/** The subscriber by which notices come to be. */
export const inboxSubscriber = (house: House): Subscriber => ({
  name: "inbox",
  kinds: KINDS,
  hear: (tx, event) => hear(house, tx, event),
});

/** What followers of a community are told of a discussion that began there: of its opening, and once. Null for any other comment. */
const beganOf = async (house: House, { id, storyId, authorId: by }: ToldComment, at: string) => {
  if (!isDiscussion(storyId)) return null;
  const subject = await talkSubject(house.store.db, storyId);
  const community = subject?.discussion?.openingId === id ? await communityById(house, subject.discussion.forum) : null;
  if (subject === null || community === null || community.state !== "open") return null;
  const say = (lang: Lang): string => wordsOf(lang).began(`\u2068${community.name}\u2069`, `\u2068${subject.headline}\u2069`);
  const told = Object.fromEntries(LANGS.map((lang) => [lang, say(lang)])) as Record<Lang, string>;
  const path = paths.story({ id: subject.shortId, slug: subject.slug });
  const about = { storyId, commentId: id, by, since: at, told, path };
  return { to: `community:${community.id}`, notice: { kind: "community", subject: `began:${storyId}`, ...about } } as const;
};

/** Tells of a new comment. */
export const tellSaid = async (house: House, { comment: id, parent, at }: { comment: string; parent: string | null; at: string }) => {
  const comments = await toldComments(house, parent === null ? [id] : [id, parent]);
  const comment = comments.get(id);
  if (comment === undefined || comment.state !== "published") return;
  const { storyId, authorId } = comment;
  const began = parent === null ? await beganOf(house, comment, at) : null;
  await house.store.transact(async (tx) => {
    const answered = parent === null ? undefined : comments.get(parent);
    const about = { storyId, by: authorId, since: at } as const;
    if (answered !== undefined)
      await notify(house, tx, [answered.authorId], { ...about, kind: "answer", subject: `comment:${id}`, bundle: `answer ${answered.id}` });
    const soon = { runAt: later(house.clock.now(), TALK_EVERY_MS), uniqueKey: `talk:${storyId}` };
    await spreadSoon(house, tx, `story:${storyId}`, { kind: "talk", subject: `story:${storyId}`, storyId, since: at }, soon);
    if (began !== null) await spreadSoon(house, tx, began.to, began.notice);
    await spreadSoon(house, tx, `member:${authorId}`, { ...about, kind: "said", subject: `comment:${id}`, bundle: `said ${authorId}` });
  });
};

/** Tells an author that a comment was taken off or picked, and takes back what was told of one that is off. */
export const tellBecame = async (house: House, { comment: id }: { comment: string }): Promise<void> => {
  const comment = (await toldComments(house, [id])).get(id);
  if (comment === undefined) return;
  const { storyId, authorId, state } = comment;
  const subject = `comment:${id}`;
  await house.store.transact(async (tx) => {
    if (state !== "published") await withdrawNotices(tx, subject, ["answer", "mention", "said", "picked"]);
    if (state === "hidden" || state === "rejected") await notify(house, tx, [authorId], { kind: "taken-off", subject, storyId });
    if (state === "published") await withdrawNotices(tx, subject, ["taken-off"]);
    if (state === "published" && comment.isPicked) await notify(house, tx, [authorId], { kind: "picked", subject, storyId });
  });
};
