import type { StoredEvent } from "#events";
import { SECOND } from "#kit";
import type { PageCache } from "#web";

/** Lists show how many replies a story has; under a busy one they need not be made again for each. */
const LISTS_EVERY_MS = 2 * SECOND;

/** Counts of votes may be this old: a busy story's page is kept through a flood of them. */
const VOTES_EVERY_MS = 5 * SECOND;

/** Drops from the page cache what an event made untrue. */
export const openDropPages = (cache: Pick<PageCache, "invalidate">): ((event: StoredEvent) => void) => {
  let timer: NodeJS.Timeout | null = null;
  const dropListsSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      cache.invalidate(["lists"]);
    }, LISTS_EVERY_MS).unref();
  };
  const voted = new Map<string, NodeJS.Timeout>();
  const dropVotedSoon = (story: string): void => {
    if (voted.has(story)) return;
    const drop = (): void => {
      voted.delete(story);
      cache.invalidate([`story:${story}`]);
    };
    voted.set(story, setTimeout(drop, VOTES_EVERY_MS).unref());
  };
  return (event) => {
    switch (event.kind) {
      case "story.changed":
      case "story.killed":
      case "story.told":
      case "story.pictured":
        cache.invalidate(["lists", `story:${event.body.story}`]);
        return;
      case "page.arranged":
        cache.invalidate(["lists"]);
        return;
      case "comment.posted":
      case "comment.changed":
        cache.invalidate([`story:${event.body.story}`]);
        dropListsSoon();
        return;
      case "talk.changed":
      case "note.changed":
        cache.invalidate([`story:${event.body.story}`]);
        return;
      case "question.changed":
      case "session.changed":
        cache.invalidate([`story:${event.body.story}`, "questions"]);
        return;
      case "comment.voted":
        dropVotedSoon(event.body.story);
        return;
      case "ledger.written":
        cache.invalidate(["ledger"]);
        return;
      case "member.changed": // a name stands under everything that its owner wrote
      case "house.changed":
        cache.invalidate(["*"]);
        return;
      case "comment.decided": // told by comment.changed too
      case "note.decided": // told by note.changed too
      case "introduction.decided": // only its two see it, and nothing of theirs is kept
      case "member.blocked":
      case "comment.mentioned": // these show nowhere
      case "note.news":
      case "note.disputed":
    }
  };
};
