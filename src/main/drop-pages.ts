import type { StoredEvent } from "#events";
import { SECOND } from "#kit";
import type { PageCache } from "#web";

/** Lists show how many replies a story has; under a busy one they need not be made again for each. */
const LISTS_EVERY_MS = 2 * SECOND;

/** Drops from the page cache what an event made untrue. */
export const openDropPages = (cache: Pick<PageCache, "invalidate">): ((event: StoredEvent) => void) => {
  let timer: NodeJS.Timeout | null = null;
  const dropListsSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      cache.invalidate(["lists"]);
    }, LISTS_EVERY_MS).unref();
  };
  return (event) => {
    switch (event.kind) {
      case "story.changed":
      case "story.killed":
      case "story.pictured":
        cache.invalidate(["lists", `story:${event.body.story}`]);
        return;
      case "comment.posted":
      case "comment.changed":
        cache.invalidate([`story:${event.body.story}`]);
        dropListsSoon();
        return;
      case "ledger.written":
        cache.invalidate(["ledger"]);
        return;
      case "member.changed": // a name stands under everything that its owner wrote
      case "house.changed":
        cache.invalidate(["*"]);
    }
  };
};
